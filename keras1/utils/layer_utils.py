"""Historical module ``keras.utils.layer_utils``."""
from typing import Any

from keras1 import backend as K
from keras1.engine.summary import count_total_params
from keras1.engine.summary import print_layers as print_summary
from keras1.engine.summary import print_summary as model_summary
from keras1.history import came, gone
from keras1.saving.classic_config import container_from_config, get_layer
from keras1.saving.functional_config import layer_from_config
from keras1.utils.np_utils import convert_kernel

__all__ = [
    "container_from_config", "convert_all_kernels_in_model", "count_total_params", "get_layer", "layer_from_config",
    "model_summary", "print_summary",
]

#: Classes whose W is a kernel.
_WITH_KERNELS = {"Convolution1D", "Convolution2D", "Convolution3D", "AtrousConvolution2D", "Deconvolution2D"}


def convert_all_kernels_in_model(model: Any) -> None:
    """Turn the kernels of all convolutions of a model around, as `convert_kernel` does: weights of the other backend.

    Came with 1.0.8.

    Parameters
    ----------
    model : Model or Sequential
    """
    for layer in model.layers:
        if type(layer).__name__ in _WITH_KERNELS:
            K.set_value(layer.W, convert_kernel(K.get_value(layer.W)))


for _name in ("container_from_config", "get_layer", "model_summary"):
    gone("utils.layer_utils", _name, "1.0.0", "layers and models make themselves of a configuration")
came("utils.layer_utils", "layer_from_config", "1.0.0", "layers and models of a configuration")
came("utils.layer_utils", "print_summary", "1.0.0", "the table of the functional API")
came("utils.layer_utils", "convert_all_kernels_in_model", "1.0.8", "weights of the other backend")
came("utils.layer_utils", "count_total_params", "1.2.0", "trainable parameters are counted apart")
