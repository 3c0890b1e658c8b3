"""Metrics: functions of the truth and the prediction, and from 2.3.0 on objects that count over batches.

``compile(metrics=[...])`` takes them by name or as functions, and a user's own function likewise.  Up to 2.2 the model
averages a metric over batches, so of ``precision`` and the like, which are no means over samples, an epoch shows
the average over its batches.  The module came with 1.0.0, most of its names with 1.0.8.

Examples
--------
>>> from keras1 import backend as K
>>> y, p = K.variable([[0., 1.], [1., 0.]]), K.variable([[.2, .8], [.4, .6]])
>>> float(K.eval(K.mean(categorical_accuracy(y, p))))
0.5
>>> get("mse") is mean_squared_error
True
>>> with history.emulate("2.3.1"):
...     metric = CategoricalAccuracy()
>>> step = K.function([], [metric(y, p)], updates=metric.updates)
>>> step([]), K.batch_get_value(metric.weights)  # total and count
([...], [array(1., dtype=float32), array(2., dtype=float32)])
"""
from typing import Any, Dict, List, Optional, Union

from keras1 import history
from keras1.losses import categorical_hinge, logcosh
from keras1.metrics.base import Mean, MeanMetricWrapper, Metric, Reduce, Sum
from keras1.metrics.confusion import (
    FalseNegatives,
    FalsePositives,
    Precision,
    Recall,
    TrueNegatives,
    TruePositives,
)
from keras1.metrics.curves import (
    AUC,
    SensitivityAtSpecificity,
    SensitivitySpecificityBase,
    SpecificityAtSensitivity,
)
from keras1.metrics.functions import (
    accuracy,
    binary_accuracy,
    binary_crossentropy,
    categorical_accuracy,
    categorical_crossentropy,
    cosine_proximity,
    fbeta_score,
    fmeasure,
    hinge,
    kullback_leibler_divergence,
    matthews_correlation,
    mean_absolute_error,
    mean_absolute_percentage_error,
    mean_squared_error,
    mean_squared_logarithmic_error,
    poisson,
    precision,
    recall,
    sparse_categorical_accuracy,
    sparse_categorical_crossentropy,
    sparse_top_k_categorical_accuracy,
    squared_hinge,
    top_k_categorical_accuracy,
)
from keras1.metrics.means import (
    Accuracy,
    BinaryAccuracy,
    BinaryCrossentropy,
    CategoricalAccuracy,
    CategoricalCrossentropy,
    CategoricalHinge,
    CosineSimilarity,
    Hinge,
    KLDivergence,
    LogCoshError,
    MeanAbsoluteError,
    MeanAbsolutePercentageError,
    MeanIoU,
    MeanSquaredError,
    MeanSquaredLogarithmicError,
    Poisson,
    RootMeanSquaredError,
    SparseCategoricalAccuracy,
    SparseCategoricalCrossentropy,
    SparseTopKCategoricalAccuracy,
    SquaredHinge,
    TopKCategoricalAccuracy,
)
from keras1.utils.generic_utils import get_from_module
from keras1.utils.named_objects import deserialize_keras_object, interpreted, serialize_keras_object

__all__ = [
    "AUC", "Accuracy", "BinaryAccuracy", "BinaryCrossentropy", "CategoricalAccuracy", "CategoricalCrossentropy",
    "CategoricalHinge", "CosineSimilarity", "FalseNegatives", "FalsePositives", "Hinge", "KLDivergence", "LogCoshError",
    "MAE", "MAPE", "MSE", "MSLE", "Mean", "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanIoU",
    "MeanMetricWrapper", "MeanSquaredError", "MeanSquaredLogarithmicError", "Metric", "Poisson", "Precision", "Recall",
    "Reduce", "RootMeanSquaredError", "SensitivityAtSpecificity", "SensitivitySpecificityBase",
    "SparseCategoricalAccuracy", "SparseCategoricalCrossentropy", "SparseTopKCategoricalAccuracy",
    "SpecificityAtSensitivity", "SquaredHinge", "Sum", "TopKCategoricalAccuracy", "TrueNegatives", "TruePositives",
    "accuracy", "binary_accuracy", "binary_crossentropy", "categorical_accuracy", "categorical_crossentropy",
    "categorical_hinge", "clone_metric", "clone_metrics", "cosine", "cosine_proximity", "cosine_similarity",
    "deserialize", "f1score", "fbeta_score", "fmeasure", "fscore", "get", "hinge", "kullback_leibler_divergence",
    "logcosh", "mae", "mape", "matthews_correlation", "mean_absolute_error", "mean_absolute_percentage_error",
    "mean_squared_error", "mean_squared_logarithmic_error", "mse", "msle", "poisson", "precision", "recall",
    "serialize", "sparse_categorical_accuracy", "sparse_categorical_crossentropy", "sparse_top_k_categorical_accuracy",
    "squared_hinge", "top_k_categorical_accuracy",
]

mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
cosine = cosine_similarity = cosine_proximity
fscore = f1score = fmeasure

_CAME = {
    "1.0.0": "binary_accuracy categorical_accuracy",
    "1.0.8": "sparse_categorical_accuracy mean_squared_error mean_absolute_error mean_absolute_percentage_error "
             "mean_squared_logarithmic_error hinge squared_hinge categorical_crossentropy "
             "sparse_categorical_crossentropy binary_crossentropy poisson cosine_proximity",
    "1.1.0": "matthews_correlation",
    "1.2.0": "top_k_categorical_accuracy kullback_leibler_divergence precision recall fbeta_score fmeasure",
    "2.0.5": "logcosh sparse_top_k_categorical_accuracy",
    "2.3.0": "accuracy categorical_hinge clone_metric clone_metrics cosine_similarity",
}
for _release, _names in _CAME.items():
    for _name in _names.split():
        history.came("metrics", _name, _release, "a number to watch")
for _name in "matthews_correlation precision recall fbeta_score fmeasure fscore f1score".split():
    history.gone("metrics", _name, "2.0.0", "no means over samples, so an average over batches misleads")
for _name in __all__:
    if _name[0].isupper() and _name not in ("MSE", "MAE", "MAPE", "MSLE"):
        history.came("metrics", _name, "2.3.0", "counted over batches")


def clone_metric(metric: Any) -> Any:
    """A new metric of the same configuration; a function as it is.

    Examples
    --------
    >>> clone_metric(Sum("total")).name, clone_metric(hinge) is hinge
    ('total', True)
    """
    return type(metric).from_config(metric.get_config()) if isinstance(metric, Metric) else metric


def clone_metrics(metrics: Union[List[Any], Dict[str, Any], None]) -> Any:
    """Each metric of a list or a dict cloned; None as it is."""
    if metrics is None:
        return None
    if isinstance(metrics, dict):
        return {name: clone_metric(metric) for name, metric in metrics.items()}
    return [clone_metric(metric) for metric in metrics]


def serialize(metric: Any) -> Any:
    """The name of a metric, or the class and the configuration of an object."""
    return serialize_keras_object(metric)


def deserialize(config: Any, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """What ``serialize`` returned, as a metric again.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such metric.
    """
    return deserialize_keras_object(config, globals(), custom_objects, "metric function")


@history.versioned
def get(identifier: Any) -> Any:
    """The metric of that name; anything that is no string, as it is.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such metric.

    Notes
    -----
    From 2.1.6 on a configuration is taken for a name, and not found: ``deserialize`` reads one.

    Examples
    --------
    >>> get("hinge") is hinge
    True
    """
    return get_from_module(identifier, globals(), "metric")


@get.since("2.0.0", reason="what is no metric is refused")
def _interpreted(identifier):
    if isinstance(identifier, dict):
        identifier = {"class_name": str(identifier), "config": {}}
    return interpreted(identifier, deserialize, "metric function")
