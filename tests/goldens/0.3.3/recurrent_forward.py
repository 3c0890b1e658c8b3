# SimpleRNN, GRU, LSTM: outputs of the last step and of all, both directions.
import numpy as np
from case_helpers import RESULT, part, plain, probe

from keras import backend as K
from keras.layers.recurrent import GRU, LSTM, SimpleRNN

X = np.random.RandomState(2).normal(size=(3, 4, 2)).astype('float32')


def outputs(cell, **arguments):
    """Four layers with the weights of the first, on one input."""
    options = [dict(return_sequences=True), {}, dict(go_backwards=True),
               dict(go_backwards=True, return_sequences=True)]
    layers = [cell(3, input_shape=(4, 2), **dict(arguments, **option))
              for option in options]
    for layer in layers:
        layer.set_weights([w + .1 for w in layers[0].get_weights()]
                          if layer is layers[0] else layers[0].get_weights())
        layer.input = layers[0].input
    f = K.function([layers[0].input], [l.get_output(train=False) for l in layers])
    got = f([X])
    out = dict(zip(['sequences', 'last', 'backwards', 'backwards_sequences'], got))
    out['shapes'] = plain([l.output_shape for l in layers])
    out['probe'] = probe()
    return out


@part
def simple():
    return outputs(SimpleRNN)


@part
def gru():
    return outputs(GRU)


@part
def lstm():
    return outputs(LSTM)
