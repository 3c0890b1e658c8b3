"""Class vectors and matrices, and the scores of the early releases, in NumPy."""
from typing import Any, Optional, Sequence

import numpy as np

from keras1.errors import DataError


def to_categorical(y: Any, nb_classes: Optional[int] = None) -> np.ndarray:
    """Class numbers as rows that are one at the class and zero elsewhere.

    Parameters
    ----------
    y : array of int, shape (n,) or (n, k)
        Class numbers from 0 on; with k columns a row has up to k ones.
    nb_classes : int, optional
        The number of columns; by default the largest class number plus one.

    Returns
    -------
    numpy.ndarray, shape (n, nb_classes), float64

    Raises
    ------
    IndexError
        A ``DataError`` of that name: a class number of ``nb_classes`` or more.  As in the originals,
        negative numbers count from the last class.

    Examples
    --------
    >>> to_categorical([0, 2], 3)
    array([[1., 0., 0.],
           [0., 0., 1.]])
    """
    y = np.asarray(y, dtype="int32")
    nb_classes = nb_classes or int(np.max(y)) + 1
    _refuse_strangers(y, nb_classes)
    matrix = np.zeros((len(y), nb_classes))
    matrix[np.arange(len(y)).reshape((-1,) + (1,) * (y.ndim - 1)), y] = 1.
    return matrix


def _refuse_strangers(y, nb_classes):
    strange = y[(y >= nb_classes) | (y < -nb_classes)]
    if strange.size:
        raise DataError.like(IndexError)(
            "index %d is out of bounds for axis 1 with size %d" % (strange[0], nb_classes),
            hint="to_categorical: class numbers must lie in 0..%d; "
                 "give a larger nb_classes, or number the classes from 0" % (nb_classes - 1))


def normalize(a: Any, axis: int = -1, order: int = 2) -> np.ndarray:
    """An array over its norms along an axis; what has norm zero stays zero.

    Parameters
    ----------
    a : array
    axis : int
        The axis that the norms are taken along.
    order : int
        Which norm, as in ``numpy.linalg.norm``.

    Returns
    -------
    numpy.ndarray
        Of the shape of ``a``; a vector becomes a matrix of one row.

    Examples
    --------
    >>> normalize([[3., 4.], [0., 0.]])
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    norms = np.atleast_1d(np.linalg.norm(a, order, axis))
    norms[norms == 0] = 1
    return a / np.expand_dims(norms, axis)


def binary_logloss(p: Any, y: Any) -> Any:
    """``-mean(y log p + (1 - y) log(1 - p))`` over the first axis, p kept 1e-15 away from 0 and 1.

    Parameters
    ----------
    p, y : arrays, shape (n,) or (n, k)
        Probabilities, and the truth in zeros and ones.

    Returns
    -------
    float or numpy.ndarray, shape (k,)

    Examples
    --------
    >>> round(binary_logloss(np.array([.5, .5]), np.array([0, 1])), 4)
    0.6931
    """
    p = np.clip(p, 1e-15, 1 - 1e-15)
    y = np.asarray(y)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p), axis=0) / len(y)


def multiclass_logloss(P: Any, Y: Sequence[int]) -> float:
    """``-mean(log P[i, Y[i] - 1])``: the classes count from 1.

    Parameters
    ----------
    P : array, shape (n, k)
        Probabilities of the classes.
    Y : sequence of n int
        The true classes, from 1 to k.

    Examples
    --------
    >>> round(multiclass_logloss([[.5, .5], [.1, .9]], [1, 2]), 4)
    0.3993
    """
    likelihoods = [P[i][Y[i] - 1] for i in range(len(Y))]
    return -(1. / len(Y)) * np.sum(np.log(likelihoods))


def accuracy(p: Any, y: Any) -> float:
    """The share of entries that are equal.

    Examples
    --------
    >>> accuracy([1, 2, 3, 4], [1, 2, 3, 5])
    0.75
    """
    return np.mean([a == b for a, b in zip(p, y)])


def probas_to_classes(y_pred: np.ndarray) -> np.ndarray:
    """Class numbers: of several columns the largest, of one whether it is above a half.

    Parameters
    ----------
    y_pred : numpy.ndarray, shape (n,), (n, 1) or (n, k)

    Returns
    -------
    numpy.ndarray of int, shape (n,)

    Examples
    --------
    >>> probas_to_classes(np.array([[.1, .9], [.6, .4]]))
    array([1, 0])
    >>> probas_to_classes(np.array([[.1], [.6]]))
    array([0, 1])
    """
    if len(y_pred.shape) > 1 and y_pred.shape[1] > 1:
        return categorical_probas_to_classes(y_pred)
    return np.array([1 if p > 0.5 else 0 for p in y_pred])


def categorical_probas_to_classes(p: np.ndarray) -> np.ndarray:
    """The column of the largest entry of each row.

    Examples
    --------
    >>> categorical_probas_to_classes(np.array([[.1, .9], [.6, .4]]))
    array([1, 0])
    """
    return np.argmax(p, axis=1)
