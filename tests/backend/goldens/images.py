# Convolutions and pooling: borders, strides, orderings, gradients; what fails, and how.
import numpy as np
from case_helpers import RESULT, caught, part, raised  # noqa: F401
from keras import backend as K

rs = np.random.RandomState(7)
IMAGES = rs.normal(size=(2, 3, 7, 6)).astype('float32')
VOLUMES = rs.normal(size=(2, 2, 5, 6, 7)).astype('float32')


def value(out, key, tensor):
    """Value and type; the type separately, because compare.py leaves the precision free."""
    array = np.asarray(K.eval(tensor))
    out[key] = array
    out[key + ' dtype'] = str(array.dtype)


def new(name):
    """Whether this release has the function."""
    return hasattr(K, name)


@part
def convolutions():
    out = {}
    x, k = K.variable(IMAGES), K.variable(rs.normal(size=(4, 3, 3, 2)))
    odd = K.variable(rs.normal(size=(4, 3, 3, 5)))
    xt, kt = K.permute_dimensions(x, (0, 2, 3, 1)), K.permute_dimensions(k, (2, 3, 1, 0))
    value(out, 'valid', K.conv2d(x, k))
    value(out, 'valid strides', K.conv2d(x, k, strides=(2, 1)))
    value(out, 'same', K.conv2d(x, k, border_mode='same'))
    value(out, 'same odd', K.conv2d(x, odd, border_mode='same'))
    value(out, 'same tf', K.conv2d(xt, kt, border_mode='same', dim_ordering='tf'))
    value(out, 'valid tf', K.conv2d(xt, kt, dim_ordering='tf', image_shape=(2, 7, 6, 3), filter_shape=(3, 2, 3, 4)))
    value(out, 'shapes', K.conv2d(x, k, image_shape=(2, 3, 7, 6), filter_shape=(4, 3, 3, 2)))
    value(out, 'gradient', K.gradients(K.sum(K.square(K.conv2d(x, k, border_mode='same'))), k))
    caught(out, 'mode', K.conv2d, x, k, (1, 1), 'full')
    caught(out, 'ordering', K.conv2d, x, k, dim_ordering='xx')
    try:
        value(out, 'same strides', K.conv2d(x, k, strides=(2, 2), border_mode='same'))
        value(out, 'same strides odd', K.conv2d(x, odd, strides=(3, 2), border_mode='same'))
    except Exception as e:
        out['same strides'] = type(e).__name__
    caught(out, 'strides too large', K.conv2d, x, k, (4, 4), 'same')
    if new('conv3d'):
        x, k = K.variable(VOLUMES), K.variable(rs.normal(size=(3, 2, 2, 3, 2)))
        xt, kt = K.permute_dimensions(x, (0, 2, 3, 4, 1)), K.permute_dimensions(k, (2, 3, 4, 1, 0))
        value(out, '3d', K.conv3d(x, k))
        value(out, '3d same', K.conv3d(x, k, border_mode='same'))
        value(out, '3d strides', K.conv3d(x, k, strides=(1, 2, 3)))
        value(out, '3d tf', K.conv3d(xt, kt, dim_ordering='tf', border_mode='same'))
        raised(out, '3d same strides', K.conv3d, x, k, (2, 1, 1), 'same')
        caught(out, '3d mode', K.conv3d, x, k, (1, 1, 1), 'full')
        caught(out, '3d ordering', K.conv3d, x, k, dim_ordering='xx')
    return out


@part
def pooling():
    out = {}
    x = K.variable(IMAGES)
    for mode in ['max', 'avg']:
        value(out, mode, K.pool2d(x, (2, 2), pool_mode=mode))
        value(out, mode + ' strides', K.pool2d(x, (3, 2), strides=(2, 3), pool_mode=mode))
        value(out, mode + ' tf', K.pool2d(x, (2, 2), strides=(2, 2), dim_ordering='tf', pool_mode=mode))
        for size in [(2, 2), (3, 3), (2, 3)]:
            for strides in [(1, 1), (2, 2), (1, 2)]:
                key = '%s same %s %s' % (mode, size, strides)
                try:
                    value(out, key, K.pool2d(x, size, strides=strides, border_mode='same', pool_mode=mode))
                except Exception as e:
                    out[key] = [type(e).__name__, str(e)]
    value(out, 'gradient', K.gradients(K.sum(K.square(K.pool2d(x, (2, 2), (2, 2)))), x))
    tied = K.variable(np.ones((1, 1, 4, 4)))
    value(out, 'tied gradient', K.gradients(K.sum(K.pool2d(tied, (2, 2), (2, 2))), tied))
    caught(out, 'border', K.pool2d, x, (2, 2), border_mode='full')
    caught(out, 'mode', K.pool2d, x, (2, 2), pool_mode='sum')
    caught(out, 'ordering', K.pool2d, x, (2, 2), dim_ordering='xx')
    if new('pool3d'):
        v = K.variable(VOLUMES)
        for mode in ['max', 'avg']:
            value(out, mode + ' 3d', K.pool3d(v, (2, 2, 3), strides=(2, 1, 2), pool_mode=mode))
            value(out, mode + ' 3d tf', K.pool3d(v, (2, 3, 2), dim_ordering='tf', pool_mode=mode))
        caught(out, '3d same', K.pool3d, v, (2, 2, 2), border_mode='same')
        caught(out, '3d border', K.pool3d, v, (2, 2, 2), border_mode='full')
        caught(out, '3d mode', K.pool3d, v, (2, 2, 2), pool_mode='sum')
        caught(out, '3d ordering', K.pool3d, v, (2, 2, 2), dim_ordering='xx')
    return out
