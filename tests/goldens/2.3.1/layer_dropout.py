# Dropout, noise, SpatialDropout, AlphaDropout: both phases, draws, training=, legacy names.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras import backend as K
from keras.layers import (AlphaDropout, Dropout, GaussianDropout, GaussianNoise, Input, SpatialDropout1D,
                          SpatialDropout2D, SpatialDropout3D)


def both(layer, x, **kwargs):
    return look(layer, x, both=True, grads=False, **kwargs)


@part
def dropout():
    x = np.ones((4, 6))
    out = gather([('half', both(Dropout(.5), x)), ('rows', both(Dropout(.5, noise_shape=(4, 1)), x)),
                  ('none', both(Dropout(.5, noise_shape=(None, 1)), x)), ('seed', both(Dropout(.5, seed=5), x)),
                  ('positions', both(Dropout(.3, None, 7), x)), ('zero', both(Dropout(0.), x)),
                  ('more', both(Dropout(1.5), x)), ('less', both(Dropout(-.5), x))])
    out['probe'] = probe()
    return out


@part
def noise():
    x = np.ones((3, 5))
    out = gather([('gaussian', both(GaussianNoise(.5), x)), ('dropout', both(GaussianDropout(.3), x)),
                  ('alpha', both(AlphaDropout(.3), x)), ('alpha rows', both(AlphaDropout(.3, noise_shape=(3, 1)), x)),
                  ('alpha seed', both(AlphaDropout(.3, seed=3), x))])
    out['probe'] = probe()
    return out


@part
def spatial():
    return gather([
        ('1', both(SpatialDropout1D(.5), np.ones((2, 3, 4)))),
        ('2', both(SpatialDropout2D(.5), np.ones((2, 3, 2, 2)))),
        ('2 last', both(SpatialDropout2D(.5, data_format='channels_last'), np.ones((2, 2, 2, 3)))),
        ('3', both(SpatialDropout3D(.5), np.ones((2, 3, 2, 1, 2)))),
        ('3 last', both(SpatialDropout3D(.5, data_format='channels_last'), np.ones((2, 2, 1, 2, 3))))])


@part
def training():
    x = Input((6,))
    ones = np.ones((4, 6), dtype='float32')
    out = {}
    for name, layer in [('dropout', Dropout(.5)), ('noise', GaussianNoise(.5)), ('gaussian', GaussianDropout(.5)),
                        ('alpha', AlphaDropout(.5))]:
        for phase in (True, False, 1, 0):
            out['%s %r' % (name, phase)] = K.function([x], [layer(x, training=phase)])([ones])[0]
    out['probe'] = probe()
    return out


@part
def legacy():
    out = {'configs': [Dropout(p=.5).get_config(), GaussianNoise(sigma=.1).get_config(),
                       GaussianDropout(p=.1).get_config(),
                       SpatialDropout2D(p=.1, dim_ordering='tf').get_config(), SpatialDropout1D(p=.2).get_config()]}
    caught(out, 'noise', GaussianNoise, .1, .2)
    caught(out, 'format', SpatialDropout2D, .1, data_format='tf')
    caught(out, 'ndim', SpatialDropout1D(.1, name='s'), Input((3,)))
    caught(out, 'missing', Dropout)
    out.pop('missing_msg')
    return out
