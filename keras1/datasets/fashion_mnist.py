"""Grey images of pieces of clothing."""
import gzip
import os
from typing import Tuple

import numpy as np

from keras1.history import came
from keras1.utils.data_utils import get_file

__all__ = ["load_data"]

ORIGIN = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"

Arrays = Tuple[np.ndarray, np.ndarray]


def load_data() -> Tuple[Arrays, Arrays]:
    """60,000 grey images of ten kinds of clothing to train on, and 10,000 to test on.

    The four files are kept in ``~/.keras/datasets/fashion-mnist``.

    Returns
    -------
    (x_train, y_train), (x_test, y_test)
        uint8 arrays of shape (samples, 28, 28) and (samples,).

    Raises
    ------
    Exception
        See `get_file`.

    Notes
    -----
    H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017.  Source: ``keras.datasets.fashion_mnist`` of 2.3.1.
    """
    return _arrays("train"), _arrays("t10k")


def _arrays(name):
    labels = _bytes(name + "-labels-idx1-ubyte.gz", 8)
    return _bytes(name + "-images-idx3-ubyte.gz", 16).reshape(len(labels), 28, 28), labels


def _bytes(name, header):
    """What stands behind the header of a file."""
    path = get_file(name, origin=ORIGIN + name, cache_subdir=os.path.join("datasets", "fashion-mnist"))
    with gzip.open(path, "rb") as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


came("datasets", "fashion_mnist", "2.0.9", "digits had become too easy")
