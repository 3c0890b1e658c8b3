# Weight files of models with BatchNormalization, Embedding and convolutions.
import os
import shutil
import tempfile

import h5py
import numpy as np
from case_helpers import RESULT, part, sums

from keras.layers.convolutional import Convolution1D
from keras.layers.core import Dense, Flatten
from keras.layers.embeddings import Embedding
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential


def model():
    return Sequential([Embedding(6, 3, input_length=5), Convolution1D(4, 2),
                       BatchNormalization(), Flatten(), Dense(2)])


def listed(path):
    out = []
    with h5py.File(path, 'r') as f:
        out.append(sorted([str(k), int(v)] for k, v in f.attrs.items()
                          if np.ndim(v) == 0))
        for name in sorted(f):
            group = f[name]
            out.append([str(name), [list(group[k].shape)
                                    for k in sorted(group)]])
    return out


@part
def there_and_back():
    out = {}
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, 'weights.h5')
        first = model()
        first.layers[2].set_weights([np.random.uniform(
            .5, 1.5, w.shape) for w in first.layers[2].get_weights()])
        first.save_weights(path)
        out['listed'] = listed(path)
        second = model()
        second.load_weights(path)
        out['same'] = [bool((a == b).all()) for a, b in
                       zip(first.get_weights(), second.get_weights())]
        out['sums'] = sums(second.get_weights())
    finally:
        shutil.rmtree(folder)
    return out
