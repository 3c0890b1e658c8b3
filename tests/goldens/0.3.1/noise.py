# GaussianNoise and GaussianDropout: draws, values in both phases, trainings.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import Dense
from keras.layers.noise import GaussianDropout, GaussianNoise
from keras.models import Sequential


@part
def values():
    out = {}
    a = GaussianNoise(.5, input_shape=(5,))
    b = GaussianDropout(.3, input_shape=(5,))
    b.input = a.input
    out['probe_0'] = probe()
    noisy = a.get_output(train=True)
    out['probe_1'] = probe()
    dropped = b.get_output(train=True)
    out['probe_2'] = probe()
    f = K.function([a.input], [noisy, dropped])
    out['noise'], out['dropout'] = f([np.ones((3, 5), 'float32')])
    out['noise_again'], out['dropout_again'] = f([np.ones((3, 5), 'float32')])
    out['noise_test'] = a.get_output(train=False) is a.input
    out['dropout_test'] = b.get_output(train=False) is a.input
    out['probe_end'] = probe()
    return out


@part
def sizes():
    """An odd number of values, and one value."""
    a = GaussianNoise(1., input_shape=(3,))
    f = K.function([a.input], [a.get_output(train=True)])
    return {'odd': f([np.zeros((3, 3), 'float32')])[0],
            'even': f([np.zeros((2, 4), 'float32')])[0],
            'one': f([np.zeros((1, 1), 'float32')])[0]}


@part
def nothing():
    out = {}
    a = GaussianNoise(0., input_shape=(5,))
    out['zero_sigma'] = a.get_output(train=True) is a.input
    out['probe'] = probe()
    b = GaussianDropout(0., input_shape=(5,))
    out['zero_p'] = b.get_output(train=True) is b.input
    out['probe_after'] = probe()
    out['config'] = plain([a.get_config(), b.get_config()])
    out['masks'] = [a.supports_masked_input(), b.supports_masked_input()]
    return out


@part
def training():
    out = {}
    m = Sequential([GaussianNoise(.2, input_shape=(5,)),
                    Dense(4, activation='tanh'), GaussianDropout(.25),
                    Dense(2)])
    out['probe_built'] = probe()
    m.compile('sgd', 'mse')
    out['probe_compiled'] = probe()
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0,
              validation_split=.25)
    out['history'] = hist(h)
    out['predicted'] = m.predict(X[:3])
    out['score'] = float(m.evaluate(X, T, verbose=0))
    out['probe_end'] = probe()
    return out
