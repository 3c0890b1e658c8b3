"""The historical place of the backend's functions; they live in modules by subject."""
import numpy as np
import theano
from theano import tensor as T

from keras1.backend.control import rnn, switch
from keras1.backend.convolution import conv2d, conv3d
from keras1.backend.elementwise import (
    abs,
    clip,
    equal,
    exp,
    log,
    maximum,
    minimum,
    not_equal,
    pow,
    round,
    sign,
    sqrt,
    square,
)
from keras1.backend.graph import Function, function, gradients
from keras1.backend.linear_algebra import batch_dot, dot, gather, transpose
from keras1.backend.nn import (
    binary_crossentropy,
    categorical_crossentropy,
    dropout,
    hard_sigmoid,
    l2_normalize,
    relu,
    sigmoid,
    softmax,
    softplus,
    tanh,
)
from keras1.backend.padding import spatial_2d_padding, spatial_3d_padding, temporal_padding
from keras1.backend.pooling import pool2d, pool3d
from keras1.backend.random import RandomStreams, random_binomial, random_normal, random_uniform
from keras1.backend.reductions import any, argmax, argmin, max, mean, min, prod, std, sum
from keras1.backend.shapes import (
    batch_flatten,
    concatenate,
    expand_dims,
    flatten,
    pack,
    permute_dimensions,
    repeat,
    repeat_elements,
    reshape,
    resize_images,
    resize_volumes,
    squeeze,
    tile,
)
from keras1.backend.variables import (
    cast,
    count_params,
    eval,
    get_value,
    ndim,
    ones,
    ones_like,
    placeholder,
    set_value,
    shape,
    variable,
    zeros,
    zeros_like,
)

__all__ = [
    "Function", "RandomStreams", "T", "abs", "any", "argmax", "argmin", "batch_dot", "batch_flatten",
    "binary_crossentropy", "cast", "categorical_crossentropy", "clip", "concatenate", "conv2d", "conv3d",
    "count_params", "dot", "dropout", "equal", "eval", "exp", "expand_dims", "flatten", "function",
    "gather", "get_value", "gradients", "hard_sigmoid", "l2_normalize", "log", "max", "maximum", "mean",
    "min", "minimum", "ndim", "not_equal", "np", "ones", "ones_like", "pack", "permute_dimensions",
    "placeholder", "pool2d", "pool3d", "pow", "prod", "random_binomial", "random_normal", "random_uniform",
    "relu", "repeat", "repeat_elements", "reshape", "resize_images", "resize_volumes", "rnn", "round",
    "set_value", "shape", "sigmoid", "sign", "softmax", "softplus", "spatial_2d_padding",
    "spatial_3d_padding", "sqrt", "square", "squeeze", "std", "sum", "switch", "tanh", "temporal_padding",
    "theano", "tile", "transpose", "variable", "zeros", "zeros_like",
]
