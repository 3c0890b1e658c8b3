# Words of several lengths: Embedding with mask_zero below recurrent layers.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras.layers.core import Dense, Dropout
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import GRU, LSTM
from keras.models import Sequential

RS = np.random.RandomState(16)
X = RS.randint(1, 7, (12, 5))
for i in range(12):
    X[i, :i % 5] = 0
Y = (X.max(axis=1) > 4).astype(int)


@part
def classifier():
    out = {}
    m = Sequential([Embedding(7, 3, mask_zero=True, input_length=5), LSTM(3, return_sequences=True),
                    Dropout(.2), GRU(2), Dense(1, activation='sigmoid')])
    out['built'] = probe()
    m.compile('adam', 'binary_crossentropy', class_mode='binary')
    out['compiled'] = probe()
    out['history'] = hist(m.fit(X, Y, batch_size=5, nb_epoch=3, verbose=0, show_accuracy=True))
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X[:4])
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['masked'] = [l.get_output_mask() is not None for l in m.layers]
    out['probe'] = probe()
    return out


@part
def last_only():
    """The mask directly below a layer that returns its last output."""
    out = {}
    m = Sequential([Embedding(7, 3, mask_zero=True, input_length=5), LSTM(3)])
    m.compile('sgd', 'mse')
    out['predicted'] = m.predict(X)
    out['score'] = float(m.test_on_batch(X, np.ones((12, 3)))[0])
    return out
