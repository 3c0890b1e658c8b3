# Cropping in one, two and three dimensions.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part

from keras.layers import (Cropping1D, Cropping2D, Cropping3D)

ONE = np.arange(12.).reshape(1, 4, 3)
TWO = np.arange(40.).reshape(1, 2, 4, 5)
THREE = np.arange(48.).reshape(1, 2, 2, 3, 4)


def images(make):
    return [('th', look(make('th'), TWO, grads=False)),
            ('tf', look(make('tf'), TWO.transpose(0, 2, 3, 1), grads=False))]


def volumes(make):
    return [('3 th', look(make('th'), THREE, grads=False)),
            ('3 tf', look(make('tf'), THREE.transpose(0, 2, 3, 4, 1),
                          grads=False))]


@part
def cropping():
    out = gather([('one', look(Cropping1D((1, 2)), ONE)),
                  ('one default', look(Cropping1D(), ONE))])
    out.update(gather(images(lambda order: Cropping2D(
        ((1, 0), (2, 1)), dim_ordering=order))))
    out.update(gather(volumes(lambda order: Cropping3D(
        ((0, 1), (1, 1), (2, 0)), dim_ordering=order))))
    caught(out, 'one wrong', Cropping1D, (1, 2, 3))
    caught(out, 'two wrong', Cropping2D, ((1, 2),))
    caught(out, 'two inner', Cropping2D, ((1,), (2, 2)))
    caught(out, 'three wrong', Cropping3D, ((1, 1), (2, 2)))
    return out
