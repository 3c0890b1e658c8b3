"""A user's function as a layer."""
import inspect
import marshal
import types
import warnings
from typing import Any, Callable, Dict, Optional, Tuple, Union

import numpy as np

from keras1 import activations, constraints, initializations, regularizers
from keras1 import backend as K
from keras1.engine.config import common_config
from keras1.engine.layer import Layer, MaskedLayer
from keras1.engine.nodes import error_class
from keras1.errors import ArgumentError
from keras1.history import argument, signature, versioned
from keras1.layers.kept_functions import kept, restored
from keras1.saving.functions import given
from keras1.utils.generic_utils import get_custom_objects

#: Names that a function could use without importing them, because it ran among the layers' own globals.
NAMES_AT_HAND = {"K": K, "np": np, "activations": activations, "initializations": initializations,
                  "regularizers": regularizers, "constraints": constraints}


class Lambda(Layer):
    """Apply any function of a tensor.

    Parameters
    ----------
    function : callable
        From the input tensor to the output tensor.
    output_shape : tuple or callable, optional
        Shape of a sample of the output, or a function from the input's shape to the output's, batch axis
        included; by default the input's.
    arguments : dict, optional
        Further keyword arguments for ``function``; one that takes ``train`` is told the phase (0.3.3), one that
        takes ``mask`` the mask (from 1.0).
    mask : tensor or callable, optional
        The output's mask, or a function from the input and its mask to it; from 2.0.
    **kwargs
        See `Layer`.

    Attributes
    ----------
    function : bytes or callable
        Up to 0.3.2 the function's code as ``marshal`` writes it; then the function itself.

    Notes
    -----
    Up to 0.3.2 a function lost its globals, defaults and closure on the way; here it keeps them while it
    lives in the process.  Source: ``keras.layers.core.Lambda``.

    Examples
    --------
    >>> from keras1.layers.core import Lambda
    >>> Lambda(lambda x: x[:, :2], output_shape=(2,), input_shape=(5,)).output_shape
    (None, 2)
    """

    @signature("2.0.0", "function output_shape mask arguments", positional=2, reason="the layer may make a mask")
    @argument("mask", "2.0.0", reason="the layer may make a mask")
    @argument("arguments", "0.3.3", reason="keyword arguments for the function")
    def __init__(self, function: Callable, output_shape: Union[Tuple, Callable, None] = None,
                 arguments: Optional[Dict[str, Any]] = None, mask: Any = None, **kwargs: Any):
        super().__init__(**kwargs)
        self.mask = mask
        if mask is not None:
            self.supports_masking = True
        self._forget_name()
        self._function = _checked(function, _FUNCTION_WANTED)
        self.function = self._stored(function)
        self.arguments = {} if arguments is None else arguments
        self._shape = output_shape
        if output_shape is None or isinstance(output_shape, (tuple, list)):
            self._output_shape = None if output_shape is None else tuple(output_shape)
        else:
            self._output_shape = self._stored(_checked(output_shape, _SHAPE_WANTED, self._shape_error()))

    @versioned
    def _shape_error(self):
        return AssertionError

    @_shape_error.since("1.0.0", reason="the class of the error on an output_shape that is no shape")
    def _shape_error_of_1_x(self):
        return error_class(TypeError)

    @versioned
    def _stored(self, function):
        return marshal.dumps(function.__code__)

    @_stored.since("0.3.3", reason="the function itself is kept, with its globals and closure")
    def _stored_as_it_is(self, function):
        return function

    @versioned
    def _forget_name(self):
        pass

    @_forget_name.since("0.3.2", bug=True, reason="the constructor ran the base one twice and lost name=")
    def _lose_name(self):
        self._name = None
        self.trainable = True

    @_forget_name.since("1.0.0", reason="name= is kept")
    def _keep_name(self):
        pass

    def call(self, x: Any, mask: Any = None) -> Any:
        self._tell(inspect.signature(self._function).parameters, mask)
        return _runnable(self._function)(x, **self.arguments)

    @versioned
    def _tell(self, wanted, mask):
        if "train" in wanted:
            phase = K.learning_phase()
            self.arguments["train"] = bool(phase) if isinstance(phase, int) else phase

    @_tell.since("1.0.0", reason="a function is told the mask, no longer the phase")
    def _tell_mask(self, wanted, mask):
        if "mask" in wanted:
            self.arguments["mask"] = mask

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        if self._shape is None:
            return self._default_shape(input_shape)
        if not callable(self._shape):
            return (self._batch_of(input_shape),) + tuple(self._shape)
        shape = _runnable(self._shape)(input_shape)
        if not isinstance(shape, (list, tuple)):
            raise ArgumentError.like(error_class(ValueError))(
                self._no_shape(), "Lambda: it returned %r" % (shape,))
        return self._plain_shape(shape)

    @versioned
    def _no_shape(self):
        return "output_shape function must return a tuple"

    @_no_shape.since("2.0.9", reason="a function may give several shapes")
    def _no_shapes(self):
        return "`output_shape` function must return a tuple or a list of tuples."

    @versioned
    def _plain_shape(self, shape):
        return tuple(shape)

    @_plain_shape.since("2.0.9", reason="a function may give several shapes")
    def _shape_or_shapes(self, shape):
        several = isinstance(shape, list) and not (isinstance(shape[0], int) or shape[0] is None)
        return shape if several else tuple(shape)

    @versioned
    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """Mask of the output; by default the input's, if the layer supports masks."""
        return super().compute_mask(x, mask)

    @compute_mask.since("2.0.0", reason="the layer may make a mask")
    def _own_mask(self, x: Any, mask: Any = None) -> Any:
        """Mask of the output: what ``mask=`` says."""
        return self.mask(x, mask) if callable(self.mask) else self.mask

    @versioned
    def _default_shape(self, input_shape):
        return input_shape

    @_default_shape.since("1.2.0", reason="a shape that is a guess is warned of")
    def _guessed_shape(self, input_shape):
        warnings.warn(
            "`output_shape` argument not specified for layer %s and cannot be automatically inferred with the Theano "
            "backend. Defaulting to output shape `%s` (same as input shape). If the expected output shape is "
            "different, specify it via the `output_shape` argument." % (self.name, input_shape), stacklevel=8)
        return input_shape

    def _batch_of(self, input_shape):
        first = input_shape[0] if input_shape else None
        return first[0] if isinstance(first, (tuple, list)) else first

    def get_config(self) -> Dict[str, Any]:
        return self._config_at(common_config(self))

    @versioned
    def _config_at(self, config):
        return config

    @_config_at.since("0.3.3", reason="the configuration holds the function itself")
    def _config_with_function(self, config):
        return dict(config, output_shape=self._output_shape, function=self.function, arguments=self.arguments)

    @_config_at.since("1.0.0", reason="the configuration holds the function's code, or its name")
    def _config_with_code(self, config):
        function, function_type = kept(self.function)
        shape, shape_type = kept(self._output_shape)
        return dict(config, function=function, function_type=function_type, output_shape=shape,
                    output_shape_type=shape_type, arguments=self.arguments)

    @classmethod
    def from_config(cls, config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> "Lambda":
        """A layer from what ``get_config`` gave (1.x).

        Parameters
        ----------
        config : dict
        custom_objects : dict, optional
            The function, by its name or the layer's; code in a configuration is not run without trust.

        Raises
        ------
        UntrustedCodeError
            If the function is code or a name, was not given, and the configuration is not trusted.
        """
        config, name = dict(config), config.get("name") or cls.__name__
        with given({**get_custom_objects(), **(custom_objects or {})}):
            config["function"] = restored(config["function"], config.pop("function_type", "raw"), cls.__name__,
                                          [name], NAMES_AT_HAND)
            config["output_shape"] = restored(config.get("output_shape"), config.pop("output_shape_type", "raw"),
                                              cls.__name__, [name + ".output_shape"], NAMES_AT_HAND)
        return cls(**config)


class MaskedLambda(MaskedLayer, Lambda):
    """A `Lambda` that passes its input's mask on.

    Source: ``keras.layers.core.MaskedLambda``.
    """


_FUNCTION_WANTED = 'The Lambda layer "function" argument must be a Python function.'
_SHAPE_WANTED = "In Lambda, `output_shape` must be a list, a tuple, or a function."


def _checked(function: Any, text: str, wanted: type = AssertionError) -> Callable:
    if not callable(function):
        raise ArgumentError.like(wanted)(text, "it is %r" % (function,))
    return function


def _runnable(function: Callable) -> Callable:
    """The function with the names at hand behind its own globals."""
    if not isinstance(function, types.FunctionType):
        return function
    names = {**NAMES_AT_HAND, **function.__globals__}
    copy = types.FunctionType(function.__code__, names, function.__name__, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy
