"""What the metrics that count share: thresholds, the four counts, kinds of curves.  Came with 2.3.0."""
import functools
from enum import Enum
from typing import Any, Callable, Dict, List, Optional, Sequence, Union

from keras1 import backend as K
from keras1 import history
from keras1.errors import ArgumentError, BackendError
from keras1.utils import losses_utils
from keras1.utils.lists import to_list

NEG_INF = -1e10


class Reduction:
    """How a ``Reduce`` makes one number of all values so far.

    Attributes
    ----------
    SUM : str
        Their sum.
    SUM_OVER_BATCH_SIZE : str
        Their sum over their number.
    WEIGHTED_MEAN : str
        Their sum over the sum of their weights.
    """

    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"
    WEIGHTED_MEAN = "weighted_mean"


class ConfusionMatrix(Enum):
    """The four counts."""

    TRUE_POSITIVES = "tp"
    FALSE_POSITIVES = "fp"
    TRUE_NEGATIVES = "tn"
    FALSE_NEGATIVES = "fn"


class AUCCurve(Enum):
    """Recall over the rate of false positives (ROC), or precision over recall (PR)."""

    ROC = "ROC"
    PR = "PR"

    @classmethod
    def from_str(cls, key: str) -> "AUCCurve":
        """The curve of that name, in capital letters or small ones.

        Raises
        ------
        ValueError
            An ``ArgumentError`` of that name: another one.
        """
        if key not in ("pr", "PR", "roc", "ROC"):
            raise ArgumentError.like(ValueError)('Invalid AUC curve value "%s".' % key, hint="it is 'ROC' or 'PR'")
        return cls(key.upper())


class AUCSummationMethod(Enum):
    """How high the strips below a curve are: between both ends, or as the higher or the lower one."""

    INTERPOLATION = "interpolation"
    MAJORING = "majoring"
    MINORING = "minoring"

    @classmethod
    def from_str(cls, key: str) -> "AUCSummationMethod":
        """The method of that name, also with a capital first letter.

        Raises
        ------
        ValueError
            An ``ArgumentError`` of that name: another one.
        """
        names = [method.value for method in cls]
        if key not in names + [name.capitalize() for name in names]:
            raise ArgumentError.like(ValueError)(
                'Invalid AUC summation method value "%s".' % key, hint="it is one of: %s" % ", ".join(names))
        return cls(key.lower())


def update_state_wrapper(update_state_fn: Callable) -> Callable:
    """A method that updates and lets the metric remember what it returns."""
    @functools.wraps(update_state_fn)
    def decorated(metric_obj, *args, **kwargs):
        with history.being(history.at_least("2.3.0")):
            updates = update_state_fn(*args, **kwargs)
        metric_obj.add_update(updates)
        return updates
    return decorated


def result_wrapper(result_fn: Callable) -> Callable:
    """A method whose result is known to be a metric's: read after the updates of a function, not before."""
    @functools.wraps(result_fn)
    def decorated(metric_obj, *args, **kwargs):
        with history.being(history.at_least("2.3.0")):
            result = K.identity(result_fn(*args, **kwargs))
        metric_obj._call_result = result
        result._is_metric = True
        return result
    return decorated


def filter_top_k(x: Any, k: int) -> Any:
    """The ``k`` largest values of each row.  The originals had it for TensorFlow only.

    Raises
    ------
    ImportError
        A ``BackendError`` of that name.
    """
    raise BackendError.like(ImportError)("No module named 'tensorflow'", hint="top_k was for TensorFlow only")


def assert_thresholds_range(thresholds: Optional[Sequence[float]]) -> None:
    """Refuse thresholds that are not between 0 and 1.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name.
    """
    invalid = [t for t in thresholds or () if t is None or t < 0 or t > 1]
    if invalid:
        raise ArgumentError.like(ValueError)("Threshold values must be in [0, 1]. Invalid values: %s" % invalid)


def parse_init_thresholds(thresholds: Any, default_threshold: float = 0.5) -> List[float]:
    """One threshold or several as a list; the default if there is none.

    Examples
    --------
    >>> parse_init_thresholds(None), parse_init_thresholds([0.2, 0.8])
    ([0.5], [0.2, 0.8])
    """
    if thresholds is not None:
        assert_thresholds_range(to_list(thresholds))
    return to_list(default_threshold if thresholds is None else thresholds)


def update_confusion_matrix_variables(variables_to_update: Dict[ConfusionMatrix, Any], y_true: Any, y_pred: Any,
                                      thresholds: Union[float, Sequence[float]] = 0.5, top_k: Optional[int] = None,
                                      class_id: Optional[int] = None, sample_weight: Optional[Any] = None) -> List:
    """The updates that add a batch to some of the four counts, at each threshold.

    Parameters
    ----------
    variables_to_update : dict of ConfusionMatrix to variable, shape (thresholds,)
    y_true : tensor, shape (samples, ...)
        What is not zero is positive.
    y_pred : tensor of the same shape
        What is above a threshold is taken for positive.
    thresholds : float or list of float
    top_k : int, optional
        For TensorFlow only.
    class_id : int, optional
        The entry of the last axis that alone counts.
    sample_weight : tensor, optional
        How much each sample, or each value, counts.

    Returns
    -------
    list of updates

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: keys that are none of the four, or no key.
    """
    if variables_to_update is None:
        return None
    _check_keys(variables_to_update)
    y_pred, y_true, weight = _in_shape(y_pred, y_true, sample_weight)
    if top_k is not None:
        y_pred = filter_top_k(y_pred, top_k)
    if class_id is not None:
        y_true, y_pred = y_true[..., class_id], y_pred[..., class_id]
    values = K.reshape(y_pred, [1, -1])
    taken = K.cast(K.greater(values, K.expand_dims(K.constant(to_list(thresholds, allow_tuple=True)), 1)), K.floatx())
    there = K.cast(K.not_equal(K.reshape(y_true, [1, -1]), 0), K.floatx())
    each = None if weight is None else K.reshape(losses_utils.broadcast_weights(y_pred, weight), [1, -1])
    cells = {
        ConfusionMatrix.TRUE_POSITIVES: (there, taken),
        ConfusionMatrix.FALSE_NEGATIVES: (there, 1. - taken),
        ConfusionMatrix.FALSE_POSITIVES: (1. - there, taken),
        ConfusionMatrix.TRUE_NEGATIVES: (1. - there, 1. - taken),
    }
    return [weighted_assign_add(label, pred, each, variables_to_update[kind])
            for kind, (label, pred) in cells.items() if kind in variables_to_update]


def weighted_assign_add(label: Any, pred: Any, weights: Optional[Any], var: Any) -> Any:
    """The update that adds, for each row, where both are true, or the weights there.

    Parameters
    ----------
    label, pred : tensors, shape (rows, n)
    weights : tensor, optional
        Of that shape, or one row for all.
    var : variable, shape (rows,)
    """
    both = K.cast(label, K.floatx()) * K.cast(pred, K.floatx())
    return K.update_add(var, K.sum(both if weights is None else both * weights, axis=1))


def _check_keys(variables: Dict) -> None:
    kinds = list(ConfusionMatrix)
    invalid = [key for key in variables if key not in kinds]
    if len(invalid) == len(variables):
        raise ArgumentError.like(ValueError)(
            "Please provide at least one valid confusion matrix variable to update. Valid variable key options are: "
            '"%s". Received: "%s"' % (kinds, variables.keys()))
    if invalid:
        raise ArgumentError.like(ValueError)(
            'Invalid keys: %s. Valid variable key options are: "%s"' % (invalid, kinds))


def _in_shape(y_pred, y_true, sample_weight):
    """Predictions, truth and weights as floats, of ranks that fit."""
    y_pred, y_true = K.cast(y_pred, K.floatx()), K.cast(y_true, K.floatx())
    if sample_weight is None:
        return (*losses_utils.squeeze_or_expand_dimensions(y_pred, y_true=y_true), None)
    return losses_utils.squeeze_or_expand_dimensions(y_pred, y_true, K.cast(sample_weight, K.floatx()))
