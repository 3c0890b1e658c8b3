# ConvLSTM2D, its cell and ConvRNN2D: values, states, shapes, configurations, errors.
import numpy as np
from case_helpers import RESULT, Warned, caught, part, plain, probe

from keras import backend as K
from keras.layers import ConvLSTM2D, Input
from keras.layers.convolutional_recurrent import ConvLSTM2DCell, ConvRNN2D
from keras.models import Model, Sequential

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 3, 1, 4, 5)).astype('float32')


@part
def values():
    x, z = Input((3, 1, 4, 5)), Input((3, 4, 5, 1))
    layers = [('plain', ConvLSTM2D(2, 3), x), ('same', ConvLSTM2D(2, (3, 2), padding='same', return_sequences=True), x),
              ('strides', ConvLSTM2D(1, 2, strides=(2, 1), use_bias=False, go_backwards=True), x),
              ('last', ConvLSTM2D(2, 2, data_format='channels_last', activation='relu', return_state=True,
                                  recurrent_activation='sigmoid', unit_forget_bias=False), z)]
    out, ys = {}, []
    for name, layer, tensor in layers:
        y = layer(tensor)
        ys += y if isinstance(y, list) else [y]
        out[name] = layer.get_weights()
        out[name + ' names'] = [w.name for w in layer.weights]
        out[name + ' shape'] = plain(layer.output_shape)
        out[name + ' probe'] = probe()
        out[name + ' config'] = plain(layer.get_config())
        out[name + ' twin'] = plain(ConvLSTM2D.from_config(layer.get_config()).get_config()) == out[name + ' config']
    out['values'] = K.function([x, z], ys)([X, X.transpose(0, 1, 3, 4, 2)])
    return out


@part
def states():
    x = Input((3, 1, 4, 5))
    layer = ConvRNN2D(ConvLSTM2DCell(2, 3), return_state=True)
    ys = layer(x, initial_state=[K.ones((2, 2, 2, 3)), K.zeros((2, 2, 2, 3))])
    out = {'shapes': plain([K.int_shape(y) for y in ys]), 'spec': [str(s) for s in layer.state_spec],
           'input spec': [str(s) for s in layer.input_spec], 'config': plain(layer.get_config()),
           'open': plain(layer.compute_output_shape((None, None, 1, 4, 5)))}
    out['values'] = K.function([x], ys)([X])
    return out


@part
def trained():
    model = Sequential([ConvLSTM2D(1, 2, stateful=True, return_sequences=True, batch_input_shape=(2, 3, 1, 4, 5))])
    model.compile('sgd', 'mse')
    y = np.ones((2, 3, 1, 3, 4))
    losses = [float(model.train_on_batch(X, y)) for _ in range(2)]
    layer = model.layers[0]
    layer.reset_states([np.ones((2, 1, 3, 4)), np.zeros((2, 1, 3, 4))])
    losses.append(float(model.train_on_batch(X, y)))
    out = {'losses': losses, 'states': [K.get_value(s) for s in layer.states]}
    layer.reset_states()
    out['zeros'] = [K.get_value(s) for s in layer.states]
    caught(out, 'count', layer.reset_states, [np.ones((2, 1, 3, 4))])
    caught(out, 'shape', layer.reset_states, [np.ones((2, 1, 3, 4)), np.ones((2, 1, 3, 3))])
    return out


@part
def refused():
    out, x = {}, Input((3, 1, 4, 5))
    caught(out, 'unroll', ConvRNN2D, ConvLSTM2DCell(2, 3), unroll=True)
    caught(out, 'several', ConvRNN2D, [ConvLSTM2DCell(2, 3)])
    caught(out, 'unroll layer', ConvLSTM2D, 2, 3, unroll=True)
    caught(out, 'channels', ConvLSTM2D(2, 3), Input((3, None, 4, 5)))
    caught(out, 'ndim', ConvLSTM2D(2, 3), Input((3, 4, 5)))
    caught(out, 'no batch', ConvLSTM2D(2, 3, stateful=True), x)
    caught(out, 'not stateful', ConvLSTM2D(2, 3).reset_states)
    caught(out, 'padding', ConvLSTM2D, 2, 3, padding='none')
    caught(out, 'size', ConvLSTM2D, 2, (3, 3, 3))
    caught(out, 'states', ConvLSTM2D(2, 3), x, initial_state=[K.zeros((2, 3, 2, 3)), K.zeros((2, 3, 2, 3))])
    caught(out, 'mixed', ConvLSTM2D(2, 3), x, initial_state=[Input((2, 2, 3)), K.zeros((2, 2, 2, 3))])
    with Warned() as w:
        cell = ConvLSTM2DCell(2, 3, dropout=.2)
    out['warned'] = w.of(UserWarning)
    out['dropout'] = [cell.dropout, cell.recurrent_dropout, plain(cell.state_size)]
    return out
