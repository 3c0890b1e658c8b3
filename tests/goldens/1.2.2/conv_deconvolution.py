# Deconvolution2D: values, borders, steps, both orderings.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain

from keras.layers import Deconvolution2D

X = np.random.RandomState(3).normal(size=(2, 2, 3, 3)).astype('float32')


@part
def th():
    return gather([
        ('valid', look(Deconvolution2D(
            2, 2, 2, output_shape=(None, 2, 4, 4), dim_ordering='th'), X)),
        ('steps', look(Deconvolution2D(
            1, 2, 2, output_shape=(None, 1, 6, 6), subsample=(2, 2),
            dim_ordering='th'), X)),
        ('same', look(Deconvolution2D(
            2, 3, 3, output_shape=(None, 2, 3, 3), border_mode='same',
            dim_ordering='th'), X)),
        ('same steps', look(Deconvolution2D(
            1, 3, 3, output_shape=(None, 1, 6, 6), border_mode='same',
            subsample=(2, 2), dim_ordering='th'), X))])


@part
def fixed_batch():
    return gather([('batch', look(Deconvolution2D(
        1, 3, 3, output_shape=(2, 1, 5, 5), dim_ordering='th'), X, batch=2))])


@part
def tf():
    out = gather([('valid', look(Deconvolution2D(
        2, 2, 2, output_shape=(None, 4, 4, 2), dim_ordering='tf'),
        X.transpose(0, 2, 3, 1)))])
    d = Deconvolution2D(3, 2, 2, output_shape=(None, 4, 4, 3),
                        dim_ordering='tf')
    out['shape_for'] = plain(d.get_output_shape_for((None, 3, 3, 2)))
    caught(out, 'border', Deconvolution2D, 1, 2, 2,
           output_shape=(None, 1, 4, 4), border_mode='full')
    return out
