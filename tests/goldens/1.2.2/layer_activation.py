# Activation: every function, its values and gradients.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (Activation)

X = np.linspace(-2.2, 2., 6).reshape(2, 3)
IMAGE = np.random.RandomState(4).normal(size=(2, 3, 2, 2))


@part
def activation():
    return gather([(name, look(Activation(name), X, config=False)) for name in
                   ['softmax', 'softplus', 'softsign', 'relu', 'tanh',
                    'sigmoid', 'hard_sigmoid', 'linear', 'elu']])


@part
def sequences():
    """softmax over the last axis of three."""
    return gather([('softmax', look(Activation('softmax'), IMAGE[:, :, 0]))])
