# SimpleRNN, GRU, LSTM: values for set weights, in all ways of going through a sequence.
import numpy as np
from case_helpers import RESULT, part, plain

from keras import backend as K
from keras.layers import GRU, LSTM, Input, SimpleRNN

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 4, 3)).astype('float32')


def weighted(layer, x):
    """The layer's outputs for x, its weights set to fixed values."""
    r = np.random.RandomState(5)
    y = layer(x)
    layer.set_weights([r.uniform(-.7, .7, w.shape) for w in layer.get_weights()])
    return y if isinstance(y, list) else [y]


def values(layers, **shape):
    x = Input(**(shape or {'shape': (4, 3)}))
    names, outputs, shapes = sorted(layers), [], {}
    for name in names:
        ys = weighted(layers[name], x)
        shapes[name] = plain([K.int_shape(y) for y in ys])
        outputs.append(ys)
    got = iter(K.function([x], [y for ys in outputs for y in ys])([X]))
    out = dict((name, [next(got) for _ in ys]) for name, ys in zip(names, outputs))
    out['shapes'] = shapes
    return out


@part
def simple():
    return values({
        'plain': SimpleRNN(2), 'relu': SimpleRNN(2, activation='relu', use_bias=False),
        'sequences': SimpleRNN(2, return_sequences=True, return_state=True),
        'backwards': SimpleRNN(3, return_sequences=True, go_backwards=True),
        'linear': SimpleRNN(2, activation=None)})


@part
def gru():
    return values({
        'plain': GRU(2), 'one': GRU(2, implementation=1), 'after': GRU(2, reset_after=True),
        'after one': GRU(2, reset_after=True, implementation=1), 'no bias': GRU(2, use_bias=False)})


@part
def gru_ways():
    return values({
        'no bias after': GRU(2, use_bias=False, reset_after=True, implementation=1),
        'state': GRU(2, return_state=True, go_backwards=True),
        'activations': GRU(2, activation='relu', recurrent_activation='hard_sigmoid', return_sequences=True)})


@part
def lstm():
    return values({
        'plain': LSTM(2), 'one': LSTM(2, implementation=1), 'zero': LSTM(2, implementation=0),
        'no bias': LSTM(2, use_bias=False, implementation=1)})


@part
def lstm_ways():
    return values({
        'state': LSTM(2, return_state=True, return_sequences=True, go_backwards=True),
        'activations': LSTM(2, activation='softsign', recurrent_activation='hard_sigmoid')})


@part
def unrolled():
    return values({
        'simple': SimpleRNN(2, unroll=True, return_sequences=True), 'gru': GRU(2, unroll=True, go_backwards=True),
        'lstm': LSTM(2, unroll=True, return_state=True)})


@part
def open_lengths():
    out = values({'lstm': LSTM(2), 'sequences': LSTM(2, return_sequences=True)}, shape=(None, 3))
    out.update(('fixed ' + k, v) for k, v in values({'gru': GRU(2, return_sequences=True)}, batch_shape=(2, 4, 3)).items())
    return out
