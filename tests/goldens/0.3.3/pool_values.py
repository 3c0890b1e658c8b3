# Pooling: values, shapes, config, arguments.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers.convolutional import (AveragePooling1D, AveragePooling2D,
                                        MaxPooling1D, MaxPooling2D)

rs = np.random.RandomState(3)
S = rs.normal(size=(2, 7, 2)).astype('float32')
X = rs.normal(size=(2, 2, 5, 6)).astype('float32')


@part
def sequences():
    out = {}
    x = K.placeholder(ndim=3)
    layers = [MaxPooling1D(input_shape=(7, 2)),
              MaxPooling1D(3, stride=1, input_shape=(7, 2)),
              AveragePooling1D(3, stride=2, input_shape=(7, 2))]
    for layer in layers:
        layer.input = x
    f = K.function([x], [l.get_output(train=True) for l in layers])
    out['values'] = f([S])
    out['shapes'] = plain([l.output_shape for l in layers])
    out['configs'] = plain([l.get_config() for l in layers])
    out['free'] = plain(MaxPooling1D(input_shape=(None, 2)).output_shape)
    out['attributes'] = plain([layers[1].pool_size, layers[1].st,
                               layers[1].stride, layers[1].input_dim])
    return out


@part
def images():
    out = {}
    x = K.placeholder(ndim=4)
    layers = [MaxPooling2D(input_shape=(2, 5, 6)),
              AveragePooling2D((3, 2), strides=(1, 2), input_shape=(2, 5, 6)),
              MaxPooling2D((2, 1), dim_ordering='tf', input_shape=(2, 5, 6))]
    for layer in layers:
        layer.input = x
    f = K.function([x], [l.get_output() for l in layers])
    out['values'] = f([X])
    out['shapes'] = plain([l.output_shape for l in layers])
    out['configs'] = plain([l.get_config() for l in layers])
    free = AveragePooling2D((2, 3), input_shape=(None, 6, 2),
                            dim_ordering='tf')
    out['free'] = plain(free.output_shape)
    return out


@part
def same():
    """border_mode='same' as far as each release went."""
    out = {}
    layers = {'1': MaxPooling1D(3, border_mode='same', input_shape=(7, 2)),
              '2': MaxPooling2D((3, 2), strides=(1, 1), border_mode='same',
                                input_shape=(2, 5, 6)),
              'ave': AveragePooling2D((2, 3), border_mode='same',
                                      input_shape=(2, 5, 6))}
    for key in sorted(layers):
        layer = layers[key]
        out[key + '_shape'] = plain(layer.output_shape)
        if key == '1':
            continue
        try:
            f = K.function([layer.input], [layer.get_output()])
        except Exception as e:
            out[key] = [type(e).__name__, str(e)]
        else:
            out[key] = f([X])[0]
    return out


@part
def wrong():
    out = {}
    for cls in (MaxPooling1D, AveragePooling1D):
        caught(out, cls.__name__, cls, border_mode='full')
    for cls in (MaxPooling2D, AveragePooling2D):
        caught(out, cls.__name__, cls, border_mode='full')
        caught(out, cls.__name__ + '_ordering', cls, dim_ordering='xy')
        caught(out, cls.__name__ + '_ndim', cls, input_shape=(3, 4))
    return out


@part
def own():
    """A pooling of one's own, derived from the hidden base."""
    from keras.layers.convolutional import _Pooling1D

    class Sum(_Pooling1D):
        def _pooling_function(self, inputs, pool_size, strides, border_mode,
                              dim_ordering):
            mean = K.pool2d(inputs, pool_size, strides, border_mode,
                            dim_ordering, pool_mode='avg')
            return mean * pool_size[0]

    out = {}
    layer = Sum(2, input_shape=(7, 2))
    out['value'] = K.function([layer.input], [layer.get_output()])([S])[0]
    out['config'] = plain(layer.get_config())
    return out
