# VGG16 and VGG19: layers, shapes, parameters; weights=None.
from case_helpers import RESULT, caught, part, plain, probe, sums

from keras.applications.vgg16 import VGG16
from keras.applications.vgg19 import VGG19
from keras.layers import Input


def described(m):
    return [[layer.name, type(layer).__name__, plain(layer.output_shape),
             int(layer.count_params())] for layer in m.layers]


@part
def sixteen():
    out = {}
    m = VGG16(weights=None, include_top=False, input_shape=(3, 48, 48))
    out['layers'] = described(m)
    out['name'] = m.name
    out['probe'] = probe()
    out['first'] = sums(m.layers[1].get_weights())
    out['params'] = int(m.count_params())
    return out


@part
def nineteen():
    x = Input((3, 48, 48), name='given')
    m = VGG19(weights=None, include_top=False, input_tensor=x)
    return {'layers': described(m), 'name': m.name, 'probe': probe(),
            'params': int(m.count_params())}


@part
def wrong():
    out = {}
    caught(out, 'weights', VGG16, weights='elsewhere')
    caught(out, 'classes', VGG16, weights='imagenet', classes=3)
    caught(out, 'small', VGG16, weights=None, include_top=False,
           input_shape=(3, 20, 20))
    caught(out, 'top', VGG16, weights=None, input_shape=(3, 100, 100))
    return out
