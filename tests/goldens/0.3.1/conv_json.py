# A convolutional model as text and back; the order of saved weights.
import json
from case_helpers import RESULT, caught, part, plain, probe

from keras.constraints import maxnorm
from keras.layers.convolutional import (AveragePooling1D, AveragePooling2D,
                                        Convolution1D, Convolution2D,
                                        MaxPooling1D, MaxPooling2D,
                                        UpSampling1D, UpSampling2D,
                                        ZeroPadding1D, ZeroPadding2D)
from keras.layers.core import Dense, Flatten
from keras.layers.embeddings import Embedding
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential, model_from_json
from keras.regularizers import l1l2


@part
def images():
    out = {}
    m = Sequential([ZeroPadding2D((1, 2), input_shape=(1, 8, 8)),
                    Convolution2D(4, 3, 3, W_regularizer=l1l2(.1, .2),
                                  b_constraint=maxnorm(3), subsample=(2, 1)),
                    BatchNormalization(epsilon=1e-3, momentum=.5),
                    MaxPooling2D((2, 2), strides=(1, 1)), UpSampling2D(),
                    AveragePooling2D((2, 3)), Flatten(), Dense(2)])
    text = m.to_json()
    out['document'] = json.loads(text)
    out['probe'] = probe()
    again = model_from_json(text)
    out['probe_again'] = probe()
    out['shapes'] = plain([l.output_shape for l in again.layers])
    out['same'] = json.loads(again.to_json()) == json.loads(text)
    out['weights'] = [list(w.shape) for w in again.get_weights()]
    return out


@part
def sequences():
    out = {}
    m = Sequential([Embedding(9, 4, input_length=8, mask_zero=False,
                              W_constraint=maxnorm(2)),
                    ZeroPadding1D(2), Convolution1D(3, 3, border_mode='same'),
                    MaxPooling1D(2), UpSampling1D(3),
                    AveragePooling1D(3, stride=2)])
    text = m.to_json()
    out['document'] = json.loads(text)
    again = model_from_json(text)
    out['probe'] = probe()
    out['shapes'] = plain([l.output_shape for l in again.layers])
    out['same'] = json.loads(again.to_json()) == json.loads(text)
    return out


@part
def forgotten():
    """What is enlarged or padded forgets its ordering in a configuration."""
    out = {}
    for cls in (UpSampling2D, ZeroPadding2D):
        m = Sequential([cls(dim_ordering='tf', input_shape=(4, 5, 2))])
        again = model_from_json(m.to_json())
        out[cls.__name__] = plain([m.output_shape, again.output_shape])
    return out
