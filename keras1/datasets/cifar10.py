"""Small colour images of ten classes."""
import os
from typing import Tuple

import numpy as np

from keras1.datasets.cifar import as_ordered, load_batch
from keras1.utils.data_utils import fetch

__all__ = ["load_data"]

ORIGIN = "http://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
MD5 = "c58f30108f718f92721af3b95e74349a"

Arrays = Tuple[np.ndarray, np.ndarray]


def load_data() -> Tuple[Arrays, Arrays]:
    """50,000 colour images of ten classes to train on, and 10,000 to test on.

    The archive is kept in ``~/.keras/datasets`` and unpacked there.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        Images, uint8 arrays of shape (samples, 3, 32, 32), and labels of shape (samples, 1).  From 1.1.0 the
        images' channels stand as ``K.image_dim_ordering()`` says.

    Raises
    ------
    Exception, IOError
        See `get_file`; and `load_batch`, for files that are broken.

    Notes
    -----
    A. Krizhevsky, Learning multiple layers of features from tiny images, 2009.
    Source: ``keras.datasets.cifar10``.
    """
    path = fetch("cifar-10-batches-py", ORIGIN, untar=True, md5=MD5)
    X_train = np.zeros((50000, 3, 32, 32), dtype="uint8")
    y_train = np.zeros((50000, 1), dtype="uint8")
    for number in range(5):
        rows = slice(number * 10000, (number + 1) * 10000)
        data, labels = load_batch(os.path.join(path, "data_batch_%d" % (number + 1)))
        X_train[rows], y_train[rows, 0] = data, labels
    X_test, y_test = load_batch(os.path.join(path, "test_batch"))
    return (as_ordered(X_train), y_train), (as_ordered(X_test), np.reshape(y_test, (-1, 1)))
