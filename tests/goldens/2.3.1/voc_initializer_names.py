"""Initializers of 2.3.1 by name and configuration, and what is refused."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import initializers
from keras.utils import CustomObjectScope

NAMES = 'zero zeros one ones constant uniform random_uniform normal random_normal truncated_normal identity ' \
        'orthogonal lecun_uniform lecun_normal glorot_uniform glorot_normal he_uniform he_normal Zeros Ones Constant ' \
        'RandomUniform RandomNormal TruncatedNormal VarianceScaling Orthogonal Identity'.split()


class Mine(initializers.Initializer):
    def __init__(self, k=2):
        self.k = k

    def __call__(self, shape, dtype=None):
        return self.k * np.ones(shape)

    def get_config(self):
        return {'k': self.k}


def own(shape, dtype=None):
    return np.zeros(shape)


@part
def names():
    out = {}
    for name in NAMES:
        initializer = initializers.get(name)
        out[name] = [type(initializer).__name__, plain(initializer.get_config())]
        out[name + ' serialized'] = plain(initializers.serialize(initializer))
        again = initializers.deserialize(initializers.serialize(initializer))
        out[name + ' again'] = plain(again.get_config())
    return out


@part
def configurations():
    out = {}
    for config in ({'class_name': 'RandomUniform', 'config': {'minval': 0., 'maxval': 1., 'seed': 4}},
                   {'class_name': 'VarianceScaling', 'config': {'scale': 2., 'mode': 'FAN_OUT', 'dtype': 'float32'}},
                   {'class_name': 'he_normal', 'config': {'seed': 3}},
                   {'class_name': 'Zeros', 'config': {'dtype': 'float32'}}):
        initializer = initializers.get(config)
        out[config['class_name']] = [type(initializer).__name__, plain(initializer.get_config())]
    out['function'] = initializers.get(own) is own
    mine = Mine(5)
    out['object'] = initializers.get(mine) is mine
    out['serialized'] = [initializers.serialize(own), plain(initializers.serialize(mine)), initializers.serialize(None)]
    with CustomObjectScope({'Mine': Mine, 'own': own}):
        out['mine'] = initializers.get({'class_name': 'Mine', 'config': {'k': 3}}).k
        out['mine by name'] = initializers.get('Mine').k
        raised(out, 'own by name', initializers.get, 'own')
    given = initializers.deserialize({'class_name': 'Mine', 'config': {}}, custom_objects={'Mine': Mine})
    out['given'] = given.k
    out['none'] = initializers.deserialize(None) is None
    return out


@part
def mistakes():
    out = {}
    for key, value in (('name', 'glorot'), ('none', None), ('number', 3), ('list', ['zeros']), ('case', 'ZEROS'),
                       ('class', {'class_name': 'Nothing', 'config': {}}), ('config', {'class_name': 'Zeros'}),
                       ('empty', '')):
        caught(out, key, initializers.get, value)
    caught(out, 'scale', initializers.VarianceScaling, scale=-1)
    caught(out, 'zero scale', initializers.VarianceScaling, 0)
    caught(out, 'mode', initializers.VarianceScaling, mode='fan')
    caught(out, 'distribution', initializers.VarianceScaling, distribution='Truncated')
    caught(out, 'identity', initializers.Identity(), (2, 2, 2))
    raised(out, 'orthogonal', initializers.Orthogonal(), ())
    caught(out, 'format', initializers._compute_fans, (2, 2, 2), 'th')
    raised(out, 'argument', initializers.Zeros, 3)
    raised(out, 'base', initializers.Initializer(), (2,))
    caught(out, 'serialize', initializers.serialize, 3)
    caught(out, 'constant', initializers.Constant([1., 2.]), (3,))
    out['base'] = initializers.Initializer().get_config()
    return out
