# InceptionV3 without its top: layers, shapes, parameters.
from case_helpers import RESULT, caught, part, plain, probe

from keras.applications.inception_v3 import InceptionV3, preprocess_input


@part
def built():
    out = {}
    m = InceptionV3(weights=None, include_top=False,
                    input_shape=(3, 139, 139))
    out['layers'] = [[layer.name, type(layer).__name__,
                      plain(layer.output_shape), int(layer.count_params())]
                     for layer in m.layers]
    out['name'] = m.name
    out['probe'] = probe()
    out['params'] = int(m.count_params())
    return out


@part
def others():
    import numpy as np
    out = {'preprocessed': preprocess_input(np.array([0., 127.5, 255.]))}
    caught(out, 'weights', InceptionV3, weights='elsewhere')
    return out
