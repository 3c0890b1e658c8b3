# What 1.x added to convolutions and pooling: transposed ones, holes, full borders, defaults; what Theano has not.
import numpy as np
from case_helpers import RESULT, caught, part, raised  # noqa: F401
from keras import backend as K

rs = np.random.RandomState(17)
IMAGES = rs.normal(size=(2, 3, 6, 5)).astype('float32')
SMALL = rs.normal(size=(2, 2, 3, 4)).astype('float32')
VOLUMES = rs.normal(size=(1, 2, 4, 5, 6)).astype('float32')


def value(out, key, tensor):
    """Value and type; the type separately, because compare.py leaves the precision free."""
    array = np.asarray(K.eval(tensor))
    out[key] = array
    out[key + ' dtype'] = str(array.dtype)


def tried(out, key, build):
    """The value, or the class of what was raised."""
    try:
        value(out, key, build())
    except Exception:
        out[key] = 'raised'


@part
def defaults():
    out = {'ordering': K.image_dim_ordering()}
    caught(out, 'unknown', K.set_image_dim_ordering, 'xx')
    x, k = K.variable(IMAGES), K.variable(rs.normal(size=(4, 3, 3, 2)))
    value(out, 'conv2d', K.conv2d(x, k))
    value(out, 'pool2d', K.pool2d(x, (2, 2)))
    value(out, 'spatial_2d_padding', K.spatial_2d_padding(x))
    K.set_image_dim_ordering('tf')
    out['set'] = K.image_dim_ordering()
    K.set_image_dim_ordering('th')
    return out


@part
def convolutions():
    out = {}
    x, k = K.variable(IMAGES), K.variable(rs.normal(size=(4, 3, 3, 2)))
    value(out, 'dilation', K.conv2d(x, k, filter_dilation=(2, 3)))
    value(out, 'dilation same', K.conv2d(x, k, border_mode='same', filter_dilation=(2, 1)))
    tried(out, 'full', lambda: K.conv2d(x, k, border_mode='full'))
    v, kv = K.variable(VOLUMES), K.variable(rs.normal(size=(2, 2, 2, 3, 2)))
    tried(out, '3d same strides', lambda: K.conv3d(v, kv, strides=(2, 1, 2), border_mode='same'))
    value(out, '3d same', K.conv3d(v, kv, border_mode='same'))
    return out


@part
def deconvolutions():
    out = {}
    x = K.variable(SMALL)
    square, oblong = K.variable(rs.normal(size=(2, 2, 3, 3))), K.variable(rs.normal(size=(3, 2, 3, 2)))
    value(out, 'valid', K.deconv2d(x, square, (2, 2, 5, 6), filter_shape=(2, 2, 3, 3)))
    value(out, 'strides', K.deconv2d(x, square, (2, 2, 7, 9), strides=(2, 2), filter_shape=(2, 2, 3, 3)))
    value(out, 'same', K.deconv2d(x, square, (2, 2, 3, 4), border_mode='same', filter_shape=(2, 2, 3, 3)))
    value(out, 'open batch', K.deconv2d(x, square, (None, 2, 5, 6), filter_shape=(2, 2, 3, 3)))
    tried(out, 'oblong', lambda: K.deconv2d(x, oblong, (2, 3, 5, 5), filter_shape=(3, 2, 3, 2)))
    tried(out, 'same even', lambda: K.deconv2d(x, oblong, (2, 3, 3, 4), border_mode='same', filter_shape=(3, 2, 3, 2)))
    xt, kt = K.permute_dimensions(x, (0, 2, 3, 1)), K.permute_dimensions(square, (2, 3, 1, 0))
    tried(out, 'tf', lambda: K.deconv2d(xt, kt, (2, 5, 6, 2), dim_ordering='tf', filter_shape=(3, 3, 2, 2)))
    caught(out, 'mode', K.deconv2d, x, square, (2, 2, 5, 6), border_mode='xx', filter_shape=(2, 2, 3, 3))
    return out


@part
def not_there():
    out = {}
    for name in ['conv1d', 'atrous_conv2d', 'separable_conv2d']:
        if hasattr(K, name):
            raised(out, name, getattr(K, name), K.variable(IMAGES), None, None)
    return out


@part
def pooling():
    out = {}
    x, v = K.variable(IMAGES), K.variable(VOLUMES)
    for mode in ['max', 'avg']:
        if hasattr(K, 'stack'):  # before, the padding was -1
            value(out, mode + ' 1', K.pool2d(x, (1, 1), (2, 2), border_mode='same', pool_mode=mode))
        value(out, mode + ' 3d', K.pool3d(v, (2, 2, 3), (2, 1, 2), pool_mode=mode))
        tried(out, mode + ' 3d same',
              lambda mode=mode: K.pool3d(v, (3, 2, 2), (2, 1, 2), border_mode='same', pool_mode=mode))
    raised(out, 'empty window', K.pool2d, x, (0, 1))
    return out
