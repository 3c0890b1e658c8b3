# States handed to recurrent layers and from them: keywords, lists, errors.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers import GRU, LSTM, RNN, Dense, GRUCell, Input, LSTMCell, SimpleRNN
from keras.models import Model

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 4, 3)).astype('float32')
H, C = rs.normal(size=(2, 2, 2)).astype('float32')


def fixed(layer):
    r = np.random.RandomState(5)
    layer.set_weights([r.uniform(-.7, .7, w.shape) for w in layer.get_weights()])


@part
def ways():
    x, h, c = Input((4, 3)), Input((2,)), Input((2,))
    lstm, gru = LSTM(2, return_state=True), GRU(2, return_sequences=True)
    stack = RNN([GRUCell(2), LSTMCell(2)], return_state=True)
    ys = lstm(x, initial_state=[h, c]) + lstm([x, h, c]) + [gru(x, initial_state=h), gru([x, h])]
    ys += stack(x, initial_state=[h, c, h])
    given = SimpleRNN(2)
    ys += [given(x, initial_state=K.variable(np.ones((2, 2)))), given(x, initial_state=(h,))]
    for layer in (lstm, gru, stack, given):
        fixed(layer)
    return {'values': K.function([x, h, c], ys)([X, H, C]), 'shapes': plain([K.int_shape(y) for y in ys]),
            'inputs': [len(lstm._inbound_nodes[i].input_tensors) for i in range(2)],
            'given': [len(node.input_tensors) for node in given._inbound_nodes],
            'spec': [str(s) for s in lstm.input_spec], 'states spec': [str(s) for s in lstm.state_spec],
            'states': plain(lstm.states)}


@part
def shapes():
    out = {}
    for name, layer in (('lstm', LSTM(2, return_state=True, return_sequences=True)), ('gru', GRU(2, return_state=True)),
                        ('stack', RNN([LSTMCell(2), GRUCell(3)], return_state=True)), ('plain', SimpleRNN(2))):
        out[name] = plain(layer.compute_output_shape((None, 4, 3)))
        out[name + ' several'] = plain(layer.compute_output_shape([(5, 4, 3), (5, 2)]))
        out[name + ' states'] = plain(layer.states)
    return out


@part
def seq2seq():
    """Translation as in the examples of the time: training, then the two halves for use."""
    source, target = Input((None, 3)), Input((None, 2))
    _, h, c = LSTM(3, return_state=True, name='encoder')(source)
    decoder, dense = LSTM(3, return_sequences=True, return_state=True, name='decoder'), Dense(2, activation='softmax')
    y, _, _ = decoder(target, initial_state=[h, c])
    model = Model([source, target], dense(y))
    model.compile('rmsprop', 'categorical_crossentropy')
    steps = np.eye(2)[rs.randint(0, 2, (2, 4))]
    losses = [float(model.train_on_batch([X, steps], steps)) for _ in range(3)]
    encoder = Model(source, [h, c])
    state_inputs = [Input((3,)), Input((3,))]
    outputs, h2, c2 = decoder(target, initial_state=state_inputs)
    stepwise = Model([target] + state_inputs, [dense(outputs), h2, c2])
    states, word, words = encoder.predict(X), np.zeros((2, 1, 2)), []
    for _ in range(2):
        word, h_, c_ = stepwise.predict([word] + states)
        states = [h_, c_]
        words.append(word)
    return {'losses': losses, 'words': words, 'layers': [layer.name for layer in model.layers],
            'config': plain(model.get_config()['layers'][-2])}


@part
def refused():
    out, x, h = {}, Input((4, 3)), Input((2,))
    caught(out, 'mixed', LSTM(2), x, initial_state=[h, K.zeros((2, 2))])
    caught(out, 'count', LSTM(2), x, initial_state=[h])
    caught(out, 'size', GRU(3), x, initial_state=h)
    caught(out, 'sizes', LSTM(2), x, initial_state=[h, Input((3,))])
    caught(out, 'twice', LSTM(2), [x, h, h], initial_state=[h, h])
    caught(out, 'ndim', LSTM(2), Input((3,)))
    caught(out, 'unroll', LSTM(2, unroll=True), Input((None, 3)))
    caught(out, 'unroll one', LSTM(2, unroll=True), Input((1, 3)))
    caught(out, 'constants', RNN(LSTMCell(2)), x, constants=h)
    layer = LSTM(2)
    layer(x)
    caught(out, 'features', layer, Input((4, 5)))
    return out
