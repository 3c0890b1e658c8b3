"""A layer that calls Theano's convolution itself, with the backend's private functions around it."""
import numpy as np
import theano.tensor as T
from keras import backend as K
from keras.backend.theano_backend import (
    _postprocess_conv2d_output,
    _postprocess_conv3d_output,
    _preprocess_border_mode,
    _preprocess_conv2d_filter_shape,
    _preprocess_conv2d_image_shape,
    _preprocess_conv2d_input,
    _preprocess_conv2d_kernel,
    _preprocess_conv3d_filter_shape,
    _preprocess_conv3d_input,
    _preprocess_conv3d_kernel,
    _preprocess_conv3d_volume_shape,
    py_all,
)

np.random.seed(5)
RESULT = {"all": py_all([True, 1])}


def convolved(order, border, strides, window):
    shape = (2, 5, 6, 3) if order == "tf" else (2, 3, 5, 6)
    kernel_shape = window + (3, 4) if order == "tf" else (4, 3) + window
    x, kernel = K.variable(np.random.rand(*shape)), K.variable(np.random.rand(*kernel_shape))
    images, kernels = _preprocess_conv2d_input(x, order), _preprocess_conv2d_kernel(kernel, order)
    theano_shape = _preprocess_conv2d_filter_shape(order, kernel_shape)
    out = T.nnet.conv2d(images, kernels, border_mode=_preprocess_border_mode(border), subsample=strides,
                        input_shape=_preprocess_conv2d_image_shape(order, shape), filter_shape=theano_shape)
    return K.eval(_postprocess_conv2d_output(out, images, border, theano_shape, strides, order))


for order in ("th", "tf"):
    for border, strides, window in (("same", (1, 1), (2, 3)), ("valid", (2, 1), (2, 2)), ("full", (1, 1), (3, 2))):
        RESULT["%s %s" % (order, border)] = convolved(order, border, strides, window)
    volume = K.variable(np.random.rand(2, 3, 4, 5, 6))
    RESULT[order + " volumes"] = [
        K.eval(_preprocess_conv3d_input(volume, order)).shape, K.eval(_preprocess_conv3d_kernel(volume, order)).shape,
        _preprocess_conv3d_volume_shape(order, (None, 3, 4, 5, 6)),
        _preprocess_conv3d_filter_shape(order, (2, 3, 4, 5, 6)),
        _preprocess_conv3d_volume_shape(order, None), _preprocess_conv2d_image_shape(order, (None, None, 4, 5)),
        K.eval(_postprocess_conv3d_output(volume, volume, "same", (3, 2, 2, 1, 2), (1, 1, 1), order)).shape]
try:
    _preprocess_border_mode("wide")
except ValueError as error:
    RESULT["border"] = str(error)
