"""Handwritten digits."""
from typing import Tuple

import numpy as np

from keras1.datasets import safe_pickle
from keras1.utils.data_utils import get_file

__all__ = ["load_data"]

ORIGIN = "https://s3.amazonaws.com/img-datasets/mnist.pkl.gz"

Arrays = Tuple[np.ndarray, np.ndarray]


def load_data(path: str = "mnist.pkl.gz") -> Tuple[Arrays, Arrays]:
    """60,000 grey images of handwritten digits to train on, and 10,000 to test on.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path.

    Returns
    -------
    (X_train, y_train), (X_test, y_test)
        uint8 arrays of shape (samples, 28, 28) and (samples,).

    Raises
    ------
    Exception, IOError
        See `get_file`; and `safe_pickle.load`, for a file that is broken.

    Notes
    -----
    Y. LeCun, C. Cortes, C. Burges, The MNIST database.  Source: ``keras.datasets.mnist``.
    """
    return safe_pickle.load(get_file(path, origin=ORIGIN))
