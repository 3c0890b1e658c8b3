# Stateful recurrent layers: batch after batch, states set and reset, in training and in use.
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised

from keras import backend as K
from keras.layers import GRU, LSTM, RNN, Dense, GRUCell, Input, LSTMCell, SimpleRNN
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(2, 3, 2)).astype('float32')


@part
def in_use():
    model = Sequential([LSTM(3, stateful=True, batch_input_shape=(2, 3, 2))])
    layer = model.layers[0]
    out = {'first': model.predict(X), 'second': model.predict(X)}
    out['states'] = [K.get_value(s) for s in layer.states]
    layer.reset_states()
    out['again'] = model.predict(X)
    layer.reset_states(states=[np.ones((2, 3)), np.zeros((2, 3))])
    out['set'] = model.predict(X)
    model.reset_states()
    out['zeros'] = [K.get_value(s) for s in layer.states]
    out['flags'] = [model.stateful, layer.stateful, len(model.updates), len(layer.updates), len(model.state_updates)]
    caught(out, 'count', layer.reset_states, [np.ones((2, 3))])
    caught(out, 'shape', layer.reset_states, [np.ones((2, 3)), np.ones((1, 3))])
    return out


@part
def training():
    model = Sequential([RNN([GRUCell(2), LSTMCell(3)], stateful=True, return_sequences=True, batch_input_shape=(2, 3, 2)),
                        SimpleRNN(2, stateful=True), Dense(1)])
    model.compile('sgd', 'mse')
    y = np.ones((2, 1))
    losses = [float(model.train_on_batch(X, y)) for _ in range(3)]
    tested = [float(model.test_on_batch(X, y)) for _ in range(2)]
    model.reset_states()
    losses += [float(model.train_on_batch(X, y)), float(model.test_on_batch(X, y))]
    return {'losses': losses, 'tested': tested,
            'states': [K.get_value(s) for layer in model.layers[:2] for s in layer.states]}


@part
def fitting():
    model = Sequential([GRU(2, stateful=True, batch_input_shape=(2, 3, 2)), Dense(1)])
    model.compile('rmsprop', 'mse')
    x, y = np.random.RandomState(1).normal(size=(6, 3, 2)), np.arange(6.).reshape(6, 1)
    losses = []
    for _ in range(2):
        losses += model.fit(x, y, batch_size=2, epochs=1, shuffle=False, verbose=0).history['loss']
        model.reset_states()
    return {'losses': [float(v) for v in losses], 'predicted': model.predict(x, batch_size=2)}


@part
def refused():
    out = {}
    caught(out, 'not stateful', LSTM(2).reset_states)
    caught(out, 'no batch', LSTM(2, stateful=True), Input((3, 2)))
    layer = GRU(2, stateful=True)
    layer(Input(batch_shape=(2, 3, 2)))
    caught(out, 'other batch', layer, Input(batch_shape=(4, 3, 2)))
    layer.reset_states(np.ones((2, 2)))
    out['one array'] = [K.get_value(s) for s in layer.states]
    model = Model(*(lambda x: (x, GRU(2, stateful=True)(x)))(Input(batch_shape=(2, 3, 2))))
    raised(out, 'batches', model.predict, np.zeros((3, 3, 2)))
    return out
