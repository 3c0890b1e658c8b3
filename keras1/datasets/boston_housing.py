"""Prices of houses in Boston, to be estimated."""
from typing import Dict, Tuple

import numpy as np

from keras1.datasets import safe_npz, word_lists
from keras1.errors import ArgumentError
from keras1.history import came, versioned
from keras1.utils.data_utils import get_file

__all__ = ["load_data"]

ORIGIN = "https://s3.amazonaws.com/keras-datasets/boston_housing.npz"
SHA256 = "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5"

Arrays = Tuple[np.ndarray, np.ndarray]


@versioned
def load_data(path: str = "boston_housing.npz", seed: int = 113, test_split: float = 0.2) -> Tuple[Arrays, Arrays]:
    """13 measures of 506 suburbs, and the median price of a house in each in thousands of dollars.

    Parameters
    ----------
    path : str
        The file's name in ``~/.keras/datasets``, or its path.
    test_split : float
        The share, taken from the end, to test on.  From 2.0.9 on before ``seed``.
    seed : int
        Of the shuffle.

    Returns
    -------
    (x_train, y_train), (x_test, y_test)
        Arrays of shape (samples, 13) and (samples,).

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name: no share.
    Exception
        See `get_file`; and `safe_npz.load`, for a file that is broken.

    Notes
    -----
    D. Harrison, D. Rubinfeld, Hedonic prices and the demand for clean air, 1978.
    Source: ``keras.datasets.boston_housing`` of 2.3.1.
    """
    return _load_data(path, test_split, seed)


@load_data.since("2.0.9", reason="the arguments in the order of the other collections")
def _load_data(path: str = "boston_housing.npz", test_split: float = 0.2, seed: int = 113) -> Tuple[Arrays, Arrays]:
    if not 0 <= test_split < 1:
        raise ArgumentError.like(AssertionError)("", "test_split is %r, expected 0 or more, below 1" % (test_split,))
    found = safe_npz.load(get_file(path, origin=ORIGIN, **_checksum()))
    rows, = word_lists.shuffled_rows(seed, len(found["x"]))
    x, y = found["x"][rows], found["y"][rows]
    border = int(len(x) * (1 - test_split))
    return (x[:border], y[:border]), (x[border:], y[border:])


@versioned
def _checksum() -> Dict[str, str]:
    return {}


@_checksum.since("2.0.5", reason="a download may have been cut off")
def _sha256():
    return {"file_hash": SHA256}


came("datasets", "boston_housing", "2.0.0", "a small problem of regression")
