# K: variables, constants, their names, values, scopes and counts.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K


@part
def values():
    out = {}
    v = K.variable(np.arange(4.).reshape(2, 2), name='v')
    out['value'] = K.get_value(v)
    K.set_value(v, np.ones((2, 2)))
    out['set'] = K.get_value(v)
    out['eval'] = K.eval(v + 1)
    a, b = K.zeros((2,)), K.ones((3,))
    out['batch'] = K.batch_get_value([a, b])
    K.batch_set_value([(a, np.array([5., 6.])), (b, np.zeros(3))])
    out['batch_set'] = K.batch_get_value([a, b])
    out['counts'] = [int(K.count_params(v)), int(K.count_params(b))]
    out['int_shape'] = plain(K.int_shape(v))
    out['dtype'] = str(K.get_value(K.variable(2, dtype='int32')).dtype)
    out['phase'] = type(K.learning_phase()).__name__
    caught(out, 'expression', K.get_value, v + 1)
    caught(out, 'batch expression', K.batch_get_value, [v, v + 1])
    return out


@part
def kinds():
    out = {}
    for key, v in [('zeros', K.zeros((2, 3))), ('ones', K.ones((2,))),
                   ('int', K.zeros((2,), dtype='int32')),
                   ('eye', K.eye(3)), ('eye of', K.eye((2, 3))),
                   ('eye int', K.eye(2, 'int32')),
                   ('number', K.variable(3)), ('list', K.variable([1, 2])),
                   ('tensor', K.variable(K.constant([1., 2.]) * 2))]:
        out[key] = K.get_value(v)
        out[key + ' dtype'] = K.dtype(v)
        out[key + ' shape'] = K.int_shape(v)
    return out


@part
def constants():
    out = {}
    for key, c in [('number', K.constant(2.)),
                   ('filled', K.constant(2, shape=(2, 3))),
                   ('list', K.constant([1, 2, 3])),
                   ('shaped', K.constant([1, 2, 3, 4], shape=(2, 2))),
                   ('int', K.constant([1, 2], dtype='int64'))]:
        out[key], out[key + ' dtype'] = K.eval(c), K.dtype(c)
        out[key + ' shape'] = str(K.int_shape(c))
    return out


@part
def names():
    out = {}
    out['plain'] = [K.variable(1., name='w').name, K.variable(1.).name,
                    K.zeros((2,)).name, K.ones((2,), name='o').name,
                    K.placeholder(ndim=1).name,
                    K.placeholder(ndim=1, name='p').name,
                    K.constant(1., name='c').name]
    with K.name_scope('a'):
        out['scope'] = [K.variable(1., name='w').name, K.variable(1.).name,
                        K.placeholder(ndim=1).name]
        with K.name_scope('b'):
            out['inner'] = [K.variable(1., name='w').name,
                            K.eye(2, name='e').name]
        out['outer'] = K.zeros((1,), name='z').name
    out['after'] = K.variable(1., name='w').name
    out['identity'] = K.identity(K.variable(1.), 'same').name
    return out


@part
def uids():
    out = {}
    K.reset_uids()
    out['first'] = [K.get_uid('a'), K.get_uid('a'), K.get_uid('b'),
                    K.get_uid()]
    K.reset_uids()
    out['again'] = K.get_uid('a')
    return out


@part
def constrained():
    out = {}
    from keras.constraints import max_norm
    v = K.variable([3., 4.], constraint=max_norm(1.))
    out['value'] = K.eval(v.constraint(v))
    out['none'] = K.variable([1.]).constraint is None
    return out


@part
def updates():
    out = {}
    v, w = K.variable(1.), K.variable([1., 2.])
    out['pair'] = len(K.update(v, v + 1))
    f = K.function([], [v * 1], updates=[
        K.update_add(v, 2.), K.moving_average_update(w, K.ones((2,)), .75)])
    out['values'] = [f([]), f([])]
    out['left'] = [K.get_value(v), K.get_value(w)]
    g = K.function([], [v * 1], updates=[K.update_sub(v, 1.),
                                         K.update(v, v * 10.)])
    out['first counts'] = [g([]), K.get_value(v)]
    return out


@part
def for_tensorflow():
    out = {}

    def f(x):
        return x + 1

    out['same'] = K.symbolic(f) is f
    with K.control_dependencies([K.variable(1.)]):
        out['inside'] = K.eval(K.variable(2.) * 2)
    return out
