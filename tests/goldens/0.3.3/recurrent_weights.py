# Recurrent layers: what is drawn, in which order, and how weights are listed.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe, sums

from keras.layers.core import TimeDistributedDense
from keras.layers.recurrent import GRU, LSTM, SimpleRNN
from keras.models import Sequential

CELLS = [('simple', SimpleRNN), ('gru', GRU), ('lstm', LSTM)]


@part
def drawn():
    out = {}
    for name, cell in CELLS:
        np.random.seed(5)
        layer = cell(3, input_shape=(4, 2))
        for i, w in enumerate(layer.get_weights()):
            out['%s_%d' % (name, i)] = w
        out[name + '_probe'] = probe()
        out[name + '_count'] = int(layer.count_params())
        out[name + '_by_name'] = sums([layer.get_weights()[0]])
        out[name + '_constraints'] = len(layer.get_params()[2])
        out[name + '_regularizers'] = len(layer.get_params()[1])
        out[name + '_updates'] = len(layer.get_params()[3])
    return out


@part
def initializations():
    """Any of them may draw, the forget gate's bias too."""
    out = {}
    for name, cell in CELLS:
        layer = cell(2, init='uniform', inner_init='normal', input_dim=3)
        out[name] = sums(layer.get_weights())
        out[name + '_probe'] = probe()
    layer = LSTM(3, forget_bias_init='uniform', init='identity', inner_init='glorot_normal', input_shape=(None, 3))
    for i, w in enumerate(layer.get_weights()):
        out['bias_%d' % i] = w
    out['probe'] = probe()
    return out


@part
def attributes():
    """The attributes of the weights, and where each stands in the list."""
    out = {}
    lstm, gru = LSTM(2, input_dim=3), GRU(2, input_dim=3)
    params = list(lstm.get_params()[0])
    out['lstm'] = [params.index(getattr(lstm, kind + '_' + gate))
                   for gate in 'ifco' for kind in 'WUb']
    params = list(gru.get_params()[0])
    out['gru'] = [params.index(getattr(gru, kind + '_' + gate))
                  for gate in 'zrh' for kind in 'WUb']
    simple = SimpleRNN(2, input_dim=3)
    params = list(simple.get_params()[0])
    out['simple'] = [params.index(w) for w in (simple.W, simple.U, simple.b)]
    out['states'] = [len(lstm.states), len(gru.states), len(simple.states)]
    out['stateful'] = [lstm.stateful, gru.stateful]
    out['input_dim'] = [lstm.input_dim, lstm.input_length, lstm.output_dim]
    return out


@part
def given():
    out = {}
    for name, cell in CELLS:
        weights = [np.full(w.shape, .25 * (i - 1))
                   for i, w in enumerate(cell(3, input_dim=2).get_weights())]
        layer = cell(3, input_dim=2, weights=weights)
        out[name] = sums(layer.get_weights())
        out[name + '_left'] = hasattr(layer, 'initial_weights')
        caught(out, name + '_few', layer.set_weights, weights[1:])
        caught(out, name + '_shape', layer.set_weights, weights[::-1])
    out['probe'] = probe()
    return out


@part
def connected():
    """A layer in a stack draws once; one with an input_dim of its own draws again."""
    out = {}
    m = Sequential([TimeDistributedDense(3, input_shape=(4, 2)),
                    LSTM(2, return_sequences=True), GRU(2)])
    out['weights'] = sums(m.get_weights())
    out['probe'] = probe()
    m = Sequential([LSTM(2, return_sequences=True, input_shape=(4, 2)),
                    GRU(2, input_dim=2)])
    out['twice'] = sums(m.get_weights())
    out['twice_probe'] = probe()
    out['number'] = len(m.get_weights())
    out['input_dims'] = [l.input_dim for l in m.layers]
    out['shapes'] = plain([l.input_shape for l in m.layers])
    return out
