"""Arrays on their way into a model of 2.x: by position or by name, checked against what it declares.

`standardize_input_data` and its kin are those of `keras1.engine.named_data` with the rules and words of 2.3.
"""
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1 import losses
from keras1.engine.named_data import Shapes
from keras1.errors import ArgumentError, DataError


def standardize_single_array(x: Any) -> Any:
    """An array of at least two axes: a vector is one column; a tensor must know its batch size."""
    if x is None:
        return None
    if K.is_tensor(x):
        shape = K.int_shape(x)
        if shape is None or shape[0] is None:
            raise DataError.like(ValueError)(
                "When feeding symbolic tensors to a model, we expect the tensors to have a static batch size. Got "
                "tensor with shape: %s" % (shape,))
        return x
    return np.expand_dims(x, 1) if x.ndim == 1 else x


def standardize_input_data(data: Any, names: Sequence[str], shapes: Optional[Shapes] = None,
                           check_batch_axis: bool = True, exception_prefix: str = "") -> List[Any]:
    """Arrays in the order of ``names``, once they have the shapes expected.

    Parameters
    ----------
    data : array, data frame, list of them, or dict of them by name
        A vector is taken as one column; None as no data.
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
    if not names:
        if data is not None and hasattr(data, "__len__") and len(data):
            raise DataError.like(ValueError)(str((
                "Error when checking model %s: expected no data, but got:" % exception_prefix, data)))
        return []
    if data is None:
        return [None] * len(names)
    arrays = [standardize_single_array(array) for array in _listed(data, names)]
    if len(arrays) != len(names):
        arrays = _refuse_count(arrays, names, exception_prefix)
    for name, array, shape in zip(names, arrays, shapes or [None] * len(names)):
        if shape is not None and not K.is_tensor(array):
            _check_shape(array, name, shape, check_batch_axis, exception_prefix)
    return arrays


def _listed(data: Any, names: Sequence[str]) -> List[Any]:
    """The arrays of any form of data."""
    if isinstance(data, dict):
        missing = [name for name in names if name not in data]
        if missing:
            raise DataError.like(ValueError)(
                'No data provided for "%s". Need data for each key in: %s' % (missing[0], names),
                "the dict holds %s" % sorted(map(str, data)))
        return [_values(data[name]) for name in names]
    if not isinstance(data, list):
        return [_values(data)]
    if isinstance(data[0], list):
        return [np.asarray(part) for part in data]
    if len(names) == 1 and isinstance(data[0], (float, int)):
        return [np.asarray(data)]
    return [_values(part) for part in data]


def _values(data: Any) -> Any:
    """What a data frame holds; anything else as it is."""
    return data.values if type(data).__name__ == "DataFrame" else data


def _refuse_count(arrays: List[Any], names: Sequence[str], prefix: str) -> List[Any]:
    """What to make of arrays that are not as many as expected: one that holds them all, or an error."""
    start = "Error when checking model %s: " % prefix
    if arrays and hasattr(arrays[0], "shape"):
        raise DataError.like(ValueError)(
            start + "the list of Numpy arrays that you are passing to your model is not the size the model expected. "
            "Expected to see %d array(s), but instead got the following list of %d arrays: %s..."
            % (len(names), len(arrays), str(arrays)[:200]), "it takes %s" % ", ".join(names))
    if len(names) > 1:
        raise DataError.like(ValueError)(
            start + "you are passing a list as input to your model, but the model expects a list of %d Numpy arrays "
            "instead. The list you passed was: %s" % (len(names), str(arrays)[:200]))
    return [np.asarray(arrays)]


def _check_shape(array: Any, name: str, shape: Sequence, check_batch_axis: bool, prefix: str) -> None:
    found, wanted = array.shape, tuple(shape)
    start = "Error when checking %s: expected %s to have " % (prefix, name)
    if array.ndim != len(wanted):
        raise DataError.like(ValueError)(
            start + "%d dimensions, but got array with shape %s" % (len(wanted), found),
            "its shape should be %s" % (wanted,))
    if not check_batch_axis:
        found, wanted = found[1:], wanted[1:]
    if any(size and size != real for size, real in zip(wanted, found)):
        raise DataError.like(ValueError)(start + "shape %s but got array with shape %s" % (wanted, found))


def check_array_length_consistency(inputs: Any, targets: Any, weights: Any = None) -> None:
    """Raise unless inputs, targets and weights have the same number of samples."""
    x, y, w = _lengths(inputs), _lengths(targets), _lengths(weights)
    for found, arrays, what in ((x, inputs, "input arrays (x)"), (y, targets, "target arrays (y)")):
        if len(found) > 1:
            raise _differing(what, arrays)
    if x and y and x != y:
        raise DataError.like(ValueError)(
            "Input arrays should have the same number of samples as target arrays. Found %d input samples and %d "
            "target samples." % (*x, *y))
    if len(w) > 1:
        raise _differing("sample_weight arrays", weights)
    if y and w and y != w:
        raise DataError.like(ValueError)(
            "Sample_weight arrays should have the same number of samples as target arrays. Got %d input samples and "
            "%d target samples." % (*y, *w))


def _lengths(arrays: Any) -> set:
    return {0} if arrays is None else {0 if array is None else int(array.shape[0]) for array in arrays}


def _differing(what: str, arrays: Any) -> DataError:
    return DataError.like(ValueError)("All %s should have the same number of samples. Got array shapes: %s"
                                      % (what, [array.shape for array in arrays]))


_WANTS_ONE_HOT = (
    "You are passing a target array of shape %s while using as loss `categorical_crossentropy`. "
    "`categorical_crossentropy` expects targets to be binary matrices (1s and 0s) of shape (samples, classes). "
    "If your targets are integer classes, you can convert them to the expected format via:\n```\n"
    "from keras.utils import to_categorical\ny_binary = to_categorical(y_int)\n```\n\n"
    "Alternatively, you can use the loss function `sparse_categorical_crossentropy` instead, which does expect "
    "integer targets.")


def check_loss_and_target_compatibility(targets: Sequence[Any], loss_fns: Sequence[Callable],
                                        output_shapes: Shapes) -> None:
    """Raise unless targets are what their loss takes."""
    for y, loss, shape in zip(targets, loss_fns, output_shapes):
        if y is None or loss is None or K.is_tensor(y):
            continue
        if losses.is_categorical_crossentropy(loss) and y.shape[-1] == 1:
            raise DataError.like(ValueError)(_WANTS_ONE_HOT % (y.shape,))
        if _wants_shape_of_output(loss) and any(
                size is not None and size != real for real, size in zip(y.shape[1:], shape[1:])):
            raise DataError.like(ValueError)(
                "A target array with shape %s was passed for an output of shape %s while using as loss `%s`. This "
                "loss expects targets to have the same shape as the output." % (y.shape, shape, _loss_name(loss)))


def _wants_shape_of_output(loss: Any) -> bool:
    return isinstance(loss, (losses.MeanSquaredError, losses.BinaryCrossentropy, losses.CategoricalCrossentropy)) \
        or function_of(loss) in (losses.mean_squared_error, losses.binary_crossentropy,
                                 losses.categorical_crossentropy)


def _loss_name(loss: Any) -> str:
    return getattr(loss, "name", None) or function_of(loss).__name__


def function_of(loss: Any) -> Any:
    """The function that a loss object wraps; a function itself."""
    return getattr(loss, "fn", loss)


def target_shape(output_shape: Sequence, loss: Any) -> Any:
    """The shape that targets must have for an output and its loss; None where a user's loss decides."""
    function = function_of(loss)
    if function is losses.sparse_categorical_crossentropy:
        if K.image_data_format() == "channels_first" and len(output_shape) in (4, 5):
            return (output_shape[0], 1) + tuple(output_shape[2:])
        return tuple(output_shape[:-1]) + (1,)
    known = getattr(losses, getattr(function, "__name__", ""), None) is not None
    return tuple(output_shape) if known or _is_built_in(loss) else None


def _is_built_in(loss: Any) -> bool:
    """Whether a loss is an object whose class takes targets of the shape of the output."""
    return isinstance(loss, losses.Loss) and not isinstance(loss, losses.LossFunctionWrapper)


# -- weights

def standardize_weights(y: Any, sample_weight: Any = None, class_weight: Optional[Dict[Any, float]] = None,
                        sample_weight_mode: Optional[str] = None) -> Any:
    """One weight per sample (or per time step): as given, by class, their product, or all ones.

    Parameters
    ----------
    y : array, shape (samples, ...)
        The targets.
    sample_weight : array, optional
    class_weight : dict, optional
        Weight of each class; for targets of up to two axes.
    sample_weight_mode : {None, "temporal"}, optional
        "temporal" takes weights of shape (samples, time).

    Raises
    ------
    ValueError
        If the weights do not fit the targets or the mode, or a class has none.

    Examples
    --------
    >>> standardize_weights(np.array([[0], [1]]), np.array([1., 2.]), {0: 1., 1: 3.})
    array([1., 6.])
    """
    _check_mode(y, sample_weight, sample_weight_mode)
    if sample_weight is not None:
        if len(sample_weight.shape) > len(y.shape):
            raise DataError.like(ValueError)(
                "Found a sample_weight with shape%s.Expected sample_weight with rank less than or equal to %d"
                % (sample_weight.shape, len(y.shape)))
        if y.shape[:sample_weight.ndim] != sample_weight.shape:
            raise DataError.like(ValueError)(
                "Found a sample_weight array with shape %s for an input with shape %s. sample_weight cannot be "
                "broadcast." % (sample_weight.shape, y.shape))
    by_class = _weights_by_class(y, class_weight) if isinstance(class_weight, dict) else None
    if sample_weight is not None:
        return sample_weight if by_class is None else sample_weight * by_class
    if by_class is not None:
        return by_class
    return np.ones(y.shape[:1] if sample_weight_mode is None else y.shape[:2], dtype=K.floatx())


def _check_mode(y: Any, sample_weight: Any, mode: Optional[str]) -> None:
    axes = None if sample_weight is None else len(sample_weight.shape)
    if mode not in (None, "temporal"):
        raise ArgumentError.like(ValueError)(
            '"sample_weight_mode should be None or "temporal". Found: ' + str(mode))
    if mode == "temporal" and len(y.shape) < 3:
        raise DataError.like(ValueError)(
            "Found a sample_weight array for an input with shape %s. Timestep-wise sample weighting (use of "
            'sample_weight_mode="temporal") is restricted to outputs that are at least 3D, i.e. that have a time '
            "dimension." % (y.shape,))
    if mode == "temporal" and axes not in (None, 2):
        raise DataError.like(ValueError)(
            "Found a sample_weight array with shape %s. In order to use timestep-wise sample weighting, you should "
            "pass a 2D sample_weight array." % (sample_weight.shape,))
    if mode is None and axes not in (None, 1):
        raise DataError.like(ValueError)(
            "Found a sample_weight array with shape %s. In order to use timestep-wise sample weights, you should "
            'specify sample_weight_mode="temporal" in compile(). If you just mean to use sample-wise weights, make '
            "sure your sample_weight array is 1D." % (sample_weight.shape,))


def _weights_by_class(y: Any, class_weight: Dict[Any, float]) -> np.ndarray:
    if len(y.shape) > 2:
        raise DataError.like(ValueError)("`class_weight` not supported for 3+ dimensional targets.")
    classes = y
    if len(y.shape) == 2:
        classes = np.argmax(y, axis=1) if y.shape[1] > 1 else np.reshape(y, y.shape[0])
    missing = set(classes) - set(class_weight)
    if missing:
        raise DataError.like(ValueError)(
            "`class_weight` must contain all classes in the data. The classes %s exist in the data but not in "
            "`class_weight`." % missing)
    return np.asarray([class_weight[label] for label in classes])
