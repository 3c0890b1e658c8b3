"""Activation functions as layers."""
from typing import Any, Callable, Union

from keras1 import activations
from keras1.engine.layer import MaskedLayer


class Activation(MaskedLayer):
    """Apply a function to each value.

    Parameters
    ----------
    activation : str or callable
        Name of an activation, or a function from a tensor to one of the same shape.
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.core.Activation``.

    Examples
    --------
    >>> from keras1.layers.core import Activation
    >>> Activation("tanh", input_shape=(3,)).get_config()["activation"]
    'tanh'
    """

    sure_of_shape = True

    def __init__(self, activation: Union[str, Callable], **kwargs: Any):
        self.activation = activations.get(activation)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return self.activation(x)
