# fit with shuffle True, False and 'batch'; order of batches; number of draws.
import numpy as np
from case_helpers import RESULT, hist, part, probe

from keras.callbacks import Callback
from keras.layers.core import Dense
from keras.models import Sequential, batch_shuffle, make_batches
from keras.optimizers import SGD

rs = np.random.RandomState(5)
X = rs.normal(size=(30, 4)).astype('float32')
T = (X[:, :1] * 2 - X[:, 1:2] + .3).astype('float32')


def train(shuffle, nb_epoch=3, batch_size=8):
    out = {}
    m = Sequential([Dense(1, input_dim=4)])
    m.compile(SGD(lr=0.1), 'mse')
    h = m.fit(X, T, batch_size=batch_size, nb_epoch=nb_epoch, verbose=0,
              shuffle=shuffle)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    out['probe'] = probe()
    return out


@part
def shuffled():
    return train(True)


@part
def in_order():
    return train(False)


@part
def by_batch():
    return train('batch')


@part
def by_batch_of_one():
    return train('batch', nb_epoch=1, batch_size=1)


@part
def larger_batch_than_data():
    return train('batch', nb_epoch=2, batch_size=64)


@part
def any_truth():
    """Whatever is true shuffles."""
    return train('yes', nb_epoch=1)


@part
def two_fits():
    """Each fit starts from the order of the data."""
    out = {}
    m = Sequential([Dense(1, input_dim=4)])
    m.compile(SGD(lr=0.1), 'mse')
    out['first'] = hist(m.fit(X, T, batch_size=8, nb_epoch=2, verbose=0))
    out['probe_between'] = probe()
    out['second'] = hist(m.fit(X, T, batch_size=8, nb_epoch=2, verbose=0))
    out['probe'] = probe()
    return out


@part
def sizes():
    """The logs of the batches: number and size."""
    class Batches(Callback):
        def __init__(self):
            self.seen = []

        def on_batch_end(self, batch, logs={}):
            self.seen.append([batch, logs['batch'], logs['size']])

    b = Batches()
    m = Sequential([Dense(1, input_dim=4)])
    m.compile('sgd', 'mse')
    m.fit(X, T, batch_size=12, nb_epoch=2, verbose=0, callbacks=[b])
    return {'seen': b.seen}


@part
def helpers():
    out = {}
    index = np.arange(11)
    out['batch_shuffle'] = batch_shuffle(index, 4)
    out['probe'] = probe()
    out['untouched'] = index
    out['batch_shuffle_even'] = batch_shuffle(np.arange(12), 3)
    out['batch_shuffle_large'] = batch_shuffle(np.arange(3), 5)
    for size, batch in [(10, 5), (10, 4), (3, 8), (0, 4)]:
        out['make_batches %d %d' % (size, batch)] = make_batches(size, batch)
    return out
