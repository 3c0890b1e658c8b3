# keras.applications: VGG16, VGG19, ResNet50, InceptionV3 without weights.
import re

import numpy as np
from case_helpers import RESULT, caught, part, probe, raised

from keras import backend as K
from keras.applications import VGG16, VGG19, InceptionV3, ResNet50, Xception
from keras.layers import Input

AUTOMATIC = re.compile('^(convolution2d|batchnormalization|activation|merge|'
                       'input|maxpooling2d|averagepooling2d|zeropadding2d|'
                       r'flatten|elu|permute|reshape)_\d+$')


def plain(name):
    """A name given automatically without its number."""
    return AUTOMATIC.sub(r'\1', name)


def facts(out, key, model):
    out[key + ' name'] = plain(model.name)
    out[key + ' layers'] = [
        [plain(l.name), list(l.output_shape), l.count_params()]
        for l in model.layers]
    out[key + ' before'] = [
        [plain(b.name) for node in l.inbound_nodes
         for b in node.inbound_layers] for l in model.layers]
    out[key + ' parameters'] = model.count_params()
    out[key + ' weights'] = [len(model.trainable_weights),
                             len(model.non_trainable_weights)]
    out[key + ' input'] = list(model.input_shape)
    out[key + ' output'] = list(model.output_shape)


@part
def vgg():
    out = {}
    facts(out, '16', VGG16(include_top=False, weights=None))
    out['16 probe'] = probe()
    model = VGG19(include_top=False, weights=None, input_shape=(3, 64, 48))
    facts(out, '19', model)
    out['19 probe'] = probe()
    out['sums'] = [float(np.sum(w)) for w in model.get_weights()[:4]]
    return out


@part
def resnet():
    out = {}
    model = ResNet50(weights=None)
    facts(out, '50', model)
    out['probe'] = probe()
    model = ResNet50(include_top=False, weights=None)
    out['no_top'] = [list(model.output_shape), model.count_params(),
                     len(model.layers)]
    return out


@part
def inception():
    out = {}
    model = InceptionV3(weights=None, classes=7)
    facts(out, 'v3', model)
    out['probe'] = probe()
    return out


@part
def on_a_tensor():
    out = {}
    x = Input(shape=(3, 50, 60), name='mine')
    model = VGG16(include_top=False, weights=None, input_tensor=x)
    out['names'] = [l.name for l in model.layers][:3]
    out['input'] = model.input is x
    out['shape'] = list(model.output_shape)
    return out


@part
def channels_last():
    out = {}
    K.set_image_dim_ordering('tf')
    try:
        model = VGG16(include_top=False, weights=None)
        out['16'] = [list(l.output_shape) for l in model.layers]
        out['weights'] = [list(w.shape) for w in model.get_weights()]
        model = ResNet50(weights=None, classes=3)
        out['50'] = [list(l.output_shape) for l in model.layers]
        out['50 parameters'] = model.count_params()
        caught(out, 'shape', VGG16, weights=None, input_shape=(3, 224, 224))
        caught(out, 'channels', VGG16, False, None, None, (3, 60, 60))
    finally:
        K.set_image_dim_ordering('th')
    return out


@part
def wrong():
    out = {}
    for network in [VGG16, VGG19, ResNet50, InceptionV3, Xception]:
        key = network.__name__
        caught(out, key + ' weights', network, weights='other')
        caught(out, key + ' classes', network, classes=10)
        caught(out, key + ' shape', network, weights=None,
               input_shape=(3, 10, 10))
        caught(out, key + ' small', network, include_top=False, weights=None,
               input_shape=(3, 10, 300))
        caught(out, key + ' channels', network, include_top=False,
               weights=None, input_shape=(1, 300, 300))
        caught(out, key + ' rank', network, include_top=False, weights=None,
               input_shape=(300, 300))
    return out
