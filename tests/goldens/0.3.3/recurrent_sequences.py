# Sequence to sequence: stacked recurrent layers, RepeatVector between, sample weights.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras.layers.core import Dropout, RepeatVector, TimeDistributedDense
from keras.layers.recurrent import GRU, SimpleRNN
from keras.models import Sequential

RS = np.random.RandomState(10)
X = RS.normal(size=(12, 3, 2)).astype('float32')
T = np.tanh(X[:, ::-1, :1])


@part
def encoder_decoder():
    out = {}
    m = Sequential([GRU(3, input_dim=2, input_length=3), RepeatVector(3), Dropout(.25),
                    SimpleRNN(3, return_sequences=True), TimeDistributedDense(1)])
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['built'] = probe()
    m.compile('rmsprop', 'mse')
    out['compiled'] = probe()
    h = m.fit(X, T, batch_size=4, nb_epoch=3, verbose=0, validation_split=.25)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X[:2])
    weights = np.linspace(0., 1., 12)
    out['weighted'] = float(m.train_on_batch(X, T, sample_weight=weights)[0])
    out['trained'] = sums(m.get_weights())
    out['probe'] = probe()
    return out
