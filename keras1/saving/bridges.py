"""Layers that no release had: what an upgraded model needs to compute what its own release computed."""
from typing import Any

from keras1 import backend as K
from keras1.engine.layer import Layer


class ZeroMasked(Layer):
    """Zeros where the mask hides a step, as recurrent layers put out up to 0.3.1; later ones repeat themselves.

    Parameters
    ----------
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output of shape (samples, time, features).

    Examples
    --------
    >>> ZeroMasked(input_shape=(5, 3)).output_shape
    (None, 5, 3)
    """

    supports_masking = True
    uses_mask = True

    def call(self, x: Any, mask: Any = None) -> Any:
        return x if mask is None else x * K.cast(K.expand_dims(mask), K.floatx())


#: What `open_model` adds to the user's custom objects.
LAYERS = {"ZeroMasked": ZeroMasked}
