# K.function: inputs, outputs, updates, keywords; loops of functions.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K

rs = np.random.RandomState(12)
X = rs.normal(size=(3, 4)).astype('float32')


@part
def values():
    out = {}
    x, y = K.placeholder(ndim=2), K.placeholder(shape=(None, 4))
    f = K.function([x, y], [x + y, K.sum(x)])
    a, b = f([X, X * 2])
    out['plus'], out['sum'] = a, b
    out['types'] = [type(f([X, X])).__name__, type(a).__name__,
                    type(b).__name__, str(b.dtype), a.shape]
    out['tuple'] = f((X, X))[1]
    out['doubles'] = str(f([X.astype('float64'), X])[0].dtype)
    out['lists'] = f([[[1, 2]], [[3, 4]]])[0]
    return out


@part
def updates():
    out = {}
    v = K.variable(1.)
    x = K.placeholder(ndim=0)
    f = K.function([x], [v * x], updates=[(v, v + x)])
    out['values'] = [float(f([2.])[0]) for _ in range(3)]
    out['left'] = float(K.get_value(v))
    g = K.function([x], [v * x], updates=[(v, v + 1.), (v, v * 5.)])
    out['twice'] = [float(g([1.])[0]), float(K.get_value(v))]
    h = K.function([], [], updates=[K.update(v, v * 2.)])
    out['nothing'] = [len(h([])), float(K.get_value(v))]
    return out


@part
def keywords():
    out = {}
    x, y = K.placeholder(ndim=1), K.placeholder(ndim=1)
    f = K.function([x, y], [x * 2], name='double')
    out['unused'] = f([[1.], [2.]])[0]
    g = K.function([x], [x * 2 + y], givens=[(y, x * 3)])
    out['givens'] = g([[1., 2.]])[0]
    caught(out, 'keyword', K.function, [x], [x], colour='red')
    caught(out, 'session', K.function, [x], [x], feed_dict={})
    raised(out, 'not a list', f, 3.)
    raised(out, 'array', g, X[0])
    return out


@part
def gradients():
    out = {}
    x, w = K.placeholder(shape=(None, 4)), K.variable(X.T)
    y = K.mean(K.square(K.dot(x, w)), axis=-1)
    g = K.gradients(K.sum(y), [x, w])
    out['two'] = K.function([x], g)([X])
    out['one'] = K.function([x], [K.gradients(K.sum(y), x)])([X])[0]
    return out


@part
def maps():
    out = {}
    x = K.variable(X)
    out['map'] = K.eval(K.map_fn(lambda r: K.sum(r) * r, x))
    out['map dtype'] = K.eval(K.map_fn(lambda r: r[0], x, name='m',
                                       dtype='float32'))
    out['foldl'] = K.eval(K.foldl(lambda acc, r: acc * .5 + r, x))
    out['foldl from'] = K.eval(K.foldl(lambda acc, r: acc * .5 - r, x,
                                       K.ones((4,))))
    out['foldr'] = K.eval(K.foldr(lambda acc, r: acc * .5 + r, x))
    out['foldr from'] = K.eval(K.foldr(lambda acc, r: acc * .5 - r, x,
                                       initializer=K.ones((4,))))
    return out


@part
def models():
    """Looking inside a model."""
    from keras.layers import Dense, Dropout
    from keras.models import Sequential
    out = {}
    m = Sequential([Dense(3, input_shape=(4,), activation='tanh'),
                    Dropout(.5), Dense(2)])
    f = K.function([m.layers[0].input, K.learning_phase()],
                   [layer.output for layer in m.layers])
    out['use'], out['training'] = f([X, 0]), f([X, 1])
    g = K.gradients(K.mean(m.output[:, 0]), m.input)
    out['input'] = K.function([m.input, K.learning_phase()], [g])([X, 0])[0]
    return out
