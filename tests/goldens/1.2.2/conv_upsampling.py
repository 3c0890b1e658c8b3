# UpSampling in one, two and three dimensions.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part

from keras.layers import (UpSampling1D,
                          UpSampling2D, UpSampling3D)

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
def upsampling():
    out = gather([('one', look(UpSampling1D(3), ONE))])
    out.update(gather(images(lambda order: UpSampling2D(
        (2, 3), dim_ordering=order))))
    out.update(gather(volumes(lambda order: UpSampling3D(
        (1, 2, 2), dim_ordering=order))))
    caught(out, 'ordering', UpSampling2D, dim_ordering='xy')
    return out
