"""Random data that can be learnt, for tests."""
from typing import Tuple

import numpy as np

from keras1.history import versioned

_Arrays = Tuple[np.ndarray, np.ndarray]


@versioned
def _label_shape(nb_sample):
    return (nb_sample, 1)


@_label_shape.since("0.3.2", reason="labels are a vector, as to_categorical takes them")
def _vector_of_labels(nb_sample):
    return (nb_sample,)


def get_test_data(nb_train: int = 1000, nb_test: int = 500, input_shape: tuple = (10,),
                  output_shape: tuple = (2,), classification: bool = True,
                  nb_class: int = 2) -> Tuple[_Arrays, _Arrays]:
    """Samples scattered, with deviation 0.7, around their class number or around a hidden value.

    Draws from NumPy's global generator in the originals' order: all labels, then sample by sample.

    Parameters
    ----------
    nb_train, nb_test : int
        The number of samples.
    input_shape, output_shape : tuple of int
        Shape of one sample and, without classification, of one target.
    classification : bool
        Whether the targets are class numbers (then ``output_shape`` is not used).
    nb_class : int
        The number of classes.

    Returns
    -------
    (X_train, y_train), (X_test, y_test) : tuples of numpy.ndarray
        Class numbers have shape (n, 1) up to 0.3.1 and (n,) from 0.3.2 on.

    Examples
    --------
    >>> (X, y), (X_test, y_test) = get_test_data(6, 4, input_shape=(3,))
    >>> X.shape, X_test.shape
    ((6, 3), (4, 3))
    """
    make = _classes if classification else _values
    X, y = make(nb_train + nb_test, tuple(input_shape), nb_class if classification else tuple(output_shape))
    return (X[:nb_train], y[:nb_train]), (X[nb_train:], y[nb_train:])


def _classes(nb_sample, input_shape, nb_class):
    y = np.random.randint(0, nb_class, size=_label_shape(nb_sample))
    X = np.zeros((nb_sample,) + input_shape)
    for sample, label in zip(X, y):
        sample[...] = np.random.normal(loc=label, scale=0.7, size=input_shape)
    return X, y


def _values(nb_sample, input_shape, output_shape):
    hidden = np.random.random((nb_sample,))
    X, y = np.zeros((nb_sample,) + input_shape), np.zeros((nb_sample,) + output_shape)
    for i, center in enumerate(hidden):
        X[i] = np.random.normal(loc=center, scale=0.7, size=input_shape)
        y[i] = np.random.normal(loc=center, scale=0.7, size=output_shape)
    return X, y
