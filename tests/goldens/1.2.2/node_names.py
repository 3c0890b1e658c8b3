# Names given automatically: layers, inputs, models, weights.
from case_helpers import RESULT, part

from keras.layers import (GRU, LSTM, BatchNormalization, Bidirectional,
                          Convolution1D, Convolution2D, Dense, Dropout,
                          Embedding, Flatten, Highway, Input, Lambda, Masking,
                          MaxPooling2D, MaxoutDense, Merge, PReLU, SimpleRNN,
                          SReLU, TimeDistributed, ZeroPadding2D, merge)
from keras.models import Model, Sequential


@part
def layers():
    out = {}
    for make in [lambda: Dense(2), lambda: Dropout(.5), lambda: LSTM(2),
                 lambda: Convolution2D(1, 2, 2), lambda: MaxPooling2D(),
                 lambda: ZeroPadding2D(), lambda: Flatten(),
                 lambda: BatchNormalization(), lambda: Lambda(abs),
                 lambda: TimeDistributed(Dense(2)),
                 lambda: Bidirectional(LSTM(2)), lambda: Merge(),
                 lambda: Sequential(), lambda: Embedding(3, 2),
                 lambda: PReLU(), lambda: Masking()]:
        first, second = make(), make()
        out[type(first).__name__] = [first.name, second.name]
    out['given'] = [Dense(2, name='mine').name, Dense(2).name]
    return out


@part
def weights():
    out = {}
    for layer, shape in [
            (Dense(2), (3,)), (Embedding(3, 2), (3,)), (LSTM(2), (4, 3)),
            (GRU(2), (4, 3)), (SimpleRNN(2), (4, 3)),
            (LSTM(2, consume_less='gpu'), (4, 3)),
            (GRU(2, consume_less='gpu'), (4, 3)),
            (Convolution1D(2, 2), (4, 3)), (Convolution2D(2, 2, 2), (1, 3, 3)),
            (BatchNormalization(), (3,)), (Highway(), (3,)),
            (MaxoutDense(2), (3,)), (PReLU(), (3,)), (SReLU(), (3,)),
            (TimeDistributed(Dense(2)), (4, 3)),
            (Bidirectional(GRU(2)), (4, 3))]:
        layer(Input(shape=shape))
        key = '%s %s' % (type(layer).__name__,
                         getattr(layer, 'consume_less', ''))
        out[key.strip()] = [[w.name for w in layer.trainable_weights],
                            [w.name for w in layer.non_trainable_weights]]
    return out


@part
def inputs():
    out = {}
    x, y = Input(shape=(3,)), Input(shape=(3,), name='b')
    z = Input(batch_shape=(2, 3))
    out['inputs'] = [x.name, y.name, z.name]
    m = Sequential([Dense(2, input_dim=3), Dense(2)])
    out['of_layer'] = [m.layers[0].name, m.layers[0].input.name,
                       m.layers[0].inbound_nodes[0].inbound_layers[0].name]
    u = merge([Dense(2)(x), Dense(2)(y)])
    f = Model([x, y], u)
    g = Model(x, Dense(1)(x))
    out['models'] = [f.name, g.name, m.name,
                     Model(x, x, name='given').name]
    out['layers'] = [layer.name for layer in f.layers]
    out['names'] = [f.input_names, f.output_names]
    return out
