# 0.3.3: dropout_W and dropout_U, and the weights' penalties.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.core import Masking
from keras.layers.recurrent import (GRU, LSTM, SimpleRNN,
                                    time_distributed_dense)
from keras.models import Sequential
from keras.regularizers import l2

X = np.random.RandomState(14).normal(size=(4, 3, 3)).astype('float32')
T = X.sum(axis=1)


@part
def values():
    """Each draw of NumPy's generator is one dropout mask, the same at every step."""
    out = {}
    layers = [SimpleRNN(3, dropout_W=.4, input_shape=(3, 3)), SimpleRNN(3, dropout_U=.4, input_shape=(3, 3)),
              GRU(3, dropout_W=.3, dropout_U=.3, input_dim=3), LSTM(3, dropout_W=.3, dropout_U=.3, input_dim=3)]
    expressions = []
    for layer in layers:
        layer.input = layers[0].input
        for train in (True, False):
            expressions.append(layer.get_output(train))
            out['probe_%d' % len(expressions)] = probe()
    for i, value in enumerate(K.function([layers[0].input], expressions)([X])):
        out['output_%d' % i] = value
    return out


@part
def trajectory():
    out = {}
    m = Sequential([Masking(input_shape=(3, 3)),
                    LSTM(3, dropout_W=.2, dropout_U=.3, return_sequences=True),
                    GRU(3, dropout_U=.4, W_regularizer=l2(.01))])
    m.compile('sgd', 'mse')
    out['compiled'] = probe()
    out['loss'] = hist(m.fit(X, T, batch_size=2, nb_epoch=3, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X)
    out['probe'] = probe()
    return out


@part
def dense():
    out = {}
    x, w, b = K.placeholder(ndim=3), K.variable(np.ones((3, 2)) * .5), K.variable(np.ones(2))
    f = K.function([x], [time_distributed_dense(x, w), time_distributed_dense(x, w, b, None, 3, 2, 3),
                         time_distributed_dense(x, w, b, dropout=.5)])
    out['plain'], out['biased'], out['dropped'] = f([X])
    out['probe'] = probe()
    return out
