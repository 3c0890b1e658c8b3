"""Arrays on their way into a functional model: by position or by name, checked against what it declares."""
from typing import Any, Callable, List, Optional, Sequence

import numpy as np

from keras1.engine.nodes import error_class
from keras1.errors import DataError
from keras1.history import versioned

Shapes = Sequence[Optional[Sequence[Optional[int]]]]


def standardize_input_data(data: Any, names: Sequence[str], shapes: Optional[Shapes] = None,
                           check_batch_axis: bool = True, exception_prefix: str = "") -> List[np.ndarray]:
    """Arrays in the order of ``names``, once they have the shapes expected.

    Parameters
    ----------
    data : array, list of arrays or dict of arrays by name
        A vector is taken as one column.
    names : list of str
    shapes : list of tuple or None, optional
        None for one that is not checked; None or 0 in a shape stands for any size.
    check_batch_axis : bool
        Whether the first axis is checked too.
    exception_prefix : str
        How messages call the data.

    Raises
    ------
    ValueError, TypeError
        If an array is missing, too many, or of another shape.

    Examples
    --------
    >>> [a.shape for a in standardize_input_data({"x": np.zeros(4)}, ["x"], [(None, 1)])]
    [(4, 1)]
    """
    arrays = [_with_two_axes(array) for array in _in_order(data, names, exception_prefix)]
    for name, array, shape in zip(names, arrays, shapes or [None] * len(names)):
        if shape is not None:
            _check_shape(array, name, shape, check_batch_axis, exception_prefix)
    return arrays


def _in_order(data, names, prefix):
    if isinstance(data, dict):
        missing = [name for name in names if name not in data]
        if missing:
            raise DataError.like(error_class(ValueError))(
                'No data provided for "%s". Need data for each key in: %s' % (missing[0], _keys_shown(data, names)),
                "the dict holds %s" % sorted(map(str, data)))
        return [data[name] for name in names]
    if isinstance(data, list):
        return _list_in_order(data, names, prefix)
    if not hasattr(data, "shape"):
        raise DataError.like(error_class(TypeError))(
            "Error when checking %s: data should be a Numpy array, or list/dict of Numpy arrays. Found: %s..."
            % (prefix, str(data)[:200]), "wrap it: np.array(...)")
    if len(names) != 1:
        raise DataError.like(error_class(ValueError))(
            "The model expects %d input arrays, but only received one array. Found: array with shape %s"
            % (len(names), data.shape), "give a list, or a dict with the keys %s" % ", ".join(names))
    return [data]


@versioned
def _keys_shown(data, names):
    return str(data.keys())


@_keys_shown.since("1.2.0", reason="the message tells the names wanted, before it told those given")
def _names_shown(data, names):
    return str(list(names))


def _list_in_order(data, names, prefix):
    if len(data) == len(names):
        return [np.asarray(a) if isinstance(a, (list, tuple)) else a for a in data]
    if data and hasattr(data[0], "shape"):
        raise DataError.like(error_class(ValueError))(
            "Error when checking %s: the list of Numpy arrays that you are passing to your model is not the size the "
            "model expected. Expected to see %d arrays but instead got the following list of %d arrays: %s..."
            % (prefix, len(names), len(data), str(data)[:200]), "it takes %s" % ", ".join(names))
    if len(names) == 1:
        return [np.asarray(data)]
    raise DataError.like(error_class(ValueError))(
        "Error when checking %s: you are passing a list as input to your model, but the model expects a list of %d "
        "Numpy arrays instead. The list you passed was: %s" % (prefix, len(names), str(data)[:200]))


def _with_two_axes(array):
    return np.expand_dims(array, 1) if len(array.shape) == 1 else array


def _check_shape(array, name, shape, check_batch_axis, prefix):
    start = "Error when checking %s: expected %s to have " % (prefix, name)
    if len(array.shape) != len(shape):
        raise DataError.like(error_class(ValueError))(
            start + "%d dimensions, but got array with shape %s" % (len(shape), array.shape),
            "its shape should be %s" % (tuple(shape),))
    first = 0 if check_batch_axis else 1
    if any(wanted and wanted != size for size, wanted in list(zip(array.shape, shape))[first:]):
        raise DataError.like(error_class(ValueError))(
            start + "shape %s but got array with shape %s" % (shape, array.shape))


def by_output(x_weight: Any, output_names: Sequence[str], weight_type: str) -> List[Any]:
    """Class or sample weights, one for each output.

    Parameters
    ----------
    x_weight : None, one, list of them, or dict of them by output
    output_names : list of str
    weight_type : {"class_weight", "sample_weight"}

    Examples
    --------
    >>> by_output(None, ["a", "b"], "class_weight")
    [None, None]
    """
    given, names, kind = x_weight, output_names, weight_type
    if given is None or len(given) == 0:
        return [None] * len(names)
    if len(names) == 1:
        if isinstance(given, list) and len(given) == 1:
            return given
        return [given[names[0]]] if isinstance(given, dict) and names[0] in given else [given]
    if isinstance(given, list):
        if len(given) != len(names):
            raise DataError.like(error_class(ValueError))(
                "Provided `%s` was a list of %d elements, but the model has %d outputs. You should provide one `%s`"
                "array per model output." % (kind, len(given), len(names), kind))
        return given
    if isinstance(given, dict):
        return [given.get(name) for name in names]
    raise DataError.like(error_class(TypeError))(
        "The model has multiple outputs, so `%s` should be either a list %s a dict. Provided `%s` type not "
        "understood: %s" % (kind, _or(), kind, given))


@versioned
def _or():
    return "of"


@_or.since("2.1.6", reason="a slip of the pen in a message")
def _or_mended():
    return "or"


def standardize_class_weights(class_weight: Any, output_names: Sequence[str]) -> List[Any]:
    """Class weights, one for each output; see `by_output`."""
    return by_output(class_weight, output_names, "class_weight")


def standardize_sample_weights(sample_weight: Any, output_names: Sequence[str]) -> List[Any]:
    """Sample weights, one for each output; see `by_output`."""
    return by_output(sample_weight, output_names, "sample_weight")


def check_lengths(inputs: Sequence[np.ndarray], targets: Sequence[np.ndarray], weights: Sequence[np.ndarray]) -> None:
    """Raise unless inputs, targets and weights have the same number of samples."""
    lengths = [{array.shape[0] for array in arrays} for arrays in (inputs, targets, weights)]
    for found, what in zip(lengths, ("input arrays (x)", "target arrays (y)", "sample_weight arrays")):
        if len(found) != 1:
            raise DataError.like(error_class(ValueError))(
                "All %s should have the same number of samples." % what, "they have %s" % sorted(found))
    x, y, w = (found.pop() for found in lengths)
    if x != y:
        raise DataError.like(error_class(ValueError))(
            "Input arrays should have the same number of samples as target arrays. Found %d input samples and %d "
            "target samples." % (x, y))
    if x != w:
        raise DataError.like(error_class(ValueError))(
            "Sample_weight arrays should have the same number of samples as input arrays. Found %d input samples and "
            "%d target samples." % (x, w))


_WANTS_ONE_HOT = (
    "You are passing a target array of shape %s while using as loss `categorical_crossentropy`. "
    "`categorical_crossentropy` expects targets to be binary matrices (1s and 0s) of shape (samples, classes). "
    "If your targets are integer classes, you can convert them to the expected format via:\n```\n"
    "from keras.utils.np_utils import to_categorical\ny_binary = to_categorical(y_int)\n```\n\n"
    "Alternatively, you can use the loss function `sparse_categorical_crossentropy` instead, which does expect "
    "integer targets.")

#: Losses whose targets have the shape of the output; the first name is none, so `mse` goes unchecked, as it did.
_SAME_SHAPE = ("mean_square_error", "binary_crossentropy", "categorical_crossentropy")


def check_targets_suit_losses(targets: Sequence[np.ndarray], losses: Sequence[Callable],
                              output_shapes: Shapes) -> None:
    """Raise unless targets are what their loss takes."""
    for y, loss, shape in zip(targets, losses, output_shapes):
        name = getattr(loss, "__name__", "")
        if name == "categorical_crossentropy" and _looks_like_labels(y):
            raise DataError.like(error_class(ValueError))(_WANTS_ONE_HOT % (y.shape,))
        if name in _SAME_SHAPE and _differ(y.shape, shape):
            raise DataError.like(error_class(ValueError))(
                "A target array with shape %s was passed for an output of shape %s while using as loss `%s`. This "
                "loss expects targets to have the same shape as the output." % (y.shape, shape, name))


@versioned
def _looks_like_labels(y):
    return y.shape[1] == 1


@_looks_like_labels.since("1.2.0", reason="the last axis is that of the classes")
def _looks_like_labels_at_the_end(y):
    return y.shape[-1] == 1


@versioned
def _differ(shape, wanted):
    return wanted[1] is not None and shape[1] != wanted[1]


@_differ.since("1.2.0", reason="all axes are compared")
def _differ_anywhere(shape, wanted):
    return any(w is not None and s != w for s, w in zip(shape[1:], wanted[1:]))
