"""Layers that only move values: Reshape, Permute, Flatten, RepeatVector."""
from typing import Any, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec, error_class, shape_of
from keras1.errors import ShapeError
from keras1.history import argument, renamed, signature, versioned
from keras1.layers.keras_2 import DATA_FORMAT


class Reshape(Layer):
    """Give each sample another shape.

    Parameters
    ----------
    target_shape : tuple of int
        The new shape of a sample; one size may be -1 and is then computed.  Called ``dims`` up to 0.3.
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        When the output shape is asked for, if the sizes do not agree.

    Notes
    -----
    Input (samples, ...), output (samples,) + target_shape.  Source: ``keras.layers.core.Reshape``.

    Examples
    --------
    >>> from keras1.layers.core import Reshape
    >>> Reshape((2, -1), input_shape=(6,)).output_shape
    (None, 2, 3)
    """

    sure_of_shape = True

    @renamed("dims", "target_shape", "1.0.0", reason="it is a shape")
    def __init__(self, target_shape: Sequence[int], **kwargs: Any):
        self.target_shape = self.dims = tuple(target_shape)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.reshape(x, self._symbolic_shape(x))

    @versioned
    def _symbolic_shape(self, x):
        shape = self.target_shape
        if any(size < 0 for size in shape):
            shape = self.get_output_shape_for(self._shape_before(x))[1:]
        return (-1,) + tuple(shape)

    @_symbolic_shape.since("2.0.0", reason="an unknown size is left to the backend")
    def _shape_with_batch(self, x):
        return (K.shape(x)[0],) + self.target_shape

    @versioned
    def _shape_before(self, x):
        return self.input_shape

    @_shape_before.since("1.0.0", reason="a layer may be called on several tensors, which know their shapes")
    def _shape_of_tensor(self, x):
        return shape_of(x) or self.input_shape

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return (input_shape[0],) + self._sizes(tuple(input_shape[1:]))

    @versioned
    def _sizes(self, sample_shape):
        return self._completed(sample_shape)

    @_sizes.since("2.0.9", reason="samples of unknown size can be reshaped")
    def _sizes_if_known(self, sample_shape):
        if None in sample_shape:
            return tuple(None if size == -1 else size for size in self.target_shape)
        return self._completed(sample_shape)

    def _completed(self, sample_shape: Tuple) -> Tuple:
        """``target_shape`` with the size of -1 computed."""
        target = self.target_shape
        total, known = int(np.prod(sample_shape)), int(np.prod([size for size in target if size >= 0]))
        unknown = sum(size < 0 for size in target)
        if unknown > 1:
            raise ShapeError.like(ValueError)(self._one_unknown(), "Reshape: target_shape=%s" % (target,))
        if (total != known) if not unknown else (known == 0 or total % known):
            raise ShapeError.like(ValueError)(
                "total size of new array must be unchanged", "Reshape: a sample has shape %s, %d values; "
                "target_shape=%s holds %d" % (sample_shape, total, target, known))
        return tuple(total // known if size < 0 else size for size in target)

    @versioned
    def _one_unknown(self):
        return "can only specify one unknown dimension"

    @_one_unknown.since("1.2.0", reason="a sentence")
    def _one_unknown_sentence(self):
        return "Can only specify one unknown dimension."


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
        self._specify()

    @versioned
    def _specify(self):
        pass

    @_specify.since("2.1.0", reason="the number of axes is checked")
    def _specify_axes(self):
        self.input_spec = [InputSpec(ndim=len(self.dims) + 1)]

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.permute_dimensions(x, (0,) + self.dims)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        moved = tuple(input_shape[axis] for axis in self.dims)
        return (input_shape[0],) + moved + tuple(input_shape[len(moved) + 1:])


class Flatten(Layer):
    """Make each sample a vector.

    Parameters
    ----------
    data_format : {None, "channels_first", "channels_last"}
        Where the channels are, which then go last; from 2.2.

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

    @signature("2.2.0", "data_format", data_format=DATA_FORMAT, reason="dense layers meet the same order of values")
    @argument("dim_ordering", "2.2.0", reason="dense layers meet the same order of values")
    def __init__(self, dim_ordering: Optional[str] = "default", **kwargs: Any):
        self.dim_ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
        self.input_spec = self._spec()
        super().__init__(**kwargs)

    @versioned
    def _spec(self):
        return [InputSpec(ndim="3+")]

    @_spec.since("2.0.0", reason="min_ndim= for the least number of axes")
    def _spec_of_least(self):
        return [InputSpec(min_ndim=3)]

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.batch_flatten(self._in_order(x))

    @versioned
    def _in_order(self, x):
        return x

    @_in_order.since("2.2.0", reason="channels go last first, so that both orders of axes give the same values")
    def _channels_last(self, x):
        if self.dim_ordering == "th":
            x = K.permute_dimensions(x, (0,) + tuple(range(2, K.ndim(x))) + (1,))
        return x

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        if not all(input_shape[1:]):
            raise ShapeError.like(error_class(ValueError))(
                'The shape of the input to "Flatten" is not fully defined (got %s%s Make sure to pass a complete '
                '"input_shape" or "batch_input_shape" argument to the first layer in your model.'
                % (tuple(input_shape[1:]), self._end_of_shape()))
        return input_shape[0], np.prod(input_shape[1:])

    @versioned
    def _end_of_shape(self):
        return "."

    @_end_of_shape.since("2.1.0", reason="a bracket closed")
    def _closed_end_of_shape(self):
        return ")."


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
        self.input_spec = [InputSpec(ndim=2)]
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.repeat(x, self.n)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple[Optional[int], int, int]:
        return input_shape[0], self.n, input_shape[1]
