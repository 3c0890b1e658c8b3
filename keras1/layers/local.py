"""Historical module ``keras.layers.local``: convolutions with filters of their own at every place."""
import itertools
from typing import Any, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS
from keras1.backend.shapes import spatial_axes
from keras1.engine.layer import with_input_shape
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError, ShapeError
from keras1.history import argument, by_release, came, default, signature, versioned
from keras1.layers.filters import Filters, Named
from keras1.layers.keras_2 import (
    FILTER_NAMES,
    FILTERS_1D,
    FILTERS_2D,
    KERAS_2,
    with_input_dim,
    with_kernel_size,
)
from keras1.layers.windows import (
    channel_axis,
    check_border_mode_of,
    check_dim_ordering,
    meant_ordering,
    with_channels,
    with_spatial_sizes,
)
from keras1.utils.np_utils import conv_output_length

__all__ = ["LocallyConnected1D", "LocallyConnected2D"]


#: The arguments of 2.x in order; there are no holes.
_NAMES = FILTER_NAMES.replace("dilation_rate ", "")


class _LocallyConnected(Filters):
    """Abstract parent: each place has a matrix from what its window holds to the filters' answers.

    ``W`` has the shape (places, numbers in a window, nb_filter).
    """

    @versioned
    def _take_border_mode(self, border_mode):
        self.border_mode = check_border_mode_of(
            '%s (only "valid" is supported)' % type(self)._public_name, border_mode, ("valid",))

    @_take_border_mode.since("2.0.0", reason="in small letters")
    def _take_padding(self, border_mode):
        self.border_mode = check_border_mode_of(type(self)._public_name, border_mode)
        if self.border_mode != "valid":
            raise ArgumentError.like(ValueError)(
                'Invalid border mode for %s (only "valid" is supported): %s' % (type(self)._public_name, border_mode))

    def _at_each_place(self, x: Any, windows: List[Tuple]) -> Any:
        """The answers (places, samples, nb_filter) to what is in each window."""
        seen = [K.reshape(x[window], (1, -1, self.W_shape[1])) for window in windows]
        return K.batch_dot(K.concatenate(seen, axis=0), self.W)


class LocallyConnected1D(_LocallyConnected):
    """A convolution of sequences with filters of their own at every place.

    Parameters
    ----------
    nb_filter, filter_length, init, activation, weights, subsample_length, W_regularizer, b_regularizer, \
activity_regularizer, W_constraint, b_constraint, bias, input_dim, input_length, **kwargs
        See `Convolution1D`; ``W`` has the shape (new steps, filter_length * input_dim, nb_filter), ``b`` (new steps,
        nb_filter).
    border_mode : {"valid"}

    Raises
    ------
    Exception
        On another border mode; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, steps, input_dim), output (samples, new steps, nb_filter); the number of steps has to be known.
    Source: ``keras.layers.local.LocallyConnected1D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.local import LocallyConnected1D
    >>> layer = LocallyConnected1D(4, 3, input_shape=(10, 2))
    >>> layer.output_shape, [w.shape for w in layer.get_weights()]
    ((None, 8, 4), [(8, 6, 4), (8, 4)])
    """

    input_ndim = 3
    _public_name = "LocallyConnected1D"
    _config_order = by_release(None, "2.0.0", _NAMES.replace("data_format ", ""), reason="without the data format")

    @signature("2.0.0", _NAMES, positional=2, prepare=with_input_dim, **FILTERS_1D, reason=KERAS_2)
    @argument("bias_initializer", "2.0.0", reason="the bias may start elsewhere than at zero")
    @default("bias_initializer", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @argument("dim_ordering", "2.0.0", reason="data_format=, which is checked and not used")
    @default("init", "1.2.0", "glorot_uniform", reason="as for images")
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    def __init__(self, nb_filter: int, filter_length: int, init: Named = "uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample_length: int = 1, W_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 b_constraint: Any = None, bias: bool = True, input_dim: Optional[int] = None,
                 input_length: Optional[int] = None, bias_initializer: Named = "zero", dim_ordering: str = "default",
                 **kwargs: Any):
        self._take_border_mode(border_mode)
        self.nb_filter = nb_filter
        self.filter_length = filter_length
        self.subsample_length = subsample_length
        self.input_dim = input_dim
        self.input_length = input_length
        self.dim_ordering = meant_ordering(dim_ordering)
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation, bias_initializer)
        self.input_spec = [InputSpec(ndim=3)]
        super().__init__(**with_input_shape(kwargs, input_length, input_dim))

    def build(self, input_shape: Tuple) -> None:
        self._check_features(input_shape)
        _, steps, _ = self.get_output_shape_for(input_shape)
        self._add_filters((steps, self.filter_length * input_shape[2], self.nb_filter), (steps, self.nb_filter))

    @versioned
    def _check_features(self, input_shape):
        pass

    @_check_features.since("2.0.0", reason="the number of features is checked, here and later")
    def _check_that_features_are_known(self, input_shape):
        if input_shape[2] is None:
            raise ShapeError.like(ValueError)(
                str(("Axis 2 of input should be fully-defined. Found shape:", input_shape)))
        self.input_spec = InputSpec(ndim=3, axes={2: input_shape[2]})

    def call(self, x: Any, mask: Any = None) -> Any:
        return self.activation(self._answers(x))

    @versioned
    def _answers(self, x):
        steps, stride = self.W_shape[0], self.subsample_length
        windows = [(slice(None), window) for window in _slices(steps, stride, self.filter_length)]
        out = K.permute_dimensions(self._at_each_place(x, windows), (1, 0, 2))
        return out + K.reshape(self.b, (1, steps, self.nb_filter)) if self.use_bias else out

    @_answers.since("2.0.0", reason="a function of the backend")
    def _answers_of_backend(self, x):
        out = K.local_conv1d(x, self.W, (self.filter_length,), (self.subsample_length,))
        return K.bias_add(out, self.b) if self.use_bias else out

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        steps = conv_output_length(input_shape[1], self.filter_length, self.border_mode, self.subsample_length)
        return input_shape[0], steps, self.nb_filter


class LocallyConnected2D(_LocallyConnected):
    """A convolution of images with filters of their own at every place.

    Parameters
    ----------
    nb_filter, nb_row, nb_col, init, activation, weights, subsample, dim_ordering, W_regularizer, b_regularizer, \
activity_regularizer, W_constraint, b_constraint, bias, **kwargs
        See `Convolution2D`; ``W`` has the shape (new rows * new columns, nb_row * nb_col * channels, nb_filter), ``b``
        (new rows, new columns, nb_filter).
    border_mode : {"valid"}

    Raises
    ------
    Exception
        On another border mode; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    With 'th' the numbers of ``b`` are read as if they stood by filters, rows, columns.
    Source: ``keras.layers.local.LocallyConnected2D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.local import LocallyConnected2D
    >>> layer = LocallyConnected2D(4, 3, 3, dim_ordering="th", input_shape=(1, 5, 6))
    >>> layer.output_shape, [w.shape for w in layer.get_weights()]
    ((None, 4, 3, 4), [(12, 9, 4), (3, 4, 4)])
    """

    input_ndim = 4
    _public_name = "LocallyConnected2D"

    @signature("2.0.0", _NAMES, positional=2, prepare=with_kernel_size, **FILTERS_2D, reason=KERAS_2)
    @argument("bias_initializer", "2.0.0", reason="the bias may start elsewhere than at zero")
    @default("bias_initializer", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample: Tuple[int, int] = (1, 1), dim_ordering: str = "default",
                 W_regularizer: Any = None, b_regularizer: Any = None, activity_regularizer: Any = None,
                 W_constraint: Any = None, b_constraint: Any = None, bias: bool = True,
                 bias_initializer: Named = "zero", **kwargs: Any):
        self._take_border_mode(border_mode)
        self.nb_filter = nb_filter
        self.nb_row = nb_row
        self.nb_col = nb_col
        self.subsample = tuple(subsample)
        self.dim_ordering = check_dim_ordering(self, dim_ordering, quoted=True)
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation, bias_initializer)
        self.input_spec = [InputSpec(ndim=4)]
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        self._check_sizes(input_shape)
        shape = self.get_output_shape_for(input_shape)
        rows, cols = self.output_row, self.output_col = [shape[axis] for axis in spatial_axes(self.dim_ordering, 2)]
        seen = self.nb_row * self.nb_col * input_shape[channel_axis(self.dim_ordering)]
        self._add_filters((rows * cols, seen, self.nb_filter), (rows, cols, self.nb_filter))

    @versioned
    def _check_sizes(self, input_shape):
        pass

    @_check_sizes.since("2.0.0", reason="each place has a kernel, so that all places have to be known")
    def _check_that_sizes_are_known(self, input_shape):
        if None in [input_shape[axis] for axis in spatial_axes(self.dim_ordering, 2)]:
            raise ShapeError.like(ValueError)(
                "The spatial dimensions of the inputs to  a LocallyConnected2D layer should be fully-defined, but "
                "layer received the inputs shape %s" % (input_shape,))
        axis = channel_axis(self.dim_ordering)
        self.input_spec = InputSpec(ndim=4, axes={axis: input_shape[axis]})

    def call(self, x: Any, mask: Any = None) -> Any:
        return self.activation(self._answers(x))

    @versioned
    def _answers(self, x):
        places = self._at_each_place(x, self._windows())
        out = K.reshape(places, (self.output_row, self.output_col, -1, self.nb_filter))
        out = K.permute_dimensions(out, _SAMPLES_FIRST[self.dim_ordering])
        return out + K.reshape(self.b, self._shape_of_bias()) if self.use_bias else out

    @_answers.since("2.0.0", reason="a function of the backend")
    def _answers_of_backend(self, x):
        data_format = DATA_FORMATS[self.dim_ordering]
        out = K.local_conv2d(x, self.W, (self.nb_row, self.nb_col), self.subsample,
                             (self.output_row, self.output_col), data_format)
        return K.bias_add(out, self.b, data_format=data_format) if self.use_bias else out

    def _windows(self) -> List[Tuple]:
        """What each place sees, row by row."""
        rows = _slices(self.output_row, self.subsample[0], self.nb_row)
        cols = _slices(self.output_col, self.subsample[1], self.nb_col)
        before = (slice(None),) * spatial_axes(self.dim_ordering, 2)[0]
        return [before + window for window in itertools.product(rows, cols)]

    def _shape_of_bias(self) -> Tuple[int, ...]:
        sizes = self.output_row, self.output_col
        shape = with_spatial_sizes((1, 1, 1, 1), self.dim_ordering, lambda i, size: sizes[i])
        return with_channels(shape, self.dim_ordering, self.nb_filter)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        window = self.nb_row, self.nb_col
        shape = with_spatial_sizes(input_shape, self.dim_ordering, lambda i, size: conv_output_length(
            size, window[i], self.border_mode, self.subsample[i]))
        return with_channels(shape, self.dim_ordering, self.nb_filter)


#: From (rows, cols, samples, filters).
_SAMPLES_FIRST = {"th": (2, 3, 0, 1), "tf": (2, 0, 1, 3)}


def _slices(number: int, stride: int, size: int) -> List[slice]:
    """What each of so many windows covers of an axis."""
    return [slice(i * stride, i * stride + size) for i in range(number)]


for _name in __all__:
    came("layers.local", _name, "1.0.8", "filters of their own at every place")
