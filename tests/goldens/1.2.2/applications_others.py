# Xception on Theano, the music tagger, imagenet_utils.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras.applications.imagenet_utils import preprocess_input
from keras.applications.music_tagger_crnn import MusicTaggerCRNN
from keras.applications.xception import Xception


@part
def xception():
    out = {}
    caught(out, 'theano', Xception, weights=None)
    caught(out, 'weights', Xception, weights='elsewhere')
    return out


@part
def music():
    out = {}
    m = MusicTaggerCRNN(weights=None, include_top=True)
    out['layers'] = [[layer.name, type(layer).__name__,
                      plain(layer.output_shape), int(layer.count_params())]
                     for layer in m.layers]
    out['probe'] = probe()
    caught(out, 'weights', MusicTaggerCRNN, weights='elsewhere')
    return out


@part
def preprocessing():
    x = np.arange(24.).reshape(1, 3, 2, 4)
    return {'th': preprocess_input(x.copy(), dim_ordering='th'),
            'tf': preprocess_input(x.transpose(0, 2, 3, 1).copy(),
                                   dim_ordering='tf')}
