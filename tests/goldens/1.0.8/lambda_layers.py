# Lambda: functions, arguments, output shapes, configuration, masks.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain

from keras import backend as K
from keras.layers import Dense, Input, Lambda
from keras.models import Model, Sequential


def halve(x):
    return x / 2.


def with_arguments(x, factor=1., shift=0.):
    return x * factor + shift


def doubled_shape(shape):
    return (shape[0], 2 * shape[1])


@part
def values():
    out = {}
    x = Input((5,))
    for name, layer in [
            ('function', Lambda(halve)),
            ('lambda', Lambda(lambda x: x ** 2)),
            ('arguments', Lambda(with_arguments,
                                 arguments={'factor': 3., 'shift': 1.})),
            ('shape', Lambda(lambda x: K.concatenate([x, -x]),
                             output_shape=doubled_shape)),
            ('tuple', Lambda(lambda x: x[:, :2], output_shape=(2,)))]:
        y = layer(x)
        out[name] = K.function([x], [y])([X[:3]])[0]
        out[name + ' shape'] = plain(y._keras_shape)
    y = Lambda(lambda x: K.concatenate([x, x]))(x)
    out['undeclared shape'] = plain(y._keras_shape)
    return out


@part
def configuration():
    out = {}
    config = Lambda(halve, name='h', arguments={}).get_config()
    out['keys'] = sorted(config)
    out['types'] = [config['function_type'], config['output_shape_type']]
    out['function'] = type(config['function']).__name__
    config = Lambda(lambda x: x, output_shape=(2,)).get_config()
    out['lambda types'] = [config['function_type'],
                           config['output_shape_type']]
    out['output_shape'] = plain(config['output_shape'])
    return out


@part
def training():
    m = Sequential([Dense(4, input_dim=5), Lambda(K.tanh),
                    Lambda(lambda x: K.sum(x, axis=-1, keepdims=True),
                           output_shape=(1,)), Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'shapes': plain([layer.output_shape for layer
                                                 in m.layers])}


@part
def several_inputs():
    out = {}
    a, b = Input((5,)), Input((5,))
    y = Lambda(lambda xs: xs[0] - xs[1], output_shape=lambda s: s[0])([a, b])
    m = Model([a, b], Dense(2)(y))
    m.compile('sgd', 'mse')
    out['predicted'] = m.predict([X[:3], X[3:6]])
    return out


@part
def wrong():
    out = {}
    caught(out, 'shape', Lambda, halve, output_shape=3)
    return out


@part
def sampling():
    """The layer of variational autoencoders: one draw for a call."""
    out = {}
    x = Input((5,))
    mean, spread = Dense(2)(x), Dense(2)(x)

    def sample(args):
        m, s = args
        return m + K.exp(s / 2) * K.random_normal(K.shape(m), mean=0., std=.5)

    z = Lambda(sample, output_shape=(2,))([mean, spread])
    m = Model(x, Dense(5)(z))

    def loss(x, y):
        kl = -.5 * K.mean(1 + spread - K.square(mean) - K.exp(spread), axis=-1)
        return K.mean(K.square(x - y), axis=-1) + kl

    m.compile('rmsprop', loss)
    out['history'] = hist(m.fit(X, X, batch_size=20, nb_epoch=2, verbose=0,
                                validation_data=(X[:20], X[:20])))
    out['predicted'] = [float(np.sum(m.predict(X))) for _ in range(2)]
    return out
