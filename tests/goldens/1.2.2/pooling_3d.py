# Max, average and global pooling of volumes.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (AveragePooling3D, GlobalAveragePooling3D,
                          GlobalMaxPooling3D, MaxPooling3D)

rs = np.random.RandomState(5)
ONE = rs.normal(size=(2, 5, 2)).astype('float32')
TWO = rs.normal(size=(1, 2, 5, 4)).astype('float32')
THREE = rs.normal(size=(1, 1, 4, 3, 4)).astype('float32')


@part
def three():
    tf = THREE.transpose(0, 2, 3, 4, 1)
    return gather([
        ('max', look(MaxPooling3D(dim_ordering='th'), THREE)),
        ('max tf', look(MaxPooling3D((2, 1, 2), dim_ordering='tf'), tf)),
        ('average', look(AveragePooling3D((2, 2, 2), strides=(1, 1, 2),
                                          dim_ordering='th'), THREE)),
        ('global max', look(GlobalMaxPooling3D('th'), THREE)),
        ('global average tf', look(GlobalAveragePooling3D('tf'), tf))])
