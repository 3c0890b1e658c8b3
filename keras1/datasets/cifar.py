"""The files of the CIFAR collections."""
from typing import List, Tuple

import numpy as np

from keras1 import backend as K
from keras1.datasets import safe_pickle
from keras1.history import versioned

__all__ = ["load_batch"]


def load_batch(fpath: str, label_key: str = "labels") -> Tuple[np.ndarray, List[int]]:
    """The images and labels of one file.

    Parameters
    ----------
    fpath : str
    label_key : str
        The name of the labels in the file.

    Returns
    -------
    data : uint8 array, shape (samples, 3, 32, 32)
    labels : list of int

    Raises
    ------
    pickle.UnpicklingError, UntrustedCodeError
        See `safe_pickle.load`.
    KeyError
        If the file has no such labels.
    """
    batch = {_text(key): value for key, value in safe_pickle.load(fpath).items()}
    data, labels = batch["data"], batch[label_key]
    return data.reshape(data.shape[0], 3, 32, 32), labels


def _text(key):
    return key.decode("utf8") if isinstance(key, bytes) else key


@versioned
def as_ordered(X: np.ndarray) -> np.ndarray:
    """Images as they are; from 1.1.0 with their channels where ``K.image_dim_ordering()`` says."""
    return X


@as_ordered.since("1.1.0", reason="the channels stand as the settings say")
def _as_ordered_1_1_0(X: np.ndarray) -> np.ndarray:
    return X.transpose(0, 2, 3, 1) if K.image_dim_ordering() == "tf" else X
