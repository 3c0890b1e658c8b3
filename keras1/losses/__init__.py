"""Losses, in 2.x: functions of the truth and the prediction, and objects that weigh and sum up (from 2.3.0 on).

In 0.x and 1.x the module is called ``objectives``.

Examples
--------
>>> from keras1 import backend as K
>>> y, p = K.variable([[0., 1.], [1., 1.]]), K.variable([[0., 1.], [3., -1.]])
>>> K.eval(mean_squared_error(y, p))
array([0., 4.], dtype=float32)
>>> serialize(Huber(delta=2.))["config"]["delta"]
2.0
"""
from typing import Any, Dict, Optional

from keras1 import history
from keras1.losses.classes import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    CategoricalHinge,
    Hinge,
    Huber,
    KLDivergence,
    LogCosh,
    Loss,
    LossFunctionWrapper,
    MeanAbsoluteError,
    MeanAbsolutePercentageError,
    MeanSquaredError,
    MeanSquaredLogarithmicError,
    Poisson,
    SparseCategoricalCrossentropy,
    SquaredHinge,
)
from keras1.losses.crossentropies import (
    binary_crossentropy,
    categorical_crossentropy,
    sparse_categorical_crossentropy,
)
from keras1.losses.functions import (
    categorical_hinge,
    cosine_proximity,
    hinge,
    huber_loss,
    kullback_leibler_divergence,
    logcosh,
    mean_absolute_error,
    mean_absolute_percentage_error,
    mean_squared_error,
    mean_squared_logarithmic_error,
    poisson,
    squared_hinge,
)
from keras1.utils.generic_utils import get_from_module
from keras1.utils.named_objects import deserialize_keras_object, interpreted, serialize_keras_object

__all__ = [
    "BinaryCrossentropy", "CategoricalCrossentropy", "CategoricalHinge", "Hinge", "Huber", "KLD", "KLDivergence",
    "LogCosh", "Loss", "LossFunctionWrapper", "MAE", "MAPE", "MSE", "MSLE", "MeanAbsoluteError",
    "MeanAbsolutePercentageError", "MeanSquaredError", "MeanSquaredLogarithmicError", "Poisson",
    "SparseCategoricalCrossentropy", "SquaredHinge", "binary_crossentropy", "categorical_crossentropy",
    "categorical_hinge", "cosine", "cosine_proximity", "cosine_similarity", "deserialize", "get", "hinge", "huber_loss",
    "is_categorical_crossentropy", "kld", "kullback_leibler_divergence", "logcosh", "mae", "mape",
    "mean_absolute_error", "mean_absolute_percentage_error", "mean_squared_error", "mean_squared_logarithmic_error",
    "mse", "msle", "poisson", "serialize", "sparse_categorical_crossentropy", "squared_hinge",
]

mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
kld = KLD = kullback_leibler_divergence
cosine = cosine_similarity = cosine_proximity

for _names, _release, _reason in (
        ("categorical_hinge logcosh", "2.0.5", "for classes, and for numbers with outliers"),
        ("huber_loss", "2.3.0", "for numbers with outliers"),
        ("cosine_similarity", "2.3.0", "another name of cosine_proximity"),
        ("is_categorical_crossentropy", "2.3.0", "for checks of the shapes of targets"),
        (" ".join(name for name in __all__ if name[0].isupper() and not name.isupper()), "2.3.0",
         "losses that weigh and sum up")):
    for _name in _names.split():
        history.came("losses", _name, _release, _reason)


def is_categorical_crossentropy(loss: Any) -> bool:
    """Whether a loss is ``categorical_crossentropy``: by name, as a function or as an object.

    Examples
    --------
    >>> is_categorical_crossentropy("categorical_crossentropy"), is_categorical_crossentropy(CategoricalCrossentropy())
    (True, True)
    """
    function = loss.fn if isinstance(loss, LossFunctionWrapper) else loss
    return function == "categorical_crossentropy" or getattr(function, "__name__", "") == "categorical_crossentropy"


def serialize(loss: Any) -> Any:
    """The name of a loss, or the class and the configuration of an object."""
    return serialize_keras_object(loss)


def deserialize(name: Any, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """What ``serialize`` returned, as a loss again.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such loss.
    """
    return deserialize_keras_object(name, globals(), custom_objects, "loss function")


@history.versioned
def get(identifier: Any) -> Any:
    """The loss of that name; anything that is no string, as it is.  From 2.1.0 on also of that configuration.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` or ``ArgumentError`` of that name: no such loss, or no loss at all.

    Examples
    --------
    >>> get("hinge") is hinge
    True
    """
    return get_from_module(identifier, globals(), "objective")


@get.since("2.0.0", reason="None is no loss; what is no loss is refused")
def _interpreted(identifier):
    return None if identifier is None else interpreted(identifier, deserialize, "loss function")
