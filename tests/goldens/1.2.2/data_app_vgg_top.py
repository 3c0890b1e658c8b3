# keras.applications: the classifiers above VGG16 and VGG19 (140 million
# numbers, which are not drawn here).
import numpy as np
from case_helpers import RESULT, part

from keras.applications.vgg16 import VGG16
from keras.applications.vgg19 import VGG19


def nothing(low=0., high=1., size=None):
    return np.zeros(size, dtype='float32')


@part
def tops():
    out = {}
    uniform, np.random.uniform = np.random.uniform, nothing
    try:
        model = VGG16(weights=None)
        out['16'] = [[l.name, list(l.output_shape), l.count_params()]
                     for l in model.layers[-5:]]
        out['16 parameters'] = model.count_params()
        out['16 input'] = list(model.input_shape)
        del model
        model = VGG19(weights=None, classes=5)
        out['19'] = [[l.name, list(l.output_shape), l.count_params()]
                     for l in model.layers[-5:]]
        out['19 parameters'] = model.count_params()
    finally:
        np.random.uniform = uniform
    return out
