"""Historical module ``keras.utils.layer_utils``."""
from typing import Any, Iterable, Sequence

import numpy as np

from keras1 import backend as K
from keras1.engine.summary import count_total_params, print_layers
from keras1.engine.summary import print_summary as model_summary
from keras1.engine.walk import get_source_inputs
from keras1.errors import ArgumentError
from keras1.history import came, gone, versioned
from keras1.saving.classic_config import container_from_config, get_layer
from keras1.saving.functional_config import layer_from_config
from keras1.utils import conv_utils, np_utils
from keras1.utils.np_utils import convert_kernel

__all__ = [
    "container_from_config", "convert_all_kernels_in_model", "convert_dense_weights_data_format", "convert_kernel",
    "count_params", "count_total_params", "get_layer", "get_source_inputs", "layer_from_config", "model_summary",
    "print_summary",
]

#: Classes whose W is a kernel.
_WITH_KERNELS = {"Convolution1D", "Convolution2D", "Convolution3D", "AtrousConvolution2D", "Deconvolution2D",
                 "Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose"}


@versioned
def print_summary(layers: Sequence[Any], relevant_nodes: Any = None, line_length: int = 100,
                  positions: Sequence[float] = (.33, .55, .67, 1.)) -> None:
    """Print a table of layers: output shapes, numbers of parameters, and what each reads.  Came with 1.0.0.

    Parameters
    ----------
    layers : list of Layer
        In 2.x in its place the ``model``.
    relevant_nodes : list of str, optional
        The connections to show; not in 2.x.
    line_length : int
    positions : list of float
        Where the columns end: shares of the line, or numbers of characters.
    print_fn : callable
        What each line is given to, by default ``print``.  Came with 2.1.0.
    """
    print_layers(layers, relevant_nodes, line_length, positions)


@print_summary.since("2.0.0", reason="a model tells itself what is to be shown")
def _print_summary_of_model(model, line_length=None, positions=None, print_fn=None):
    model.summary(line_length=line_length, positions=positions, print_fn=print_fn)


def convert_all_kernels_in_model(model: Any) -> None:
    """Turn the kernels of all convolutions of a model around, as `convert_kernel` does: weights of the other backend.

    Came with 1.0.8.

    Parameters
    ----------
    model : Model or Sequential
    """
    for layer in model.layers:
        if type(layer).__name__ in _WITH_KERNELS:
            K.set_value(layer.W, _turned(K.get_value(layer.W)))


@versioned
def _turned(kernel: np.ndarray) -> np.ndarray:
    return np_utils.convert_kernel(kernel)


@_turned.since("2.0.0", reason="inputs and outputs are the last axes of any kernel")
def _turned_but_for_last_axes(kernel):
    return conv_utils.convert_kernel(kernel)


def count_params(weights: Iterable[Any]) -> int:
    """The number of parameters in weights, each counted once.  Came with 2.0.9.

    Examples
    --------
    >>> weight = K.zeros((2, 3))
    >>> count_params([weight, weight])
    6
    """
    return sum(int(K.count_params(weight)) for weight in {id(weight): weight for weight in weights}.values())


def convert_dense_weights_data_format(dense: Any, previous_feature_map_shape: Sequence[int],
                                      target_data_format: str = "channels_first") -> None:
    """Bring the rows of a Dense layer behind a Flatten into the order of the other data format.  Came with 2.0.0.

    Parameters
    ----------
    dense : Dense
        Its weights are changed.
    previous_feature_map_shape : (int, int, int)
        The shape of what is flattened, without samples, in the target format.
    target_data_format : {"channels_first", "channels_last"}
        Where the channels stand from now on; so far they stood on the other side.

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name: another format.
    """
    if target_data_format not in ("channels_first", "channels_last"):
        raise ArgumentError.like(AssertionError)(
            "", "target_data_format is %r, expected 'channels_first' or 'channels_last'" % (target_data_format,))
    kernel, *rest = dense.get_weights()
    a, b, c = previous_feature_map_shape
    before, order = {"channels_first": ((b, c, a), (2, 0, 1, 3)),
                     "channels_last": ((c, a, b), (1, 2, 0, 3))}[target_data_format]
    turned = kernel.reshape(before + kernel.shape[1:]).transpose(order)
    dense.set_weights([turned.reshape(kernel.shape), *rest])


for _name in ("container_from_config", "get_layer", "model_summary"):
    gone("utils.layer_utils", _name, "1.0.0", "layers and models make themselves of a configuration")
came("utils.layer_utils", "layer_from_config", "1.0.0", "layers and models of a configuration")
came("utils.layer_utils", "print_summary", "1.0.0", "the table of the functional API")
came("utils.layer_utils", "convert_all_kernels_in_model", "1.0.8", "weights of the other backend")
came("utils.layer_utils", "count_total_params", "1.2.0", "trainable parameters are counted apart")
came("utils.layer_utils", "count_params", "2.0.9", "weights are counted, not layers")
came("utils.layer_utils", "convert_dense_weights_data_format", "2.0.0", "weights of the other data format")
came("utils.layer_utils", "get_source_inputs", "2.2.4", "moved from keras.engine.topology")
gone("utils.layer_utils", "count_total_params", "2.0.5", "weights are counted, not layers", now="count_params")
