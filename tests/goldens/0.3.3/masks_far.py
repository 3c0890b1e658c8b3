# A mask through many layers: what passes it on, what ends it, the loss over the steps that count, sample weights.
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout, Flatten, Masking, TimeDistributedDense
from keras.layers.embeddings import Embedding
from keras.layers.noise import GaussianNoise
from keras.layers.recurrent import GRU, SimpleRNN
from keras.models import Sequential

WORDS = np.random.RandomState(3).randint(1, 8, (10, 5))
WORDS[0, 3:] = WORDS[2, 1:] = WORDS[5, 4:] = 0
WORDS[7] = 0
T = np.random.RandomState(4).normal(size=(10, 5, 2)).astype('float32')


def model():
    return Sequential([Embedding(8, 3, input_length=5, mask_zero=True), Dropout(.3), SimpleRNN(3, return_sequences=True),
                       GaussianNoise(.1), Activation('tanh'), TimeDistributedDense(2)])


@part
def passed_on():
    out = {}
    m = model()
    masks = [l.get_output_mask(False) for l in m.layers]
    out['known'] = [mask is not None for mask in masks]
    got = K.function([m.get_input(False)], masks)([WORDS])
    out['same'] = [bool((np.array(g) == np.array(got[0])).all()) for g in got]
    out['mask'] = np.array(got[-1]) != 0
    out['sums'] = K.function([m.get_input(False)], [m.get_output(False)])([WORDS])[0]
    return out


@part
def trained():
    out = {}
    m = model()
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    out['probe_compiled'] = probe()
    out['loss'] = hist(m.fit(WORDS, T, nb_epoch=2, batch_size=5, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    out['evaluate'] = float(m.evaluate(WORDS, T, verbose=0))
    return out


@part
def ended():
    """A recurrent layer that returns its last output ends the mask."""
    out = {}
    m = Sequential([Embedding(8, 3, input_length=5, mask_zero=True), GRU(3, return_sequences=True), SimpleRNN(2), Dense(1)])
    out['masks'] = [l.get_output_mask(False) is not None for l in m.layers]
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(WORDS, T[:, 0, :1], nb_epoch=2, batch_size=5, verbose=0))['loss']
    out['predict'] = m.predict(WORDS)
    return out


@part
def refused():
    out = {}
    for name, layer in [('flatten', Flatten()), ('dense', Dense(2))]:
        m = Sequential([Embedding(8, 3, input_length=5, mask_zero=True)])
        caught(out, name, m.add, layer)
    return out
