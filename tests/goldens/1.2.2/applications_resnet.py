# ResNet50 without its top: layers, shapes, parameters.
from case_helpers import RESULT, caught, part, plain, probe, sums

from keras.applications.resnet50 import ResNet50


@part
def built():
    out = {}
    m = ResNet50(weights=None, include_top=False, input_shape=(3, 197, 197))
    out['layers'] = [[layer.name, type(layer).__name__,
                      plain(layer.output_shape), int(layer.count_params())]
                     for layer in m.layers]
    out['name'] = m.name
    out['probe'] = probe()
    out['first'] = sums(m.layers[2].get_weights())
    out['params'] = int(m.count_params())
    return out


@part
def wrong():
    out = {}
    caught(out, 'weights', ResNet50, weights='elsewhere')
    caught(out, 'small', ResNet50, weights=None, include_top=False,
           input_shape=(3, 48, 48))
    return out
