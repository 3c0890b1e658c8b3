"""What the original did to images, kernels and shapes before and after Theano's convolution.

Nothing here uses it. Layers of the time that call Theano's convolution themselves import it by its private names,
``from keras.backend.theano_backend import _preprocess_conv2d_input``.
"""
from keras1.backend.convolution import (
    as_large_as,
    border_of_images,
    channels_first,
    channels_last,
    in_ints,
    kernels_first,
)
from keras1.history import versioned

_LAST = ("tf", "channels_last")


def images(x, ordering):
    """Images or volumes ``(n, channels, ...)``, of those in the ordering 'th' or 'tf' (or in the words of 2.x)."""
    return channels_first(x) if ordering in _LAST else x


@versioned
def kernels(kernel, ordering):
    """A kernel ``(out, in, ...)``, of one in that ordering."""
    return kernels_first(kernel) if ordering in _LAST else kernel


@kernels.since("2.0.0", reason="kernels are (..., in, out), wherever the channels stand")
def _kernels_of_2(kernel, ordering):
    return kernels_first(kernel)


@versioned
def image_shape(ordering, shape):
    """The shape of images or volumes as Theano wants it, in ints and None; or None."""
    return _first(shape) if ordering in _LAST else in_ints(shape, None)


@image_shape.since("2.0.0", reason="the shape comes first, then data_format")
def _image_shape_first(shape, ordering):
    return _first(shape) if ordering in _LAST else in_ints(shape, None)


@versioned
def kernel_shape(ordering, shape):
    """The shape of a kernel as Theano wants it, in ints and None; or None."""
    return _swapped(shape) if ordering in _LAST else in_ints(shape, None)


@kernel_shape.since("2.0.0", reason="kernels are (..., in, out); the shape comes first, then data_format")
def _kernel_shape_first(shape, ordering):
    return _swapped(shape)


def _first(shape):
    return in_ints(shape, shape and (0, len(shape) - 1, *range(1, len(shape) - 1)))


def _swapped(shape):
    return in_ints(shape, shape and (len(shape) - 1, len(shape) - 2, *range(len(shape) - 2)))


def output(out, x, border_mode, kernel, strides, ordering):
    """What a convolution made, as large as the input if the border is 'same', in that ordering.

    Parameters
    ----------
    out, x : tensors (n, channels, ...)
    border_mode : str
    kernel : array or shape, (out, in, ...)
        Releases before 1.2.2 gave the array.
    strides : tuple of int
    ordering : str
    """
    if border_mode == "same":
        out = as_large_as(out, x, strides, tuple(getattr(kernel, "shape", kernel))[2:])
    return channels_last(out) if ordering in _LAST else out


#: The names that the original had, in any release.
NAMES = {
    "_preprocess_conv2d_input": images, "_preprocess_conv3d_input": images,
    "_preprocess_conv2d_kernel": kernels, "_preprocess_conv3d_kernel": kernels,
    "_preprocess_border_mode": border_of_images, "_preprocess_padding": border_of_images,
    "_preprocess_image_shape": image_shape, "_preprocess_conv2d_image_shape": image_shape,
    "_preprocess_conv3d_volume_shape": image_shape, "_preprocess_filter_shape": kernel_shape,
    "_preprocess_conv2d_filter_shape": kernel_shape, "_preprocess_conv3d_filter_shape": kernel_shape,
    "_postprocess_conv2d_output": output, "_postprocess_conv3d_output": output,
}
