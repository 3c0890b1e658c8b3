# Regularizers, constraints and dropout of recurrent layers and cells, in training.
import numpy as np
from case_helpers import RESULT, part, plain, probe, sums

from keras import backend as K
from keras.layers import GRU, LSTM, RNN, GRUCell, Input, LSTMCell, Masking, SimpleRNN, SimpleRNNCell
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(3, 3, 2)).astype('float32')


@part
def losses():
    out = {}
    for name, layer in (
            ('lstm', LSTM(2, kernel_regularizer='l2', recurrent_regularizer='l1', bias_regularizer='l2',
                          activity_regularizer='l1')),
            ('gru', GRU(2, kernel_regularizer='l2', activity_regularizer='l2', return_state=True)),
            ('simple', SimpleRNN(2, bias_regularizer='l1', bias_initializer='ones')),
            ('stack', RNN([GRUCell(2, kernel_regularizer='l2'), LSTMCell(2, recurrent_regularizer='l1')]))):
        x = Input((3, 2))
        layer(x)
        layer(x)
        kinds = [layer.losses, layer.get_losses_for(None), layer.get_losses_for(x)]
        out[name] = [len(kind) for kind in kinds]
        out[name + ' value'] = [float(v) for v in K.function([x], [sum(layer.losses)])([X])]
    return out


@part
def trained():
    x = Input((3, 2))
    h = LSTM(2, kernel_regularizer='l2', activity_regularizer='l1', kernel_constraint='max_norm',
             recurrent_constraint='non_neg', return_sequences=True)(x)
    model = Model(x, GRU(2, bias_constraint='unit_norm', reset_after=True, implementation=1)(h))
    model.compile('sgd', 'mse')
    losses = [float(model.train_on_batch(X, np.ones((3, 2)))) for _ in range(3)]
    return {'losses': losses, 'weights': model.get_weights(), 'tested': float(model.test_on_batch(X, np.ones((3, 2))))}


@part
def dropout_of_cells():
    """Cells have dropout where layers have none; masked loops and unrolled ones can do it."""
    x = Input((3, 2))
    h = Masking()(x)
    model = Model(x, RNN([LSTMCell(2, dropout=.5, recurrent_dropout=.3, implementation=1),
                          GRUCell(2, dropout=.4), SimpleRNNCell(2, recurrent_dropout=.5)])(h))
    out = {'probe': probe(), 'phase': bool(model.uses_learning_phase)}
    model.compile('sgd', 'mse')
    out['losses'] = [float(model.train_on_batch(X, np.ones((3, 2)))) for _ in range(2)]
    out['used'] = model.predict(X)
    return out


@part
def dropout_unrolled():
    x = Input((3, 2))
    cells = [GRUCell(2, recurrent_dropout=.5, implementation=1), LSTMCell(2, dropout=.5)]
    layers = [RNN(cell, unroll=True) for cell in cells]
    ys = [layer(x) for layer in layers] + [RNN(SimpleRNNCell(2, dropout=.5), unroll=True)(x, training=True)]
    out = {'probe': probe(), 'phases': [bool(getattr(y, '_uses_learning_phase', False)) for y in ys]}
    f = K.function([x, K.learning_phase()], ys)
    out['trained'], out['again'], out['used'] = f([X, 1]), f([X, 1]), f([X, 0])
    return out


@part
def dropout_of_layers():
    out = {}
    for name, layer in (('lstm', LSTM(2, dropout=.5)), ('gru', GRU(2, recurrent_dropout=.5)), ('rnn', SimpleRNN(2, dropout=1.))):
        y = layer(Input((3, 2)))
        out[name] = [layer.dropout, layer.recurrent_dropout, bool(getattr(y, '_uses_learning_phase', False)), probe()]
    return out
