# Convolution2D in the order of Theano: weights, values, steps; shapes; errors.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain, probe

from keras.layers import Convolution2D, Input

X = np.random.RandomState(3).normal(size=(2, 2, 5, 4)).astype('float32')
TF = X.transpose(0, 2, 3, 1)


@part
def th():
    out = gather([
        ('valid', look(Convolution2D(3, 2, 3, dim_ordering='th'), X)),
        ('same', look(Convolution2D(1, 3, 3, border_mode='same',
                                    dim_ordering='th'), X)),
        ('same even', look(Convolution2D(1, 2, 4, border_mode='same',
                                         dim_ordering='th'), X)),
        ('full', look(Convolution2D(1, 2, 2, border_mode='full',
                                    dim_ordering='th'), X)),
        ('steps', look(Convolution2D(1, 2, 2, subsample=(2, 1),
                                     dim_ordering='th'), X)),
        ('same steps', look(Convolution2D(1, 3, 3, subsample=(2, 2),
                                          border_mode='same',
                                          dim_ordering='th'), X))])
    out['probe'] = probe()
    return out


@part
def shapes():
    out = {}
    for mode in ['valid', 'same', 'full']:
        for step in [(1, 1), (2, 1), (3, 2)]:
            key = '%s %d %d' % ((mode,) + step)
            th = Convolution2D(4, 3, 2, border_mode=mode, subsample=step,
                               dim_ordering='th')
            tf = Convolution2D(4, 3, 2, border_mode=mode, subsample=step,
                               dim_ordering='tf')
            out[key] = plain([th.get_output_shape_for((None, 2, 7, 8)),
                              tf.get_output_shape_for((6, 7, None, 2))])
    return out


@part
def wrong():
    out = {}
    caught(out, 'border', Convolution2D, 3, 2, 2, border_mode='odd')
    caught(out, 'ordering', Convolution2D, 3, 2, 2, dim_ordering='xy')
    caught(out, 'ndim', Convolution2D(3, 2, 2), Input((6, 6)))
    out['default'] = Convolution2D(3, 2, 2).dim_ordering
    return out
