# What wrong arguments and inputs of layers with filters raise.
import numpy as np
from case_helpers import RESULT, caught, part

from keras.layers import (AtrousConvolution2D, AveragePooling1D,
                          AveragePooling2D, Convolution1D,
                          Convolution2D, Convolution3D, Cropping1D,
                          Cropping2D, Cropping3D, Deconvolution2D,
                          Input, LocallyConnected1D, LocallyConnected2D,
                          Masking, MaxPooling1D, MaxPooling2D, MaxPooling3D,
                          UpSampling1D, UpSampling2D, UpSampling3D,
                          ZeroPadding1D, ZeroPadding2D, ZeroPadding3D)

FILTERS = [
    (AtrousConvolution2D, (2, 3, 3)), (Convolution1D, (2, 3)),
    (Convolution2D, (2, 3, 3)), (Convolution3D, (2, 3, 3, 3)),
    (Deconvolution2D, (2, 3, 3, (None, 2, 5, 5))),
    (LocallyConnected1D, (2, 3)), (LocallyConnected2D, (2, 3, 3))]
POOLS = [AveragePooling1D, AveragePooling2D, MaxPooling1D, MaxPooling2D,
         MaxPooling3D]
OTHERS = [Cropping2D, Cropping3D, UpSampling2D, UpSampling3D, ZeroPadding2D,
          ZeroPadding3D]


@part
def filters():
    out = {}
    for cls, args in FILTERS:
        name = cls.__name__
        caught(out, name + ' border', cls, *args, border_mode='some')
        if not name.endswith('1D'):
            caught(out, name + ' order', cls, *args, dim_ordering='xy')
        caught(out, name + ' input', lambda: cls(*args)(Input((7,))))
    return out


@part
def others():
    out = {}
    for cls in POOLS:
        name = cls.__name__
        caught(out, name + ' border', cls, border_mode='full')
        if not name.endswith('1D'):
            caught(out, name + ' order', cls, dim_ordering='xy')
        caught(out, name + ' input', lambda: cls()(Input((7,))))
    for cls in OTHERS:
        caught(out, cls.__name__ + ' order', cls, dim_ordering='xy')
        caught(out, cls.__name__ + ' input', lambda: cls()(Input((7,))))
    for cls in [Cropping1D, UpSampling1D, ZeroPadding1D]:
        caught(out, cls.__name__ + ' input', lambda: cls()(Input((7,))))
    return out


@part
def margins():
    out = {}
    caught(out, 'three', Cropping1D, (1, 2, 3))
    caught(out, 'images', Cropping2D, ((1, 1), (1, 1), (1, 1)))
    caught(out, 'images first', Cropping2D, ((1,), (1, 2)))
    caught(out, 'images second', Cropping2D, ((1, 1), (2,)))
    caught(out, 'volumes', Cropping3D, ((1, 1), (2, 2)))
    caught(out, 'volumes third', Cropping3D, ((1, 1), (2, 2), (1,)))
    return out


@part
def another_shape():
    """What a layer that was called once says to another shape."""
    out = {}
    for cls, args, small, large in [
            (Cropping2D, (), (1, 5, 5), (1, 6, 6)),
            (Convolution2D, (1, 2, 2), (1, 5, 5), (1, 6, 6)),
            (Convolution3D, (1, 2, 2, 2), (1, 4, 4, 4), (1, 5, 5, 5))]:
        layer = cls(*args, dim_ordering='th')
        layer(Input(small))
        caught(out, cls.__name__, layer, Input(large))
    return out


@part
def weights():
    out = {}
    x = Input((1, 4, 4))
    caught(out, 'count', lambda: Convolution2D(
        1, 2, 2, dim_ordering='th', weights=[np.zeros((1, 1, 2, 2))])(x))
    caught(out, 'shape', lambda: Convolution2D(
        1, 2, 2, dim_ordering='th', weights=[np.zeros((1, 1, 3, 2)),
                                             np.zeros(1)])(x))
    return out


@part
def masks():
    """None of them supports masking."""
    out = {}
    layers = [Convolution1D(2, 2), MaxPooling1D(), UpSampling1D(),
              ZeroPadding1D(), Cropping1D()]
    for layer in layers:
        try:
            layer(Masking()(Input((5, 2))))
        except Exception as e:
            out[type(layer).__name__] = [type(e).__name__, str(e)[:40]]
    return out
