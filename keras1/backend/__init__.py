"""K: what Keras asks of its backend, here always Theano.

The functions live in modules by subject; this is the front.  Importing it sets Theano up, imports it and
says so on stderr, as Keras did.
"""
import sys

from keras1.backend import theano_setup

SETUP = theano_setup.prepare()  # before anything imports Theano
theano_setup.skip_scan_extension()
with theano_setup.plain_distutils():
    import theano

import numpy as np  # noqa: E402
from theano import tensor as T  # noqa: E402

from keras1.backend.settings import (  # noqa: E402
    KERAS_FILE,
    cast_to_floatx,
    epsilon,
    floatx,
    set_epsilon,
    set_floatx,
)
from keras1.backend.theano_repairs import repair  # noqa: E402

repair()
theano.config.floatX = floatx()
_BACKEND = KERAS_FILE.backend

from keras1.backend.control import rnn, switch  # noqa: E402
from keras1.backend.convolution import conv2d, conv3d  # noqa: E402
from keras1.backend.elementwise import (  # noqa: E402
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
from keras1.backend.graph import (  # noqa: E402
    Function,
    dtype,
    function,
    gradients,
    inputs_of,
    is_tensor,
    is_variable,
    name_of,
    replace,
    set_name,
)
from keras1.backend.linear_algebra import batch_dot, dot, gather, transpose  # noqa: E402
from keras1.backend.nn import (  # noqa: E402
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
from keras1.backend.padding import spatial_2d_padding, spatial_3d_padding, temporal_padding  # noqa: E402
from keras1.backend.phase import (  # noqa: E402
    evaluating,
    fix_phase,
    in_test_phase,
    in_train_phase,
    learning_phase,
)
from keras1.backend.pooling import pool2d, pool3d  # noqa: E402
from keras1.backend.random import RandomStreams, random_binomial, random_normal, random_uniform  # noqa: E402
from keras1.backend.reductions import any, argmax, argmin, max, mean, min, prod, std, sum  # noqa: E402
from keras1.backend.shapes import (  # noqa: E402
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
from keras1.backend.variables import (  # noqa: E402
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
    static_shape,
    variable,
    zeros,
    zeros_like,
)

sys.stderr.write("Using Theano backend.\n")

__all__ = [
    "Function", "RandomStreams", "SETUP", "T", "abs", "any", "argmax", "argmin", "batch_dot", "batch_flatten",
    "binary_crossentropy", "cast", "cast_to_floatx", "categorical_crossentropy", "clip", "concatenate", "conv2d",
    "conv3d", "count_params", "dot", "dropout", "dtype", "epsilon", "equal", "eval", "evaluating", "exp",
    "expand_dims", "fix_phase", "flatten", "floatx", "function", "gather", "get_value", "gradients",
    "hard_sigmoid", "in_test_phase", "in_train_phase", "inputs_of", "is_tensor", "is_variable", "l2_normalize",
    "learning_phase", "log", "max", "maximum", "mean", "min", "minimum", "name_of", "ndim", "not_equal", "np",
    "ones", "ones_like", "pack", "permute_dimensions", "placeholder", "pool2d", "pool3d", "pow", "prod",
    "random_binomial", "random_normal", "random_uniform", "relu", "repeat", "repeat_elements", "replace",
    "reshape", "resize_images", "resize_volumes", "rnn", "round", "set_epsilon", "set_floatx", "set_name",
    "set_value", "shape", "sigmoid", "sign", "softmax", "softplus", "spatial_2d_padding", "spatial_3d_padding",
    "sqrt", "square", "squeeze", "static_shape", "std", "sum", "switch", "tanh", "temporal_padding", "theano",
    "tile", "transpose", "variable", "zeros", "zeros_like",
]
