"""Historical module ``keras.applications.imagenet_utils``: what goes into the networks, and what comes out."""
import json
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError, DataError, ShapeError
from keras1.history import versioned
from keras1.utils.data_utils import get_file

__all__ = ["decode_predictions", "preprocess_input"]

CLASS_INDEX: Optional[Dict[str, List[str]]] = None
CLASS_INDEX_PATH = "https://s3.amazonaws.com/deep-learning-models/image-models/imagenet_class_index.json"

#: The means of blue, green and red over ImageNet.
MEANS = np.array([103.939, 116.779, 123.68])

Shape = Tuple[Optional[int], ...]


@versioned
def preprocess_input(x: np.ndarray, dim_ordering: str = "default") -> np.ndarray:
    """Images as VGG and ResNet want them: blue first, the mean of each colour subtracted.

    Parameters
    ----------
    x : float array, shape (samples, 3, height, width) or, with "tf", (samples, height, width, 3)
        Red first.  It is changed itself.
    dim_ordering : {"th", "tf", "default"}
        Where the colours stand: first or last; by default as ``K.image_dim_ordering()`` says.

    Returns
    -------
    array
        A view of ``x``.

    Raises
    ------
    AssertionError
        On another ``dim_ordering``.

    Notes
    -----
    In 1.1 the mean of red was subtracted from blue, and the other way round: a bug.
    Source: ``keras.applications.imagenet_utils.preprocess_input`` of 1.1.0 and 1.2.2.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     preprocess_input(np.array([[[[255.]], [[128.]], [[0.]]]]), "th").ravel().round(2)
    array([-103.94,   11.22,  131.32])
    """
    x -= _means(dim_ordering)
    return _reversed(x, dim_ordering)


@preprocess_input.since("1.2.0", reason="each colour has its own mean")
def _preprocess_input_1_2_0(x: np.ndarray, dim_ordering: str = "default") -> np.ndarray:
    x = _reversed(x, dim_ordering)
    x -= _means(dim_ordering)
    return x


def _means(dim_ordering):
    return MEANS.reshape(3, 1, 1) if _ordering(dim_ordering) == "th" else MEANS


def _reversed(x, dim_ordering):
    return x[:, ::-1] if _ordering(dim_ordering) == "th" else x[..., ::-1]


def _ordering(dim_ordering):
    ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
    if ordering not in ("th", "tf"):
        raise ArgumentError.like(AssertionError)("", "dim_ordering is %r, expected 'th' or 'tf'" % (ordering,))
    return ordering


@versioned
def decode_predictions(preds: np.ndarray) -> List[Any]:
    """The classes of ImageNet that a network sees in images.

    Parameters
    ----------
    preds : array, shape (samples, 1000)
    top : int
        From 1.2.0: how many classes to name; 5 by default.

    Returns
    -------
    list of lists
        For each image up to ``top`` tuples (number in WordNet, name, probability), the likeliest first.  In 1.1 number
        and name of the likeliest alone.

    Raises
    ------
    ValueError
        If there are not 1000 classes; in 1.1 an ``AssertionError``.
    Exception
        If the list of classes cannot be downloaded; see `get_file`.

    Notes
    -----
    The list is kept in ``~/.keras/models`` and, once read, as ``CLASS_INDEX``.
    Source: ``keras.applications.imagenet_utils.decode_predictions`` of 1.1.0 and 1.2.2.
    """
    if preds.ndim != 2 or preds.shape[1] != 1000:
        raise DataError.like(AssertionError)("", "expected the shape (samples, 1000), got %s" % (preds.shape,))
    return [_class_index()[str(number)] for number in np.argmax(preds, axis=-1)]


@decode_predictions.since("1.2.0", reason="several classes with their probabilities")
def _decode_predictions_1_2_0(preds: np.ndarray, top: int = 5) -> List[List[Tuple]]:
    if preds.ndim != 2 or preds.shape[1] != 1000:
        raise DataError.like(ValueError)(
            "`decode_predictions` expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). "
            "Found array with shape: %s" % (preds.shape,),
            "one prediction makes a batch as preds[np.newaxis]; other classes have no names here")
    return [_likeliest(row, top) for row in preds]


def _likeliest(row, top):
    chosen = row.argsort()[-top:][::-1]
    named = [(*_class_index()[str(number)], row[number]) for number in chosen]
    return sorted(named, key=lambda item: item[2], reverse=True)


def _class_index():
    global CLASS_INDEX
    if CLASS_INDEX is None:
        with open(get_file("imagenet_class_index.json", CLASS_INDEX_PATH, cache_subdir="models")) as file:
            CLASS_INDEX = json.load(file)
    return CLASS_INDEX


def _obtain_input_shape(input_shape: Optional[Shape], default_size: int, min_size: int, dim_ordering: str,
                        include_top: bool) -> Shape:
    """The shape of a network's input: the one given, if it is possible, or the usual one.

    Parameters
    ----------
    input_shape : tuple or None
        Without the classifier, height and width may be any from ``min_size`` on, or None.
    default_size, min_size : int
    dim_ordering : {"th", "tf"}
    include_top : bool
        Whether the classifier is in; then height and width are ``default_size``.

    Raises
    ------
    ShapeError
        A ``ValueError``.

    Examples
    --------
    >>> _obtain_input_shape(None, 224, 48, "th", False), _obtain_input_shape(None, 224, 48, "tf", True)
    ((3, None, None), (224, 224, 3))
    """
    usual = _with_colours((default_size, default_size), dim_ordering)
    if include_top:
        if input_shape is not None and tuple(input_shape) != usual:
            raise _impossible("When setting`include_top=True`, `input_shape` should be %s." % (usual,), input_shape)
        return usual
    if input_shape is None:
        return _with_colours((None, None), dim_ordering)
    if len(input_shape) != 3:
        raise _impossible("`input_shape` must be a tuple of three integers.", input_shape)
    colours, sizes = _parted(input_shape, dim_ordering)
    if colours != 3:
        raise _impossible("The input must have 3 channels; got `input_shape=%s`" % (input_shape,), input_shape)
    if any(size is not None and size < min_size for size in sizes):
        raise _impossible("Input size must be at least %dx%d, got `input_shape=%s`"
                          % (min_size, min_size, input_shape), input_shape)
    return input_shape


def _with_colours(sizes, dim_ordering):
    return (3, *sizes) if dim_ordering == "th" else (*sizes, 3)


def _parted(shape, dim_ordering):
    return (shape[0], shape[1:]) if dim_ordering == "th" else (shape[-1], shape[:-1])


def _impossible(message, input_shape):
    return ShapeError.like(ValueError)(
        message, "input_shape is %s; the colours stand %s, as K.image_dim_ordering() says"
        % (input_shape, {"th": "first", "tf": "last"}[K.image_dim_ordering()]))
