# Recurrent layers called as in 1.x: what is understood, what is warned of, what is refused.
from case_helpers import RESULT, Warned, caught, part, plain

from keras.layers import GRU, LSTM, ConvLSTM2D, SimpleRNN


def noted(layers):
    out = {}
    for name, make in layers:
        with Warned() as w:
            layer = make()
        out[name] = plain(layer.get_config())
        out[name + ' warned'] = w.of(UserWarning)
    return out


@part
def names():
    return noted([
        ('lstm', lambda: LSTM(output_dim=4, init='normal', inner_init='uniform', inner_activation='sigmoid',
                              W_regularizer='l2', U_regularizer='l1', b_regularizer='l1')),
        ('gru', lambda: GRU(4, init='normal', inner_init='glorot_normal', consume_less='cpu')),
        ('gru gpu', lambda: GRU(4, consume_less='gpu')),
        ('simple', lambda: SimpleRNN(output_dim=4, inner_init='zero', activation='relu')),
        ('simple mode', lambda: SimpleRNN(4, consume_less='mem')),
        ('units', lambda: LSTM(units=4, consume_less='mem'))])


@part
def shapes():
    return noted([
        ('input_dim', lambda: LSTM(4, input_dim=3)),
        ('input_length', lambda: GRU(4, input_length=5, input_dim=3, return_sequences=True)),
        ('input_shape', lambda: SimpleRNN(4, input_shape=(5, 3)))])


@part
def forget_bias():
    return noted([
        ('one', lambda: LSTM(4, forget_bias_init='one')),
        ('zero', lambda: LSTM(4, forget_bias_init='zero')),
        ('both', lambda: LSTM(4, forget_bias_init='one', unit_forget_bias=False))])


@part
def dropout():
    return noted([
        ('lstm', lambda: LSTM(4, dropout_W=.2, dropout_U=.3)), ('gru', lambda: GRU(4, dropout=.2)),
        ('simple', lambda: SimpleRNN(4, recurrent_dropout=.2)), ('none', lambda: LSTM(4, dropout=0.)),
        ('implementation', lambda: LSTM(4, implementation=0)), ('gru implementation', lambda: GRU(4, implementation=0)),
        ('simple implementation', lambda: SimpleRNN(4, implementation=1))])


@part
def images():
    return noted([
        ('three', lambda: ConvLSTM2D(4, 3, 5)),
        ('named', lambda: ConvLSTM2D(nb_filter=4, nb_row=3, nb_col=2, border_mode='same', subsample=(2, 2),
                                     dim_ordering='tf', inner_activation='sigmoid', forget_bias_init='one')),
        ('mixed', lambda: ConvLSTM2D(4, 3, nb_col=2, dim_ordering='th', inner_init='uniform', bias=False)),
        ('rows', lambda: ConvLSTM2D(4, nb_row=3, nb_col=2, dim_ordering='default', dropout_W=.1)),
        ('new', lambda: ConvLSTM2D(4, (3, 2), dropout=.1))])


@part
def refused():
    out = {}
    caught(out, 'positions', LSTM, 4, 'tanh')
    caught(out, 'simple positions', SimpleRNN, 4, 'tanh', 'relu')
    caught(out, 'both', LSTM, output_dim=4, units=4)
    caught(out, 'both inits', GRU, 4, init='normal', kernel_initializer='zeros')
    caught(out, 'both modes', GRU, 4, consume_less='cpu', implementation=1)
    caught(out, 'unknown', LSTM, 4, no_such=1)
    caught(out, 'simple gates', SimpleRNN, 4, inner_activation='sigmoid')
    caught(out, 'images', ConvLSTM2D, 4, 3, 3, 3)
    caught(out, 'images twice', ConvLSTM2D, 4, 3, 3, padding='same')
    caught(out, 'images strides', ConvLSTM2D, 4, (3, 3), (1, 1))
    return out
