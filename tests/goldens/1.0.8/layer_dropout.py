# Dropout, GaussianNoise, GaussianDropout, SpatialDropout1D-3D in both phases.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras.layers import (Dropout, GaussianDropout, GaussianNoise,
                          SpatialDropout2D, SpatialDropout3D)


@part
def dropout():
    x = np.ones((4, 6))
    out = gather([
        ('half', look(Dropout(.5), x, both=True, grads=False)),
        ('tenth', look(Dropout(.1), x, both=True, grads=False))])
    out['probe'] = probe()
    return out


@part
def noise():
    x = np.ones((3, 5))
    out = gather([
        ('gaussian', look(GaussianNoise(.5), x, both=True, grads=False)),
        ('dropout', look(GaussianDropout(.3), x, both=True, grads=False))])
    out['probe'] = probe()
    return out


@part
def spatial():
    out = gather([
        ('2 th', look(SpatialDropout2D(.5, dim_ordering='th'),
                      np.ones((2, 3, 2, 2)), both=True, grads=False)),
        ('2 tf', look(SpatialDropout2D(.5, dim_ordering='tf'),
                      np.ones((2, 2, 2, 3)), both=True, grads=False)),
        ('3 th', look(SpatialDropout3D(.5, dim_ordering='th'),
                      np.ones((2, 3, 1, 2, 2)), both=True, grads=False)),
        ('3 tf', look(SpatialDropout3D(.5, dim_ordering='tf'),
                      np.ones((2, 1, 2, 2, 3)), both=True, grads=False))])
    out['probe'] = probe()
    caught(out, 'ordering', SpatialDropout2D, .5, dim_ordering='xy')
    return out


@part
def again():
    """Calling the function again draws new numbers from the same stream."""
    from keras import backend as K
    from keras.layers import Input
    x = Input((8,))
    f = K.function([x, K.learning_phase()], [Dropout(.5)(x)])
    ones = np.ones((2, 8))
    return {'values': [f([ones, 1])[0], f([ones, 0])[0], f([ones, 1])[0]]}
