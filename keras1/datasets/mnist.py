"""Handwritten digits."""
from typing import Optional, Tuple

import numpy as np

from keras1.datasets import safe_npz, safe_pickle
from keras1.history import versioned
from keras1.utils.data_utils import get_file

__all__ = ["load_data"]

ORIGIN = "https://s3.amazonaws.com/img-datasets/mnist.pkl.gz"
NPZ_ORIGIN = "https://s3.amazonaws.com/img-datasets/mnist.npz"
NPZ_MD5 = "8a61469f7ea1b51cbae51d4f78837e45"

Arrays = Tuple[np.ndarray, np.ndarray]


@versioned
def load_data(path: str = "mnist.pkl.gz") -> Tuple[Arrays, Arrays]:
    """60,000 grey images of handwritten digits to train on, and 10,000 to test on.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path; from 2.0.0 "mnist.npz", from 2.0.9 downloaded again if it
        has another checksum.

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


@load_data.since("2.0.0", reason="a file that Python 2 and 3 read alike")
def _load_npz(path: str = "mnist.npz") -> Tuple[Arrays, Arrays]:
    found = safe_npz.load(get_file(path, origin=NPZ_ORIGIN, md5_hash=_md5()))
    return (found["x_train"], found["y_train"]), (found["x_test"], found["y_test"])


@versioned
def _md5() -> Optional[str]:
    return None


@_md5.since("2.0.9", reason="a download may have been cut off")
def _md5_of_npz():
    return NPZ_MD5
