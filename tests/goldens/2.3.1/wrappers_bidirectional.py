# Bidirectional: merge modes, states, constants, masks, weights, configurations, training.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers import GRU, LSTM, RNN, Bidirectional, Dense, GRUCell, Input, LSTMCell, Masking, SimpleRNN
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(2, 3, 2)).astype('float32')


def several(tensors):
    return tensors if isinstance(tensors, list) else [tensors]


@part
def modes():
    x = Input((3, 2))
    out, ys = {}, []
    for mode in ('concat', 'sum', 'mul', 'ave', None):
        layer = Bidirectional(SimpleRNN(2, return_sequences=mode in ('sum', None), name='r'), merge_mode=mode)
        ys += several(layer(x))
        out[str(mode)] = [w.name for w in layer.weights]
        out[str(mode) + ' shape'] = plain(layer.compute_output_shape((None, 3, 2)))
        out[str(mode) + ' config'] = plain(layer.get_config())
        twin = Bidirectional.from_config(layer.get_config())
        out[str(mode) + ' twin'] = plain(twin.get_config()) == plain(layer.get_config())
        out[str(mode) + ' names'] = [layer.layer.name, layer.forward_layer.name, layer.backward_layer.name]
    out['values'] = K.function([x], ys)([X])
    out['probe'] = probe()
    return out


@part
def states():
    x, h, c = Input((3, 2)), Input((2,)), Input((2,))
    lstm = Bidirectional(LSTM(2, return_state=True, return_sequences=True))
    gru = Bidirectional(GRU(2, return_state=True), merge_mode=None)
    ys = lstm(x) + gru(x) + lstm(x, initial_state=[h, c, c, h]) + gru([x, h, c])
    ys += gru(x, initial_state=[K.ones((2, 2)), K.zeros((2, 2))])
    return {'values': K.function([x, h, c], ys)([X, np.ones((2, 2)), np.zeros((2, 2))]),
            'shapes': plain([K.int_shape(y) for y in ys]), 'masks': len(several(lstm.get_output_mask_at(0))),
            'nodes': [len(node.input_tensors) for node in gru._inbound_nodes],
            'spec': [str(s) for s in lstm.backward_layer.state_spec]}


@part
def masks():
    x = Input((3, 2))
    masked = X.copy()
    masked[0, 1:] = 0
    h = Masking()(x)
    whole = Bidirectional(LSTM(2, return_sequences=True), merge_mode='sum')
    parts = Bidirectional(GRU(2, return_sequences=True), merge_mode=None)
    last = Bidirectional(RNN([GRUCell(2), LSTMCell(2)]))
    ys = [whole(h)] + parts(h) + [last(h)]
    return {'values': K.function([x], ys)([masked]),
            'masks': [[m is not None for m in several(layer.get_output_mask_at(0))] for layer in (whole, parts, last)]}


@part
def weights():
    layer = Bidirectional(LSTM(2, kernel_regularizer='l2', activity_regularizer='l1', trainable=False),
                          weights=[np.ones((2, 8)), np.ones((2, 8)), np.ones(8)] * 2)
    x = Input((3, 2))
    model = Model(x, layer(x))
    out = {'weights': layer.get_weights(), 'trainable': [layer.trainable, layer.forward_layer.trainable,
                                                         len(layer.trainable_weights), len(layer.non_trainable_weights)],
           'losses': [len(layer.losses), len(layer.get_losses_for(None)), len(layer.get_losses_for(x)), len(model.losses)]}
    layer.trainable = False
    out['frozen'] = [layer.backward_layer.trainable, len(layer.trainable_weights), len(layer.non_trainable_weights)]
    layer.set_weights([w + 1 for w in layer.get_weights()])
    out['set'] = layer.get_weights()
    out['value'] = [float(v) for v in K.function([x], [sum(layer.losses)])([X])]
    return out


@part
def stateful():
    model = Sequential([Bidirectional(LSTM(2, stateful=True), batch_input_shape=(2, 3, 2))])
    model.compile('sgd', 'mse')
    used = [model.predict(X) for _ in range(2)]
    losses = [float(model.train_on_batch(X, np.ones((2, 4)))) for _ in range(2)]
    model.layers[0].reset_states()
    return {'used': used, 'losses': losses, 'reset': model.predict(X),
            'counts': [len(model.updates), len(model.state_updates), model.stateful]}


@part
def trained():
    model = Sequential([Bidirectional(LSTM(3, return_sequences=True), input_shape=(3, 2)),
                        Bidirectional(GRU(2), merge_mode='ave'), Dense(2, activation='softmax')])
    model.compile('adam', 'categorical_crossentropy')
    losses = [float(model.train_on_batch(X, np.eye(2))) for _ in range(3)]
    twin = Sequential.from_config(model.get_config())
    twin.set_weights(model.get_weights())
    return {'losses': losses, 'used': model.predict(X), 'same': bool(np.allclose(twin.predict(X), model.predict(X))),
            'shape': plain(model.output_shape)}


@part
def refused():
    out, x, h = {}, Input((3, 2)), Input((2,))
    caught(out, 'mode', Bidirectional, LSTM(2), merge_mode='max')
    caught(out, 'mixed', Bidirectional(GRU(2)), x, initial_state=[h, K.zeros((2, 2))])
    caught(out, 'size', Bidirectional(GRU(2)), x, initial_state=[h, Input((3,))])
    caught(out, 'count', Bidirectional(LSTM(2)), x, initial_state=[h, h])
    caught(out, 'ndim', Bidirectional(GRU(2)), Input((3,)))
    return out
