# SReLU: weights drawn, values, config, a training.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.advanced_activations import SReLU
from keras.layers.core import Dense
from keras.models import Sequential

A = np.array([[-3., -1., -.5, 0., .5], [1., 1.5, 2., -2., 4.]], 'float32')


@part
def values():
    out = {}
    one = SReLU(t_left_init='one', a_left_init='one', t_right_init='one',
                input_shape=(5,))
    two = SReLU(a_left_init='zero', t_right_init='one', a_right_init='zero',
                input_shape=(5,))
    two.input = one.input
    f = K.function([one.input], [one.get_output(train=True),
                                 two.get_output(train=False)])
    out['one'], out['two'] = f([A])
    out['config'] = plain(one.get_config())
    out['shape'] = plain(one.output_shape)
    out['nb_params'] = int(one.count_params())
    return out


@part
def drawn():
    """glorot_uniform of a vector: the fans are the root of its length."""
    out = {}
    s = SReLU(a_left_init='uniform', t_right_init='uniform', input_shape=(5,))
    out['weights'] = s.get_weights()
    out['probe'] = probe()
    s = SReLU(input_shape=(3, 4))
    out['default'] = s.get_weights()
    return out


@part
def training():
    m = Sequential([Dense(4, input_dim=5),
                    SReLU(a_left_init='uniform', t_right_init='uniform'),
                    Dense(2)])
    out = {'probe': probe()}
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    return out
