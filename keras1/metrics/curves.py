"""Metrics of curves, drawn through counts at many thresholds.  Came with 2.3.0."""
from typing import Any, Dict, List, Optional, Sequence, Union

from keras1 import backend as K
from keras1.errors import ArgumentError
from keras1.metrics.base import Metric
from keras1.metrics.confusion import ratio
from keras1.utils.metrics_utils import (
    AUCCurve,
    AUCSummationMethod,
    ConfusionMatrix,
    update_confusion_matrix_variables,
)


class _FourCounts(Metric):
    """The four counts at each threshold."""

    thresholds: List[float]

    def _make_counts(self, number: int) -> None:
        for kind in ("true_positives", "true_negatives", "false_positives", "false_negatives"):
            setattr(self, kind, self.add_weight(kind, shape=(number,), initializer="zeros"))

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Optional[Any] = None) -> List[Any]:
        """The updates that add a batch."""
        counts = {ConfusionMatrix.TRUE_POSITIVES: self.true_positives,
                  ConfusionMatrix.TRUE_NEGATIVES: self.true_negatives,
                  ConfusionMatrix.FALSE_POSITIVES: self.false_positives,
                  ConfusionMatrix.FALSE_NEGATIVES: self.false_negatives}
        return update_confusion_matrix_variables(counts, y_true, y_pred, self.thresholds, sample_weight=sample_weight)

    def _recall(self):
        return ratio(self.true_positives, self.true_positives + self.false_negatives)

    def _specificity(self):
        return ratio(self.true_negatives, self.true_negatives + self.false_positives)


def _between(number: int) -> List[float]:
    """The evenly spaced numbers between 0 and 1 that, with both ends, are so many."""
    return [(i + 1) * 1.0 / (number - 1) for i in range(number - 2)]


class SensitivitySpecificityBase(_FourCounts):
    """One rate at the threshold where the other is nearest to a value.

    Parameters
    ----------
    value : float
    num_thresholds : int
    name, dtype : str, optional
    """

    def __init__(self, value: float, num_thresholds: int = 200, name: Optional[str] = None,
                 dtype: Optional[str] = None):
        super().__init__(name=name, dtype=dtype)
        if num_thresholds <= 0:
            raise ArgumentError.like(ValueError)("`num_thresholds` must be > 0.")
        self.value = value
        self.num_thresholds = num_thresholds
        self._make_counts(num_thresholds)
        self.thresholds = [0.5] if num_thresholds == 1 else [0.0, *_between(num_thresholds), 1.0]

    def _at_nearest(self, wanted: Any, given: Any) -> Any:
        return wanted[K.cast(K.argmin(K.abs(given - self.value), axis=0), "int32")]


class SensitivityAtSpecificity(SensitivitySpecificityBase):
    """Recall at the threshold where ``tn / (tn + fp)`` is nearest to a value.

    Parameters
    ----------
    specificity : float
        That value, from 0 to 1.
    num_thresholds : int
        How many thresholds are tried, evenly from 0 to 1.
    name, dtype : str, optional

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: a value that is not from 0 to 1, or no threshold.
    """

    def __init__(self, specificity: float, num_thresholds: int = 200, name: Optional[str] = None,
                 dtype: Optional[str] = None):
        if specificity < 0 or specificity > 1:
            raise ArgumentError.like(ValueError)("`specificity` must be in the range [0, 1].")
        super().__init__(specificity, num_thresholds, name, dtype)
        self.specificity = specificity

    def result(self) -> Any:
        """Recall there."""
        return self._at_nearest(self._recall(), self._specificity())

    def get_config(self) -> Dict[str, Any]:
        """Its arguments."""
        return dict(super().get_config(), num_thresholds=self.num_thresholds, specificity=self.specificity)


class SpecificityAtSensitivity(SensitivitySpecificityBase):
    """``tn / (tn + fp)`` at the threshold where recall is nearest to a value.

    Parameters
    ----------
    sensitivity : float
        That value, from 0 to 1.
    num_thresholds : int
        How many thresholds are tried, evenly from 0 to 1.
    name, dtype : str, optional

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: a value that is not from 0 to 1, or no threshold.
    """

    def __init__(self, sensitivity: float, num_thresholds: int = 200, name: Optional[str] = None,
                 dtype: Optional[str] = None):
        if sensitivity < 0 or sensitivity > 1:
            raise ArgumentError.like(ValueError)("`sensitivity` must be in the range [0, 1].")
        super().__init__(sensitivity, num_thresholds, name, dtype)
        self.sensitivity = sensitivity

    def result(self) -> Any:
        """The rate there."""
        return self._at_nearest(self._specificity(), self._recall())

    def get_config(self) -> Dict[str, Any]:
        """Its arguments."""
        return dict(super().get_config(), num_thresholds=self.num_thresholds, sensitivity=self.sensitivity)


class AUC(_FourCounts):
    """The area under a curve: recall over the rate of false positives, or precision over recall.

    Parameters
    ----------
    num_thresholds : int
        Through how many points the curve is drawn, at evenly spaced thresholds.
    curve : {"ROC", "PR"} or AUCCurve
    summation_method : {"interpolation", "minoring", "majoring"} or AUCSummationMethod
        How high the strips between two points are: as the middle of both, the lower or the higher one.  Between
        points of the PR curve, "interpolation" lets the counts grow evenly, not the precision.
    name, dtype : str, optional
    thresholds : list of float, optional
        Thresholds of the user's in place of ``num_thresholds``; one below 0 and one above 1 join them.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: one threshold, or an unknown curve or method.

    Notes
    -----
    Davis and Goadrich 2006, The Relationship Between Precision-Recall and ROC Curves.
    """

    def __init__(self, num_thresholds: int = 200, curve: Union[str, AUCCurve] = "ROC",
                 summation_method: Union[str, AUCSummationMethod] = "interpolation", name: Optional[str] = None,
                 dtype: Optional[str] = None, thresholds: Optional[Sequence[float]] = None):
        if thresholds is None and num_thresholds <= 1:
            raise ArgumentError.like(ValueError)("`num_thresholds` must be > 1.")
        inner = _between(num_thresholds) if thresholds is None else sorted(thresholds)
        self.num_thresholds = len(inner) + 2
        self.thresholds = [0.0 - K.epsilon(), *inner, 1.0 + K.epsilon()]
        self.curve = curve if isinstance(curve, AUCCurve) else AUCCurve.from_str(curve)
        self.summation_method = (summation_method if isinstance(summation_method, AUCSummationMethod)
                                 else AUCSummationMethod.from_str(summation_method))
        super().__init__(name=name, dtype=dtype)
        self._make_counts(self.num_thresholds)

    def result(self) -> Any:
        """The area."""
        if self.curve is AUCCurve.PR and self.summation_method is AUCSummationMethod.INTERPOLATION:
            return self.interpolate_pr_auc()
        if self.curve is AUCCurve.ROC:
            x, y = ratio(self.false_positives, self.false_positives + self.true_negatives), self._recall()
        else:
            x, y = self._recall(), ratio(self.true_positives, self.true_positives + self.false_positives)
        return K.sum((x[:-1] - x[1:]) * self._heights(y[:-1], y[1:]))

    def _heights(self, left: Any, right: Any) -> Any:
        """How high each strip between two points is."""
        if self.summation_method is AUCSummationMethod.INTERPOLATION:
            return (left + right) / 2.
        lower_or_higher = {AUCSummationMethod.MINORING: K.minimum, AUCSummationMethod.MAJORING: K.maximum}
        return lower_or_higher[self.summation_method](left, right)

    def interpolate_pr_auc(self) -> Any:
        """The area under the PR curve if the counts grow evenly from one threshold to the next.

        With tp and p, the true and all found positives, linear between two points, precision is ``s + c / p``
        with ``s`` the slope of tp over p and ``c`` where that line meets p = 0; its integral over tp is
        ``s (dtp + c log(p' / p))``, here over the positives that are there.
        """
        tp, found = self.true_positives, self.true_positives + self.false_positives
        d_tp, d_found = tp[:-1] - tp[1:], K.maximum(found[:-1] - found[1:], 0)
        slope = ratio(d_tp, d_found)
        meets = tp[1:] - slope * found[1:]
        growth = K.switch(K.greater(found[1:], 0), found[:-1] / found[1:], K.ones_like(d_tp))
        there = K.maximum(tp[1:] + self.false_negatives[1:], 0)
        return K.sum(ratio(slope * (d_tp + meets * K.log(growth)), there))

    def get_config(self) -> Dict[str, Any]:
        """Its arguments; the thresholds without the two at the ends."""
        return dict(super().get_config(), num_thresholds=self.num_thresholds, curve=self.curve.value,
                    summation_method=self.summation_method.value, thresholds=self.thresholds[1:-1])
