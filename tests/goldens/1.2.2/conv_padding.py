# ZeroPadding in one, two and three dimensions.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part

from keras.layers import (ZeroPadding1D,
                          ZeroPadding2D, ZeroPadding3D)

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
def padding():
    out = gather([('one', look(ZeroPadding1D(2), ONE)),
                  ('one sides', look(ZeroPadding1D(
                      {'left_pad': 1, 'right_pad': 2}), ONE)),
                  ('one tuple', look(ZeroPadding1D((0, 2)), ONE))])
    out.update(gather(images(lambda order: ZeroPadding2D(
        (1, 2), dim_ordering=order))))
    out.update(gather([('sides', look(ZeroPadding2D(
        {'top_pad': 1, 'right_pad': 2}, dim_ordering='th'), TWO,
        grads=False)), ('four', look(ZeroPadding2D(
            (1, 0, 2, 1), dim_ordering='th'), TWO, grads=False))]))
    out.update(gather(volumes(lambda order: ZeroPadding3D(
        (1, 0, 1), dim_ordering=order))))
    caught(out, 'one key', ZeroPadding1D, {'middle': 1})
    caught(out, 'two key', ZeroPadding2D, {'middle': 1})
    caught(out, 'two tuple', ZeroPadding2D, (1, 2, 3))
    return out
