"""Time steps to skip, and a merge over all of them."""
from typing import Any, Tuple

from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer
from keras1.errors import ArgumentError
from keras1.history import versioned


class Masking(MaskedLayer):
    """Mask the time steps whose features all equal ``mask_value``, and set them to zero.

    Parameters
    ----------
    mask_value : float
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output (samples, time, features); the mask (samples, time) is 0 where a step is skipped.
    Source: ``keras.layers.core.Masking``.

    Examples
    --------
    >>> from keras1.layers.core import Masking
    >>> Masking(input_shape=(5, 3)).mask_value
    0.0
    """

    placeholder_ndim = 3
    sure_of_shape = True

    def __init__(self, mask_value: float = 0., **kwargs: Any):
        self.mask_value = mask_value
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        kept = K.any(K.not_equal(x, self.mask_value), axis=-1, keepdims=True)
        return x * K.cast(kept, self._type_of(x))

    @versioned
    def _type_of(self, x):
        return K.floatx()

    @_type_of.since("2.0.9", reason="the output is of the input's type")
    def _own_type_of(self, x):
        return K.dtype(x)

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        return K.any(K.not_equal(x, self.mask_value), axis=-1)


_MERGES = {"sum": K.sum, "mul": K.prod, "ave": K.mean}


class TimeDistributedMerge(Layer):
    """The sum, product or mean over all time steps.

    Parameters
    ----------
    mode : {"sum", "mul", "ave"}
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        When the output is built, on another mode.

    Notes
    -----
    Input (samples, time, features), output (samples, features).
    Source: ``keras.layers.core.TimeDistributedMerge``.

    Examples
    --------
    >>> from keras1.layers.core import TimeDistributedMerge
    >>> TimeDistributedMerge("ave", input_shape=(5, 3)).output_shape
    (None, 3)
    """

    input_ndim = 3
    sure_of_shape = True

    def __init__(self, mode: str = "sum", **kwargs: Any):
        self.mode = mode
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        if self.mode not in _MERGES:
            raise ArgumentError.like(Exception)(
                "Unknown merge mode", "TimeDistributedMerge: mode=%r, expected one of %s"
                % (self.mode, ", ".join(sorted(_MERGES))))
        return _MERGES[self.mode](x, axis=1)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return None, input_shape[2]
