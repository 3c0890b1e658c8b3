# Lambda: functions of one and several tensors, masks, arguments, shapes, random draws.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K
from keras.layers import Dense, Input, Lambda, Masking
from keras.models import Model

X = (np.arange(12).reshape(3, 4) / 10.).astype('float32')


@part
def functions():
    x = Input((4,))
    out = {}
    for name, layer in [
            ('plain', Lambda(lambda t: t ** 2)), ('shape', Lambda(lambda t: t[:, :2], output_shape=(2,))),
            ('shape function', Lambda(lambda t: K.concatenate([t, t]), lambda s: (s[0], 2 * s[1]))),
            ('arguments', Lambda(lambda t, a, b=1: a * t + b, arguments={'a': 3})),
            ('named', Lambda(K.tanh, name='tanh'))]:
        y = layer(x)
        out[name] = [y._keras_shape, layer.name, K.function([x], [y])([X])[0]]
        config = layer.get_config()
        out[name + ' config'] = [config[k] for k in ('name', 'function_type', 'output_shape_type', 'arguments')]
    return out


@part
def several():
    a, b = Input((4,)), Input((4,))
    layer = Lambda(lambda ts: [ts[0] * ts[1], K.sum(ts[0] + ts[1], axis=-1)],
                   lambda shapes: [shapes[0], shapes[1][:-1]])
    y, z = layer([a, b])
    return {'shapes': [y._keras_shape, z._keras_shape],
            'values': K.function([a, b], [y, z])([X, X + 1])}


@part
def masks():
    x = Input((3, 2))
    m = Masking()(x)
    data = np.array([[[0, 0], [1, 2], [0, 0]]], dtype='float32')
    out = {}
    for name, layer in [('none', Lambda(lambda t: t)), ('function', Lambda(lambda t: t, mask=lambda t, mask: mask)),
                        ('read', Lambda(lambda t, mask=None: t * K.expand_dims(K.cast(1 - mask, 'float32')),
                                        mask=lambda t, mask: None))]:
        y = layer(m)
        mask = layer.output_mask
        out[name] = [layer.supports_masking, None if mask is None else K.function([x], [mask])([data])[0].astype('int32'),
                     K.function([x], [y])([data])[0]]
    return out


@part
def seed():
    x = Input((4,))
    y = Dense(3)(x)
    y = Lambda(lambda t: t * K.random_binomial(K.shape(t), .5) * 2)(y)
    model = Model(x, y)
    model.compile('sgd', 'mse')
    return {'predict': [model.predict(X), model.predict(X)], 'losses': [model.train_on_batch(X, X[:, :3]) for _ in range(3)],
            'probe': probe()}


@part
def errors():
    out = {}
    caught(out, 'shape', Lambda, lambda t: t, output_shape=3)
    caught(out, 'shape function', Lambda(lambda t: t, output_shape=lambda s: 3), Input((4,)))
    caught(out, 'positions', Lambda, abs, (3,), None)
    return out
