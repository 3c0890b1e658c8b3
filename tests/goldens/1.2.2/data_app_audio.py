# keras.applications: the music tagger, and what stands beside the networks.
import re

import numpy as np
from case_helpers import RESULT, caught, part, probe, raised

from keras import backend as K
from keras.applications import (audio_conv_utils, imagenet_utils,
                                inception_v3, xception)
from keras.applications.music_tagger_crnn import MusicTaggerCRNN
from keras.applications.resnet50 import decode_predictions, preprocess_input

_r = np.random.RandomState(22)
AUTOMATIC = re.compile(r'^(input|zeropadding2d|elu|permute|reshape)_\d+$')


def facts(out, key, model):
    out[key + ' name'] = model.name
    out[key + ' layers'] = [
        [AUTOMATIC.sub(r'\1', l.name), list(l.output_shape),
         l.count_params()] for l in model.layers]
    out[key + ' parameters'] = model.count_params()
    out[key + ' probe'] = probe()


@part
def music():
    out = {}
    facts(out, 'th', MusicTaggerCRNN(weights=None))
    facts(out, 'no_top', MusicTaggerCRNN(weights=None, include_top=False))
    facts(out, 'classes', MusicTaggerCRNN(None, classes=4))
    K.set_image_dim_ordering('tf')
    try:
        facts(out, 'tf', MusicTaggerCRNN(weights=None))
    finally:
        K.set_image_dim_ordering('th')
    caught(out, 'weights', MusicTaggerCRNN, weights='imagenet')
    caught(out, 'classes_of_msd', MusicTaggerCRNN, classes=4)
    return out


@part
def images():
    out = {}
    x = _r.randint(0, 256, size=(2, 3, 2, 3)).astype('float32')
    for ordering in ['default', 'th', 'tf']:
        y = x.copy()
        out[ordering] = preprocess_input(y, ordering)
        out[ordering + '_changed'] = y
    raised(out, 'ordering', preprocess_input, x.copy(), 'other')
    for module in [inception_v3, xception]:
        y = x.copy()
        z = module.preprocess_input(y)
        out[module.__name__.split('.')[-1]] = z
        out[module.__name__.split('.')[-1] + '_itself'] = z is y
    return out


@part
def classes():
    out = {}
    imagenet_utils.CLASS_INDEX = dict(
        (str(i), ['n%08d' % i, 'class %d' % i]) for i in range(1000))
    try:
        p = _r.uniform(size=(2, 1000)).astype('float32')
        out['default'] = decode_predictions(p)
        out['top'] = decode_predictions(p, top=2)
        caught(out, 'shape', decode_predictions, p[:, :10])
        caught(out, 'rank', decode_predictions, p[0])
    finally:
        imagenet_utils.CLASS_INDEX = None
    return out


@part
def tags():
    out = {}
    p = _r.uniform(size=(2, 50)).astype('float32')
    out['default'] = audio_conv_utils.decode_predictions(p)
    out['top'] = audio_conv_utils.decode_predictions(p, 3)
    out['tags'] = audio_conv_utils.TAGS
    raised(out, 'shape', audio_conv_utils.decode_predictions, p[:, :5])
    caught(out, 'librosa', audio_conv_utils.preprocess_input, 'a.mp3')
    return out
