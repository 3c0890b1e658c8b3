"""Layers that no release had: what an upgraded model needs to compute what its own release computed."""
from typing import Any, Dict, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.layers import core


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


class Lambda(core.Lambda):
    """A Lambda of a model that TensorFlow ran, which knew the output's shape: the function is tried on zeros.

    On Theano a Lambda without ``output_shape`` was taken to put out the shape that it reads.

    Parameters
    ----------
    function, output_shape, arguments, **kwargs
        See `keras1.layers.core.Lambda`.

    Examples
    --------
    >>> Lambda(lambda x: K.sum(x, axis=1), input_shape=(5, 3)).output_shape
    (None, 3)
    """

    def get_output_shape_for(self, input_shape: Any) -> Any:
        if self._shape is None:
            try:
                return self._tried(input_shape)
            except Exception:  # whatever the function does not like about zeros
                pass
        return super().get_output_shape_for(input_shape)

    def _tried(self, input_shape: Any) -> Any:
        """Lengths that differ between two trials with different lengths are not known."""
        one, other = (K.eval(self.call(_zeros(input_shape, size))).shape for size in (2, 3))
        return tuple(length if length == second else None for length, second in zip(one, other))


def _zeros(shape: Any, size: int) -> Any:
    if isinstance(shape, list):
        return [_zeros(part, size) for part in shape]
    return K.variable(np.zeros([size if length is None else length for length in shape]))


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

#: Activations that are none of Keras, known to everybody by these names; as `LAYERS`.
FUNCTIONS = {"relu6": lambda x: K.relu(x, max_value=6.), "swish": lambda x: x * K.sigmoid(x),
             "silu": lambda x: x * K.sigmoid(x)}
