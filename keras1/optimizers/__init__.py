"""Optimizers: how weights follow from gradients.

A model asks its optimizer for ``get_updates(params, constraints, loss)`` when it is compiled; that works
without a model, too.

Examples
--------
>>> from keras1 import backend as K
>>> w = K.variable([1., 2.])
>>> optimizer = get("sgd", {"lr": 0.5})
>>> updates = optimizer.get_updates([w], [lambda p: p], K.sum(K.square(w)))
>>> [variable is w for variable, _ in updates]  # iterations, momentum, weight
[False, False, True]
"""
from typing import Any, Dict, Optional

from keras1.optimizers.adam import Adam, Adamax
from keras1.optimizers.adaptive import Adadelta, Adagrad, RMSprop
from keras1.optimizers.base import Optimizer, clip_norm, kl_divergence
from keras1.optimizers.sgd import SGD
from keras1.utils.generic_utils import get_from_module

__all__ = [
    "Adadelta", "Adagrad", "Adam", "Adamax", "Optimizer", "RMSprop", "SGD", "adadelta", "adagrad", "adam",
    "adamax", "clip_norm", "get", "kl_divergence", "rmsprop", "sgd",
]

sgd = SGD
rmsprop = RMSprop
adagrad = Adagrad
adadelta = Adadelta
adam = Adam
adamax = Adamax


def get(identifier: Any, kwargs: Optional[Dict[str, Any]] = None) -> Any:
    """A new optimizer of that name; anything that is no string, as it is.

    Parameters
    ----------
    identifier : str or Optimizer
    kwargs : dict, optional
        The arguments for the new optimizer.

    Raises
    ------
    Exception
        An ``UnknownNameError`` of that name: no such optimizer.

    Examples
    --------
    >>> type(get("rmsprop")).__name__
    'RMSprop'
    """
    return get_from_module(identifier, globals(), "optimizer", instantiate=True, kwargs=kwargs)
