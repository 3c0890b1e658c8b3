# K: variables, placeholders, values, functions, gradients, settings.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K
from keras.backend import common


@part
def variables():
    out = {}
    v = K.variable([[1, 2], [3, 4]])
    out['value'] = K.get_value(v)
    out['dtype'] = str(v.dtype)
    out['double'] = str(K.variable([1.], dtype='float64').dtype)
    out['whole'] = K.get_value(K.variable(3.7, dtype='int32'))
    out['name'] = K.variable(1., name='mine').name
    out['zeros'] = K.get_value(K.zeros((2, 3)))
    out['ones'] = K.get_value(K.ones((3,), name='o'))
    out['ones_dtype'] = str(K.ones((3,), dtype='int32').dtype)
    K.set_value(v, np.ones((2, 2)) * 9)
    out['set'] = K.get_value(v)
    K.set_value(v, [[1, 1], [2, 2]])
    out['set_list'] = K.get_value(v)
    K.set_value(v, np.zeros((1, 3)))
    out['set_other_shape'] = K.get_value(v)
    out['count'] = int(K.count_params(K.zeros((4, 5))))
    out['eval'] = K.eval(K.variable([1., 2.]) * 3.)
    caught(out, 'get_expression', K.get_value, K.ones((2,)) * 2.)
    return out


@part
def python_types():
    """Types of Python and NumPy in place of names of types."""
    out = {}
    out['float'] = str(K.variable([1], dtype=float).dtype)
    out['int'] = str(K.variable([1.5], dtype=int).dtype)
    out['float32'] = str(K.variable([1], dtype=np.float32).dtype)
    return out


@part
def placeholders():
    out = {}
    p = K.placeholder(shape=(None, 4), name='input')
    out['name'] = p.name
    out['ndim'] = p.ndim
    out['dtype'] = str(p.dtype)
    out['int'] = str(K.placeholder(ndim=2, dtype='int32').dtype)
    out['both'] = K.placeholder(shape=(2, 3, 4), ndim=1).ndim
    caught(out, 'neither', K.placeholder)
    return out


@part
def functions():
    out = {}
    x = K.placeholder(ndim=2)
    count = K.variable(0.)
    f = K.function([x], [x * 2., count], updates=[(count, count + 1.)])
    first = f([[[1., 2.]]])
    out['type'] = type(first).__name__
    out['first'] = first[0]
    out['count_before_update'] = float(first[1])
    f([np.ones((1, 2), 'float64')])
    out['count'] = float(K.get_value(count))
    single = K.function([x], K.sum(x))([[[1., 2.]]])
    out['single'] = float(single)
    raised(out, 'too_many', f, [np.ones((1, 2)), 1.])
    raised(out, 'dimensions', f, [np.ones(2)])
    return out


@part
def gradients():
    out = {}
    w, b = K.variable([[1., 2.], [3., 4.]]), K.variable([.5, -.5])
    loss = K.sum(K.square(K.dot(w, w) + b))
    for name, g in zip('wb', K.gradients(loss, [w, b])):
        out[name] = K.eval(g)
    return out


@part
def settings():
    out = {}
    out['epsilon'] = K.epsilon()
    K.set_epsilon(1e-3)
    out['epsilon_set'] = K.epsilon()
    K.set_epsilon(10e-8)
    out['floatx'] = K.floatx()
    K.set_floatx('float64')
    out['floatx_set'] = K.floatx()
    out['cast_64'] = str(common.cast_to_floatx([1, 2]).dtype)
    K.set_floatx('float32')
    caught(out, 'floatx_unknown', K.set_floatx, 'float99')
    out['cast'] = common.cast_to_floatx(np.arange(3))
    out['backend'] = K._BACKEND
    return out


@part
def function_arguments():
    out = {}
    x = K.placeholder(ndim=1)
    f = K.function([x], [x + 1.], name='mine')
    out['value'] = f(([1., 2.],))[0]
    caught(out, 'unknown', K.function, [x], [x + 1.], nonsense=3)
    caught(out, 'not_a_list', f, np.ones((1, 2)))
    return out
