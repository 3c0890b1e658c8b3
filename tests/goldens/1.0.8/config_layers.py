# get_config and from_config of layers: what is kept, what is made again.
from case_helpers import RESULT, part, plain

from keras import constraints, regularizers
from keras.layers import (GRU, LSTM, Activation, Convolution1D, Convolution2D,
                          Dense, Dropout, Embedding, Flatten, Highway, Input,
                          Masking, MaxoutDense, Permute, RepeatVector,
                          Reshape, SimpleRNN, TimeDistributedDense)


def around(*layers):
    out = {}
    for layer in layers:
        config = plain(layer.get_config())
        name = type(layer).__name__
        out[name] = config
        try:
            again = type(layer).from_config(layer.get_config())
            out[name + ' again'] = plain(again.get_config()) == config
        except TypeError as e:
            out[name + ' again'] = type(e).__name__
    return out


@part
def core():
    return around(
        Dense(3, init='normal', activation='relu', W_regularizer='l2',
              b_regularizer=regularizers.l1(.1),
              activity_regularizer='activity_l1l2',
              W_constraint=constraints.maxnorm(3), b_constraint='nonneg',
              bias=False, input_dim=4, name='d'),
        Dropout(.5), Activation('tanh'), Flatten(), Reshape((2, -1)),
        Permute((2, 1)), RepeatVector(3), Masking(2.),
        MaxoutDense(3, nb_feature=2, input_dim=4),
        Highway(transform_bias=-1, input_dim=4), TimeDistributedDense(3))


@part
def others():
    return around(
        Convolution1D(2, 3, border_mode='same', subsample_length=2,
                      input_dim=4, input_length=9),
        Convolution2D(2, 3, 3, subsample=(2, 1), input_shape=(1, 8, 8)),
        Embedding(9, 3, input_length=4, mask_zero=True, dropout=.2),
        LSTM(3, stateful=True, batch_input_shape=(2, 4, 3), dropout_W=.1,
             dropout_U=.2, consume_less='mem', forget_bias_init='zero'),
        GRU(3, return_sequences=True, go_backwards=True, unroll=True,
            input_shape=(4, 3)),
        SimpleRNN(3, W_regularizer='l2', input_dim=4, input_length=5))


@part
def inputs():
    """Which of the many ways to give a shape is written down."""
    out = {}
    for name, kwargs in [('input_dim', {'input_dim': 4}),
                         ('input_shape', {'input_shape': (4,)}),
                         ('batch', {'batch_input_shape': (2, 4)}),
                         ('dtype', {'input_shape': (4,),
                                    'input_dtype': 'float64'}),
                         ('frozen', {'trainable': False})]:
        d = Dense(2, **kwargs)
        out[name] = plain(d.get_config())
    d = Dense(2)
    d(Input((5,)))
    out['connected'] = plain(d.get_config())
    return out
