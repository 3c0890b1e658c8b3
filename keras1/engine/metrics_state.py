"""The metrics of a model of 2.x: from 2.3 on objects that keep sums from batch to batch.

A metric's ``update_state`` gives new values of its variables, its ``result`` the measure so far.  A
``K.Function`` that returns results returns them as they are after its updates.
"""
from collections.abc import Mapping
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1 import losses
from keras1 import metrics as metrics_module
from keras1.engine.nodes import to_list
from keras1.engine.objective import weighted_objective
from keras1.engine.scored_outputs import ScoredOutput, masked_weights
from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.utils.lists import check_for_unexpected_keys

#: What asks for the measure that suits an output's loss.
_ACCURACIES = ("accuracy", "acc")
_CROSSENTROPIES = ("crossentropy", "ce")


def collect_metrics(metrics: Any, outputs: Sequence[ScoredOutput], prefix: str = "") -> List[Dict[str, Any]]:
    """Metric objects of each output by name.

    Parameters
    ----------
    metrics : list, list of lists, or dict by output
        Names, functions or ``Metric`` objects; a list is for all outputs.
    outputs : list of ScoredOutput
    prefix : str
        What their names begin with.

    Raises
    ------
    ValueError, TypeError
        If a list of lists has not as many entries as there are outputs, or a dict has an unknown one.
    """
    wanted = _wanted(metrics, [output.name for output in outputs])
    return [{prefix + metric_name(metric): metric_object(metric, output) for metric in of_output}
            for of_output, output in zip(wanted, outputs)]


@versioned
def weighted_prefix() -> str:
    """What the names of weighted metrics begin with."""
    return "weighted_"


@weighted_prefix.since("2.3.0", reason="a metric is called as the user calls it")
def no_prefix() -> str:
    """Nothing."""
    return ""


def _wanted(metrics: Any, names: List[str]) -> List[List[Any]]:
    """The metrics asked for, for each output."""
    if not metrics:
        return [[] for _ in names]
    if isinstance(metrics, Mapping):
        check_for_unexpected_keys("metrics", metrics, names)
        return [to_list(metrics.get(name, [])) for name in names]
    if not isinstance(metrics, list):
        raise ArgumentError.like(TypeError)(
            "Type of `metrics` argument not understood. Expected a list or dictionary, found: %s" % (metrics,),
            "metrics=['accuracy']")
    if any(isinstance(metric, list) for metric in metrics):
        if len(metrics) != len(names):
            raise ArgumentError.like(ValueError)(
                "When passing a list of lists as `metrics`, it should have one entry per model output. The model has "
                "%d outputs, but you passed metrics=%s" % (len(names), metrics))
        return [to_list(metric) for metric in metrics]
    if len(names) > 1:
        return [[metrics_module.clone_metric(metric) for metric in metrics] for _ in names]
    return [metrics]


@versioned
def metric_name(metric: Any) -> str:
    """What a metric is called: in short, or by its own name."""
    if isinstance(metric, str) and metric in _ACCURACIES + _CROSSENTROPIES:
        return "acc" if metric in _ACCURACIES else "ce"
    return own_name(metrics_module.get(metric))


@metric_name.since("2.3.0", reason="a metric is called as the user calls it")
def metric_name_given(metric: Any) -> str:
    """What a metric is called: as the user did, or by its own name."""
    return metric if isinstance(metric, str) else own_name(metrics_module.get(metric))


def own_name(metric: Any) -> str:
    """The name of a metric or of a function."""
    return metric.name if hasattr(metric, "name") else metric.__name__


class BatchMeasure:
    """A measure of each batch alone, which the loops average (up to 2.2).

    Parameters
    ----------
    function : callable
        From truth and prediction to the measure.
    name : str
    """

    updates: Tuple = ()

    def __init__(self, function: Callable, name: str):
        self.function, self.name = function, name

    def see(self, output: ScoredOutput, weight: Any) -> None:
        """Measure an output."""
        self._call_result = weighted_objective(self.function)(output.target, output.tensor, weight, output.mask)

    def update_state(self, value: Any) -> None:
        """Measure what was measured."""
        self._call_result = value

    def result(self) -> Any:
        """The measure of the batch."""
        return self._call_result

    def reset_states(self) -> None:
        """Nothing is kept."""


@versioned
def metric_object(metric: Any, output: ScoredOutput) -> Any:
    """A metric that is averaged over batches."""
    return BatchMeasure(metric_function(metric, output), metric_name(metric))


@metric_object.since("2.3.0", reason="metrics keep their state")
def stateful_metric(metric: Any, output: ScoredOutput) -> Any:
    """A metric that keeps its state; a function becomes the mean of its values."""
    found = metric_function(metric, output)
    if isinstance(found, metrics_module.Metric):
        return found
    return metrics_module.MeanMetricWrapper(found, name=metric_name(metric))


@versioned
def loss_tracker(name: str) -> Any:
    """What reports the loss of an output."""
    return BatchMeasure(None, name)


@loss_tracker.since("2.3.0", reason="the mean over batches, of whatever size")
def mean_tracker(name: str) -> Any:
    """What reports the loss of an output."""
    return metrics_module.Mean(name=name)


def metric_function(metric: Any, output: ScoredOutput) -> Any:
    """The function or object that a metric's name stands for; "accuracy" and "crossentropy" by the loss."""
    if not isinstance(metric, str) or metric not in _ACCURACIES + _CROSSENTROPIES:
        return metrics_module.get(metric)
    kind = "accuracy" if metric in _ACCURACIES else "crossentropy"
    if _is_of_one_value(output) or _is(output.loss, losses.BinaryCrossentropy, losses.binary_crossentropy):
        return getattr(metrics_module, "binary_" + kind)
    if _is(output.loss, losses.SparseCategoricalCrossentropy, losses.sparse_categorical_crossentropy):
        return getattr(metrics_module, "sparse_categorical_" + kind)
    return getattr(metrics_module, "categorical_" + kind)


@versioned
def _is_of_one_value(output):
    return output.shape[-1] == 1


@_is_of_one_value.since("2.3.0", bug=True, reason="on Theano a symbolic size was compared with 1")
def _is_never_of_one_value(output):
    return False


def _is(loss: Optional[Callable], cls: type, function: Callable) -> bool:
    """Whether a loss is of a class, or is or wraps a function."""
    return isinstance(loss, cls) or getattr(loss, "fn", loss) is function


def name_uniquely(metrics: Dict[str, Any], prefix: str, taken: List[str]) -> List[Any]:
    """Give the metrics of an output names of their own; these are added to ``taken``."""
    for name, metric in metrics.items():
        wanted = prefix + name
        number = 0
        while wanted in taken:
            number += 1
            wanted = "%s%s_%d" % (prefix, name, number)
        metric.name = wanted
        taken.append(wanted)
    return list(metrics.values())


@versioned
def measure(metric: Any, output: ScoredOutput, weight: Any = None) -> None:
    """Let a metric see an output."""
    metric.see(output, weight)


@measure.since("2.3.0", reason="metrics keep their state; a mask is a factor of the weights")
def measure_with_state(metric: Any, output: ScoredOutput, weight: Any = None) -> None:
    """Let a metric see an output: it notes its updates and its result."""
    with K.name_scope(metric.name):
        metric.update_state(output.target, output.tensor,
                            sample_weight=masked_weights(weight, output.mask, output.tensor))
        metric.result()


def track(metric: Any, value: Any) -> None:
    """Let a metric of one argument, such as ``Mean``, see a tensor."""
    metric.update_state(value)
    metric.result()


def results_and_updates(metrics: Sequence[Any]) -> Tuple[List[Any], List[Tuple[Any, Any]]]:
    """The results of metrics, which a function gives as they are after its updates, and these updates."""
    return ([metric._call_result for metric in metrics if hasattr(metric, "_call_result")],
            [update for metric in metrics for update in metric.updates])
