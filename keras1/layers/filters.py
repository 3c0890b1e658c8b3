"""What the layers of filters share: making their weights, and the convolution of one kind or another."""
import functools
from typing import Any, Callable, Tuple, Union

from keras1 import backend as K
from keras1.backend.ordering import DATA_FORMATS
from keras1.engine.nodes import InputSpec
from keras1.errors import ShapeError
from keras1.history import versioned
from keras1.layers.dense import Affine
from keras1.layers.windows import along_channels, channel_axis, output_length, with_channels, with_spatial_sizes

Named = Union[str, Callable]

_KERNEL_SHAPES = {
    "th": lambda filters, channels, window: (filters, channels) + window,
    "tf": lambda filters, channels, window: window + (channels, filters),
}


class Filters(Affine):
    """Abstract parent of layers whose ``W`` is made of filters.

    Attributes
    ----------
    W, b : variables
        Filters and their biases; ``b`` is None without bias.
    W_shape : tuple of int
    """

    def _add_filters(self, W_shape: Tuple[int, ...], b_shape: Tuple[int, ...]) -> None:
        """Make ``W`` and ``b``."""
        self.W_shape = W_shape
        self.W = self._add_weight(W_shape, self._first_values(), "W", regularizer=self.W_regularizer,
                                  constraint=self.W_constraint)
        self.b = self._add_weight(b_shape, self.bias_initializer, "b", regularizer=self.b_regularizer,
                                  constraint=self.b_constraint) if self.use_bias else None

    def _first_values(self) -> Callable:
        """The initialization of ``W``."""
        return self.init


class Convolution(Filters):
    """Abstract parent of the convolutions: over as many axes as the window has.

    ``W`` has the shape (nb_filter, channels) + window for 'th', window + (channels, nb_filter) for 'tf'; there is
    one bias for each filter.
    """

    dim_ordering = "th"

    @property
    def rank(self) -> int:
        """The number of axes that the filters move along."""
        return len(self._window())

    def _window(self) -> Tuple[int, ...]:
        """Size of the filters along each axis."""
        raise NotImplementedError

    def _dilation(self) -> Tuple[int, ...]:
        """Distance of neighbouring elements of the filters along each axis."""
        return (1,) * len(self._window())

    def _ordering(self) -> str:
        """Where the channels of images stand."""
        return self.dim_ordering

    def _convolved_at(self, convolution: Callable, x: Any) -> Any:
        """The answers by a function of the backend, in the words of 2.x."""
        return convolution(x, self.W, strides=self.subsample, padding=self.border_mode,
                           data_format=DATA_FORMATS[self.dim_ordering], dilation_rate=self._dilation())

    def _convolved(self, x: Any) -> Any:
        """The filters' answers, without the bias."""
        raise NotImplementedError

    def _answers(self, x: Any) -> Any:
        """The filters' answers with the bias, before the activation."""
        out = self._convolved(x)
        if self.b is None:
            return out
        return out + K.reshape(self.b, along_channels(K.ndim(x), self._ordering(), self.nb_filter))

    @versioned
    def _first_values(self):
        return self.init

    @_first_values.since("1.2.2", reason="an initialization is told the ordering of the kernel's axes")
    def _first_values_by_ordering(self):
        return functools.partial(self.init, dim_ordering=self.dim_ordering)

    @_first_values.since("2.0.0", reason="a kernel has its channels last, whatever the ordering of the input")
    def _first_values_of_any_ordering(self):
        return self.init

    def build(self, input_shape: Tuple) -> None:
        channels = self._channels_of(input_shape)
        self._add_filters(self._kernel_shape(channels), (self.nb_filter,))

    @versioned
    def _channels_of(self, input_shape):
        return input_shape[channel_axis(self._ordering())]

    @_channels_of.since("2.0.0", reason="the number of channels is checked, here and later")
    def _channels_checked(self, input_shape):
        axis = channel_axis(self._ordering())
        if input_shape[axis] is None:
            raise ShapeError.like(ValueError)(
                "The channel dimension of the inputs should be defined. Found `None`.",
                "%s: the input is of shape %s, its channels are axis %d" % (self.name, input_shape, axis))
        self.input_spec = InputSpec(ndim=len(input_shape), axes={axis: input_shape[axis]})
        return input_shape[axis]

    @versioned
    def _kernel_shape(self, channels):
        return _KERNEL_SHAPES[self._ordering()](self.nb_filter, channels, self._window())

    @_kernel_shape.since("2.0.0", reason="a kernel has its channels last, whatever the ordering of the input")
    def _kernel_shape_of_any_ordering(self, channels):
        return _KERNEL_SHAPES["tf"](self.nb_filter, channels, self._window())

    def call(self, x: Any, mask: Any = None) -> Any:
        return self.activation(self._answers(x))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        window, dilation = self._window(), self._dilation()
        shape = with_spatial_sizes(input_shape, self._ordering(), lambda i, size: output_length(
            size, window[i], self.border_mode, self.subsample[i], dilation[i]))
        return with_channels(shape, self._ordering(), self.nb_filter)


def as_image(x: Any, dim_ordering: str) -> Any:
    """Sequences (samples, steps, features) as images of one column."""
    image = K.expand_dims(x, 2)
    return K.permute_dimensions(image, (0, 3, 1, 2)) if dim_ordering == "th" else image


def as_sequence(image: Any, dim_ordering: str) -> Any:
    """Images of one column as sequences (samples, steps, features)."""
    return K.squeeze(K.permute_dimensions(image, (0, 2, 3, 1)) if dim_ordering == "th" else image, 2)
