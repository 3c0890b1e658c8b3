"""Class vectors and matrices, scores, kernels of either ordering, lengths of convolutions: in NumPy."""
from typing import Any, Optional, Sequence

import numpy as np

from keras1.errors import ArgumentError, DataError, ShapeError
from keras1.history import came, gone, versioned
from keras1.utils.upstream import raised


@versioned
def to_categorical(y: Any, nb_classes: Optional[int] = None) -> np.ndarray:
    """Class numbers as rows that are one at the class and zero elsewhere.

    Parameters
    ----------
    y : array of int, shape (n,) or (n, k)
        Class numbers from 0 on; with k columns a row has up to k ones, from 1.2.2 on there are n times k rows, and
        from 2.1.0 on n times k in the shape of ``y``.
    nb_classes : int, optional
        The number of columns; by default the largest class number plus one.  From 2.0.0 on called ``num_classes``.
    dtype : str
        The type of the result.  Came with 2.2.4; before, float64, and from 2.1.6 on float32.

    Returns
    -------
    numpy.ndarray, shape (n, nb_classes)

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


@to_categorical.since("1.2.2", reason="class numbers are a vector, whatever their shape")
def _categorical_of_vector(y, nb_classes=None):
    return _ones_along_last(np.array(y, dtype="int").ravel(), nb_classes, "float64")


@to_categorical.since("2.0.0", reason="nb_ became num_")
def _categorical_of_num_classes(y, num_classes=None):
    return _categorical_of_vector(y, num_classes)


@to_categorical.since("2.1.0", reason="the classes are one more axis")
def _categorical_of_array(y, num_classes=None):
    return _ones_along_last(np.array(y, dtype="int"), num_classes, "float64")


@to_categorical.since("2.1.6", reason="a column of classes is a vector; single precision is enough for zeros and ones")
def _categorical_of_column(y, num_classes=None):
    return _ones_along_last(_column_as_vector(np.array(y, dtype="int")), num_classes, "float32")


@to_categorical.since("2.2.4", reason="the type may be chosen")
def _categorical_of_type(y, num_classes=None, dtype="float32"):
    return _ones_along_last(_column_as_vector(np.array(y, dtype="int")), num_classes, dtype)


def _column_as_vector(y):
    return y[..., 0] if y.ndim > 1 and y.shape[-1] == 1 else y


def _ones_along_last(y, classes, dtype):
    classes = classes or int(np.max(y)) + 1
    _refuse_strangers(y.ravel(), classes)
    matrix = np.zeros((y.size, classes), dtype=dtype)
    matrix[np.arange(y.size), y.ravel()] = 1
    return matrix.reshape(y.shape + (classes,))


def _refuse_strangers(y, nb_classes):
    strange = y[(y >= nb_classes) | (y < -nb_classes)]
    if strange.size:
        raise DataError.like(IndexError)(
            "index %d is out of bounds for axis 1 with size %d" % (strange[0], nb_classes),
            hint="to_categorical: class numbers must lie in 0..%d; "
                 "give a larger nb_classes, or number the classes from 0" % (nb_classes - 1))


@versioned
def normalize(a: Any, axis: int = -1, order: int = 2) -> np.ndarray:
    """An array over its norms along an axis; what has norm zero stays zero.

    Parameters
    ----------
    a : array
        From 2.0.0 on called ``x``.
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
    return _over_norms(a, axis, order)


@normalize.since("2.0.0", reason="arguments have the names of other functions")
def _normalize_x(x, axis=-1, order=2):
    return _over_norms(x, axis, order)


def _over_norms(x, axis, order):
    norms = np.atleast_1d(np.linalg.norm(x, order, axis))
    norms[norms == 0] = 1
    return x / np.expand_dims(norms, axis)


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


@versioned
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
    return _mean_logloss(P, Y)


@multiclass_logloss.since("1.2.2", reason="arguments in small letters")
def _multiclass_logloss(p, y):
    return _mean_logloss(p, y)


def _mean_logloss(p, y):
    return -(1. / len(y)) * np.sum(np.log([p[i][y[i] - 1] for i in range(len(y))]))


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


@versioned
def convert_kernel(kernel: np.ndarray, dim_ordering: Optional[str] = "th") -> np.ndarray:
    """A convolution's kernel for the other backend: flipped along the axes that it moves over.

    Theano turns kernels around and TensorFlow does not; turning twice gives the first one again.

    Parameters
    ----------
    kernel : numpy.ndarray
        With four or five axes.
    dim_ordering : {"th", "tf"}, optional
        Whether it is (outputs, inputs, ...) or (..., inputs, outputs); by default "th", from 1.2.0 on
        ``K.image_dim_ordering()``.

    Raises
    ------
    ValueError
        A ``ShapeError`` of that name: another number of axes.
    Exception, ValueError
        An ``ArgumentError`` of that name, up to 1.1 and from 1.2.0 on: another ordering.

    Examples
    --------
    >>> convert_kernel(np.arange(4.).reshape(1, 1, 2, 2), "th")[0, 0]
    array([[3., 2.],
           [1., 0.]])
    """
    moving = _moving_axes(kernel, dim_ordering, "Invalid dim_ordering: %s" % dim_ordering)
    return np.flip(kernel, moving).copy()


@convert_kernel.since("1.2.0", reason="the ordering is a setting")
def _convert_kernel_of_setting(kernel, dim_ordering=None):
    from keras1 import backend as K  # only here: these are functions of NumPy
    if dim_ordering in (None, "default"):
        dim_ordering = K.image_dim_ordering()
    return np.flip(kernel, _moving_axes(kernel, dim_ordering, ("Invalid dim_ordering:", dim_ordering))).copy()


def _moving_axes(kernel, dim_ordering, complaint):
    if kernel.ndim not in (4, 5):
        raise ShapeError.like(ValueError)(
            ("Invalid kernel shape:", kernel.shape), hint="a kernel has 4 axes, or 5 in three dimensions")
    axes = {"th": range(2, kernel.ndim), "tf": range(kernel.ndim - 2)}
    if dim_ordering not in axes:
        raise ArgumentError.like(raised(ValueError))(complaint, hint="dim_ordering is 'th' or 'tf'")
    return tuple(axes[dim_ordering])


def conv_output_length(input_length: Optional[int], filter_size: int, border_mode: str, stride: int,
                       dilation: int = 1) -> Optional[int]:
    """The number of steps that a convolution makes of so many.

    Parameters
    ----------
    input_length : int or None
        None gives None.
    filter_size : int
        The length of the kernel.
    border_mode : {"valid", "same", "full"}
        "full" came with 1.2.0.
    stride : int
        Every how many places there is a step.
    dilation : int
        Every how many places the kernel looks.

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name: another border mode.

    Examples
    --------
    >>> conv_output_length(10, 3, "valid", 2)
    4
    """
    if input_length is None:
        return None
    reach = filter_size + (filter_size - 1) * (dilation - 1)
    surplus = {"same": 0, "valid": 1 - reach, "full": reach - 1}
    return (input_length + _of_mode(border_mode, surplus) + stride - 1) // stride


def conv_input_length(output_length: Optional[int], filter_size: int, border_mode: str,
                      stride: int) -> Optional[int]:
    """The number of steps of which a convolution makes so many; the other way of ``conv_output_length``.

    Raises
    ------
    AssertionError
        An ``ArgumentError`` of that name: another border mode.

    Examples
    --------
    >>> conv_input_length(4, 3, "valid", 2)
    9
    """
    if output_length is None:
        return None
    padding = {"same": filter_size // 2, "valid": 0, "full": filter_size - 1}
    return (output_length - 1) * stride - 2 * _of_mode(border_mode, padding) + filter_size


def _of_mode(border_mode, values):
    if border_mode not in values:
        raise ArgumentError.like(AssertionError)(
            "", hint="border_mode is %r, expected one of %s" % (border_mode, ", ".join(map(repr, values))))
    return values[border_mode]


came("utils.np_utils", "convert_kernel", "1.0.1", "weights of the other backend")
came("utils.np_utils", "conv_output_length", "1.0.8", "one place for all layers")
came("utils.np_utils", "conv_input_length", "1.0.8", "one place for all layers")
for _name in ("accuracy", "binary_logloss", "categorical_probas_to_classes", "multiclass_logloss", "probas_to_classes"):
    gone("utils.np_utils", _name, "2.0.0", "nothing used it")
for _name in ("conv_input_length", "conv_output_length", "convert_kernel"):
    gone("utils.np_utils", _name, "2.0.0", "a module of its own", now="utils.conv_utils.%s" % _name)
