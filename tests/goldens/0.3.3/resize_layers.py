# UpSampling and ZeroPadding: values, shapes, config, arguments.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers.convolutional import (UpSampling1D, UpSampling2D,
                                        ZeroPadding1D, ZeroPadding2D)

rs = np.random.RandomState(3)
S = rs.normal(size=(2, 3, 2)).astype('float32')
X = rs.normal(size=(2, 2, 2, 3)).astype('float32')


@part
def sequences():
    out = {}
    x = K.placeholder(ndim=3)
    layers = [UpSampling1D(input_shape=(3, 2)),
              UpSampling1D(3, input_shape=(3, 2)),
              ZeroPadding1D(input_shape=(3, 2)),
              ZeroPadding1D(2, input_shape=(3, 2))]
    for layer in layers:
        layer.input = x
    f = K.function([x], [l.get_output(train=True) for l in layers])
    out['values'] = f([S])
    out['shapes'] = plain([l.output_shape for l in layers])
    out['configs'] = plain([l.get_config() for l in layers])
    return out


@part
def images():
    out = {}
    x = K.placeholder(ndim=4)
    layers = [cls(size, dim_ordering=order, input_shape=(2, 2, 3))
              for cls in (UpSampling2D, ZeroPadding2D)
              for size, order in [((2, 2), 'th'), ((1, 3), 'th'),
                                  ([2, 1], 'tf')]]
    for layer in layers:
        layer.input = x
    f = K.function([x], [l.get_output() for l in layers])
    out['values'] = f([X])
    out['shapes'] = plain([l.output_shape for l in layers])
    out['configs'] = plain([l.get_config() for l in layers])
    out['default'] = plain([UpSampling2D(input_shape=(1, 2, 3)).output_shape,
                            ZeroPadding2D(input_shape=(1, 2, 3)).output_shape])
    return out


@part
def wrong():
    out = {}
    for cls in (UpSampling1D, ZeroPadding1D):
        caught(out, cls.__name__, cls, input_shape=(3,))
    for cls in (UpSampling2D, ZeroPadding2D):
        caught(out, cls.__name__, cls, input_shape=(3,))
        caught(out, cls.__name__ + '_ordering', cls, dim_ordering='xy')
        layer = cls()
        caught(out, cls.__name__ + '_free', lambda: layer.output_shape)
    return out
