# Gradients through convolutions, pooling, padding and upsampling.
# border_mode='same' of 0.3.3 needs a BLAS to record (THEANO_FLAGS=blas.ldflags=...).
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K
from keras.layers.convolutional import (AveragePooling2D, Convolution1D,
                                        Convolution2D, MaxPooling2D,
                                        UpSampling2D, ZeroPadding2D)
from keras.models import Sequential

rs = np.random.RandomState(3)


def gradients(model, shape):
    x = rs.normal(size=shape).astype('float32')
    score = K.sum(K.square(model.get_output(train=True)))
    targets = model.get_params()[0] + [model.get_input(train=True)]
    f = K.function([model.get_input(train=True)],
                   [score] + list(K.gradients(score, targets)))
    return [np.asarray(v) for v in f([x])]


@part
def of_images():
    m = Sequential([ZeroPadding2D((1, 0), input_shape=(1, 5, 6)),
                    Convolution2D(2, 3, 3, activation='tanh'),
                    MaxPooling2D((2, 1)), UpSampling2D((1, 2)),
                    Convolution2D(2, 2, 2, border_mode='same'),
                    AveragePooling2D((2, 2), strides=(1, 1))])
    return {'gradients': gradients(m, (2, 1, 5, 6))}


@part
def of_sequences():
    m = Sequential([Convolution1D(3, 2, input_shape=(5, 2),
                                  activation='sigmoid')])
    return {'gradients': gradients(m, (2, 5, 2))}
