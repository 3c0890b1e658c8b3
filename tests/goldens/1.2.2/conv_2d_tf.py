# Convolution2D in the order of TensorFlow: weights, values, steps.
import numpy as np
from case_helpers import RESULT, gather, look, part, probe

from keras.layers import Convolution2D

X = np.random.RandomState(3).normal(size=(2, 2, 5, 4)).astype('float32')
TF = X.transpose(0, 2, 3, 1)


@part
def tf():
    out = gather([
        ('valid', look(Convolution2D(3, 2, 3, dim_ordering='tf'), TF)),
        ('same', look(Convolution2D(2, 3, 3, border_mode='same',
                                    activation='relu', dim_ordering='tf'),
                      TF)),
        ('no bias', look(Convolution2D(1, 1, 1, bias=False, init='he_normal',
                                       dim_ordering='tf'), TF)),
        ('steps', look(Convolution2D(1, 2, 2, subsample=(2, 1),
                                     dim_ordering='tf'), TF))])
    out['probe'] = probe()
    return out
