# What 1.2.2 cannot do on Theano: classes and messages.
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras.layers import Input, SeparableConvolution2D


@part
def separable():
    out = {}
    caught(out, 'layer', SeparableConvolution2D, 2, 3, 3)
    caught(out, 'function', K.separable_conv2d, None, None, None)
    return out


@part
def optimizers():
    from keras.optimizers import TFOptimizer
    out = {}
    o = TFOptimizer(None)
    caught(out, 'config', o.get_config)
    return out


@part
def sparse():
    out = {}
    x = Input((3,), sparse=True)
    out['sparse'] = bool(K.is_sparse(x))
    out['dense'] = bool(K.is_sparse(Input((3,))))
    return out
