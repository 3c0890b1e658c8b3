# 0.3.3: penalties on the weights of all gates.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras.layers.recurrent import GRU, LSTM, SimpleRNN
from keras.models import Sequential, model_from_json
from keras.regularizers import l1, l2

X = np.random.RandomState(15).normal(size=(4, 3, 2)).astype('float32')
T = X.sum(axis=1)


@part
def losses():
    out = {}
    layers = [LSTM(2, W_regularizer=l2(.1), U_regularizer=l1(.05), b_regularizer=l2(.2), input_shape=(3, 2),
                   return_sequences=True),
              GRU(2, W_regularizer='l1', U_regularizer=l2(.1), b_regularizer=l2(.1), return_sequences=True),
              SimpleRNN(2, W_regularizer=l2(.3))]
    m = Sequential(layers)
    out['numbers'] = [len(l.regularizers) for l in layers]
    out['configs'] = [plain(l.get_config()) for l in layers]
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, batch_size=4, nb_epoch=3, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    again = model_from_json(m.to_json())
    out['again'] = [plain(l.get_config()) for l in again.layers]
    out['probe'] = probe()
    return out
