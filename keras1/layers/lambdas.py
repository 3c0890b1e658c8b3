"""A user's function as a layer."""
import inspect
import marshal
import types
from typing import Any, Callable, Dict, Optional, Tuple, Union

import numpy as np

from keras1 import activations, constraints, initializations, regularizers
from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer
from keras1.errors import ArgumentError
from keras1.history import argument, versioned

#: Names that a function could use without importing them, because it ran among the layers' own globals.
_NAMES_AT_HAND = {"K": K, "np": np, "activations": activations, "initializations": initializations,
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
        Further keyword arguments for ``function``; one that takes ``train`` is told the phase (from 0.3.3).
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

    @argument("arguments", "0.3.3", reason="keyword arguments for the function")
    def __init__(self, function: Callable, output_shape: Union[Tuple, Callable, None] = None,
                 arguments: Optional[Dict[str, Any]] = None, **kwargs: Any):
        super().__init__(**kwargs)
        self._forget_name()
        self._function = _checked(function, _FUNCTION_WANTED)
        self.function = self._stored(function)
        self.arguments = {} if arguments is None else arguments
        self._shape = output_shape
        if output_shape is None or isinstance(output_shape, (tuple, list)):
            self._output_shape = None if output_shape is None else tuple(output_shape)
        else:
            self._output_shape = self._stored(_checked(output_shape, _SHAPE_WANTED))

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
        if "train" in inspect.signature(self._function).parameters:
            phase = K.learning_phase()
            self.arguments["train"] = bool(phase) if isinstance(phase, int) else phase
        return _runnable(self._function)(x, **self.arguments)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        if self._shape is None:
            return self._default_shape(input_shape)
        if not callable(self._shape):
            return (self._batch_of(input_shape),) + tuple(self._shape)
        shape = _runnable(self._shape)(input_shape)
        if not isinstance(shape, (list, tuple)):
            raise ArgumentError.like(Exception)(
                "output_shape function must return a tuple", "Lambda: it returned %r" % (shape,))
        return tuple(shape)

    def _default_shape(self, input_shape):
        return input_shape

    def _batch_of(self, input_shape):
        return input_shape[0] if input_shape else None

    def get_config(self) -> Dict[str, Any]:
        return self._config_at(Layer.get_config(self))

    @versioned
    def _config_at(self, config):
        return {key: config[key] for key in config if key not in ("function", "output_shape", "arguments")}

    @_config_at.since("0.3.3", reason="the configuration holds the function itself")
    def _config_with_function(self, config):
        return dict(config, output_shape=self._output_shape, function=self.function)


class MaskedLambda(MaskedLayer, Lambda):
    """A `Lambda` that passes its input's mask on.

    Source: ``keras.layers.core.MaskedLambda``.
    """


_FUNCTION_WANTED = 'The Lambda layer "function" argument must be a Python function.'
_SHAPE_WANTED = "In Lambda, `output_shape` must be a list, a tuple, or a function."


def _checked(function: Any, text: str) -> Callable:
    if not callable(function):
        raise ArgumentError.like(AssertionError)(text, "it is %r" % (function,))
    return function


def _runnable(function: Callable) -> Callable:
    """The function with the names at hand behind its own globals."""
    if not isinstance(function, types.FunctionType):
        return function
    names = {**_NAMES_AT_HAND, **function.__globals__}
    copy = types.FunctionType(function.__code__, names, function.__name__, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy
