"""What ``compile`` makes of a functional model: one loss, its metrics, and the placeholders that they read.

One graph serves training and use; the learning phase in it becomes a constant when a function is compiled.
"""
import copy
from typing import Any, Callable, Dict, List, NamedTuple, Sequence, Tuple

from keras1 import backend as K
from keras1 import metrics as metric_functions
from keras1 import objectives
from keras1.engine.nodes import error_class, to_list
from keras1.engine.objective import penalized, weighted_objective
from keras1.errors import ArgumentError
from keras1.history import versioned


class Compilation(NamedTuple):
    """The loss of a model, its measures by name, and the placeholders for targets and weights."""

    loss_functions: List[Callable]
    targets: List[Any]
    sample_weights: List[Any]
    sample_weight_modes: List[Any]
    total_loss: Any
    metrics_names: List[str]
    metrics_tensors: List[Any]


def compilation(model: Any, loss: Any, metrics: Any, loss_weights: Any, sample_weight_mode: Any) -> Compilation:
    """Build the loss and the metrics of a functional model.

    Parameters
    ----------
    model : Model
    loss : str, callable, or list or dict of them
        One for all outputs, or one for each.
    metrics : list or dict, optional
        For all outputs, or for some by name.
    loss_weights : list or dict, optional
    sample_weight_mode : {None, "temporal"}, or list or dict of them

    Raises
    ------
    ValueError, TypeError
        If a list has not as many entries as there are outputs, or a dict has an unknown or missing one.
    """
    names = model.output_names
    factors = _factors(loss_weights, names)
    functions = _loss_functions(loss, names)
    masks = _masks(model)
    modes = _modes(sample_weight_mode, names)
    weights = [K.placeholder(ndim=1 if mode is None else 2, name=name + "_sample_weights")
               for name, mode in zip(names, modes)]
    targets = [_target(x, len(shape), name)
               for x, shape, name in zip(model.outputs, model.internal_output_shapes, names)]
    losses = [weighted_objective(function)(y, x, weight, mask)
              for function, y, x, weight, mask in zip(functions, targets, model.outputs, weights, masks)]
    total = sum((factor * value for factor, value in zip(factors[1:], losses[1:])), factors[0] * losses[0])
    total = penalized(total, model.regularizers)
    for penalty in model.losses:
        total = total + penalty
    measures = _measures(model, metrics, functions, targets)
    if len(names) > 1:
        measures = [(name + "_loss", value) for name, value in zip(names, losses)] + measures
    return Compilation(functions, targets, weights, modes, total, ["loss"] + [name for name, _ in measures],
                       [value for _, value in measures])


# -- one entry for each output

def _factors(given: Any, names: Sequence[str]) -> List[float]:
    if given is None:
        return [1.] * len(names)
    if isinstance(given, dict):
        _check_names(given, names, "loss_weights")
        return [given.get(name, 1.) for name in names]
    if isinstance(given, list):
        _check_length(given, names, "loss_weights", "loss_weights")
        return given
    raise ArgumentError.like(error_class(TypeError))(
        _factors_text() % (given,), "expected a list or a dict of numbers, one for each output")


@versioned
def _factors_text():
    return "Could not interpret loss_weights argument: %s"


@_factors_text.since("1.2.0", reason="the message tells what was expected")
def _factors_text_with_expected():
    return "Could not interpret loss_weights argument: %s - expected a list of dicts."


def _loss_functions(given: Any, names: Sequence[str]) -> List[Callable]:
    if isinstance(given, dict):
        _check_names(given, names, "loss")
        missing = [name for name in names if name not in given]
        if missing:
            raise ArgumentError.like(error_class(ValueError))(_missing_loss() % missing[0])
        return [objectives.get(given[name]) for name in names]
    if isinstance(given, list):
        _check_length(given, names, "loss", "a list as loss")
        return [objectives.get(one) for one in given]
    return [objectives.get(given)] * len(names)


@versioned
def _missing_loss():
    return 'Output "%s" missing from loss dictionary'


@_missing_loss.since("1.2.0", reason="with a full stop")
def _missing_loss_stopped():
    return 'Output "%s" missing from loss dictionary.'


def _modes(given: Any, names: Sequence[str]) -> List[Any]:
    if isinstance(given, dict):
        _check_names(given, names, "sample_weight_mode")
        missing = [name for name in names if name not in given]
        if missing:
            raise ArgumentError.like(error_class(ValueError))(
                'Output "%s" missing from sample_weight_modes dictionary' % missing[0])
        given = [given[name] for name in names]
    elif isinstance(given, list):
        _check_length(given, names, "sample_weight_mode", "a list as sample_weight_mode")
    else:
        given = [given] * len(names)
    return ["temporal" if mode == "temporal" else None for mode in given]


def _check_names(given: Dict[str, Any], names: Sequence[str], what: str) -> None:
    for name in given:
        if name not in names:
            raise ArgumentError.like(error_class(ValueError))(
                'Unknown entry in %s dictionary: "%s". Only expected the following keys: %s'
                % (what, name, list(names)))


def _check_length(given: List[Any], names: Sequence[str], what: str, called: str) -> None:
    if len(given) != len(names):
        called = called if called.startswith("a list") else "a list as " + called
        raise ArgumentError.like(error_class(ValueError))(
            "When passing %s, it should have one entry per model outputs. The model has %d outputs, but you passed "
            "%s=%s" % (called, len(names), what, given))


# -- tensors

def _masks(model: Any) -> List[Any]:
    masks = model.compute_mask(model.inputs, None)
    return [None] * len(model.outputs) if masks is None else to_list(masks)


@versioned
def _target(output, ndim, name):
    return K.placeholder(ndim=ndim, name=name + "_target")


@_target.since("1.2.0", reason="targets are of the output's type")
def _target_like(output, ndim, name):
    sparse = {"sparse": True} if K.is_sparse(output) else {}
    return K.placeholder(ndim=ndim, name=name + "_target", dtype=K.dtype(output), **sparse)


# -- metrics

def collect_metrics(metrics: Any, output_names: Sequence[str]) -> List[List[Any]]:
    """The metrics of each output.

    Examples
    --------
    >>> collect_metrics({"b": "acc"}, ["a", "b"])
    [[], ['acc']]
    """
    if not metrics:
        return [[] for _ in output_names]
    if isinstance(metrics, list):
        return [copy.copy(metrics) for _ in output_names]
    if isinstance(metrics, dict):
        return [copy.copy(to_list(metrics.get(name, []))) for name in output_names]
    raise ArgumentError.like(error_class(TypeError))(
        "Type of `metrics` argument not understood. Expected a list or dictionary, found: %s" % (metrics,),
        "metrics=['accuracy']")


def _measures(model: Any, metrics: Any, functions: Sequence[Callable], targets: Sequence[Any]) -> List[Tuple]:
    """Name and tensor of each metric of each output."""
    found = []
    for number, wanted in enumerate(collect_metrics(metrics, model.output_names)):
        prefix = model.output_layers[number].name + "_" if len(model.output_names) > 1 else ""
        y, x = targets[number], model.outputs[number]
        for metric in wanted:
            if metric in ("accuracy", "acc"):
                accuracy = accuracy_for(model.internal_output_shapes[number], functions[number])
                found.append((prefix + "acc", accuracy(y, x)))
            else:
                found += [(prefix + name, value) for name, value in _values_of(metric_functions.get(metric), y, x)]
    return found


def accuracy_for(output_shape: Sequence[Any], loss: Callable) -> Callable:
    """What "accuracy" means for an output: it depends on its shape and loss."""
    if output_shape[-1] == 1 or loss == objectives.binary_crossentropy:
        return metric_functions.binary_accuracy
    if loss == objectives.sparse_categorical_crossentropy:
        return metric_functions.sparse_categorical_accuracy
    return metric_functions.categorical_accuracy


def _values_of(metric: Callable, y: Any, x: Any) -> List[Tuple[str, Any]]:
    """Name and value of a metric, or of each that it gives (a dict, from 1.2 on)."""
    value = metric(y, x)
    return list(value.items()) if isinstance(value, dict) else [(metric.__name__, value)]
