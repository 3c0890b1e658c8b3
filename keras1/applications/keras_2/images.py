"""What goes into the networks of 2.x, and what comes out."""
import json
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.applications import imagenet_utils
from keras1.errors import ArgumentError, DataError
from keras1.utils.data_utils import get_file

CLASS_INDEX_PATH = "https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json"
CLASS_INDEX_MD5 = "c2c37ea517e94d9795004a39431a14cb"

#: Means of blue, green and red, as the networks that were trained with Caffe want them.
CAFFE_MEANS = np.array([103.939, 116.779, 123.68])

#: Means and deviations of red, green and blue from 0 to 1, as those that were trained with Torch want them.
TORCH_MEANS, TORCH_STDS = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])


@imagenet_utils.preprocess_input.since("2.0.0", reason="data_format; three ways of networks; one image, too")
def preprocess_input(x: Any, data_format: Optional[str] = None, mode: str = "caffe", **kwargs: Any) -> Any:
    """Images as a network wants them.

    Parameters
    ----------
    x : array or tensor
        One image or a batch of them, red first, from 0 to 255.  An array of floats is changed itself.
    data_format : {"channels_first", "channels_last"}, optional
        By default ``K.image_data_format()``.
    mode : {"caffe", "tf", "torch"}
        Blue first, each colour's mean subtracted; values from -1 to 1; or from 0 to 1, each colour's mean subtracted
        and its deviation divided by.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another ``data_format``.

    Notes
    -----
    A tensor in mode "torch" is divided by the deviations along its last axis, wherever the colours stand: a bug.
    """
    data_format = data_format or K.image_data_format()
    if data_format not in ("channels_first", "channels_last"):
        raise ArgumentError.like(ValueError)("Unknown data_format " + str(data_format))
    if isinstance(x, np.ndarray):
        return _of_array(x if x.dtype.kind == "f" else x.astype(K.floatx()), data_format, mode)
    return _of_tensor(x, data_format, mode)


def _of_array(x, data_format, mode):
    if mode == "tf":
        x /= 127.5
        x -= 1.
        return x
    if mode == "torch":
        x /= 255.
    else:
        x = _reversed(x, data_format, x.ndim)
    means, stds = (TORCH_MEANS, TORCH_STDS) if mode == "torch" else (CAFFE_MEANS, None)
    x -= _along(means, data_format)
    if stds is not None:
        x /= _along(stds, data_format)
    return x


def _of_tensor(x, data_format, mode):
    if mode == "tf":
        return x / 127.5 - 1.
    x = x / 255. if mode == "torch" else _reversed(x, data_format, K.ndim(x))
    x = x - K.cast(K.constant(_along(TORCH_MEANS if mode == "torch" else CAFFE_MEANS, data_format)), K.dtype(x))
    return x / K.constant(TORCH_STDS) if mode == "torch" else x


def _reversed(x, data_format, ndim):
    if data_format == "channels_last":
        return x[..., ::-1]
    return x[::-1, ...] if ndim == 3 else x[:, ::-1, ...]


def _along(values, data_format):
    return values.reshape(3, 1, 1) if data_format == "channels_first" else values


@imagenet_utils.decode_predictions.since("2.0.0", reason="the file has another place")
def decode_predictions(preds: np.ndarray, top: int = 5, **kwargs: Any) -> List[List[Tuple]]:
    """The classes of ImageNet that a network sees in images; see `keras1.applications.imagenet_utils`."""
    if len(preds.shape) != 2 or preds.shape[1] != 1000:
        raise DataError.like(ValueError)(
            "`decode_predictions` expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). "
            "Found array with shape: %s" % (preds.shape,),
            "one prediction makes a batch as preds[np.newaxis]; other classes have no names here")
    return [_likeliest(row, top) for row in preds]


def _likeliest(row, top):
    named = [(*_class_index()[str(number)], row[number]) for number in row.argsort()[-top:][::-1]]
    return sorted(named, key=lambda item: item[2], reverse=True)


def _class_index() -> Dict[str, List[str]]:
    if imagenet_utils.CLASS_INDEX is None:
        path = get_file("imagenet_class_index.json", CLASS_INDEX_PATH, cache_subdir="models", md5_hash=CLASS_INDEX_MD5)
        with open(path) as file:
            imagenet_utils.CLASS_INDEX = json.load(file)
    return imagenet_utils.CLASS_INDEX
