# Weights of recurrent layers and cells: draws, names, shapes, initializers, what set_weights takes.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras.layers import GRU, LSTM, RNN, GRUCell, Input, LSTMCell, SimpleRNN, SimpleRNNCell, StackedRNNCells
from keras.models import Sequential


def made(layer, **kwargs):
    layer(Input((4, 3)))
    return {'weights': layer.get_weights(), 'names': [w.name for w in layer.weights],
            'shapes': plain([w.shape for w in layer.get_weights()]), 'params': int(layer.count_params()),
            'probe': probe(), 'trainable': len(layer.trainable_weights)}


def several(layers):
    return dict((name + ' ' + key, fact) for name, layer in layers for key, fact in made(layer).items())


@part
def defaults():
    return several([('simple', SimpleRNN(2)), ('gru', GRU(2)), ('lstm', LSTM(2)),
                    ('after', GRU(2, reset_after=True)), ('no bias', LSTM(2, use_bias=False)),
                    ('named', GRU(2, name='mine'))])


@part
def initializers():
    return several([
        ('forget', LSTM(2, unit_forget_bias=False, bias_initializer='random_uniform')),
        ('bias', LSTM(2, bias_initializer='random_normal')),
        ('kernel', GRU(2, kernel_initializer='he_normal', recurrent_initializer='glorot_normal')),
        ('identity gru', GRU(2, recurrent_initializer='identity')),
        ('identity lstm', LSTM(2, recurrent_initializer='Identity')),
        ('identity simple', SimpleRNN(2, recurrent_initializer='identity', bias_initializer='ones'))])


@part
def cells():
    return several([
        ('simple', RNN(SimpleRNNCell(2))), ('gru', RNN(GRUCell(2))), ('lstm', RNN(LSTMCell(2), name='outer')),
        ('stack', RNN([LSTMCell(2), GRUCell(3), SimpleRNNCell(2, use_bias=False)]))])


@part
def built_alone():
    out = {}
    for name, cell in (('simple', SimpleRNNCell(2)), ('gru', GRUCell(2)), ('lstm', LSTMCell(2)),
                       ('stack', StackedRNNCells([LSTMCell(2), GRUCell(2)]))):
        cell.build((None, 3))
        out[name] = cell.get_weights()
        out[name + ' names'] = [w.name for w in cell.weights]
        out[name + ' state_size'] = plain(cell.state_size)
        out[name + ' output_size'] = cell.output_size
        out[name + ' built'] = cell.built
    stack = cell
    stack.set_weights([np.ones_like(w) for w in stack.get_weights()])
    out['stack set'] = stack.get_weights()
    lstm = LSTMCell(2)
    lstm.build((None, 3))
    out['parts'] = [plain(part_.eval().shape) for part_ in (lstm.kernel_i, lstm.recurrent_kernel_o, lstm.bias_f)]
    gru = GRUCell(2, reset_after=True)
    gru.build((None, 3))
    out['gru parts'] = [plain(part_.eval().shape) for part_ in
                        (gru.kernel_h, gru.input_bias_z, gru.recurrent_bias_h, gru.recurrent_bias)]
    return out


@part
def given():
    out = {}
    layer = LSTM(2, weights=[np.ones((3, 8)), np.ones((2, 8)), np.zeros(8)])
    layer(Input((4, 3)))
    out['weights'] = layer.get_weights()
    caught(out, 'count', layer.set_weights, [np.ones((3, 8))])
    caught(out, 'shape', layer.set_weights, [np.ones((3, 7)), np.ones((2, 8)), np.zeros(8)])
    inner = RNN(LSTMCell(2, weights=[np.ones((3, 8)), np.ones((2, 8)), np.zeros(8)]))
    inner(Input((4, 3)))
    out['inner'] = inner.get_weights()
    return out


@part
def frozen():
    out = {}
    for name, layer in (('lstm', LSTM(2, trainable=False)), ('cell', RNN(LSTMCell(2, trainable=False))),
                        ('stack', RNN([GRUCell(2), LSTMCell(2, trainable=False)])),
                        ('stack frozen', RNN([GRUCell(2), LSTMCell(2)], trainable=False))):
        layer(Input((4, 3)))
        out[name] = [len(layer.trainable_weights), len(layer.non_trainable_weights), len(layer.weights)]
        layer.trainable = not layer.trainable
        out[name + ' turned'] = [len(layer.trainable_weights), len(layer.non_trainable_weights)]
    model = Sequential([LSTM(2, input_shape=(4, 3), return_sequences=True), GRU(2)])
    out['model names'] = [w.name for w in model.weights]
    return out
