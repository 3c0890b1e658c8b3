# K: reshaping, joining, repeating; what results know of their shape.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K

X = np.arange(24.).reshape((2, 3, 4)).astype('float32')


def both(out, key, y):
    out[key], out[key + ' shape'] = K.eval(y), str(K.int_shape(y))


@part
def known():
    out = {}
    x = K.variable(X)
    both(out, 'reshape', K.reshape(x, (3, 8)))
    both(out, 'reshape -1', K.reshape(x, (-1, 6)))
    both(out, 'reshape list', K.reshape(x, [4, -1]))
    both(out, 'reshape symbolic', K.reshape(x, (K.shape(x)[0], 12)))
    both(out, 'permute', K.permute_dimensions(x, (2, 0, 1)))
    both(out, 'permute list', K.permute_dimensions(x, [1, 0, 2]))
    both(out, 'repeat', K.repeat(K.variable(X[0]), 2))
    both(out, 'elements', K.repeat_elements(x, 2, 1))
    both(out, 'elements last', K.repeat_elements(x, 3, -1))
    both(out, 'flatten', K.flatten(x))
    both(out, 'batch_flatten', K.batch_flatten(x))
    both(out, 'expand', K.expand_dims(x))
    both(out, 'expand 1', K.expand_dims(x, 1))
    both(out, 'expand -2', K.expand_dims(x, axis=-2))
    both(out, 'squeeze', K.squeeze(K.variable(X[:, :1]), 1))
    both(out, 'squeeze -1', K.squeeze(K.variable(X[:, :, :1]), -1))
    both(out, 'transpose', K.transpose(x))
    both(out, 'stack', K.stack([x, x + 1]))
    both(out, 'stack 1', K.stack([x, x + 1], axis=1))
    both(out, 'one_hot', K.one_hot(K.variable([[0, 2]], dtype='int32'), 3))
    both(out, 'reverse', K.reverse(x, 1))
    both(out, 'reverse both', K.reverse(x, (0, -1)))
    both(out, 'slice', K.slice(x, [0, 1, 2], [2, 1, 2]))
    both(out, 'arange', K.arange(2, 8, 2))
    return out


@part
def tiled():
    out = {}
    x = K.variable(X[0])
    both(out, 'int', K.tile(x, 2))
    both(out, 'list', K.tile(x, [2, 3]))
    both(out, 'tuple', K.tile(x, (2, 1)))
    both(out, 'short', K.tile(K.variable(X), (2, 1)))
    p = K.placeholder(shape=(None, 3))
    out['unknown'] = str(K.int_shape(K.tile(p, (2, 2))))
    raised(out, 'long', K.tile, x, (1, 2, 3))
    return out


@part
def joined():
    out = {}
    x = K.variable(X)
    both(out, 'last', K.concatenate([x, x, x]))
    both(out, 'first', K.concatenate([x, x], axis=0))
    both(out, '-2', K.concatenate([x, x], -2))
    p, q = K.placeholder(shape=(None, 3)), K.placeholder(shape=(None, 2))
    out['unknown'] = [str(K.int_shape(K.concatenate([p, q]))),
                      str(K.int_shape(K.concatenate([p, p], 0))),
                      str(K.int_shape(K.concatenate([p, q * 1])))]
    return out


@part
def partly_known():
    out = {}
    p = K.placeholder(shape=(None, 3, None))
    q = K.placeholder(shape=(None, 3))
    for key, y in [('flatten', K.flatten(p)),
                   ('batch_flatten', K.batch_flatten(p)),
                   ('batch_flatten 2', K.batch_flatten(q)),
                   ('reshape', K.reshape(q, (-1, 1, 3))),
                   ('expand', K.expand_dims(q, 0)),
                   ('repeat', K.repeat(q, 4)),
                   ('elements', K.repeat_elements(p, 2, 2)),
                   ('permute', K.permute_dimensions(p, (0, 2, 1))),
                   ('sum', K.sum(p)), ('plus', p + 1), ('item', p[0]),
                   ('cast', K.cast(p, 'int32')), ('relu', K.relu(p)),
                   ('ones', K.ones_like(p)), ('zeros', K.zeros_like(p)),
                   ('identity', K.identity(p)),
                   ('stop', K.stop_gradient(p)),
                   ('print', K.print_tensor(p, 'm'))]:
        out[key] = str(K.int_shape(y))
    return out


@part
def marks():
    out = {}
    x = K.placeholder(shape=(None, 3))
    out['placeholder'] = [x._uses_learning_phase, K.is_placeholder(x),
                          K.is_keras_tensor(x), K.is_tensor(x),
                          K.is_variable(x)]
    v = K.variable(X)
    out['variable'] = [v._uses_learning_phase, K.is_placeholder(v),
                       K.is_keras_tensor(v), K.is_tensor(v),
                       K.is_variable(v), v.constraint is None]
    y = x + 1
    out['sum'] = [hasattr(y, '_uses_learning_phase'), K.is_placeholder(y),
                  K.is_keras_tensor(y), K.is_tensor(y), K.is_variable(y)]
    y._uses_learning_phase = True
    out['reshape'] = K.reshape(y, (-1, 1))._uses_learning_phase
    c = K.constant([1., 2.])
    out['constant'] = [K.is_tensor(c), K.is_variable(c),
                       c._uses_learning_phase]
    out['array'] = [K.is_tensor(X), K.is_variable(X), K.is_placeholder(X)]
    from keras.layers import Dense, Input
    i = Input((3,))
    d = Dense(2)(i)
    out['layers'] = [K.is_keras_tensor(i), K.is_keras_tensor(d),
                     K.is_placeholder(i), K.is_placeholder(d)]
    return out


@part
def errors():
    out = {}
    x = K.variable(X)
    out['unknown'] = K.int_shape(x * 2) is None
    caught(out, 'slice', K.slice, x, [0, 1], [2, 1])
    caught(out, 'shape', K.placeholder)
    raised(out, 'repeat', K.repeat, x, 2)
    raised(out, 'array', K.is_keras_tensor, X)
    caught(out, 'dim', K.expand_dims, x, dim=1)
    caught(out, 'nb_classes', K.one_hot, x, nb_classes=1)
    raised(out, 'no shape', K.int_shape)
    return out
