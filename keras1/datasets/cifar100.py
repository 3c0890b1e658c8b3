"""Small colour images of a hundred classes."""
import os
from typing import Tuple

import numpy as np

from keras1.backend.refusals import refusal
from keras1.datasets.cifar import as_ordered, load_batch
from keras1.history import versioned
from keras1.utils.data_utils import fetch

__all__ = ["load_data"]

ORIGIN = "http://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz"
MD5 = "eb9058c3a382ffc7106e4002c42a8d85"

Arrays = Tuple[np.ndarray, np.ndarray]


def load_data(label_mode: str = "fine") -> Tuple[Arrays, Arrays]:
    """50,000 colour images of a hundred classes to train on, and 10,000 to test on.

    The archive is kept in ``~/.keras/datasets`` and unpacked there.

    Parameters
    ----------
    label_mode : {"fine", "coarse"}
        One of a hundred classes, or of twenty.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        Images, uint8 arrays of shape (samples, 3, 32, 32), and labels of shape (samples, 1).  From 1.1.0 the
        images' channels stand as ``K.image_dim_ordering()`` says.

    Raises
    ------
    Exception
        On another ``label_mode``, from 1.2.0 a ``ValueError``; see also `get_file`, and `load_batch` for files
        that are broken.

    Notes
    -----
    A. Krizhevsky, Learning multiple layers of features from tiny images, 2009.
    Source: ``keras.datasets.cifar100``.
    """
    if label_mode not in ("fine", "coarse"):
        raise refusal(_complaint(), "label_mode is %r" % (label_mode,))
    path = fetch("cifar-100-python", ORIGIN, untar=True, md5=MD5)
    return _arrays(path, "train", label_mode), _arrays(path, "test", label_mode)


def _arrays(path, name, label_mode):
    data, labels = load_batch(os.path.join(path, name), label_key=label_mode + "_labels")
    return as_ordered(data), np.reshape(labels, (-1, 1))


@versioned
def _complaint() -> str:
    return 'label_mode must be one of "fine" "coarse".'


@_complaint.since("2.0.9", reason="names of arguments in quotes")
def _complaint_in_quotes():
    return '`label_mode` must be one of `"fine"`, `"coarse"`.'
