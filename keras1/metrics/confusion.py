"""Metrics that count hits and misses at thresholds.  Came with 2.3.0."""
from typing import Any, Dict, List, Optional, Sequence, Union

from keras1 import backend as K
from keras1.errors import BackendError
from keras1.metrics.base import Metric
from keras1.utils.metrics_utils import (
    NEG_INF,
    ConfusionMatrix,
    parse_init_thresholds,
    update_confusion_matrix_variables,
)

Thresholds = Union[float, Sequence[float], None]


def ratio(part: Any, whole: Any) -> Any:
    """``part / whole``, 0 where the whole is 0."""
    return K.switch(K.greater(whole, 0), part / whole, K.zeros_like(part))


class _ConfusionMatrixConditionCount(Metric):
    """One of the four counts.

    Parameters
    ----------
    confusion_matrix_cond : ConfusionMatrix
    thresholds : float or list of float, optional
        What is above is taken for positive; 0.5 if not given.
    name, dtype : str, optional

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: a threshold that is not between 0 and 1.
    """

    def __init__(self, confusion_matrix_cond: ConfusionMatrix, thresholds: Thresholds = None,
                 name: Optional[str] = None, dtype: Optional[str] = None):
        super().__init__(name=name, dtype=dtype)
        self._confusion_matrix_cond = confusion_matrix_cond
        self.init_thresholds = thresholds
        self.thresholds = parse_init_thresholds(thresholds)
        self.accumulator = self.add_weight("accumulator", shape=(len(self.thresholds),), initializer="zeros")

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Optional[Any] = None) -> List[Any]:
        """The updates that add a batch."""
        return update_confusion_matrix_variables(
            {self._confusion_matrix_cond: self.accumulator}, y_true, y_pred, self.thresholds,
            sample_weight=sample_weight)

    def result(self) -> Any:
        """The count; of several thresholds, all counts."""
        return self.accumulator[0] if len(self.thresholds) == 1 else self.accumulator

    def get_config(self) -> Dict[str, Any]:
        """Its arguments."""
        return dict(super().get_config(), thresholds=self.init_thresholds)


class FalsePositives(_ConfusionMatrixConditionCount):
    """How often the prediction is positive and the truth is not.

    Parameters
    ----------
    thresholds : float or list of float, optional
        What is above is taken for positive; 0.5 if not given.
    name, dtype : str, optional
    """

    def __init__(self, thresholds: Thresholds = None, name: Optional[str] = None, dtype: Optional[str] = None):
        super().__init__(ConfusionMatrix.FALSE_POSITIVES, thresholds, name, dtype)


class TruePositives(_ConfusionMatrixConditionCount):
    """How often prediction and truth are positive.  Parameters as of ``FalsePositives``."""

    def __init__(self, thresholds: Thresholds = None, name: Optional[str] = None, dtype: Optional[str] = None):
        super().__init__(ConfusionMatrix.TRUE_POSITIVES, thresholds, name, dtype)


class TrueNegatives(_ConfusionMatrixConditionCount):
    """How often neither prediction nor truth is positive.  Parameters as of ``FalsePositives``."""

    def __init__(self, thresholds: Thresholds = None, name: Optional[str] = None, dtype: Optional[str] = None):
        super().__init__(ConfusionMatrix.TRUE_NEGATIVES, thresholds, name, dtype)


class FalseNegatives(_ConfusionMatrixConditionCount):
    """How often the truth is positive and the prediction is not.  Parameters as of ``FalsePositives``."""

    def __init__(self, thresholds: Thresholds = None, name: Optional[str] = None, dtype: Optional[str] = None):
        super().__init__(ConfusionMatrix.FALSE_NEGATIVES, thresholds, name, dtype)


class _ShareOfHits(Metric):
    """True positives over these and one kind of errors."""

    _error: ConfusionMatrix
    _error_name: str

    def __init__(self, thresholds: Thresholds = None, top_k: Optional[int] = None, class_id: Optional[int] = None,
                 name: Optional[str] = None, dtype: Optional[str] = None):
        super().__init__(name=name, dtype=dtype)
        if top_k is not None:
            raise BackendError.like(RuntimeError)(
                "`top_k` argument for `%s` metric is currently supported only with TensorFlow backend."
                % type(self).__name__)
        self.init_thresholds = thresholds
        self.top_k = top_k
        self.class_id = class_id
        self.thresholds = parse_init_thresholds(thresholds, 0.5 if top_k is None else NEG_INF)
        shape = (len(self.thresholds),)
        self.true_positives = self.add_weight("true_positives", shape=shape, initializer="zeros")
        setattr(self, self._error_name, self.add_weight(self._error_name, shape=shape, initializer="zeros"))

    @property
    def _errors(self):
        return getattr(self, self._error_name)

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Optional[Any] = None) -> List[Any]:
        """The updates that add a batch."""
        return update_confusion_matrix_variables(
            {ConfusionMatrix.TRUE_POSITIVES: self.true_positives, self._error: self._errors}, y_true, y_pred,
            self.thresholds, self.top_k, self.class_id, sample_weight)

    def result(self) -> Any:
        """The share; of several thresholds, all shares."""
        shares = ratio(self.true_positives, self.true_positives + self._errors)
        return shares[0] if len(self.thresholds) == 1 else shares

    def get_config(self) -> Dict[str, Any]:
        """Its arguments."""
        return dict(super().get_config(), thresholds=self.init_thresholds, top_k=self.top_k, class_id=self.class_id)


class Precision(_ShareOfHits):
    """Of what was found, the share that is there: true positives over these and false positives.

    Parameters
    ----------
    thresholds : float or list of float, optional
        What is above is taken for positive; 0.5 if not given.
    top_k : int, optional
        For TensorFlow only.
    class_id : int, optional
        The entry of the last axis that alone counts.
    name, dtype : str, optional

    Raises
    ------
    RuntimeError
        A ``BackendError`` of that name: a ``top_k``.
    ValueError
        An ``ArgumentError`` of that name: a threshold that is not between 0 and 1.
    """

    _error = ConfusionMatrix.FALSE_POSITIVES
    _error_name = "false_positives"


class Recall(_ShareOfHits):
    """Of what is there, the share that was found: true positives over these and false negatives.

    Parameters as of ``Precision``.
    """

    _error = ConfusionMatrix.FALSE_NEGATIVES
    _error_name = "false_negatives"
