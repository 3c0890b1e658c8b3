# Many random layers in one model: streams of their own, in fit and predict.
from case_helpers import RESULT, T, X, floats, hist, part, probe

from keras import backend as K
from keras.layers import (Dense, Dropout, GaussianDropout, GaussianNoise,
                          Reshape, SpatialDropout1D, SReLU)
from keras.models import Sequential


def network():
    return Sequential([GaussianNoise(.1, input_shape=(5,)), Dense(6),
                       Dropout(.3), Reshape((3, 2)), SpatialDropout1D(.4),
                       Reshape((6,)), GaussianDropout(.2), SReLU(), Dense(2)])


@part
def trained():
    out = {}
    m = network()
    out['built'] = probe()
    m.compile('adam', 'mse')
    h = m.fit(X, T, batch_size=10, nb_epoch=3, verbose=0,
              validation_data=(X[:10], T[:10]))
    out['history'] = hist(h)
    out['end'] = probe()
    return out


@part
def in_turn():
    """Functions of one model share its streams."""
    out = {}
    m = network()
    m.compile('sgd', 'mse')
    f = K.function([m.input, K.learning_phase()], [m.output])
    out['losses'] = []
    for _ in range(3):
        out['losses'] += floats([m.train_on_batch(X, T)])
        out['losses'] += floats([f([X, 1])[0].sum()])
        out['losses'] += floats([m.test_on_batch(X, T)])
    return out


@part
def seeds():
    """The seed of a layer decides over its masks alone."""
    out = {}
    for seed in [1, 2]:
        m = Sequential([Dropout(.5, seed=seed, input_shape=(5,)),
                        Dropout(.5, seed=seed), Dense(2, init='one')])
        m.compile('sgd', 'mse')
        out['%d' % seed] = floats([m.train_on_batch(X, T) for _ in range(2)])
        out['%d probe' % seed] = probe()
    return out
