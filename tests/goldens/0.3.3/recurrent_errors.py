# Recurrent layers: what is refused, when, and in which words.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe, raised

from keras import backend as K
from keras.layers.core import Dense
from keras.layers.recurrent import GRU, LSTM, Recurrent, SimpleRNN
from keras.models import Sequential

CELLS = [('simple', SimpleRNN), ('gru', GRU), ('lstm', LSTM)]


@part
def states():
    """Stateful needs a batch size; only stateful can be reset."""
    out = {}
    for name, cell in CELLS:
        np.random.seed(3)
        caught(out, name + '_no_batch', cell, 3, stateful=True, input_shape=(4, 2))
        out[name + '_probe'] = probe()
        caught(out, name + '_reset', cell(3, input_shape=(4, 2)).reset_states)
        out[name + '_is'] = hasattr(cell(3, stateful=True), 'states')
    m = Sequential([LSTM(3, input_shape=(4, 2), return_sequences=True)])
    caught(out, 'added', m.add, GRU(2, stateful=True))
    m = Sequential([GRU(3, input_shape=(4, 2))])
    out['nothing'] = m.reset_states()
    out['recurrent'] = hasattr(Recurrent(), 'reset_states')
    return out


@part
def shapes():
    out = {}
    caught(out, 'flat', LSTM, 3, input_shape=(4,))
    caught(out, 'deep', LSTM, 3, input_shape=(4, 2, 2))
    m = Sequential([Dense(3, input_dim=2)])
    caught(out, 'after_dense', m.add, LSTM(2))
    m = Sequential([LSTM(2, input_shape=(4, 2))])
    caught(out, 'after_last', m.add, GRU(2))
    caught(out, 'no_shape', lambda: LSTM(2).output_shape)
    caught(out, 'keyword', LSTM, 3, truncate_gradient=-1)
    raised(out, 'no_output_dim', LSTM)
    layer = SimpleRNN(2, input_shape=(4, 2))
    layer.input = K.placeholder(ndim=2)
    raised(out, 'matrix', layer.get_output)
    return out
