"""K: what Keras asks of its backend, here always Theano.

The functions live in modules by subject; this is the front.  Importing it sets Theano up, imports it and
says so on stderr, as Keras did.
"""
import sys

from keras1.backend import quick_import, theano_setup

SETUP = theano_setup.prepare()  # before anything imports Theano
theano_setup.skip_scan_extension()
if SETUP.folder:
    from keras1.backend.compiling import ahead
    ahead.begin()
with quick_import.quick_import():
    import theano

import numpy as np  # noqa: E402
from theano import tensor as T  # noqa: E402

from keras1.backend.settings import (  # noqa: E402
    KERAS_FILE,
    cast_to_floatx,
    epsilon,
    floatx,
    legacy_weight_ordering,
    set_epsilon,
    set_floatx,
    set_legacy_weight_ordering,
)
from keras1.backend.theano_repairs import repair  # noqa: E402

repair()
theano.config.floatX = floatx()
_BACKEND = KERAS_FILE.backend

from keras1.backend.control import rnn, switch  # noqa: E402
from keras1.backend.convolution import conv2d, conv3d  # noqa: E402
from keras1.backend.ctc import (  # noqa: E402
    ctc_batch_cost,
    ctc_cost,
    ctc_create_skip_idxs,
    ctc_decode,
    ctc_interleave_blanks,
    ctc_label_dense_to_sparse,
    ctc_path_probs,
    ctc_update_log_p,
)
from keras1.backend.deconvolution import conv2d_transpose, conv3d_transpose, deconv2d  # noqa: E402
from keras1.backend.elementwise import (  # noqa: E402
    abs,
    clip,
    cos,
    equal,
    exp,
    greater,
    greater_equal,
    less,
    less_equal,
    lesser,
    lesser_equal,
    log,
    maximum,
    minimum,
    not_equal,
    pow,
    round,
    sign,
    sin,
    sqrt,
    square,
)
from keras1.backend.entropies import (  # noqa: E402
    binary_crossentropy,
    categorical_crossentropy,
    sparse_categorical_crossentropy,
)
from keras1.backend.for_tensorflow import control_dependencies, eager, symbolic  # noqa: E402
from keras1.backend.graph import (  # noqa: E402
    Function,
    dtype,
    function,
    gradients,
    inputs_of,
    is_tensor,
    is_variable,
    name_of,
    print_tensor,
    replace,
    set_name,
    stop_gradient,
)
from keras1.backend.higher_order import foldl, foldr, map_fn  # noqa: E402
from keras1.backend.known_shapes import (  # noqa: E402
    count_params,
    get_variable_shape,
    int_shape,
    is_keras_tensor,
    ndim,
    shape,
    static_shape,
)
from keras1.backend.linear_algebra import batch_dot, dot, gather, transpose  # noqa: E402
from keras1.backend.local_convolution import bias_add, local_conv1d, local_conv2d  # noqa: E402
from keras1.backend.naming import get_uid, name_scope, reset_uids  # noqa: E402
from keras1.backend.nn import (  # noqa: E402
    dropout,
    elu,
    hard_sigmoid,
    in_top_k,
    l2_normalize,
    relu,
    sigmoid,
    softmax,
    softplus,
    softsign,
    tanh,
)
from keras1.backend.normalization import batch_normalization, normalize_batch_in_training  # noqa: E402
from keras1.backend.ordering import (  # noqa: E402
    image_data_format,
    image_dim_ordering,
    normalize_data_format,
    set_image_data_format,
    set_image_dim_ordering,
)
from keras1.backend.padding import (  # noqa: E402
    asymmetric_spatial_2d_padding,
    asymmetric_temporal_padding,
    spatial_2d_padding,
    spatial_3d_padding,
    temporal_padding,
)
from keras1.backend.phase import (  # noqa: E402
    evaluating,
    fix_phase,
    in_test_phase,
    in_train_phase,
    learning_phase,
    set_learning_phase,
)
from keras1.backend.pooling import pool2d, pool3d  # noqa: E402
from keras1.backend.random import (  # noqa: E402
    RandomStreams,
    random_binomial,
    random_normal,
    random_normal_variable,
    random_uniform,
    random_uniform_variable,
    truncated_normal,
)
from keras1.backend.reductions import (  # noqa: E402
    all,
    any,
    argmax,
    argmin,
    cumprod,
    cumsum,
    logsumexp,
    max,
    mean,
    min,
    prod,
    std,
    sum,
    var,
)
from keras1.backend.separable import (  # noqa: E402
    atrous_conv2d,
    conv1d,
    depthwise_conv2d,
    separable_conv1d,
    separable_conv2d,
)
from keras1.backend.shapes import (  # noqa: E402
    arange,
    batch_flatten,
    concatenate,
    expand_dims,
    flatten,
    is_explicit_shape,
    one_hot,
    pack,
    pattern_broadcast,
    permute_dimensions,
    repeat,
    repeat_elements,
    reshape,
    resize_images,
    resize_volumes,
    reverse,
    size,
    slice,
    squeeze,
    stack,
    tile,
)
from keras1.backend.sparse import is_sparse, to_dense  # noqa: E402
from keras1.backend.updates import moving_average_update, update, update_add, update_sub  # noqa: E402
from keras1.backend.values import batch_get_value, batch_set_value, eval, get_value, set_value  # noqa: E402
from keras1.backend.variables import (  # noqa: E402
    cast,
    constant,
    eye,
    identity,
    is_placeholder,
    marked,
    ones,
    ones_like,
    placeholder,
    variable,
    zeros,
    zeros_like,
)

sys.stderr.write("Using Theano backend.\n")


def backend() -> str:
    """The name of the backend, ``"theano"``.  Came with 1.0.8."""
    return _BACKEND


__all__ = [
    "Function", "RandomStreams", "SETUP", "T", "abs", "all", "any", "arange", "argmax", "argmin",
    "asymmetric_spatial_2d_padding", "asymmetric_temporal_padding", "atrous_conv2d", "backend",
    "batch_dot", "batch_flatten", "batch_get_value", "batch_normalization", "batch_set_value",
    "bias_add", "binary_crossentropy", "cast", "cast_to_floatx", "categorical_crossentropy", "clip",
    "concatenate", "constant", "control_dependencies", "conv1d", "conv2d", "conv2d_transpose", "conv3d",
    "conv3d_transpose", "cos", "count_params", "ctc_batch_cost", "ctc_cost", "ctc_create_skip_idxs",
    "ctc_decode", "ctc_interleave_blanks", "ctc_label_dense_to_sparse", "ctc_path_probs",
    "ctc_update_log_p", "cumprod", "cumsum", "deconv2d", "depthwise_conv2d", "dot", "dropout", "dtype",
    "eager", "elu", "epsilon", "equal", "eval", "evaluating", "exp", "expand_dims", "eye", "fix_phase",
    "flatten", "floatx", "foldl", "foldr", "function", "gather", "get_uid", "get_value",
    "get_variable_shape", "gradients", "greater", "greater_equal", "hard_sigmoid", "identity",
    "image_data_format", "image_dim_ordering", "in_test_phase", "in_top_k", "in_train_phase",
    "inputs_of", "int_shape", "is_explicit_shape", "is_keras_tensor", "is_placeholder", "is_sparse",
    "is_tensor", "is_variable", "l2_normalize", "learning_phase", "legacy_weight_ordering", "less",
    "less_equal", "lesser", "lesser_equal", "local_conv1d", "local_conv2d", "log", "logsumexp",
    "map_fn", "marked", "max", "maximum", "mean", "min", "minimum", "moving_average_update", "name_of",
    "name_scope", "ndim", "normalize_batch_in_training", "normalize_data_format", "not_equal", "np",
    "one_hot", "ones", "ones_like", "pack", "pattern_broadcast", "permute_dimensions", "placeholder",
    "pool2d", "pool3d", "pow", "print_tensor", "prod", "random_binomial", "random_normal",
    "random_normal_variable", "random_uniform", "random_uniform_variable", "relu", "repeat",
    "repeat_elements", "replace", "reset_uids", "reshape", "resize_images", "resize_volumes", "reverse",
    "rnn", "round", "separable_conv1d", "separable_conv2d", "set_epsilon", "set_floatx",
    "set_image_data_format", "set_image_dim_ordering", "set_learning_phase",
    "set_legacy_weight_ordering", "set_name", "set_value", "shape", "sigmoid", "sign", "sin", "size",
    "slice", "softmax", "softplus", "softsign", "sparse_categorical_crossentropy", "spatial_2d_padding",
    "spatial_3d_padding", "sqrt", "square", "squeeze", "stack", "static_shape", "std", "stop_gradient",
    "sum", "switch", "symbolic", "tanh", "temporal_padding", "theano", "tile", "to_dense", "transpose",
    "truncated_normal", "update", "update_add", "update_sub", "var", "variable", "zeros", "zeros_like",
]

# Last, for they take their names from here.
from keras1.backend import common, load_backend, theano_backend  # noqa: E402, F401
