# BatchNormalization in models: trajectories, running values, evaluation.
import numpy as np
from case_helpers import RESULT, T, X, floats, hist, part, probe

from keras.layers.core import Activation, Dense, Dropout
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential


@part
def network():
    out = {}
    m = Sequential([Dense(3, input_dim=5), BatchNormalization(momentum=.7),
                    Activation('relu'), Dropout(.25), Dense(2)])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    out['probe_compiled'] = probe()
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0, shuffle=False,
              validation_data=(X[:8], T[:8]))
    out['history'] = hist(h)
    out['running'] = m.layers[1].get_weights()
    out['weights'] = m.get_weights()
    out['score'] = float(m.evaluate(X, T, verbose=0))
    out['running_after'] = m.layers[1].get_weights()[2:]
    out['predicted'] = m.predict(X[:3], verbose=0)
    return out


@part
def behind_dropout():
    """What the running values are taken from: the training or the use."""
    out = {}
    m = Sequential([Dropout(.5, input_shape=(5,)), BatchNormalization(),
                    Dense(2)])
    m.compile('sgd', 'mse')
    out['loss'] = [float(np.ravel(m.train_on_batch(X, T))[0])
                   for _ in range(3)]
    out['running'] = m.layers[1].get_weights()[2:]
    out['tested'] = floats(np.ravel(m.test_on_batch(X, T)))
    out['running_after'] = m.layers[1].get_weights()[2:]
    return out


@part
def frozen():
    out = {}
    m = Sequential([BatchNormalization(input_shape=(5,), trainable=False),
                    Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=20, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.layers[0].get_weights()
    return out
