# Masks in recurrent layers: values, states, what is passed on.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers import (GRU, LSTM, RNN, Dense, Embedding, GRUCell, Input, LSTMCell, Masking, SimpleRNN,
                          TimeDistributed)
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(3, 4, 2)).astype('float32')
X[0, 2:] = 0
X[1, :2] = 0
X[2, 1] = 0


def masked(layers):
    x = Input((4, 2))
    h = Masking()(x)
    out, results = {}, []
    for name, layer in layers:
        y = layer(h)
        ys = y if isinstance(y, list) else [y]
        masks = layer.get_output_mask_at(0)
        out[name + ' masks'] = [m is not None for m in (masks if isinstance(masks, list) else [masks])]
        results.append((name, ys))
    got = iter(K.function([x], [y for _, ys in results for y in ys])([X]))
    out.update((name, [next(got) for _ in ys]) for name, ys in results)
    out['probe'] = probe()
    return out


@part
def loops():
    return masked([('lstm', LSTM(2, return_state=True)), ('gru', GRU(2, return_sequences=True)),
                   ('simple', SimpleRNN(2, return_sequences=True, return_state=True, go_backwards=True))])


@part
def unrolled():
    return masked([('lstm', LSTM(2, unroll=True, return_sequences=True)), ('gru', GRU(2, unroll=True, go_backwards=True)),
                   ('simple', SimpleRNN(2, unroll=True, return_state=True))])


@part
def stacked():
    return masked([('cells', RNN([GRUCell(2), LSTMCell(3)], return_state=True, return_sequences=True)),
                   ('backwards', LSTM(2, return_sequences=True, go_backwards=True, implementation=1))])


@part
def by_hand():
    x, m = Input((4, 2)), Input((4,))
    layer = LSTM(2, return_sequences=True)
    y = layer(x, mask=m)
    plain_y = layer(x)
    got = K.function([x, m], [y, plain_y])([X, np.array([[1, 1, 0, 0], [0, 1, 1, 1], [1, 0, 1, 0]])])
    return {'masked': got[0], 'plain': got[1], 'nodes': len(layer._inbound_nodes)}


@part
def with_states():
    x, h, c = Input((4, 2)), Input((2,)), Input((2,))
    masked_x = Masking()(x)
    y = LSTM(2, return_state=True)(masked_x, initial_state=[h, c])
    return {'values': K.function([x, h, c], y)([X, np.ones((3, 2)), np.zeros((3, 2))])}


@part
def in_models():
    model = Sequential([Embedding(6, 3, mask_zero=True, input_length=4), LSTM(3, return_sequences=True),
                        GRU(2, return_sequences=True), TimeDistributed(Dense(2))])
    model.compile('sgd', 'mse')
    tokens = np.array([[1, 2, 0, 0], [3, 4, 5, 1], [0, 0, 2, 2]])
    losses = [float(model.train_on_batch(tokens, np.ones((3, 4, 2)))) for _ in range(3)]
    return {'losses': losses, 'predicted': model.predict(tokens), 'shape': plain(model.output_shape)}


@part
def refused():
    out = {}
    x, m = Input((4, 2)), Input((4, 1))
    caught(out, 'no matrix', lambda: LSTM(2)(x, mask=K.ones((2, 4, 2))))
    return out
