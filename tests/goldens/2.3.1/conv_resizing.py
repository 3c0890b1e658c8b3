# UpSampling, ZeroPadding, Cropping: values, shapes, configurations, both data formats.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (Cropping1D, Cropping2D, Cropping3D, Input, UpSampling1D, UpSampling2D, UpSampling3D,
                          ZeroPadding1D, ZeroPadding2D, ZeroPadding3D)

rs = np.random.RandomState(10)
STEPS = rs.normal(size=(2, 5, 2)).astype('float32')
IMAGES = rs.normal(size=(1, 2, 4, 5)).astype('float32')
VOLUMES = rs.normal(size=(1, 1, 3, 4, 3)).astype('float32')
LAST = IMAGES.transpose(0, 2, 3, 1)
LAST_VOLUMES = VOLUMES.transpose(0, 2, 3, 4, 1)


def looks(cls, x, *calls):
    return [('%s %d' % (cls.__name__, n), look(cls(*args, **kwargs), y, grads=False))
            for n, (y, args, kwargs) in enumerate([(x if one[0] is None else one[0], one[1], one[2]) for one in calls])]


@part
def larger():
    last = {'data_format': 'channels_last'}
    return gather(
        looks(UpSampling1D, STEPS, (None, (), {}), (None, (3,), {}), (None, (), {'size': 1})) +
        looks(UpSampling2D, IMAGES, (None, (), {}), (None, (3,), {}), (None, ((1, 2),), {}), (LAST, ((2, 1),), last)) +
        looks(UpSampling3D, VOLUMES, (None, (), {}), (None, (1,), {}), (LAST_VOLUMES, ((2, 1, 2),), last)))


@part
def smooth():
    layer = UpSampling2D(2, interpolation='bilinear', data_format='channels_last')
    return {'config': layer.get_config(), 'shape': layer.compute_output_shape((None, 3, None, 2)),
            'interpolation': layer.interpolation}


@part
def zeros():
    last = {'data_format': 'channels_last'}
    return gather(
        looks(ZeroPadding1D, STEPS, (None, (), {}), (None, (2,), {}), (None, ((1, 3),), {}), (None, ((0, 1),), {})) +
        looks(ZeroPadding2D, IMAGES, (None, (), {}), (None, (2,), {}), (None, ((1, 2),), {}),
              (None, (((1, 2), (0, 1)),), {}), (None, ((1, (0, 2)),), {}), (LAST, (((1, 2), (0, 1)),), last)) +
        looks(ZeroPadding3D, VOLUMES, (None, (), {}), (None, (1,), {}), (None, ((1, 0, 2),), {}),
              (None, (((1, 2), (0, 1), (1, 0)),), {}), (LAST_VOLUMES, (((1, 0), (0, 1), (0, 0)),), last)))


@part
def cut():
    last = {'data_format': 'channels_last'}
    return gather(
        looks(Cropping1D, STEPS, (None, (), {}), (None, (2,), {}), (None, ((1, 0),), {}), (None, ((0, 2),), {})) +
        looks(Cropping2D, IMAGES, (None, (), {}), (None, (1,), {}), (None, ((1, 2),), {}),
              (None, (((1, 0), (0, 1)),), {}), (None, ((1, (0, 2)),), {}), (LAST, (((1, 2), (0, 1)),), last)) +
        looks(Cropping3D, VOLUMES, (None, (), {}), (None, (1,), {}), (None, ((1, 0, 1),), {}),
              (LAST_VOLUMES, (((1, 0), (0, 1), (0, 0)),), last)))


@part
def attributes():
    out = {}
    for layer in [UpSampling1D(3), UpSampling2D(3, data_format='channels_last'), UpSampling3D((1, 2, 3)), ZeroPadding1D(2),
                  ZeroPadding2D(2), ZeroPadding3D((1, 2, 3)), Cropping1D(2), Cropping2D(2), Cropping3D((1, (2, 0), 3))]:
        name = 'size' if 'up' in layer.name else 'padding' if 'padding' in layer.name else 'cropping'
        out[layer.name] = [getattr(layer, name), layer.data_format, layer.supports_masking, list(layer.get_config()),
                           type(layer).from_config(layer.get_config()).get_config()]
    out['shapes'] = [
        UpSampling1D(2).compute_output_shape((None, None, 2)), UpSampling2D((2, 3)).compute_output_shape((4, 2, None, 3)),
        UpSampling3D(data_format='channels_last').compute_output_shape((None, 1, 2, 3, 4)),
        ZeroPadding1D((1, 2)).compute_output_shape((None, 4, None)),
        ZeroPadding2D(((1, 2), (3, 4)), data_format='channels_last').compute_output_shape((None, 4, None, 7)),
        ZeroPadding3D(1).compute_output_shape((2, 3, 4, None, 6)), Cropping1D((1, 2)).compute_output_shape((None, 4, 5)),
        Cropping2D(((1, 2), (3, 4))).compute_output_shape((None, 4, None, 9)),
        Cropping3D(1, data_format='channels_last').compute_output_shape((2, 3, 4, None, 6))]
    c = Cropping2D(1)
    out['two shapes'] = [c(Input((2, 5, 5)))._keras_shape, c(Input((2, 6, 7)))._keras_shape]
    return out
