"""Every public name of the originals is there, with its arguments and defaults.

The originals' side is read from their sources, `goldens/RELEASE/signatures.json`.  Ours may take more arguments at
the end; a mutable default may be an immutable one of the same meaning.
"""
import ast
import importlib
import inspect
import json
import pathlib
import types

import pytest

import keras1
from keras1.history import ByRelease, Versioned
from keras1.preprocessing.text import base_filter

GOLDENS = pathlib.Path(__file__).parent / "goldens"
RELEASES = ["0.3.1", "0.3.3", "1.0.8", "1.2.2", "2.3.1"]

#: Modules that no user of Theano could import, and why.
LEFT_OUT = {
    "keras.backend.cntk_backend": "keras1 has one backend, Theano",
    "keras.backend.tensorflow_backend": "keras1 has one backend, Theano",
    "keras.callbacks.tensorboard_v2": "it imports TensorFlow 2",
    "keras.layers.timedistributed": "a leftover of an experiment, in 0.3.3 only; it raises NameError on import",
    "keras.old_models": "the former text of keras.models, left in 0.3.3 by mistake",
}

#: Names that are not there as such, or take something else, and why.
EXCUSED = {
    "keras.backend.numpy_backend.normalize_conv": "a piece of conv",
    "keras.callbacks.TensorBoard.on_train_end": "its argument had no name",
    "keras.engine.topology.Layer.assert_input_compatibility": "input is inputs; it is given by position",
    "keras.engine.topology.Layer.build": "layers of 0.x are built without a shape",
    "keras.engine.topology.Layer.regularizers": "an attribute of instances",
    "keras.engine.topology.merge": "1.0 had no arguments=, before name=",
    "keras.engine.training.check_array_lengths": "X, Y, W or inputs, targets, weights by release; given by position",
    "keras.engine.training.standardize_input_data": "check_batch_dim or check_batch_axis by release",
    "keras.layers.convolutional.SeparableConvolution2D.build": "there is no build without a shape",
    "keras.layers.convolutional_recurrent.ConvRecurrent2D.get_constants": "X is x; it is given by position",
    "keras.layers.convolutional_recurrent.ConvRecurrent2D.get_initial_states": "X is x; it is given by position",
    "keras.layers.core.AutoEncoder.set_previous": "as Layer.set_previous",
    "keras.layers.custom.reference": "a training script",
    "keras.layers.custom.test": "a training script",
    "keras.layers.embeddings.Embedding.get_output_mask": "the phase does not matter",
    "keras.layers.recurrent.Recurrent.get_initial_states": "X became x; it is given by position",
    "keras.layers.recurrent.SimpleRNN.step": "h or x by release; it is given by position",
    "keras.layers.xtreme_inception.test": "a training script",
    "keras.layers.core.Layer.set_previous": "one signature for all releases; a connection_map in second place is taken",
    "keras.layers.core.Siamese.get_output_ave": "a piece of get_output",
    "keras.layers.core.Siamese.get_output_concat": "a piece of get_output",
    "keras.layers.core.Siamese.get_output_cos": "a piece of get_output",
    "keras.layers.core.Siamese.get_output_dot": "a piece of get_output",
    "keras.layers.core.Siamese.get_output_join": "a piece of get_output",
    "keras.layers.core.Siamese.get_output_mul": "a piece of get_output",
    "keras.layers.core.Siamese.get_output_sum": "a piece of get_output",
}

#: Pieces of larger functions, which nobody imports: the module that holds them in 2.3.1, their names, and why.
PIECES = [
    ("keras.applications", "keras_modules_injection", "the networks are keras1's own"),
    ("keras.engine.base_layer", "disable_tracking", "tracking.untracked"),
    ("keras.engine.saving", "allow_read_from_gcs allow_write_to_gcs load_attributes_from_hdf5_group "
     "load_weights_from_hdf5_group load_weights_from_hdf5_group_by_name pickle_model save_attributes_to_hdf5_group "
     "unpickle_model", "pieces of save_model and load_model; Google's file system"),
    ("keras.engine.training_utils", "call_metric_function collect_per_output_metric_info get_input_shape_and_dtype "
     "get_metric_function get_metric_name get_output_sample_weight_and_mode get_static_batch_size "
     "prepare_sample_weights", "pieces of compile"),
    ("keras.legacy.interfaces", "add_weight_args_preprocessing batchnorm_args_preprocessor conv1d_args_preprocessor "
     "conv2d_args_preprocessor conv3d_args_preprocessor convlstm2d_args_preprocessor deconv2d_args_preprocessor "
     "embedding_kwargs_preprocessor generate_legacy_interface generator_methods_args_preprocessor "
     "get_updates_arg_preprocessing raise_duplicate_arg_error recurrent_args_preprocessor "
     "separable_conv2d_args_preprocessor zeropadding2d_args_preprocessor", "history.signature declares what they did"),
    ("keras.utils.data_utils", "get_index init_pool init_pool_generator next_sample", "pieces of the enqueuers"),
    ("keras.utils.io_utils", "H5Dict.is_supported_type", "it is given the path by position"),
    ("keras.utils.test_utils", "tf_file_io_proxy", "for TensorFlow"),
    ("keras.utils.conv_utils", "deconv_length", "its last arguments are optional here"),
    ("keras.callbacks.tensorboard_v1", "TensorBoard.on_train_end", "its argument had no name"),
    ("keras.engine.base_layer", "Layer.build Layer.built", "layers of 0.x are built without a shape; an attribute"),
    ("keras.layers.cudnn_recurrent", "CuDNNGRU.build CuDNNGRU.cell CuDNNLSTM.build CuDNNLSTM.cell",
     "they refuse to be made on Theano"),
    ("keras.layers.recurrent", "RNN.compute_mask", "the mask is optional here"),
    ("keras.legacy.layers", "Recurrent.compute_mask", "the mask is optional here"),
    ("keras.layers.wrappers", "Bidirectional.constraints", "an attribute of instances"),
]
EXCUSED.update({"%s.%s" % (module, name): why for module, names, why in PIECES for name in names.split()})

#: Methods whose first argument is given by position: the tensor, called x here, inputs from 2.0 on.
BY_POSITION = {"call", "compute_mask"}

#: Defaults that mean the same.
NONE = ("None", "()", "mappingproxy({})")
SAME = {"K.floatx()": ("None",), "floatx()": ("None",),
        "_IMAGE_DIM_ORDERING": ("'default'",), "K.image_dim_ordering()": ("'default'",),
        "[]": NONE, "{}": NONE, "_FLOATX": NONE, "base_filter()": (repr(base_filter()),),
        "losses_utils.Reduction.SUM_OVER_BATCH_SIZE": ("'sum_over_batch_size'",),
        "Reduction.SUM_OVER_BATCH_SIZE": ("'sum_over_batch_size'",)}


def cases():
    for release in RELEASES:
        for module in sorted(json.loads((GOLDENS / release / "signatures.json").read_text())):
            if module not in LEFT_OUT:
                yield release, module


def plain_default(text):
    """A default as text, numbers in one form."""
    try:
        return repr(ast.literal_eval(text))
    except (ValueError, SyntaxError):
        return text


def same_default(theirs, ours):
    if theirs is None:
        return ours is inspect.Parameter.empty or ours is not None
    shown = repr(ours.__name__) if isinstance(ours, type) else repr(ours)
    wanted = plain_default(theirs)
    return shown == wanted or shown in SAME.get(wanted, ()) or not isinstance(ours, (int, float, str, type(None)))


def differences(where, theirs, function):
    """What of an original's arguments ours does not take."""
    try:
        ours = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return
    names = [p.name for p in ours.values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    takes_rest = any(p.kind is p.VAR_POSITIONAL for p in ours.values())
    position = 0
    for name, default in theirs:
        if name.startswith("*") or name in ("self", "cls"):
            continue
        if position >= len(names) and takes_rest:
            break
        if position >= len(names) or names[position] != name:
            yield "%s: argument %d is %s, ours are %s" % (where, position, name, names)
            return
        if not same_default(default, ours[name].default):
            yield "%s: %s=%s, ours %r" % (where, name, default, ours[name].default)
        position += 1


def class_differences(where, theirs, cls):
    for name, arguments in theirs.get("methods", {}).items():
        if (name.startswith("_") and name != "__init__") or "%s.%s" % (where, name) in EXCUSED:
            continue
        if name == "__init__":
            yield from differences(where, arguments, cls)
        elif isinstance(arguments, dict):
            if not hasattr(cls, name):
                yield "%s.%s is missing" % (where, name)
        else:
            method = inspect.getattr_static(cls, name, None)
            if method is None:
                yield "%s.%s is missing" % (where, name)
            elif name not in BY_POSITION:
                yield from differences("%s.%s" % (where, name), arguments, bound(getattr(cls, name)))


def chosen(cls):
    """The class that a name means in the emulated release."""
    return cls.chosen if isinstance(cls, ByRelease) else cls


def bound(function):
    """The function without its ``self``."""
    if isinstance(function, (types.FunctionType, Versioned)):
        parameters = list(inspect.signature(function).parameters.values())[1:]
        return _WithSignature(inspect.Signature(parameters))
    return function


class _WithSignature:
    """Something with a given signature."""

    def __init__(self, signature):
        self.__signature__ = signature

    def __call__(self):
        """Only its signature is looked at."""


@pytest.mark.parametrize("release, module", list(cases()))
def test_public_names_and_arguments(release, module):
    theirs = json.loads((GOLDENS / release / "signatures.json").read_text())[module]
    with keras1.emulate(release):
        ours = importlib.import_module("keras1" + module[len("keras"):])
        found = []
        for name, arguments in theirs.get("functions", {}).items():
            where = "%s.%s" % (module, name)
            if name.startswith("_") or where in EXCUSED:
                continue
            if hasattr(ours, name):
                found += differences(where, arguments, getattr(ours, name))
            else:
                found.append("%s is missing" % where)
        for name, members in theirs.get("classes", {}).items():
            where = "%s.%s" % (module, name)
            if name.startswith("_") or where in EXCUSED:
                continue
            if hasattr(ours, name):
                found += class_differences(where, members, chosen(getattr(ours, name)))
            else:
                found.append("%s is missing" % where)
    assert not found, "\n".join(found)
