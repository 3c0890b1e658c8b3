# Activation: every name, own functions, configs, masks, in models.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import Activation, Dense
from keras.models import Sequential

NAMES = ['linear', 'relu', 'tanh', 'sigmoid', 'hard_sigmoid', 'softplus',
         'softmax']


@part
def values():
    out = {}
    x = K.placeholder(ndim=2)
    layers = [Activation(name, input_shape=(5,)) for name in NAMES]
    for layer in layers:
        layer.input = x
    f = K.function([x], [l.get_output(train=True) for l in layers])
    for name, layer, value in zip(NAMES, layers, f([X[:4]])):
        out[name] = value
        out[name + '_config'] = plain(layer.get_config())
    out['shape'] = plain(layers[0].output_shape)
    out['masks'] = layers[0].supports_masked_input()
    out['probe'] = probe()
    caught(out, 'unknown', Activation, 'nope')
    return out


@part
def in_models():
    """As a layer or as an argument: the same numbers."""
    out = {}
    losses = []
    for layers in [[Dense(4, input_dim=5), Activation('tanh'), Dense(2)],
                   [Dense(4, input_dim=5, activation='tanh'), Dense(2)]]:
        m = Sequential(layers)
        weights = [w * 0. + .1 * (i + 1)
                   for i, w in enumerate(m.get_weights())]
        m.set_weights(weights)
        m.compile('sgd', 'mse')
        losses.append(hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
                                 shuffle=False))['loss'])
    out['loss'] = losses[0]
    out['same'] = bool(np.allclose(losses[0], losses[1]))
    return out


@part
def own():
    def squash(x):
        return K.tanh(x) * .5

    out = {}
    m = Sequential([Dense(4, input_dim=5), Activation(squash), Dense(2)])
    out['config'] = plain(m.layers[1].get_config())
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    return out
