# Layers for volumes, of 0.3.3: draws, shapes, config, values, errors.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers.convolutional import (AveragePooling3D, Convolution3D,
                                        MaxPooling3D, UpSampling3D,
                                        ZeroPadding3D)
from keras.regularizers import l2

rs = np.random.RandomState(3)
X = rs.normal(size=(1, 2, 3, 4, 4)).astype('float32')


@part
def built():
    out = {}
    for order, shape in [('th', (2, 3, 4, 4)), ('tf', (3, 4, 4, 2))]:
        np.random.seed(6)
        c = Convolution3D(2, 2, 3, 1, input_shape=shape, dim_ordering=order,
                          W_regularizer=l2(.1))
        out[order] = c.get_weights()
        out[order + '_shapes'] = plain([c.W_shape, c.output_shape])
        out[order + '_config'] = plain(c.get_config())
        for mode, step in [('same', (1, 1, 1)), ('valid', (2, 1, 2))]:
            c = Convolution3D(2, 2, 3, 1, input_shape=shape, subsample=step,
                              dim_ordering=order, border_mode=mode)
            out[order + ' ' + mode] = plain(c.output_shape)
    out['probe'] = probe()
    return out


@part
def convolved():
    out = {}
    x = K.placeholder(ndim=5)
    layers = [Convolution3D(2, 2, 2, 3, input_shape=(2, 3, 4, 4),
                            border_mode=mode, activation='relu')
              for mode in ('valid', 'same')]
    layers += [Convolution3D(2, 1, 2, 2, input_shape=(2, 3, 4, 4),
                             dim_ordering='tf', subsample=(1, 2, 1))]
    for layer in layers:
        layer.input = x
    out['values'] = K.function([x], [l.get_output() for l in layers])([X])
    return out


@part
def pooled_and_resized():
    out = {}
    x = K.placeholder(ndim=5)
    shape = (2, 3, 4, 4)
    layers = [MaxPooling3D((1, 2, 2), input_shape=shape),
              AveragePooling3D((2, 2, 3), strides=(1, 2, 1),
                               input_shape=shape),
              MaxPooling3D((2, 1, 2), dim_ordering='tf', input_shape=shape),
              UpSampling3D((1, 2, 1), input_shape=shape),
              UpSampling3D((2, 1, 1), dim_ordering='tf', input_shape=shape),
              ZeroPadding3D((1, 0, 2), input_shape=shape),
              ZeroPadding3D(dim_ordering='tf', input_shape=shape)]
    for layer in layers:
        layer.input = x
    out['values'] = K.function([x], [l.get_output() for l in layers])([X])
    out['shapes'] = plain([l.output_shape for l in layers])
    out['configs'] = plain([l.get_config() for l in layers])
    return out


@part
def wrong():
    out = {}
    caught(out, 'border', Convolution3D, 3, 2, 2, 2, border_mode='full')
    caught(out, 'ordering', Convolution3D, 3, 2, 2, 2, dim_ordering='xy')
    caught(out, 'ndim', Convolution3D, 3, 2, 2, 2, input_shape=(6, 6, 6))
    caught(out, 'pool', MaxPooling3D, border_mode='full')
    caught(out, 'pool_ordering', AveragePooling3D, dim_ordering='xy')
    same = MaxPooling3D(border_mode='same', input_shape=(2, 3, 4, 4))
    caught(out, 'pool_same', same.get_output)
    strided = Convolution3D(2, 2, 2, 2, border_mode='same',
                            subsample=(2, 2, 2), input_shape=(2, 4, 4, 4))
    caught(out, 'strided', strided.get_output)
    for cls in (UpSampling3D, ZeroPadding3D):
        caught(out, cls.__name__, cls, dim_ordering='xy')
    return out
