# Max and average pooling in one, two, three dimensions.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain

from keras.layers import (AveragePooling1D, AveragePooling2D,
                          AveragePooling3D, MaxPooling1D, MaxPooling2D,
                          MaxPooling3D)

rs = np.random.RandomState(5)
ONE = rs.normal(size=(2, 5, 2)).astype('float32')
TWO = rs.normal(size=(1, 2, 5, 4)).astype('float32')
THREE = rs.normal(size=(1, 1, 4, 3, 4)).astype('float32')


@part
def one():
    return gather([
        ('max', look(MaxPooling1D(), ONE)),
        ('max steps', look(MaxPooling1D(3, stride=1), ONE)),
        ('average', look(AveragePooling1D(2), ONE))])


@part
def two():
    tf = TWO.transpose(0, 2, 3, 1)
    return gather([
        ('max', look(MaxPooling2D(dim_ordering='th'), TWO)),
        ('max tf', look(MaxPooling2D((2, 1), dim_ordering='tf'), tf)),
        ('max steps', look(MaxPooling2D((3, 2), strides=(1, 2),
                                        dim_ordering='th'), TWO)),
        ('max same', look(MaxPooling2D((3, 3), strides=(2, 2),
                                       border_mode='same',
                                       dim_ordering='th'), TWO, grads=False)),
        ('average', look(AveragePooling2D(dim_ordering='th'), TWO)),
        ('average same', look(AveragePooling2D((3, 3), strides=(2, 2),
                                               border_mode='same',
                                               dim_ordering='th'), TWO,
                              grads=False))])


@part
def three():
    tf = THREE.transpose(0, 2, 3, 4, 1)
    return gather([
        ('max', look(MaxPooling3D(dim_ordering='th'), THREE)),
        ('max tf', look(MaxPooling3D((2, 1, 2), dim_ordering='tf'), tf)),
        ('average', look(AveragePooling3D((2, 2, 2), strides=(1, 1, 2),
                                          dim_ordering='th'), THREE))])


@part
def shapes():
    out = {}
    for mode in ['valid', 'same']:
        for size, step in [(2, None), (3, 2), (3, 1), (1, 3)]:
            key = '%s %s %s' % (mode, size, step)
            p = MaxPooling1D(size, stride=step, border_mode=mode)
            q = MaxPooling2D((size, 2), border_mode=mode, dim_ordering='th',
                             strides=step and (step, 1))
            out[key] = plain([p.get_output_shape_for((None, 9, 2)),
                              q.get_output_shape_for((None, 1, 9, 8))])
    caught(out, 'border', MaxPooling2D, border_mode='odd')
    caught(out, 'ordering', MaxPooling2D, dim_ordering='xy')
    caught(out, 'border 1', MaxPooling1D, border_mode='odd')
    return out
