# Convolution, pooling, Embedding, BatchNormalization joined by hand and in
# models: shapes, masks, refusals, summary. Nothing is compiled.
from case_helpers import RESULT, Printed, caught, part, plain, probe

from keras.layers.convolutional import (AveragePooling2D, Convolution1D,
                                        Convolution2D, MaxPooling1D,
                                        MaxPooling2D, UpSampling2D,
                                        ZeroPadding2D)
from keras.layers.core import Activation, Dense, Flatten, Reshape
from keras.layers.embeddings import Embedding
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential


@part
def by_hand():
    out = {}
    first = ZeroPadding2D((1, 1), input_shape=(1, 4, 6))
    conv, pool = Convolution2D(2, 3, 3), AveragePooling2D()
    conv.set_previous(first)
    pool.set_previous(conv)
    out['shapes'] = plain([l.output_shape for l in (first, conv, pool)])
    out['probe'] = probe()
    conv.set_previous(ZeroPadding2D((2, 2), input_shape=(3, 4, 6)))
    out['rebuilt'] = [list(w.shape) for w in conv.get_weights()]
    return out


@part
def refused():
    out = {}
    m = Sequential([Dense(3, input_dim=4)])
    caught(out, 'images', m.add, Convolution2D(2, 2, 2))
    m = Sequential([Embedding(5, 3, mask_zero=True, input_length=4)])
    caught(out, 'masked_convolution', m.add, Convolution1D(2, 2))
    m = Sequential([Embedding(5, 3, mask_zero=True, input_length=4)])
    caught(out, 'masked_normalization', m.add, BatchNormalization())
    m = Sequential([Embedding(5, 3, input_length=4)])
    caught(out, 'pooling', m.add, MaxPooling2D())
    return out


@part
def enlarging():
    """Of images to images: an autoencoder's shapes."""
    m = Sequential([Convolution2D(4, 3, 3, border_mode='same',
                                  input_shape=(1, 8, 8)),
                    MaxPooling2D(), BatchNormalization(), Activation('relu'),
                    UpSampling2D(), Convolution2D(1, 3, 3, border_mode='same'),
                    Reshape((8, 8)), MaxPooling1D(4), Convolution1D(3, 2),
                    Flatten(), Dense(2)])
    out = {'shapes': plain([l.output_shape for l in m.layers])}
    out['probe'] = probe()
    out['weights'] = [list(w.shape) for w in m.get_weights()]
    out['nb_params'] = int(m.count_params())
    params, regularizers, constraints, updates = m.get_params()
    out['lists'] = [len(params), len(regularizers), len(constraints)]
    with Printed() as p:
        m.summary()
    out['summary'] = p.text
    return out


@part
def built_again():
    out = {}
    for layer in [Convolution2D(2, 2, 2, input_shape=(1, 4, 4)),
                  Convolution1D(2, 2, input_shape=(4, 2)),
                  Embedding(4, 2), BatchNormalization(input_shape=(3,))]:
        layer.build()
        out[type(layer).__name__] = [
            len(layer.trainable_weights if hasattr(layer, 'trainable_weights')
                else layer.params), len(layer.get_weights()), probe()]
    return out
