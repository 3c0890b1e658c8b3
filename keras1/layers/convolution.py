"""Convolution layers: the same small filters at every place of a sequence, an image or a volume."""
from typing import Any, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS
from keras1.engine.layer import with_input_shape
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import argument, default, signature, versioned
from keras1.layers.filters import Convolution, Named, as_image, as_sequence
from keras1.layers.keras_2 import (
    FILTER_NAMES,
    FILTERS_1D,
    FILTERS_2D,
    FILTERS_3D,
    KERAS_2,
    with_input_dim,
    with_kernel_dims,
    with_kernel_size,
)
from keras1.layers.windows import check_border_mode_of, check_dim_ordering
from keras1.utils.conv_utils import normalize_tuple
from keras1.utils.np_utils import conv_output_length


class Convolution1D(Convolution, called={"2.0.0": "Conv1D"}):
    """Filters along the steps of a sequence: ``activation(conv(x, W) + b)``.

    The sequence is taken for an image with one column, so ``W`` has the shape (nb_filter, input_dim,
    filter_length, 1), from 1.1 on (filter_length, 1, input_dim, nb_filter).

    Parameters
    ----------
    nb_filter : int
        Number of filters.
    filter_length : int
        Steps that a filter spans.
    init : str or callable
        Initialization of ``W``; ``b`` starts at zero.
    activation : str or callable
        Elementwise function of the output.
    weights : list of arrays, optional
        Initial values ``[W, b]``.
    border_mode : {"valid", "same", "full"}
        Whether filters lie inside the sequence only, or the output is as long as the input, or (from 1.2 on) filters
        reach one step into it at least.
    subsample_length : int
        Distance from one place of the filters to the next.
    W_regularizer, b_regularizer : WeightRegularizer, optional
    activity_regularizer : ActivityRegularizer, optional
        Applied to the output.
    W_constraint, b_constraint : Constraint, optional
    bias : bool
        Whether there is a ``b``; from 1.0.8 on.
    input_dim, input_length : int, optional
        Number of features and of steps; for the first layer of a model, in place of ``input_shape``.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        On another border mode; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, steps, input_dim), output (samples, new steps, nb_filter).
    Source: ``keras.layers.convolutional.Convolution1D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import Convolution1D
    >>> layer = Convolution1D(4, 3, input_dim=2, input_length=10)
    >>> layer.output_shape, [w.shape for w in layer.get_weights()]
    ((None, 8, 4), [(4, 2, 3, 1), (4,)])
    """

    input_ndim = 3

    @signature("2.0.0", FILTER_NAMES.replace("data_format ", ""), positional=2, prepare=with_input_dim, **FILTERS_1D,
               reason=KERAS_2)
    @signature("2.2.0", FILTER_NAMES, positional=2, prepare=with_input_dim, **FILTERS_1D, reason="data_format=")
    @argument("bias_initializer", "2.0.0", reason="the bias may start elsewhere than at zero")
    @argument("dilation_rate", "2.0.0", reason="filters with holes")
    @argument("dim_ordering", "2.2.0", reason="data_format=")
    @default("dim_ordering", "2.0.0", "tf", reason="before, kernels were drawn as if their channels came first")
    @default("bias_initializer", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @default("init", "1.2.0", "glorot_uniform", reason="as for images")
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    @argument("bias", "1.0.8", reason="filters without bias")
    def __init__(self, nb_filter: int, filter_length: int, init: Named = "uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample_length: int = 1, W_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 b_constraint: Any = None, bias: bool = True, input_dim: Optional[int] = None,
                 input_length: Optional[int] = None, bias_initializer: Named = "zero",
                 dilation_rate: Tuple[int] = (1,), dim_ordering: str = "th", **kwargs: Any):
        self.border_mode = check_border_mode_of("Convolution1D", border_mode)
        self.dim_ordering = dim_ordering
        self._check_causal()
        self.dilation_rate = normalize_tuple(dilation_rate, 1, "dilation_rate")
        self.nb_filter = nb_filter
        self.filter_length = filter_length
        self.subsample_length = subsample_length
        self.subsample = (subsample_length, 1)
        self.input_dim = input_dim
        self.input_length = input_length
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation, bias_initializer)
        self.input_spec = [InputSpec(ndim=3)]
        super().__init__(**with_input_shape(kwargs, input_length, input_dim))

    def _check_causal(self) -> None:
        if self.border_mode == "causal" and self.dim_ordering != "tf":
            raise ArgumentError.like(ValueError)(
                'When using causal padding in `Conv1D`, `data_format` must be "channels_last" (temporal data).')

    @versioned
    def _window(self) -> Tuple[int, ...]:
        return self.filter_length, 1

    @_window.since("2.0.0", reason="sequences are no images")
    def _window_of_steps(self) -> Tuple[int, ...]:
        return (self.filter_length,)

    @versioned
    def _ordering(self):
        return "th"

    @_ordering.since("1.1.0", reason="W has the shape (filter_length, 1, input_dim, nb_filter)")
    def _channels_last(self):
        return "tf"

    @_ordering.since("2.0.0", reason="data_format=")
    def _given_ordering(self):
        return self.dim_ordering

    @versioned
    def _convolved(self, x: Any) -> Any:
        return K.conv2d(x, self.W, strides=self.subsample, border_mode=self.border_mode,
                        dim_ordering=self._ordering(), filter_dilation=self._dilation())

    @_convolved.since("2.0.0", reason="sequences are no images")
    def _convolved_steps(self, x: Any) -> Any:
        return K.conv1d(x, self.W, strides=self.subsample_length, padding=self.border_mode,
                        data_format=DATA_FORMATS[self.dim_ordering], dilation_rate=self.dilation_rate[0])

    def build(self, input_shape: Tuple) -> None:
        super().build(self._shape_to_build_for(input_shape))

    @versioned
    def _shape_to_build_for(self, input_shape):
        return _image_shape(input_shape, self._ordering())

    @_shape_to_build_for.since("2.0.0", reason="sequences are no images")
    def _own_shape(self, input_shape):
        return input_shape

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._activated(x)

    @versioned
    def _activated(self, x):
        return as_sequence(self.activation(self._answers_of_image(x)), self._ordering())

    @_activated.since("1.0.8", reason="the activation sees a sequence, no image")
    def _activated_sequence(self, x):
        return self.activation(as_sequence(self._answers_of_image(x), self._ordering()))

    @_activated.since("2.0.0", reason="sequences are no images")
    def _activated_answers(self, x):
        return self.activation(self._answers(x))

    def _answers_of_image(self, x):
        return self._answers(as_image(x, self._ordering()))

    @versioned
    def _dilation(self) -> Tuple[int, ...]:
        return super()._dilation()

    @_dilation.since("2.0.0", reason="dilation_rate=")
    def _given_dilation(self) -> Tuple[int, ...]:
        return self.dilation_rate

    @versioned
    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        """Shape of the output for an input of that shape."""
        window, step, dilation = self.filter_length, self.subsample[0], self._dilation()[0]
        steps = conv_output_length(input_shape[1], window, self.border_mode, step, dilation)
        return input_shape[0], steps, self.nb_filter

    @get_output_shape_for.since("2.0.0", reason="data_format=")
    def _shape_of_any_format(self, input_shape: Tuple) -> Tuple:
        """Shape of the output for an input of that shape."""
        return super().get_output_shape_for(input_shape)


def _image_shape(shape: Tuple, dim_ordering: str) -> Tuple:
    """Shape of the one-column images that sequences of a shape are taken for."""
    samples, steps, features = shape
    return (samples, features, steps, 1) if dim_ordering == "th" else (samples, steps, 1, features)


class Convolution2D(Convolution, called={"2.0.0": "Conv2D"}):
    """Filters over the rows and columns of images: ``activation(conv(x, W) + b)``.

    Parameters
    ----------
    nb_filter : int
        Number of filters.
    nb_row, nb_col : int
        Size of a filter.
    init, activation, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, b_constraint, bias
        See `Convolution1D`; ``W`` has the shape (nb_filter, channels, nb_row, nb_col) for 'th',
        (nb_row, nb_col, channels, nb_filter) for 'tf'.
    border_mode : {"valid", "same", "full"}
        Whether filters lie inside the image only, or the output is as large as the input; see `Convolution1D`.
    subsample : tuple of two ints
        Distance from one place of the filters to the next.
    dim_ordering : {"th", "tf", "default"}
        Whether channels are axis 1 or the last axis; 'default', from 1.0.8 on, is what ``K.image_dim_ordering()`` says.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        On another border mode; from 1.2 on a ValueError.
    AssertionError
        On another ordering; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    Source: ``keras.layers.convolutional.Convolution2D``.

    Examples
    --------
    >>> from keras1.layers.convolutional import Convolution2D
    >>> Convolution2D(4, 3, 3, border_mode="same", input_shape=(1, 8, 8)).output_shape
    (None, 4, 8, 8)
    """

    input_ndim = 4

    @signature("2.0.0", FILTER_NAMES, positional=2, prepare=with_kernel_size, **FILTERS_2D, reason=KERAS_2)
    @argument("bias_initializer", "2.0.0", reason="the bias may start elsewhere than at zero")
    @argument("dilation_rate", "2.0.0", reason="filters with holes")
    @default("bias_initializer", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    @argument("bias", "1.0.8", reason="filters without bias")
    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample: Tuple[int, int] = (1, 1), dim_ordering: str = "th",
                 W_regularizer: Any = None, b_regularizer: Any = None, activity_regularizer: Any = None,
                 W_constraint: Any = None, b_constraint: Any = None, bias: bool = True,
                 bias_initializer: Named = "zero", dilation_rate: Tuple[int, int] = (1, 1), **kwargs: Any):
        self.border_mode = check_border_mode_of("Convolution2D", border_mode)
        self.dilation_rate = normalize_tuple(dilation_rate, 2, "dilation_rate")
        self.nb_filter = nb_filter
        self.nb_row = nb_row
        self.nb_col = nb_col
        self.subsample = tuple(subsample)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation, bias_initializer)
        self.input_spec = [InputSpec(ndim=4)]
        super().__init__(**kwargs)

    def _window(self) -> Tuple[int, ...]:
        return self.nb_row, self.nb_col

    def _dilation(self) -> Tuple[int, ...]:
        return self.dilation_rate

    @versioned
    def _convolved(self, x: Any) -> Any:
        return K.conv2d(x, self.W, strides=self.subsample, border_mode=self.border_mode,
                        dim_ordering=self.dim_ordering, image_shape=self._image_shape(), filter_shape=self.W_shape,
                        filter_dilation=self._dilation())

    @_convolved.since("2.0.0", reason="in the words of 2.0, and kernels have their channels last")
    def _convolved_with_any_format(self, x: Any) -> Any:
        return self._convolved_at(K.conv2d, x)

    @versioned
    def _image_shape(self):
        return self.input_shape

    @_image_shape.since("1.0.0", reason="a layer may be called on images of several shapes")
    def _any_image_shape(self):
        return None


class Convolution3D(Convolution, called={"2.0.0": "Conv3D"}):
    """Filters over the three axes of volumes: ``activation(conv(x, W) + b)``.

    Parameters
    ----------
    nb_filter : int
        Number of filters.
    kernel_dim1, kernel_dim2, kernel_dim3 : int
        Size of a filter.
    init, activation, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, b_constraint, bias
        See `Convolution1D`; ``W`` has the shape (nb_filter, channels, kernel_dim1, kernel_dim2, kernel_dim3)
        for 'th', (kernel_dim1, kernel_dim2, kernel_dim3, channels, nb_filter) for 'tf'.
    border_mode, dim_ordering
        See `Convolution2D`.
    subsample : tuple of three ints
        Distance from one place of the filters to the next; (1, 1, 1) for the border mode 'same'.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        On another border mode; from 1.2 on a ValueError.
    AssertionError
        On another ordering; from 1.2 on a ValueError.

    Notes
    -----
    Input (samples, channels, dim1, dim2, dim3) for 'th', (samples, dim1, dim2, dim3, channels) for 'tf'; the
    output likewise.  Source: ``keras.layers.convolutional.Convolution3D``, from 0.3.3.

    Examples
    --------
    >>> from keras1 import emulate
    >>> from keras1.layers.convolutional import Convolution3D
    >>> with emulate("0.3.3"):
    ...     Convolution3D(2, 3, 3, 3, dim_ordering="tf", input_shape=(5, 6, 7, 1)).output_shape
    (None, 3, 4, 5, 2)
    """

    input_ndim = 5

    @signature("2.0.0", FILTER_NAMES, positional=2, prepare=with_kernel_dims, **FILTERS_3D, reason=KERAS_2)
    @argument("bias_initializer", "2.0.0", reason="the bias may start elsewhere than at zero")
    @argument("dilation_rate", "2.0.0", reason="filters with holes")
    @default("bias_initializer", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @default("dim_ordering", "1.0.8", "default", reason="the ordering is that of keras.json")
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    @argument("bias", "1.0.8", reason="filters without bias")
    def __init__(self, nb_filter: int, kernel_dim1: int, kernel_dim2: int, kernel_dim3: int,
                 init: Named = "glorot_uniform", activation: Optional[Named] = "linear",
                 weights: Optional[List[np.ndarray]] = None, border_mode: str = "valid",
                 subsample: Tuple[int, int, int] = (1, 1, 1), dim_ordering: str = "th", W_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 b_constraint: Any = None, bias: bool = True, bias_initializer: Named = "zero",
                 dilation_rate: Tuple[int, int, int] = (1, 1, 1), **kwargs: Any):
        self.border_mode = check_border_mode_of("Convolution3D", border_mode)
        self.dilation_rate = normalize_tuple(dilation_rate, 3, "dilation_rate")
        self.nb_filter = nb_filter
        self.kernel_dim1 = kernel_dim1
        self.kernel_dim2 = kernel_dim2
        self.kernel_dim3 = kernel_dim3
        self.subsample = tuple(subsample)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation, bias_initializer)
        self.input_spec = [InputSpec(ndim=5)]
        super().__init__(**kwargs)

    def _window(self) -> Tuple[int, ...]:
        return self.kernel_dim1, self.kernel_dim2, self.kernel_dim3

    def _dilation(self) -> Tuple[int, ...]:
        return self.dilation_rate

    @versioned
    def _convolved(self, x: Any) -> Any:
        return K.conv3d(x, self.W, strides=self.subsample, border_mode=self.border_mode,
                        dim_ordering=self.dim_ordering, volume_shape=self._volume_shape(), filter_shape=self.W_shape)

    @_convolved.since("2.0.0", reason="in the words of 2.0, and kernels have their channels last")
    def _convolved_with_any_format(self, x: Any) -> Any:
        return self._convolved_at(K.conv3d, x)

    @versioned
    def _volume_shape(self):
        return self.input_shape

    @_volume_shape.since("1.0.0", reason="a layer is for volumes of the first shape that it was called on")
    def _volume_shape_of_first_call(self):
        return self.input_spec[0].shape

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = self._spec_for(input_shape)
        super().build(input_shape)

    @versioned
    def _spec_for(self, input_shape):
        return [InputSpec(shape=input_shape)]

    @_spec_for.since("1.2.2", reason="a layer may be called on volumes of several shapes")
    def _spec_for_volumes(self, input_shape):
        return [InputSpec(ndim=5)]
