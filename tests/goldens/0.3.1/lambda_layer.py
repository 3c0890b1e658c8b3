# Lambda and MaskedLambda: functions, output shapes, errors, training.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import (Activation, Dense, Lambda, MaskedLambda,
                               Masking)
from keras.models import Sequential


@part
def values():
    out = {}
    x = K.placeholder(ndim=2)
    layers = [('double', Lambda(lambda x: x * 2, input_shape=(5,))),
              ('first', Lambda(lambda x: x[:, :2], output_shape=(2,),
                               input_shape=(5,))),
              ('listed', Lambda(lambda x: x[:, :3], output_shape=[3],
                                input_shape=(5,))),
              ('masked', MaskedLambda(lambda x: x + 1., input_shape=(5,)))]
    outputs = []
    for name, layer in layers:
        layer.input = x
        outputs.append(layer.get_output(train=True))
        out[name + '_shape'] = plain(layer.output_shape)
        out[name + '_params'] = int(layer.count_params())
        out[name + '_masks'] = layer.supports_masked_input()
    for (name, _), value in zip(layers, K.function([x], outputs)([X[:3]])):
        out[name] = value
    return out


@part
def shape_function():
    out = {}
    first = Dense(4, input_dim=5)
    m = Sequential([first])
    m.add(Lambda(lambda x: x[:, 1:],
                 output_shape=lambda shape: (shape[0], shape[1] - 1)))
    out['shape'] = plain(m.output_shape)
    m.add(Lambda(lambda x: x, output_shape=lambda shape: list(shape)))
    out['list'] = plain(m.output_shape)

    def wrong(shape):
        return 3

    caught(out, 'not_a_tuple', m.add, Lambda(lambda x: x, output_shape=wrong))
    caught(out, 'read', lambda: m.output_shape)
    return out


@part
def in_a_model():
    out = {}

    def antirectify(x):
        return x * abs(x)

    m = Sequential([Dense(4, input_dim=5), Lambda(antirectify),
                    Activation('tanh'), Dense(2)])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['predicted'] = m.predict(X[:3])
    return out


@part
def masks():
    out = {}
    m = Sequential([Masking(input_shape=(3, 2))])
    m.add(MaskedLambda(lambda x: x * 2))
    x = np.ones((2, 3, 2), 'float32')
    x[0, 1] = 0
    f = K.function([m.input], [m.get_output(), m.layers[1].get_output_mask()])
    out['output'], mask = f([x])
    out['mask'] = mask != 0
    plain_lambda = Sequential([Masking(input_shape=(3, 2))])
    caught(out, 'plain', plain_lambda.add, Lambda(lambda x: x))
    return out


@part
def module_names():
    """The function sees the names of keras.layers.core: K, np."""
    layer = Lambda(lambda x: K.square(x) + np.float32(1), input_shape=(5,))
    f = K.function([layer.input], [layer.get_output()])
    return {'value': f([X[:2]])[0]}


@part
def config():
    return {'config': plain(Lambda(lambda x: x, input_shape=(5,))
                            .get_config())}
