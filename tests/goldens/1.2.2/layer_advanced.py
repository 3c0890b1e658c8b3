# Advanced activations: values, gradients, weights, shared axes.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (ELU, LeakyReLU, ParametricSoftplus,
                          PReLU, SReLU, ThresholdedReLU)

X = np.linspace(-2.2, 2., 6).reshape(2, 3)
IMAGE = np.random.RandomState(4).normal(size=(2, 3, 2, 2))


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
def shared_axes():
    return gather([
        ('prelu', look(PReLU(init='normal', shared_axes=[2, 3]), IMAGE)),
        ('prelu one', look(PReLU(init='normal', shared_axes=1), IMAGE)),
        ('softplus', look(ParametricSoftplus(shared_axes=[2, 3]), IMAGE)),
        ('srelu', look(SReLU(shared_axes=[2, 3]), IMAGE))])


@part
def weights():
    return gather([
        ('prelu', look(PReLU(weights=[np.array([.1, .2, .3])]), X)),
        ('srelu', look(SReLU(t_left_init='one', a_left_init='normal',
                             t_right_init='zero', a_right_init='uniform'),
                       X))])
