# Recurrent layers after Masking, on zeros without a mask, and what they pass on.
import numpy as np
from case_helpers import RESULT, caught, floats, part, probe

from keras import backend as K
from keras.layers.core import Dense, Layer, Masking
from keras.layers.recurrent import GRU, LSTM, SimpleRNN
from keras.models import Sequential

X = np.random.RandomState(4).uniform(.5, 1.5, (4, 4, 2)).astype('float32')
X[0, 2:] = 0.
X[1, 0] = 0.
X[2] = 0.
X[3, 1, 0] = 0.


@part
def outputs():
    """With and without return_sequences, both ways."""
    out = {}
    first = None
    made = []
    for cell, options in [(SimpleRNN, {}), (SimpleRNN, dict(return_sequences=True)),
                          (GRU, dict(return_sequences=True, go_backwards=True)),
                          (LSTM, {}), (LSTM, dict(return_sequences=True))]:
        m = Sequential([Masking(input_shape=(4, 2)), cell(3, **options)])
        first = first or m.layers[0].input
        m.layers[0].input = first
        made.append(m.layers[1])
    got = K.function([first], [l.get_output(train=False) for l in made])([X])
    for i, value in enumerate(got):
        out['output_%d' % i] = value
    out['masks'] = [l.get_output_mask() is not None for l in made]
    out['supports'] = [l.supports_masked_input() for l in made]
    out['probe'] = probe()
    return out


@part
def unmasked():
    """Steps of zeros are steps like others if no layer made a mask."""
    layer = LSTM(2, input_shape=(4, 2), return_sequences=True)
    value, = K.function([layer.input], [layer.get_output()])([X])
    return {'output': value, 'mask': layer.get_output_mask() is None}


@part
def mask_goes_on():
    """Through two recurrent layers to the loss."""
    out = {}
    m = Sequential([Masking(input_shape=(4, 2)),
                    GRU(2, return_sequences=True),
                    SimpleRNN(2, return_sequences=True)])
    mask, = K.function([m.layers[0].input], [m.layers[-1].get_output_mask()])([X])
    out['mask'] = mask != 0
    target = np.random.RandomState(5).uniform(size=(4, 4, 2))
    m.compile('sgd', 'mse')
    out['losses'] = floats([m.train_on_batch(X, target)[0] for _ in range(2)])
    out['predicted'] = m.predict(X)
    return out


@part
def mask_ends():
    """Without return_sequences a layer without masks may follow."""
    out = {}
    m = Sequential([Masking(input_shape=(4, 2)), LSTM(2), Dense(1)])
    out['none'] = m.layers[-1].get_output_mask() is None
    m = Sequential([Masking(input_shape=(4, 2)), LSTM(2, return_sequences=True)])
    caught(out, 'refused', m.add, Layer())
    return out
