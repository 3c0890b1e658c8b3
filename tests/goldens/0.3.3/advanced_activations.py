# LeakyReLU, PReLU, ELU, ParametricSoftplus, ThresholdedLinear and -ReLU.
import numpy as np
from case_helpers import (RESULT, T, X, caught, hist, part, plain, probe,
                          sums)

from keras import backend as K
from keras.layers.advanced_activations import (ELU, LeakyReLU,
                                               ParametricSoftplus, PReLU,
                                               ThresholdedLinear,
                                               ThresholdedReLU)
from keras.layers.core import Dense
from keras.models import Sequential

A = np.array([[-3., -1., -.5, 0., .5], [1., 1.5, 2., -2., 4.]], 'float32')


@part
def values():
    out = {}
    x = K.placeholder(ndim=2)
    layers = [('leaky', LeakyReLU(input_shape=(5,))),
              ('leaky_0.1', LeakyReLU(alpha=.1, input_shape=(5,))),
              ('prelu', PReLU(input_shape=(5,))),
              ('prelu_uniform', PReLU(init='one', input_shape=(5,))),
              ('elu', ELU(input_shape=(5,))),
              ('elu_2', ELU(alpha=2., input_shape=(5,))),
              ('softplus', ParametricSoftplus(input_shape=(5,))),
              ('softplus_arguments', ParametricSoftplus(
                  alpha_init=.5, beta_init=1., input_shape=(5,))),
              ('linear', ThresholdedLinear(input_shape=(5,))),
              ('linear_2', ThresholdedLinear(theta=2., input_shape=(5,))),
              ('relu', ThresholdedReLU(input_shape=(5,))),
              ('relu_0.5', ThresholdedReLU(theta=.5, input_shape=(5,)))]
    out['probe'] = probe()
    outputs = []
    for name, layer in layers:
        layer.input = x
        outputs.append(layer.get_output(train=True))
        out[name + '_config'] = plain(layer.get_config())
        out[name + '_shape'] = plain(layer.output_shape)
        out[name + '_weights'] = layer.get_weights()
        out[name + '_masks'] = layer.supports_masked_input()
    for (name, _), value in zip(layers, K.function([x], outputs)([A])):
        out[name] = value
    return out


@part
def weights():
    out = {}
    given = [np.arange(5, dtype='float32')]
    p = PReLU(weights=given, input_shape=(5,))
    out['prelu'] = p.get_weights()
    caught(out, 'prelu_wrong', PReLU, weights=[np.ones(4)], input_shape=(5,))
    s = ParametricSoftplus(weights=given * 2, input_shape=(5,))
    out['softplus'] = s.get_weights()
    out['in_time'] = [list(w.shape) for w in
                      PReLU(input_shape=(3, 4)).get_weights()]
    out['uniform'] = PReLU(init='uniform', input_shape=(5,)).get_weights()
    out['probe'] = probe()
    return out


def train(layer):
    m = Sequential([Dense(4, input_dim=5), layer, Dense(2)])
    out = {'probe_built': probe()}
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    return out


@part
def leaky():
    return train(LeakyReLU())


@part
def prelu():
    return train(PReLU())


@part
def elu():
    return train(ELU())


@part
def softplus():
    return train(ParametricSoftplus())


@part
def linear():
    return train(ThresholdedLinear(.3))


@part
def relu():
    return train(ThresholdedReLU(.3))
