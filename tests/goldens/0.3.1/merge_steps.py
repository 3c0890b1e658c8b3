# TimeDistributedMerge in its three modes, alone and above masks; configs, refusals, training.
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.core import Dense, Masking, TimeDistributedDense, TimeDistributedMerge
from keras.layers.embeddings import Embedding
from keras.models import Sequential

STEPS = np.random.RandomState(2).uniform(-1, 1, (8, 4, 3)).astype('float32')


@part
def modes():
    out = {}
    layers = [TimeDistributedMerge(mode, input_shape=(4, 3)) for mode in ('sum', 'ave', 'mul')]
    for layer in layers:
        layer.input = layers[0].input
    for layer, value in zip(layers, K.function([layers[0].input], [l.get_output() for l in layers])([STEPS[:2]])):
        out[layer.mode] = value
        out[layer.mode + '_shape'] = plain(layer.output_shape)
        out[layer.mode + '_config'] = plain(layer.get_config())
    return out


@part
def refused():
    out = {}
    caught(out, 'mode', TimeDistributedMerge, 'max')
    masked = Sequential([Masking(input_shape=(4, 3))])
    caught(out, 'masked', masked.add, TimeDistributedMerge('sum'))
    return out


@part
def bag_of_words():
    """An embedding averaged over the words."""
    out = {}
    m = Sequential([Embedding(7, 3, input_length=4), TimeDistributedMerge('ave'), Dense(1)])
    out['probe'] = probe()
    m.compile('rmsprop', 'mse')
    words = np.random.RandomState(4).randint(0, 7, (12, 4))
    out['loss'] = hist(m.fit(words, words.mean(axis=1), nb_epoch=2, batch_size=6, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    out['predict'] = m.predict(words[:3])
    return out


@part
def above_dense():
    m = Sequential([TimeDistributedDense(2, input_shape=(4, 3), activation='tanh'), TimeDistributedMerge('mul'), Dense(1)])
    m.compile('sgd', 'mse')
    return {'loss': hist(m.fit(STEPS, STEPS[:, 0, :1], nb_epoch=2, batch_size=4, verbose=0))['loss'],
            'shapes': plain([l.output_shape for l in m.layers])}
