"""Losses, as 0.x and 1.x call the module: functions of the truth and the prediction, both of shape (samples, ..., k).

The last axis is averaged; what remains, (samples, ...), is weighed and averaged by the model.  From 2.0.0 on the
module is called ``losses``, and this one has the same names; each function is described there.

Examples
--------
>>> from keras1 import backend as K
>>> y, p = K.variable([[0., 1.], [1., 1.]]), K.variable([[0., 1.], [3., -1.]])
>>> K.eval(mean_squared_error(y, p))
array([0., 4.], dtype=float32)
>>> get("mae") is mean_absolute_error
True
"""
from typing import Any

from keras1 import backend as K
from keras1 import history, losses
from keras1.losses import *  # noqa: F403  a list of names, as the original has it from 2.0 on
from keras1.losses import mean_squared_error, poisson
from keras1.utils import generic_utils


def root_mean_squared_error(y_true: Any, y_pred: Any) -> Any:
    """``sqrt(mean((p - y)^2))``, of each sample.  Up to 0.3.1."""
    return K.sqrt(mean_squared_error(y_true, y_pred))


def poisson_loss(y_true: Any, y_pred: Any) -> Any:
    """``poisson`` under the name it had up to 0.3.1."""
    return poisson(y_true, y_pred)


rmse = RMSE = root_mean_squared_error

for _name in ("root_mean_squared_error", "rmse", "RMSE"):
    history.gone("objectives", _name, "0.3.2", "the root of a sample's own error is no mean over the samples")
history.gone("objectives", "poisson_loss", "0.3.2", "named like the others", now="poisson")
history.came("objectives", "poisson", "0.3.2", "the new name of poisson_loss")
history.came("objectives", "cosine_proximity", "0.3.2", "for vectors whose direction counts")
history.came("objectives", "cosine", "0.3.2", "short for cosine_proximity")
history.came("objectives", "sparse_categorical_crossentropy", "1.0.0", "for class numbers")
for _name in ("kullback_leibler_divergence", "kld", "KLD"):
    history.came("objectives", _name, "1.0.8", "for distributions")


@history.versioned
def get(identifier: Any) -> Any:
    """The loss of that name in the emulated release; anything that is no string, as it is.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such loss.

    Examples
    --------
    >>> get("hinge") is hinge
    True
    """
    return generic_utils.get_from_module(identifier, globals(), "objective")


@get.since("2.0.0", reason="the module is called losses")
def _of_losses(identifier):
    return losses.get(identifier)
