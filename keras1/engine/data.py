"""Arrays on their way into a model: the classic helpers, and checks that name what does not fit."""
import functools
import warnings
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1.engine.nodes import error_class
from keras1.errors import ArgumentError, DataError
from keras1.history import versioned

#: Numbers of samples: any of them, or a range.
Rows = Union[np.ndarray, slice]


def standardize_y(y: Any) -> Any:
    """The targets as an array of at least two axes.

    Parameters
    ----------
    y : array or list
        A vector gets a second axis of size 1.

    Examples
    --------
    >>> standardize_y([1, 2, 3]).shape
    (3, 1)
    """
    if not hasattr(y, "shape"):
        y = np.asarray(y)
    return np.expand_dims(y, 1) if len(y.shape) == 1 else y


def standardize_X(X: Any) -> List[Any]:
    """The inputs as a list of arrays; a list is returned as it is.

    Examples
    --------
    >>> len(standardize_X(np.zeros((3, 2))))
    1
    """
    return X if type(X) is list else [X]


def slice_X(X: Any, start: Any = None, stop: Optional[int] = None) -> Any:
    """Some samples of an array, or of each array of a list.

    Parameters
    ----------
    X : array or list of arrays
    start : int or sequence of int
        First sample, or the indices of all wanted ones.
    stop : int, optional
        One past the last sample.

    Examples
    --------
    >>> slice_X([np.arange(5), np.arange(5) * 10], 1, 3)
    [array([1, 2]), array([10, 20])]
    >>> slice_X(np.arange(5), [0, 4])
    array([0, 4])
    """
    if hasattr(start, "__len__"):
        # HDF5 data sets take lists as indices, not arrays.
        rows = start.tolist() if hasattr(start, "shape") else start
    else:
        rows = slice(start, stop)
    return [x[rows] for x in X] if type(X) is list else X[rows]


def rows_of(array: Any, rows: Rows) -> Any:
    """Some samples of an array, or of what is indexed like one.

    Parameters
    ----------
    array : array
    rows : array of int, or slice
        A slice has a start and an end.  Of an array in memory it gives a view; for what is not known to take slices it
        is written out as a list.

    Examples
    --------
    >>> rows_of(np.arange(5), slice(1, 3)), rows_of(np.arange(5), np.array([4, 0]))
    (array([1, 2]), array([4, 0]))
    """
    if isinstance(rows, slice):
        return array[rows] if _takes_slices(type(array)) else slice_X(array, np.arange(rows.start, rows.stop))
    if type(array) is np.ndarray:
        # take() is the faster one, but copies an array of another order first, the whole of it.
        return array.take(rows, axis=0) if array.flags.c_contiguous else array[rows]
    return slice_X(array, rows)


@functools.cache
def _takes_slices(kind: type) -> bool:
    """Whether instances of a class, users' subclasses not counted, give for a slice what they give for its rows."""
    return "%s.%s" % (kind.__module__, kind.__qualname__) in (
        "numpy.ndarray", "numpy.memmap", "h5py._hl.dataset.Dataset", "keras1.utils.io_utils.HDF5Matrix")


def samples_in(array: Any) -> int:
    """The number of samples in an array, a sparse matrix or an HDF5 data set.

    Examples
    --------
    >>> samples_in(np.zeros((3, 2)))
    3
    """
    return array.shape[0] if hasattr(array, "shape") else len(array)


def make_batches(size: int, batch_size: int) -> List[Tuple[int, int]]:
    """Start and end of each batch.

    Examples
    --------
    >>> make_batches(5, 2)
    [(0, 2), (2, 4), (4, 5)]
    """
    if batch_size < 1:
        raise ArgumentError.like(ValueError)("batch_size is %r, expected a positive integer" % (batch_size,))
    nb_batch = int(np.ceil(size / float(batch_size)))
    return [(i * batch_size, min(size, (i + 1) * batch_size)) for i in range(nb_batch)]


def batch_shuffle(index_array: np.ndarray, batch_size: int) -> np.ndarray:
    """Shuffle whole batches of indices; an incomplete last batch stays last.

    Draws once from NumPy's global generator.

    Examples
    --------
    >>> np.random.seed(0)
    >>> batch_shuffle(np.arange(5), 2)[-1]
    4
    """
    whole = len(index_array) // batch_size * batch_size
    batches = index_array[:whole].reshape((-1, batch_size))
    np.random.shuffle(batches)
    return np.append(batches.flatten(), index_array[whole:])


# -- weights of samples

@versioned
def standardize_weights(y: np.ndarray, sample_weight: Optional[np.ndarray] = None,
                        class_weight: Optional[Dict[int, float]] = None) -> np.ndarray:
    """One weight per sample (or per time step): as given, by class, or all ones.

    Parameters
    ----------
    y : array, shape (samples, ...)
        The targets.
    sample_weight : array, optional
        Wins over ``class_weight``.
    class_weight : dict, optional
        Weight of each class; for targets of up to two axes.
    sample_weight_mode : {None, "temporal"}, optional
        From 0.3.2: "temporal" takes weights of shape (samples, time).

    Raises
    ------
    AssertionError
        If there are not as many weights as targets.
    Exception
        If ``class_weight`` meets targets of more than two axes, or the weights do not fit their mode.

    Examples
    --------
    >>> standardize_weights(np.array([[0], [1], [1]]), class_weight={0: 1., 1: 3.})
    array([1., 3., 3.])
    """
    if sample_weight is not None:
        if len(sample_weight) != len(y):
            raise DataError.like(AssertionError)("", "%d weights for %d targets" % (len(sample_weight), len(y)))
        return sample_weight.flatten()
    return _weights_by_class(y, class_weight) if isinstance(class_weight, dict) else np.ones((y.shape[0],))


@standardize_weights.since("0.3.2", reason="weights per time step, with sample_weight_mode='temporal'")
def standardize_weights_by_mode(y: np.ndarray, sample_weight: Optional[np.ndarray] = None,
                                class_weight: Optional[Dict[int, float]] = None,
                                sample_weight_mode: Optional[str] = None) -> np.ndarray:
    """One weight per sample, or per time step in mode "temporal"; see `standardize_weights`."""
    _check_weight_mode(y, sample_weight, sample_weight_mode)
    if sample_weight is not None:
        axes = len(sample_weight.shape)
        if axes > len(y.shape) or y.shape[:axes] != sample_weight.shape:
            raise DataError.like(AssertionError)(
                "", "sample_weight has shape %s, targets have shape %s" % (sample_weight.shape, y.shape))
        return sample_weight
    if isinstance(class_weight, dict):
        return _weights_by_class(y, class_weight)
    return np.ones(y.shape[:1] if sample_weight_mode is None else y.shape[:2])


@functools.lru_cache(maxsize=64)
def ones(samples: int) -> np.ndarray:
    """Equal weights for a batch of so many samples; the array cannot be changed.

    Examples
    --------
    >>> ones(2)
    array([1., 1.], dtype=float32)
    """
    array = np.ones(samples, "float32")
    array.flags.writeable = False
    return array


@versioned
def _check_weight_mode(y, sample_weight, mode):
    axes = None if sample_weight is None else len(sample_weight.shape)
    if mode not in (None, "temporal"):
        raise ArgumentError.like(Exception)(
            '"sample_weight_mode should be None or "temporal".', "sample_weight_mode is %r" % (mode,))
    if mode == "temporal" and len(y.shape) < 3:
        raise DataError.like(Exception)(
            'Timestep-wise sample weighting (use of sample_weight_mode="temporal") is restricted to outputs '
            "that are at least 3D, i.e. that have a time dimension.", "the targets have shape %s" % (y.shape,))
    if mode == "temporal" and axes not in (None, 2):
        raise DataError.like(Exception)(
            "In order to use timestep-wise sample weighting, you should pass a 2D sample_weight array.",
            "sample_weight has shape %s" % (sample_weight.shape,))
    if mode is None and axes not in (None, 1):
        raise DataError.like(Exception)(
            'In order to use timestep-wise sample weights, you should specify sample_weight_mode="temporal" in '
            "compile(). If you just mean to use sample-wise weights, make sure your sample_weight array is 1D.",
            "sample_weight has shape %s" % (sample_weight.shape,))


@_check_weight_mode.since("1.0.0", reason="the messages tell the shapes")
def _check_weight_mode_told(y, sample_weight, mode):
    error, axes = error_class(ValueError), None if sample_weight is None else len(sample_weight.shape)
    if mode not in (None, "temporal"):
        raise ArgumentError.like(error)(
            '"sample_weight_mode should be None or "temporal". Found: ' + str(mode))
    if mode == "temporal" and len(y.shape) < 3:
        raise DataError.like(error)(
            "Found a sample_weight array for an input with shape %s. Timestep-wise sample weighting (use of "
            'sample_weight_mode="temporal") is restricted to outputs that are at least 3D, i.e. that have a time '
            "dimension." % (y.shape,))
    if mode == "temporal" and axes not in (None, 2):
        raise DataError.like(error)(
            "Found a sample_weight array with shape %s. In order to use timestep-wise sample weighting, you should "
            "pass a 2D sample_weight array." % (sample_weight.shape,))
    if mode is None and axes not in (None, 1):
        raise DataError.like(error)(
            "Found a sample_weight array with shape %s. In order to use timestep-wise sample weights, you should "
            'specify sample_weight_mode="temporal" in compile(). If you just mean to use sample-wise weights, make '
            "sure your sample_weight array is 1D." % (sample_weight.shape,))


def _weights_by_class(y: np.ndarray, class_weight: Dict[int, float]) -> np.ndarray:
    if len(y.shape) > 2:
        raise DataError.like(error_class(ValueError))(
            "class_weight not supported for 3+ dimensional targets.", "the targets have shape %s" % (y.shape,))
    classes = y.argmax(axis=1) if y.shape[1] > 1 else np.reshape(y, y.shape[0])
    missing = sorted(set(np.unique(classes)) - set(class_weight))
    if missing:
        raise DataError.like(KeyError)(
            missing[0], "class_weight has no weight for class %s; it has %s" % (missing[0], sorted(class_weight)))
    return np.asarray([class_weight[label] for label in classes])


# -- checks

def check_same_length(X: Any, y: Any, sample_weight: Any = None) -> None:
    """Raise unless inputs, targets and weights have the same number of samples."""
    if type(X) is list:
        lengths = [len(a) for a in X] + [len(y)]
        if len(set(lengths)) != 1:
            raise DataError.like(Exception)(
                "All input arrays and the target array must have the same number of samples.",
                "the inputs have %s samples, y has %d" % (lengths[:-1], lengths[-1]))
    elif len(X) != len(y):
        raise DataError.like(Exception)(
            "The input data tensor (X) and the target tensor (y) must have the same number of samples. Found: "
            f"len(X) = {len(X)}, len(y) = {len(y)}")
    if sample_weight is not None and len(sample_weight) != len(y):
        raise DataError.like(AssertionError)(
            '"sample_weight" must have the same number of samples as X and y.',
            "it has %d, y has %d" % (len(sample_weight), len(y)))


def check_equal_lengths(X: Any, y: Any, sample_weight: Any, what: str) -> None:
    """Raise unless all lengths agree; the original's assertion had no text."""
    lengths = [len(a) for a in standardize_X(X)] + [len(y)]
    lengths += [] if sample_weight is None else [len(sample_weight)]
    if len(set(lengths)) != 1:
        raise DataError.like(AssertionError)("", "%s: numbers of samples differ: %s" % (what, lengths))


def check_shape(array: Any, expected: Sequence[Optional[int]], what: str,
                hint: Callable[[], str] = lambda: "") -> None:
    """Raise unless an array has the expected shape, None standing for any size.

    Parameters
    ----------
    array : array
    expected : tuple
        Batch axis included; its size is not looked at.
    what : str
        How the message calls the array.
    hint : callable
        What it advises; asked only if the array does not fit.

    Raises
    ------
    TypeError
        If the number of axes is wrong.
    ValueError
        If a size is.
    """
    if not hasattr(array, "shape"):
        raise DataError.like(TypeError)(
            "%s is a %s, expected an array" % (what, type(array).__name__), "wrap it: np.array(...)")
    shape, expected = tuple(array.shape), tuple(expected)
    if len(shape) != len(expected):
        raise DataError.like(TypeError)(
            "%s has shape %s, expected %d axes: %s" % (what, shape, len(expected), _shown(expected)), hint())
    if any(e is not None and e != s for s, e in zip(shape[1:], expected[1:])):
        raise DataError.like(ValueError)("%s has shape %s, expected %s" % (what, shape, _shown(expected)), hint())


def _shown(shape: Sequence[Optional[int]]) -> str:
    sizes = ["samples"] + ["any" if size is None else str(size) for size in shape[1:]]
    return "(%s)" % ", ".join(sizes)


def warn_of_nan(arrays: Dict[str, Any]) -> None:
    """Warn of the first NaN of each array, naming array and row."""
    for name, array in arrays.items():
        if isinstance(array, np.ndarray) and array.dtype.kind == "f" and _has_nan(array):
            row = next(row for row, values in enumerate(array) if np.isnan(values).any())
            warnings.warn("%s holds NaN, first in row %d: the loss will be NaN" % (name, row),
                          RuntimeWarning, stacklevel=4)


def _has_nan(array: np.ndarray) -> bool:
    """Whether an array holds NaN: its least value is it then.  An array of answers would take a part of its memory."""
    with np.errstate(invalid="ignore"):
        return array.size > 0 and bool(np.isnan(array.min()))
