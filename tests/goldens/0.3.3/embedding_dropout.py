# Embedding of 0.3.3 with dropout: whole words vanish in training.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import Dense, Flatten
from keras.layers.embeddings import Embedding
from keras.models import Sequential

X = np.array([[0, 3, 1, 0], [4, 4, 0, 2]] * 3)
Y = np.array([0., 1.] * 3)


@part
def values():
    out = {}
    e = Embedding(5, 3, input_length=4, dropout=.4)
    out['probe'] = probe()
    train = e.get_output(train=True)
    out['probe_train'] = probe()
    test = e.get_output(train=False)
    out['probe_test'] = probe()
    out['train'], out['test'] = K.function([e.input], [train, test])([X[:2]])
    out['config'] = plain(e.get_config())
    plain_one = Embedding(5, 3, dropout=0.)
    before = probe()
    plain_one.get_output(train=True)
    out['no_draw'] = before == probe()
    return out


@part
def training():
    out = {}
    m = Sequential([Embedding(5, 3, input_length=4, dropout=.5), Flatten(),
                    Dense(1)])
    m.compile('sgd', 'mse')
    h = m.fit(X, Y, batch_size=3, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    return out
