# Convolution3D: weights, values, borders, steps, both orderings.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain, probe

from keras.layers import Convolution3D

X = np.random.RandomState(3).normal(size=(1, 2, 3, 4, 3)).astype('float32')


@part
def th():
    out = gather([
        ('valid', look(Convolution3D(2, 2, 2, 2, dim_ordering='th'), X)),
        ('same', look(Convolution3D(1, 3, 3, 3, border_mode='same',
                                    dim_ordering='th'), X, grads=False)),
        ('same even', look(Convolution3D(1, 2, 2, 2, border_mode='same',
                                         dim_ordering='th'), X, grads=False)),
        ('steps', look(Convolution3D(1, 1, 2, 2, subsample=(2, 2, 1),
                                     bias=False, dim_ordering='th'), X))])
    out['probe'] = probe()
    return out


@part
def tf():
    return gather([
        ('valid', look(Convolution3D(2, 2, 2, 2, dim_ordering='tf'),
                       X.transpose(0, 2, 3, 4, 1)))])


@part
def shapes():
    out = {}
    for mode in ['valid', 'same']:
        for step in [(1, 1, 1), (2, 1, 3)]:
            c = Convolution3D(4, 3, 2, 1, border_mode=mode, subsample=step,
                              dim_ordering='th')
            out['%s %s' % (mode, step)] = plain(
                c.get_output_shape_for((None, 2, 7, 8, 9)))
    caught(out, 'border', Convolution3D, 1, 2, 2, 2, border_mode='full')
    caught(out, 'ordering', Convolution3D, 1, 2, 2, 2, dim_ordering='xy')
    return out
