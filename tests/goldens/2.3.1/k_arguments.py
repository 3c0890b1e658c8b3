# K: names and order of arguments; those of 1.x are refused.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K

X = np.arange(24.).reshape((1, 2, 3, 4)).astype('float32')


@part
def by_name():
    out = {}
    x = K.variable(X)
    for key, y in [
            ('conv1d', K.conv1d(x=K.variable(X[0]), kernel=K.ones((2, 4, 3)),
                                strides=1, padding='valid',
                                data_format='channels_last',
                                dilation_rate=1)),
            ('conv2d', K.conv2d(x=x, kernel=K.ones((2, 2, 2, 1)),
                                strides=(1, 1), padding='same',
                                data_format='channels_first',
                                dilation_rate=(1, 1))),
            ('pool2d', K.pool2d(x=x, pool_size=(2, 2), strides=(1, 1),
                                padding='valid', data_format=None,
                                pool_mode='avg')),
            ('resize', K.resize_images(x=x, height_factor=1, width_factor=2,
                                       data_format='channels_first',
                                       interpolation='nearest')),
            ('pad', K.spatial_2d_padding(x=x, padding=((1, 0), (0, 1)),
                                         data_format='channels_first')),
            ('expand', K.expand_dims(x=x, axis=1)),
            ('squeeze', K.squeeze(x=K.ones((2, 1)), axis=1)),
            ('repeat', K.repeat_elements(x=x, rep=2, axis=3)),
            ('one_hot', K.one_hot(indices=K.variable([1], 'int32'),
                                  num_classes=3)),
            ('stack', K.stack(x=[x, x], axis=2)),
            ('softmax', K.softmax(x=x, axis=1)),
            ('relu', K.relu(x=x, alpha=.1, max_value=5., threshold=2.)),
            ('clip', K.clip(x=x, min_value=2, max_value=3)),
            ('bias', K.bias_add(x=x, bias=K.ones((2,)),
                                data_format='channels_first')),
            ('dot', K.batch_dot(x=x[0], y=x[0], axes=2)),
            ('slice', K.slice(x=x, start=(0, 0, 1, 1), size=(1, 1, 2, 2))),
            ('norm', K.l2_normalize(x=x, axis=1)),
            ('gather', K.gather(reference=x[0], indices=[1])),
            ('switch', K.switch(condition=x > 3, then_expression=x,
                                else_expression=-x)),
            ('arange', K.arange(start=1, stop=5, step=2, dtype='float32'))]:
        out[key] = K.eval(y)
    return out


@part
def of_former_releases():
    out = {}
    x, w = K.variable(X), K.ones((2, 2, 2, 1))
    pairs = [
        (K.conv2d, (x, w), dict(border_mode='same')),
        (K.conv2d, (x, w), dict(dim_ordering='th')),
        (K.conv2d, (x, w), dict(image_shape=X.shape)),
        (K.conv3d, (x, w), dict(filter_dilation=(1, 1, 1))),
        (K.conv1d, (x, w), dict(stride=1)),
        (K.separable_conv2d, (x, w, w), dict(dim_ordering='th')),
        (K.pool2d, (x, (2, 2)), dict(border_mode='same')),
        (K.pool3d, (x, (2, 2, 2)), dict(dim_ordering='th')),
        (K.spatial_2d_padding, (x,), dict(dim_ordering='th')),
        (K.spatial_3d_padding, (x,), dict(dim_ordering='th')),
        (K.resize_images, (x, 2, 2), dict(dim_ordering='th')),
        (K.resize_volumes, (x, 2, 2, 2), dict(dim_ordering='th')),
        (K.expand_dims, (x,), dict(dim=1)),
        (K.one_hot, (x,), dict(nb_classes=2)),
        (K.random_normal, ((2,),), dict(std=1.)),
        (K.random_uniform, ((2,),), dict(low=0.)),
        (K.random_uniform, ((2,),), dict(high=2.)),
        (K.pattern_broadcast, (x,), dict(broatcastable=[False] * 4))]
    for fn, args, kwargs in pairs:
        caught(out, '%s %s' % (fn.__name__, list(kwargs)[0]), fn, *args,
               **kwargs)
    return out


@part
def wrong():
    out = {}
    x = K.variable(X)
    raised(out, 'too many', K.softmax, x, 1, 2)
    raised(out, 'too few', K.conv2d, x)
    caught(out, 'unknown', K.relu, x, slope=.1)
    caught(out, 'twice', K.conv2d, x, x, padding='valid', colour=1)
    return out
