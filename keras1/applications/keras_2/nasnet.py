"""Networks that were found by a search among networks."""
import contextlib
import warnings
from typing import Any, Iterator, Optional, Tuple

from keras1 import backend as K
from keras1.applications.keras_2.building import (
    Build,
    Shape,
    Trained,
    channel_axis,
    check_weights,
    correct_pad,
    trained,
)
from keras1.errors import ArgumentError
from keras1.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Conv2D,
    Cropping2D,
    MaxPooling2D,
    SeparableConv2D,
    ZeroPadding2D,
    add,
    concatenate,
)
from keras1.models import Model

_BASE = "https://github.com/titu1994/Keras-NASNet/releases/download/v1.2/"

#: The weights by the usual size.
_FILES = {
    224: trained(_BASE + "NASNet-mobile", "020fb642bf7360b370c678b08e0adf61", "1ed92395b5b598bdda52abe5c0dbfd63",
                 "-no-top.h5"),
    331: trained(_BASE + "NASNet-large", "11577c9a518f0070763c2b964a382f17", "d81d89dc07e6e56530c4e77faddd61b5",
                 "-no-top.h5"),
}

_CHANNELS = -1
_ADVICE = (
    'The NASNet family of models is only available for the input data format "channels_last" (width, height, '
    'channels). However your settings specify the default data format "channels_first" (channels, width, height). You '
    'should set `image_data_format="channels_last"` in your Keras config located at ~/.keras/keras.json. The model '
    'being returned right now will expect inputs to follow the "channels_last" data format.')


def nasnet(input_shape: Optional[Shape], penultimate_filters: int, num_blocks: int, stem_block_filters: int,
           skip_reduction: bool, filter_multiplier: int, include_top: bool, weights: Optional[str], input_tensor: Any,
           pooling: Optional[str], classes: int, default_size: Optional[int]) -> Model:
    """A network of such cells; arguments as for `keras1.applications.nasnet.NASNet`."""
    check_weights(weights, include_top, classes)
    if isinstance(input_shape, tuple) and None in input_shape and weights == "imagenet":
        raise ArgumentError.like(ValueError)(
            "When specifying the input shape of a NASNet and loading `ImageNet` weights, the input_shape argument must "
            "be static (no None entries). Got: `input_shape=%s`." % (input_shape,))
    size = default_size or 331
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, size, has_fixed_size=True)
    with _channels_last():
        images = build.images()
        if penultimate_filters % (24 * filter_multiplier ** 2):
            raise ArgumentError.like(ValueError)(
                "For NASNet-A models, the `penultimate_filters` must be a multiple of 24 * (`filter_multiplier` ** 2). "
                "Current value: %d" % penultimate_filters)
        x = _cells(images, penultimate_filters // 24, num_blocks, stem_block_filters, skip_reduction, filter_multiplier)
        x = build.head(Activation("relu")(x), "predictions", pool=None)
        if weights == "imagenet" and size not in _FILES:
            raise ArgumentError.like(ValueError)("ImageNet weights can only be loaded with NASNetLarge or NASNetMobile")
        return build.model(x, "NASNet", _FILES.get(size, Trained({})))


@contextlib.contextmanager
def _channels_last() -> Iterator[None]:
    """The channels stand last in it, whatever the settings say, with a warning if they say otherwise."""
    before = K.image_data_format()
    if before != "channels_last":
        warnings.warn(_ADVICE, stacklevel=5)
    K.set_image_data_format("channels_last")
    try:
        yield
    finally:
        K.set_image_data_format(before)


def _cells(x, filters, depth, stem_filters, skips, factor):
    """The stem, and three stages of cells; a cell reads the two cells before it."""
    x = Conv2D(stem_filters, (3, 3), strides=(2, 2), padding="valid", use_bias=False, name="stem_conv1",
               kernel_initializer="he_normal")(x)
    x = _normalized(x, "stem_bn1")
    x, p = _reduction_cell(x, None, filters // factor ** 2, "stem_1")
    x, p = _reduction_cell(x, p, filters // factor, "stem_2")
    for stage in range(3):
        if stage:
            x, before = _reduction_cell(x, p, filters * factor ** stage, "reduce_%d" % (stage * depth))
            p = p if skips else before
        for number in range(depth):
            x, p = _normal_cell(x, p, filters * factor ** stage, "%d" % (stage * depth + (stage > 0) + number))
    return x


def _normal_cell(ip: Any, p: Any, filters: int, name: str) -> Tuple[Any, Any]:
    """The cell that keeps the size of the image; what it makes, and what it read."""
    with K.name_scope("normal_A_block_" + name):
        p = _adjusted(p, ip, filters, name)
        h = _narrow(ip, filters, "normal_conv_1_" + name, "normal_bn_1_" + name)
        with K.name_scope("block_1"):
            x1 = add([_separable(h, filters, (5, 5), "normal_left1_" + name),
                      _separable(p, filters, (3, 3), "normal_right1_" + name)], name="normal_add_1_" + name)
        with K.name_scope("block_2"):
            x2 = add([_separable(p, filters, (5, 5), "normal_left2_" + name),
                      _separable(p, filters, (3, 3), "normal_right2_" + name)], name="normal_add_2_" + name)
        with K.name_scope("block_3"):
            x3 = add([_mean(h, "normal_left3_" + name), p], name="normal_add_3_" + name)
        with K.name_scope("block_4"):
            x4 = add([_mean(p, "normal_left4_" + name), _mean(p, "normal_right4_" + name)],
                     name="normal_add_4_" + name)
        with K.name_scope("block_5"):
            x5 = add([_separable(h, filters, (3, 3), "normal_left5_" + name), h], name="normal_add_5_" + name)
        return concatenate([p, x1, x2, x3, x4, x5], axis=_CHANNELS, name="normal_concat_" + name), ip


def _reduction_cell(ip: Any, p: Any, filters: int, name: str) -> Tuple[Any, Any]:
    """The cell that halves the image; what it makes, and what it read."""
    with K.name_scope("reduction_A_block_" + name):
        p = _adjusted(p, ip, filters, name)
        h = _narrow(ip, filters, "reduction_conv_1_" + name, "reduction_bn_1_" + name)
        h3 = ZeroPadding2D(padding=correct_pad(h, 3), name="reduction_pad_1_" + name)(h)
        with K.name_scope("block_1"):
            x1 = add([_separable(h, filters, (5, 5), "reduction_left1_" + name, halves=True),
                      _separable(p, filters, (7, 7), "reduction_right1_" + name, halves=True)],
                     name="reduction_add_1_" + name)
        with K.name_scope("block_2"):
            left = MaxPooling2D((3, 3), strides=(2, 2), padding="valid", name="reduction_left2_" + name)(h3)
            x2 = add([left, _separable(p, filters, (7, 7), "reduction_right2_" + name, halves=True)],
                     name="reduction_add_2_" + name)
        with K.name_scope("block_3"):
            left = AveragePooling2D((3, 3), strides=(2, 2), padding="valid", name="reduction_left3_" + name)(h3)
            x3 = add([left, _separable(p, filters, (5, 5), "reduction_right3_" + name, halves=True)],
                     name="reduction_add3_" + name)
        with K.name_scope("block_4"):
            x4 = add([x2, _mean(x1, "reduction_left4_" + name)])
        with K.name_scope("block_5"):
            left = _separable(x1, filters, (3, 3), "reduction_left4_" + name)
            right = MaxPooling2D((3, 3), strides=(2, 2), padding="valid", name="reduction_right5_" + name)(h3)
            x5 = add([left, right], name="reduction_add4_" + name)
        return concatenate([x2, x3, x4, x5], axis=_CHANNELS, name="reduction_concat_" + name), ip


def _separable(x, filters, kernel_size, name, halves=False):
    """Twice a rectifier, a separable convolution, a normalization."""
    with K.name_scope("separable_conv_block_" + name):
        x = Activation("relu")(x)
        if halves:
            x = ZeroPadding2D(padding=correct_pad(x, kernel_size), name="separable_conv_1_pad_" + name)(x)
        x = SeparableConv2D(filters, kernel_size, strides=(2, 2) if halves else (1, 1),
                            name="separable_conv_1_" + name, padding="valid" if halves else "same", use_bias=False,
                            kernel_initializer="he_normal")(x)
        x = Activation("relu")(_normalized(x, "separable_conv_1_bn_" + name))
        x = SeparableConv2D(filters, kernel_size, name="separable_conv_2_" + name, padding="same", use_bias=False,
                            kernel_initializer="he_normal")(x)
        return _normalized(x, "separable_conv_2_bn_" + name)


def _adjusted(p: Any, ip: Any, filters: int, name: str) -> Any:
    """What the cell before the last made, in the size and with the channels of what the last one did."""
    with K.name_scope("adjust_block"):
        if p is None:
            return ip
        shape = K.int_shape(p)
        if shape[-2] != K.int_shape(ip)[-2]:
            return _halved(p, filters, name)
        if shape[_CHANNELS] == filters:
            return p
        with K.name_scope("adjust_projection_block_" + name):
            return _narrow(p, filters, "adjust_conv_projection_" + name, "adjust_bn_" + name)


def _halved(p, filters, name):
    """Every other pixel, and every other one beside them."""
    with K.name_scope("adjust_reduction_block_" + name):
        p = Activation("relu", name="adjust_relu_1_" + name)(p)
        parts = [_every_other(p, filters // 2, "1_" + name)]
        beside = Cropping2D(cropping=((1, 0), (1, 0)))(ZeroPadding2D(padding=((0, 1), (0, 1)))(p))
        parts.append(_every_other(beside, filters // 2, "2_" + name))
        return _normalized(concatenate(parts, axis=_CHANNELS), "adjust_bn_" + name)


def _every_other(x, filters, name):
    x = AveragePooling2D((1, 1), strides=(2, 2), padding="valid", name="adjust_avg_pool_" + name)(x)
    return Conv2D(filters, (1, 1), padding="same", use_bias=False, name="adjust_conv_" + name,
                  kernel_initializer="he_normal")(x)


def _narrow(x, filters, conv_name, bn_name):
    """A rectifier, a convolution of one pixel, a normalization."""
    x = Conv2D(filters, (1, 1), strides=(1, 1), padding="same", name=conv_name, use_bias=False,
               kernel_initializer="he_normal")(Activation("relu")(x))
    return _normalized(x, bn_name)


def _mean(x, name):
    return AveragePooling2D((3, 3), strides=(1, 1), padding="same", name=name)(x)


def _normalized(x, name):
    return BatchNormalization(axis=channel_axis(_CHANNELS), momentum=0.9997, epsilon=1e-3, name=name)(x)
