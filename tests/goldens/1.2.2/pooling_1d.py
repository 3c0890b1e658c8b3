# Max, average and global pooling over time.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (AveragePooling1D, GlobalAveragePooling1D,
                          GlobalMaxPooling1D, MaxPooling1D)

rs = np.random.RandomState(5)
ONE = rs.normal(size=(2, 5, 2)).astype('float32')


@part
def one():
    return gather([
        ('max', look(MaxPooling1D(), ONE)),
        ('max steps', look(MaxPooling1D(3, stride=1), ONE)),
        ('max same', look(MaxPooling1D(3, stride=2, border_mode='same'),
                          ONE, grads=False)),
        ('average', look(AveragePooling1D(2), ONE)),
        ('average same', look(AveragePooling1D(3, border_mode='same'), ONE,
                              grads=False)),
        ('global max', look(GlobalMaxPooling1D(), ONE)),
        ('global average', look(GlobalAveragePooling1D(), ONE))])
