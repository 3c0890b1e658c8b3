"""Layers that only move values: Reshape, Permute, Flatten, RepeatVector."""
from typing import Any, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.errors import ShapeError


class Reshape(Layer):
    """Give each sample another shape.

    Parameters
    ----------
    dims : tuple of int
        The new shape of a sample; one size may be -1 and is then computed.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        When the output shape is asked for, if the sizes do not agree.

    Notes
    -----
    Input (samples, ...), output (samples,) + dims.  Source: ``keras.layers.core.Reshape``.

    Examples
    --------
    >>> from keras1.layers.core import Reshape
    >>> Reshape((2, -1), input_shape=(6,)).output_shape
    (None, 2, 3)
    """

    sure_of_shape = True

    def __init__(self, dims: Sequence[int], **kwargs: Any):
        self.dims = tuple(dims)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.reshape(x, (-1,) + self.output_shape[1:])

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return (input_shape[0],) + self._completed(input_shape[1:])

    def _completed(self, sample_shape: Tuple) -> Tuple:
        """``dims`` with the size of -1 computed."""
        total, known = int(np.prod(sample_shape)), int(np.prod([d for d in self.dims if d >= 0]))
        unknown = sum(d < 0 for d in self.dims)
        if unknown > 1:
            raise ShapeError.like(ValueError)(
                "can only specify one unknown dimension", "Reshape: dims=%s" % (self.dims,))
        if (total != known) if not unknown else (known == 0 or total % known):
            raise ShapeError.like(ValueError)(
                "total size of new array must be unchanged",
                "Reshape: a sample has shape %s, %d values; dims=%s hold %d" % (sample_shape, total, self.dims, known))
        return tuple(total // known if d < 0 else d for d in self.dims)


class Permute(Layer):
    """Reorder the axes of each sample.

    Parameters
    ----------
    dims : tuple of int
        The old axis for each new one, counted from 1; (2, 1) swaps the first two.
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.core.Permute``.

    Examples
    --------
    >>> from keras1.layers.core import Permute
    >>> Permute((2, 1), input_shape=(10, 64)).output_shape
    (None, 64, 10)
    """

    sure_of_shape = True

    def __init__(self, dims: Sequence[int], **kwargs: Any):
        self.dims = tuple(dims)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.permute_dimensions(x, (0,) + self.dims)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        moved = tuple(input_shape[axis] for axis in self.dims)
        return (input_shape[0],) + moved + tuple(input_shape[len(moved) + 1:])


class Flatten(Layer):
    """Make each sample a vector.

    Raises
    ------
    Exception
        When the output shape is asked for, if a size of the input is open.

    Notes
    -----
    Input (samples, ...), output (samples, features).  Source: ``keras.layers.core.Flatten``.

    Examples
    --------
    >>> from keras1.layers.core import Flatten
    >>> int(Flatten(input_shape=(4, 5)).output_shape[1])
    20
    """

    sure_of_shape = True

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.batch_flatten(x)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        if not all(input_shape[1:]):
            raise ShapeError.like(Exception)(
                'The shape of the input to "Flatten" is not fully defined (got %s. Make sure to pass a complete '
                '"input_shape" or "batch_input_shape" argument to the first layer in your model.'
                % (tuple(input_shape[1:]),))
        return input_shape[0], np.prod(input_shape[1:])


class RepeatVector(Layer):
    """Repeat each sample ``n`` times along a new time axis.

    Parameters
    ----------
    n : int
        Number of repetitions.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, features), output (samples, n, features).  Source: ``keras.layers.core.RepeatVector``.

    Examples
    --------
    >>> from keras1.layers.core import RepeatVector
    >>> RepeatVector(3, input_shape=(32,)).output_shape
    (None, 3, 32)
    """

    sure_of_shape = True

    def __init__(self, n: int, **kwargs: Any):
        self.n = n
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.repeat(x, self.n)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple[Optional[int], int, int]:
        return input_shape[0], self.n, input_shape[1]
