# Activations of recurrent layers, by name and as functions.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers.recurrent import GRU, LSTM, SimpleRNN

X = np.random.RandomState(3).normal(size=(3, 3, 2)).astype('float32')


def squash(x):
    return K.tanh(x) * .5


@part
def values():
    out = {}
    layers = [SimpleRNN(2, activation='relu', input_dim=2),
              SimpleRNN(2, activation=squash, input_dim=2),
              GRU(2, activation='linear', inner_activation='sigmoid', input_dim=2),
              LSTM(2, activation=squash, inner_activation='sigmoid', input_dim=2),
              LSTM(2, activation='softplus', input_dim=2, return_sequences=True)]
    for layer in layers:
        layer.input = layers[0].input
    f = K.function([layers[0].input], [l.get_output(train=True) for l in layers])
    for i, value in enumerate(f([X])):
        out['output_%d' % i] = value
        out['config_%d' % i] = plain(layers[i].get_config())
        out['shape_%d' % i] = plain(layers[i].output_shape)
    caught(out, 'unknown', SimpleRNN, 2, activation='nope')
    caught(out, 'unknown_inner', LSTM, 2, inner_activation='nope')
    caught(out, 'unknown_init', GRU, 2, init='nope')
    return out
