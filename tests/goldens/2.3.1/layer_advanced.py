# LeakyReLU, PReLU, ELU, ThresholdedReLU, Softmax, ReLU.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras.layers import ELU, Input, LeakyReLU, PReLU, ReLU, Softmax, ThresholdedReLU

X = np.arange(24).reshape(2, 3, 4) / 10. - 1.1


@part
def rectifiers():
    out = gather([
        ('leaky', look(LeakyReLU(), X)), ('leaky .1', look(LeakyReLU(alpha=.1), X)),
        ('prelu', look(PReLU(), X)),
        ('prelu shared', look(PReLU(alpha_initializer='ones', shared_axes=[1]), X)),
        ('prelu int', look(PReLU('ones', alpha_regularizer='l2', alpha_constraint='non_neg', shared_axes=2), X)),
        ('elu', look(ELU(.5), X)), ('threshold', look(ThresholdedReLU(.5), X)),
        ('softmax', look(Softmax(), X)), ('softmax 1', look(Softmax(axis=1), X)),
        ('relu', look(ReLU(), X)), ('relu 6', look(ReLU(.6), X)),
        ('relu slope', look(ReLU(max_value=.6, negative_slope=.1, threshold=.2), X)),
        ('relu slope 2', look(ReLU(negative_slope=.1, threshold=-.2), X))])
    out['probe'] = probe()
    return out


@part
def errors():
    out = {'legacy': PReLU(init='zero').get_config()}
    caught(out, 'max', ReLU, max_value=-1.)
    caught(out, 'slope', ReLU, negative_slope=-1.)
    p = PReLU(shared_axes=[1], name='p')
    p(Input((3, 4)))
    caught(out, 'prelu ndim', p, Input((3,)))
    caught(out, 'prelu size', p, Input((3, 5)))
    return out
