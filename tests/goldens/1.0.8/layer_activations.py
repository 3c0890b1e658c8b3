# Activation and the advanced activations: values, gradients, weights.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (ELU, Activation, LeakyReLU, ParametricSoftplus,
                          PReLU, SReLU, ThresholdedReLU)

X = np.linspace(-2.2, 2., 6).reshape(2, 3)
IMAGE = np.random.RandomState(4).normal(size=(2, 3, 2, 2))


@part
def activation():
    return gather([(name, look(Activation(name), X, config=False)) for name in
                   ['softmax', 'softplus', 'softsign', 'relu', 'tanh',
                    'sigmoid', 'hard_sigmoid', 'linear']])


@part
def advanced():
    return gather([
        ('leaky', look(LeakyReLU(.2), X)), ('leaky default',
                                            look(LeakyReLU(), X)),
        ('elu', look(ELU(.5), X)), ('thresholded', look(ThresholdedReLU(1.),
                                                        X)),
        ('prelu', look(PReLU(init='uniform'), X)),
        ('softplus', look(ParametricSoftplus(.3, 2.), X)),
        ('srelu', look(SReLU(), X))])


@part
def weights():
    return gather([
        ('prelu', look(PReLU(weights=[np.array([.1, .2, .3])]), X)),
        ('srelu', look(SReLU(t_left_init='one', a_left_init='normal',
                             t_right_init='zero', a_right_init='uniform'),
                       X))])


@part
def sequences():
    """softmax over the last axis of three."""
    return gather([('softmax', look(Activation('softmax'), IMAGE[:, :, 0]))])
