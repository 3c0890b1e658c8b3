"""Layers that no release had: what an upgraded model needs to compute what its own release computed."""
from typing import Any, Dict, Optional, Sequence

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


class SampleNormalization(Layer):
    """Each vector along the last axis, by its own mean and deviation: ``BatchNormalization(mode=1)`` of 1.x.

    Computes ``gamma * (x - mean) / (sqrt(variance + epsilon) + epsilon) + beta``.

    Parameters
    ----------
    epsilon : float
    axis : int
        Along which there is a gamma and a beta for each place; only the last can be.
    **kwargs
        See `Layer`.

    Examples
    --------
    >>> SampleNormalization(input_shape=(3,)).output_shape
    (None, 3)
    """

    supports_masking = True

    def __init__(self, epsilon: float = 1e-5, axis: int = -1, **kwargs: Any):
        self.epsilon = epsilon
        self.axis = axis
        super().__init__(**kwargs)

    def build(self, input_shape: Any) -> None:
        shape = (input_shape[self.axis],)
        self.gamma = self._add_weight(shape, "one", "gamma")
        self.beta = self._add_weight(shape, "zero", "beta")

    def call(self, x: Any, mask: Any = None) -> Any:
        deviation = K.sqrt(K.var(x, axis=-1, keepdims=True) + self.epsilon) + self.epsilon
        return self.gamma * ((x - K.mean(x, axis=-1, keepdims=True)) / deviation) + self.beta


class OwnBatchNormalization(SampleNormalization):
    """Each feature by the mean and the variance of the very batch, in use too: ``BatchNormalization(mode=2)`` of 1.x.

    Parameters
    ----------
    epsilon : float
    axis : int
        The features.
    **kwargs
        See `Layer`.

    Examples
    --------
    >>> OwnBatchNormalization(input_shape=(3,)).output_shape
    (None, 3)
    """

    def call(self, x: Any, mask: Any = None) -> Any:
        others, wide = list(range(K.ndim(x))), [1] * K.ndim(x)
        del others[self.axis]
        wide[self.axis] = -1
        mean, variance = K.mean(x, axis=others, keepdims=True), K.var(x, axis=others, keepdims=True)
        normed = (x - mean) / K.sqrt(variance + self.epsilon)
        return K.reshape(self.gamma, wide) * normed + K.reshape(self.beta, wide)


class Placeholder(Layer):
    """Stands for a layer whose class is not there: it has its weights, and puts out NaN, for nobody knows what else.

    Parameters
    ----------
    stands_for : str
        The class.
    arguments : dict
        Its arguments, as the file has them.
    shapes : list of tuple of int
        Of its weights.
    **kwargs
        See `Layer`.

    Notes
    -----
    The output has the shape of the input.

    Examples
    --------
    >>> [w.shape for w in Placeholder("Attention", {}, [(3, 2)], input_shape=(3,)).get_weights()]
    [(3, 2)]
    """

    def __init__(self, stands_for: str, arguments: Optional[Dict[str, Any]] = None, shapes: Sequence[Any] = (),
                 **kwargs: Any):
        self.stands_for = stands_for
        self.arguments = arguments
        self.shapes = shapes
        super().__init__(**kwargs)

    def build(self, input_shape: Any) -> None:
        self.held = [self._add_weight(tuple(shape), "zero", "weight_%d" % index, trainable=False)
                     for index, shape in enumerate(self.shapes)]

    def call(self, x: Any, mask: Any = None) -> Any:
        return x * float("nan")


#: What `open_model` adds to the user's custom objects.
LAYERS = {"ZeroMasked": ZeroMasked, "SampleNormalization": SampleNormalization,
          "OwnBatchNormalization": OwnBatchNormalization, "Placeholder": Placeholder}
