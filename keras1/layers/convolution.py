"""Convolution layers: the same small filters at every place of a sequence, an image or a volume."""
from typing import Any, Callable, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import with_input_shape
from keras1.errors import ArgumentError
from keras1.layers.dense import Affine
from keras1.layers.windows import (
    channel_axis,
    check_dim_ordering,
    conv_output_length,
    with_spatial_sizes,
)

Named = Union[str, Callable]

_KERNEL_SHAPES = {
    "th": lambda filters, channels, window: (filters, channels) + window,
    "tf": lambda filters, channels, window: window + (channels, filters),
}


class Convolution(Affine):
    """Abstract parent of the convolutions: over as many axes as the window has.

    Attributes
    ----------
    W, b : variables
        Filters and one bias for each.
    W_shape : tuple of int
        (nb_filter, channels) + window for 'th', window + (channels, nb_filter) for 'tf'.
    """

    dim_ordering = "th"

    def _window(self) -> Tuple[int, ...]:
        """Size of the filters along each axis."""
        raise NotImplementedError

    def _convolved(self, x: Any) -> Any:
        """The filters' answers, without the bias."""
        raise NotImplementedError

    def _take_border_mode(self, owner, border_mode):
        if border_mode not in ("valid", "same"):
            # The original raised with two arguments, and this is how they print.
            text = str(("Invalid border mode for %s:" % owner, border_mode))
            raise ArgumentError.like(Exception)(text, "expected 'valid' or 'same'")
        self.border_mode = border_mode

    def build(self, input_shape: Tuple) -> None:
        channels = input_shape[channel_axis(self.dim_ordering)]
        self.W_shape = _KERNEL_SHAPES[self.dim_ordering](self.nb_filter, channels, self._window())
        self._add_affine(self.W_shape, (self.nb_filter,))

    def call(self, x: Any, mask: Any = None) -> Any:
        everywhere = [1] * (len(self._window()) + 2)
        everywhere[channel_axis(self.dim_ordering)] = self.nb_filter
        return self.activation(self._convolved(x) + K.reshape(self.b, tuple(everywhere)))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        window = self._window()
        shape = list(with_spatial_sizes(input_shape, self.dim_ordering, lambda i, size: conv_output_length(
            size, window[i], self.border_mode, self.subsample[i])))
        shape[channel_axis(self.dim_ordering)] = self.nb_filter
        return tuple(shape)


class Convolution1D(Convolution):
    """Filters along the steps of a sequence: ``activation(conv(x, W) + b)``.

    The sequence is taken for an image with one column, so ``W`` has the shape (nb_filter, input_dim,
    filter_length, 1).

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
    border_mode : {"valid", "same"}
        Whether filters lie inside the sequence only, or the output is as long as the input.
    subsample_length : int
        Distance from one place of the filters to the next.
    W_regularizer, b_regularizer : WeightRegularizer, optional
    activity_regularizer : ActivityRegularizer, optional
        Applied to the output.
    W_constraint, b_constraint : Constraint, optional
    input_dim, input_length : int, optional
        Number of features and of steps; for the first layer of a model, in place of ``input_shape``.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        On another border mode.

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

    def __init__(self, nb_filter: int, filter_length: int, init: Named = "uniform", activation: Named = "linear",
                 weights: Optional[List[np.ndarray]] = None, border_mode: str = "valid", subsample_length: int = 1,
                 W_regularizer: Any = None, b_regularizer: Any = None, activity_regularizer: Any = None,
                 W_constraint: Any = None, b_constraint: Any = None, input_dim: Optional[int] = None,
                 input_length: Optional[int] = None, **kwargs: Any):
        self._take_border_mode("Convolution1D", border_mode)
        self.nb_filter = nb_filter
        self.filter_length = filter_length
        self.subsample_length = subsample_length
        self.subsample = (subsample_length, 1)
        self.input_dim = input_dim
        self.input_length = input_length
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, activation)
        super().__init__(**with_input_shape(kwargs, input_length, input_dim))

    def _window(self) -> Tuple[int, ...]:
        return self.filter_length, 1

    def _convolved(self, x: Any) -> Any:
        return K.conv2d(x, self.W, strides=self.subsample, border_mode=self.border_mode, dim_ordering="th")

    def build(self, input_shape: Tuple) -> None:
        super().build(_image_shape(input_shape))

    def call(self, x: Any, mask: Any = None) -> Any:
        image = K.permute_dimensions(K.expand_dims(x, -1), (0, 2, 1, 3))
        return K.permute_dimensions(K.squeeze(super().call(image), 3), (0, 2, 1))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        samples, filters, steps, _ = super().get_output_shape_for(_image_shape(input_shape))
        return samples, steps, filters


def _image_shape(shape: Tuple) -> Tuple:
    """Shape of the one-column images that sequences of a shape are taken for."""
    samples, steps, features = shape
    return samples, features, steps, 1


class Convolution2D(Convolution):
    """Filters over the rows and columns of images: ``activation(conv(x, W) + b)``.

    Parameters
    ----------
    nb_filter : int
        Number of filters.
    nb_row, nb_col : int
        Size of a filter.
    init, activation, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, b_constraint
        See `Convolution1D`; ``W`` has the shape (nb_filter, channels, nb_row, nb_col) for 'th',
        (nb_row, nb_col, channels, nb_filter) for 'tf'.
    border_mode : {"valid", "same"}
        Whether filters lie inside the image only, or the output is as large as the input.
    subsample : tuple of two ints
        Distance from one place of the filters to the next.
    dim_ordering : {"th", "tf"}
        Whether channels are axis 1 or the last axis.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        On another border mode.
    AssertionError
        On another ordering.

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

    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 activation: Named = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample: Tuple[int, int] = (1, 1), dim_ordering: str = "th",
                 W_regularizer: Any = None, b_regularizer: Any = None, activity_regularizer: Any = None,
                 W_constraint: Any = None, b_constraint: Any = None, **kwargs: Any):
        self._take_border_mode("Convolution2D", border_mode)
        self.nb_filter = nb_filter
        self.nb_row = nb_row
        self.nb_col = nb_col
        self.subsample = tuple(subsample)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, activation)
        super().__init__(**kwargs)

    def _window(self) -> Tuple[int, ...]:
        return self.nb_row, self.nb_col

    def _convolved(self, x: Any) -> Any:
        return K.conv2d(x, self.W, strides=self.subsample, border_mode=self.border_mode,
                        dim_ordering=self.dim_ordering, image_shape=self.input_shape, filter_shape=self.W_shape)


class Convolution3D(Convolution):
    """Filters over the three axes of volumes: ``activation(conv(x, W) + b)``.

    Parameters
    ----------
    nb_filter : int
        Number of filters.
    kernel_dim1, kernel_dim2, kernel_dim3 : int
        Size of a filter.
    init, activation, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, b_constraint
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
        On another border mode.
    AssertionError
        On another ordering.

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

    def __init__(self, nb_filter: int, kernel_dim1: int, kernel_dim2: int, kernel_dim3: int,
                 init: Named = "glorot_uniform", activation: Named = "linear",
                 weights: Optional[List[np.ndarray]] = None, border_mode: str = "valid",
                 subsample: Tuple[int, int, int] = (1, 1, 1), dim_ordering: str = "th", W_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 b_constraint: Any = None, **kwargs: Any):
        self._take_border_mode("Convolution3D", border_mode)
        self.nb_filter = nb_filter
        self.kernel_dim1 = kernel_dim1
        self.kernel_dim2 = kernel_dim2
        self.kernel_dim3 = kernel_dim3
        self.subsample = tuple(subsample)
        self.dim_ordering = check_dim_ordering(self, dim_ordering)
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, activation)
        super().__init__(**kwargs)

    def _window(self) -> Tuple[int, ...]:
        return self.kernel_dim1, self.kernel_dim2, self.kernel_dim3

    def _convolved(self, x: Any) -> Any:
        return K.conv3d(x, self.W, strides=self.subsample, border_mode=self.border_mode,
                        dim_ordering=self.dim_ordering, volume_shape=self.input_shape, filter_shape=self.W_shape)
