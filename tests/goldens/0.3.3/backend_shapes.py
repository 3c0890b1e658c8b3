# K: reshape, permute, repeat, tile, pad, expand, squeeze, concatenate.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

A = np.arange(6, dtype='float32').reshape((2, 3))
CUBE = np.arange(12, dtype='float32').reshape((2, 3, 2))
IMAGE = np.arange(8, dtype='float32').reshape((1, 2, 2, 2)) + 1.


@part
def values():
    out = {}
    x, c = K.placeholder(ndim=2), K.placeholder(ndim=3)
    i = K.placeholder(ndim=4)
    named = [('concatenate', K.concatenate([x, x * 2.])),
             ('concatenate_0', K.concatenate([x, x], axis=0)),
             ('reshape', K.reshape(x, (3, 2))),
             ('reshape_unknown', K.reshape(c, (-1, 4))),
             ('permute', K.permute_dimensions(c, [2, 0, 1])),
             ('repeat_elements', K.repeat_elements(x, 2, axis=1)),
             ('repeat_elements_0', K.repeat_elements(c, 2, axis=0)),
             ('repeat', K.repeat(x, 3)),
             ('tile', K.tile(x, (2, 2))),
             ('expand_dims', K.expand_dims(x)),
             ('expand_dims_0', K.expand_dims(x, 0)),
             ('expand_dims_1', K.expand_dims(x, dim=1)),
             ('expand_dims_minus_2', K.expand_dims(x, dim=-2)),
             ('squeeze', K.squeeze(K.reshape(x, (2, 1, 3)), 1)),
             ('flatten', K.flatten(c)),
             ('temporal_padding', K.temporal_padding(c)),
             ('temporal_padding_2', K.temporal_padding(c, padding=2)),
             ('spatial', K.spatial_2d_padding(i)),
             ('spatial_1_2', K.spatial_2d_padding(i, padding=(1, 2))),
             ('spatial_tf', K.spatial_2d_padding(i, dim_ordering='tf')),
             ('shape', K.shape(c))]
    got = K.function([x, c, i], [v for _, v in named])([A, CUBE, IMAGE])
    for (name, _), value in zip(named, got):
        out[name] = value
    return out


@part
def errors():
    out = {}
    caught(out, 'ordering', K.spatial_2d_padding, K.placeholder(ndim=4),
           dim_ordering='xx')
    return out


@part
def dimensions():
    out = {}
    for n in range(5):
        out['ndim_%d' % n] = K.ndim(K.placeholder(ndim=n))
    out['of_shape'] = K.ndim(K.placeholder(shape=(None, 3, 4)))
    out['of_variable'] = K.ndim(K.zeros((2, 2, 2)))
    return out


@part
def later():
    """batch_flatten is what flatten was; resize, pack and 3D padding."""
    out = {}
    c, i = K.placeholder(ndim=3), K.placeholder(ndim=4)
    v = K.placeholder(ndim=5)
    named = [('batch_flatten', K.batch_flatten(c)),
             ('pack', K.pack([c, c + 1.])),
             ('resize_images', K.resize_images(i, 2, 3, 'th')),
             ('resize_images_tf', K.resize_images(i, 2, 3, 'tf')),
             ('resize_volumes', K.resize_volumes(v, 1, 2, 2, 'th')),
             ('resize_volumes_tf', K.resize_volumes(v, 2, 1, 1, 'tf')),
             ('spatial_3d', K.spatial_3d_padding(v)),
             ('spatial_3d_tf', K.spatial_3d_padding(v, (1, 0, 2), 'tf'))]
    got = K.function([c, i, v], [e for _, e in named])(
        [CUBE, IMAGE, IMAGE.reshape((1, 1, 2, 2, 2))])
    for (name, _), value in zip(named, got):
        out[name] = value
    caught(out, 'images', K.resize_images, i, 2, 2, 'xx')
    caught(out, 'volumes', K.resize_volumes, v, 2, 2, 2, 'xx')
    caught(out, 'padding', K.spatial_3d_padding, v, dim_ordering='xx')
    out['ndim_5'] = K.ndim(K.placeholder(ndim=5))
    return out
