# AtrousConvolution2D: rates, orderings, what goes together.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain

from keras.layers import AtrousConvolution2D, Input

X = np.random.RandomState(3).normal(size=(2, 2, 6, 5)).astype('float32')


@part
def values():
    return gather([
        ('rate 2', look(AtrousConvolution2D(2, 2, 2, atrous_rate=(2, 2),
                                            dim_ordering='th'), X)),
        ('rate 3 1', look(AtrousConvolution2D(1, 2, 3, atrous_rate=(3, 1),
                                              dim_ordering='th'), X)),
        ('same', look(AtrousConvolution2D(1, 3, 3, atrous_rate=(2, 2),
                                          border_mode='same',
                                          dim_ordering='th'), X)),
        ('rate 1', look(AtrousConvolution2D(1, 2, 2, dim_ordering='th'), X,
                        grads=False)),
        ('tf', look(AtrousConvolution2D(2, 2, 2, atrous_rate=(2, 1),
                                        dim_ordering='tf'),
                    X.transpose(0, 2, 3, 1)))])


@part
def limits():
    out = {}
    caught(out, 'steps', lambda: AtrousConvolution2D(
        1, 2, 2, atrous_rate=(2, 2), subsample=(2, 2), dim_ordering='th')(
            Input((2, 6, 5))))
    a = AtrousConvolution2D(1, 3, 2, atrous_rate=(2, 3), dim_ordering='th')
    out['shape'] = plain(a.get_output_shape_for((None, 2, 9, 9)))
    caught(out, 'border', AtrousConvolution2D, 1, 2, 2, border_mode='full')
    return out
