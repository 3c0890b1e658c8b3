"""What the networks have in common: their input, their head, where their weights come from."""
import os
import warnings
from typing import Any, Dict, NamedTuple, Optional, Tuple, Union

from keras1 import backend as K
from keras1 import layers
from keras1.engine.walk import get_source_inputs
from keras1.errors import ArgumentError, DataError, ShapeError
from keras1.models import Model
from keras1.utils.data_utils import get_file
from keras1.utils.layer_utils import convert_all_kernels_in_model

Shape = Tuple[Optional[int], ...]


class Trained(NamedTuple):
    """The weights trained on ImageNet: addresses, with their checksums if known, by whether the head is in.

    ``turned`` says whether their kernels are those of TensorFlow, without a word in the file that says so.
    """

    files: Dict[bool, Tuple[str, Optional[str]]]
    turned: bool = False


def trained(base: str, md5: Optional[str] = None, md5_of_no_top: Optional[str] = None, ending: str = "_notop.h5",
            turned: bool = False) -> Trained:
    """Those of an address up to its ending.

    Examples
    --------
    >>> trained("http://example.com/net").files[False]
    ('http://example.com/net_notop.h5', None)
    """
    return Trained({True: (base + ".h5", md5), False: (base + ending, md5_of_no_top)}, turned)


class Build:
    """One network in the making: from its ``images`` to its ``model``.

    Parameters
    ----------
    include_top : bool
        Whether the head, which tells classes, is in.
    weights : {"imagenet", None} or str
        Those trained on ImageNet, random ones, or the path of a file.
    input_tensor : tensor, optional
        What it reads instead of an input of its own.
    input_shape : tuple, optional
        The shape of an image.
    pooling : {"avg", "max", None}
        What stands in the head's place.
    classes : int
    default_size, min_size : int
        The usual height and width, and the least.
    has_fixed_size : bool, optional
        Whether height and width have to be known; by default with the head.

    Raises
    ------
    ValueError
        An ``ArgumentError`` or ``ShapeError`` of that name: other weights, classes that they do not have, a shape that
        is not possible.
    """

    def __init__(self, include_top: bool, weights: Optional[str], input_tensor: Any, input_shape: Optional[Shape],
                 pooling: Optional[str], classes: int, default_size: int, min_size: int = 32,
                 has_fixed_size: Optional[bool] = None):
        check_weights(weights, include_top, classes)
        self.include_top, self.weights, self.pooling, self.classes = include_top, weights, pooling, classes
        self.input_tensor = input_tensor
        fixed = include_top if has_fixed_size is None else has_fixed_size
        self.shape = obtain_input_shape(input_shape, default_size, min_size, K.image_data_format(), fixed, weights)

    def images(self) -> Any:
        """The tensor that the network reads: the one given, or a new one."""
        if self.input_tensor is None:
            self.input = layers.Input(shape=self.shape)
        elif K.is_keras_tensor(self.input_tensor):
            self.input = self.input_tensor
        else:
            self.input = layers.Input(tensor=self.input_tensor, shape=self.shape)
        return self.input

    def head(self, x: Any, name: str, pool: Optional[str] = "avg_pool", names: Tuple = (None, None)) -> Any:
        """Means over the image and a layer of classes, or what pooling says; with the layers' names."""
        if self.include_top:
            x = layers.GlobalAveragePooling2D(name=pool)(x)
            return layers.Dense(self.classes, activation="softmax", name=name)(x)
        return self.pooled(x, names)

    def pooled(self, x: Any, names: Tuple = (None, None)) -> Any:
        """Means or maxima over the image, or the image itself."""
        if self.pooling == "avg":
            return layers.GlobalAveragePooling2D(name=names[0])(x)
        return layers.GlobalMaxPooling2D(name=names[1])(x) if self.pooling == "max" else x

    def model(self, x: Any, name: str, files: Trained) -> Model:
        """The model from the images to an output, with its weights."""
        inputs = self.input if self.input_tensor is None else get_source_inputs(self.input_tensor)
        model = Model(inputs, x, name=name)
        if self.weights == "imagenet":
            model.load_weights(_downloaded(*files.files[bool(self.include_top)]))
            if files.turned:
                convert_all_kernels_in_model(model)
        elif self.weights is not None:
            model.load_weights(self.weights)
        return model


def check_weights(weights: Optional[str], include_top: bool, classes: int) -> None:
    """Refuse weights that there are not, and classes that the trained ones do not have."""
    if weights not in ("imagenet", None) and not os.path.exists(weights):
        raise ArgumentError.like(ValueError)(
            "The `weights` argument should be either `None` (random initialization), `imagenet` (pre-training on "
            "ImageNet), or the path to the weights file to be loaded.", "there is no file %r" % (weights,))
    if weights == "imagenet" and include_top and classes != 1000:
        raise ArgumentError.like(ValueError)(
            'If using `weights` as `"imagenet"` with `include_top` as true, `classes` should be 1000',
            "for other classes take weights=None, or include_top=False and a head of your own")


def _downloaded(origin, md5):
    try:
        return get_file(origin.rpartition("/")[2], origin, md5_hash=md5, cache_subdir="models")
    except DataError as error:
        raise type(error)(error.args[0], "; ".join(filter(None, [
            error.hint, "or give the path of the file as weights=, or take weights=None"]))) from error.__cause__


def obtain_input_shape(input_shape: Optional[Shape], default_size: int, min_size: int, data_format: str,
                       require_flatten: bool, weights: Optional[str] = None) -> Shape:
    """The shape of a network's input: the one given, if it is possible, or the usual one.

    Examples
    --------
    >>> obtain_input_shape(None, 224, 32, "channels_first", True)
    (3, 224, 224)
    >>> obtain_input_shape((None, 40, 1), 224, 32, "channels_last", False)
    (None, 40, 1)
    """
    first = data_format == "channels_first"
    colours = 3
    if weights != "imagenet" and input_shape and len(input_shape) == 3:
        colours = input_shape[0] if first else input_shape[-1]
        if colours not in (1, 3):
            warnings.warn("This model usually expects 1 or 3 input channels. However, it was passed an input_shape "
                          "with %s input channels." % colours, stacklevel=5)
    usual = _shape(colours, default_size, first)
    if weights == "imagenet" and require_flatten:
        if input_shape is not None and tuple(input_shape) != usual:
            raise _refused("When setting `include_top=True` and loading `imagenet` weights, `input_shape` should be "
                           "%s." % (usual,))
        return usual
    if not input_shape:
        return usual if require_flatten else _shape(3, None, first)
    _check_shape(input_shape, min_size, first, weights)
    if require_flatten and None in input_shape:
        raise _refused("If `include_top` is True, you should specify a static `input_shape`. Got `input_shape=%s`"
                       % (input_shape,))
    return input_shape


def _shape(colours, size, first):
    return (colours, size, size) if first else (size, size, colours)


def _check_shape(shape, min_size, first, weights):
    if len(shape) != 3:
        raise _refused("`input_shape` must be a tuple of three integers.")
    colours, sizes = (shape[0], shape[1:]) if first else (shape[-1], shape[:-1])
    if colours != 3 and weights == "imagenet":
        raise _refused("The input must have 3 channels; got `input_shape=%s`" % (shape,))
    if any(size is not None and size < min_size for size in sizes):
        raise _refused("Input size must be at least %dx%d; got `input_shape=%s`" % (min_size, min_size, shape))


def _refused(message):
    return ShapeError.like(ValueError)(
        message, "the colours stand %s, as K.image_data_format() says" % K.image_data_format().rpartition("_")[2])


def channel_axis(last: int = 3) -> int:
    """The axis of the channels in a batch of images."""
    return 1 if K.image_data_format() == "channels_first" else last


def correct_pad(x: Any, kernel_size: Union[int, Tuple[int, int]]) -> Tuple[Tuple[int, int], Tuple[int, int]]:
    """The padding with which a halving convolution sees what TensorFlow's would with "same"."""
    sizes = K.int_shape(x)[2:4] if channel_axis() == 1 else K.int_shape(x)[1:3]
    kernel = (kernel_size, kernel_size) if isinstance(kernel_size, int) else kernel_size
    halves = [size // 2 for size in kernel]
    odd = (1, 1) if sizes[0] is None else [1 - size % 2 for size in sizes]
    return tuple((half - one, half) for half, one in zip(halves, odd))
