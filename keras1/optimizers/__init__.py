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

from keras1 import history
from keras1.errors import UnknownNameError, did_you_mean
from keras1.optimizers.adam import Adam, Adamax, Nadam
from keras1.optimizers.adaptive import Adadelta, Adagrad, RMSprop
from keras1.optimizers.base import Optimizer, clip_norm, kl_divergence
from keras1.optimizers.sgd import SGD
from keras1.optimizers.tensorflow import TFOptimizer
from keras1.utils.generic_utils import get_custom_objects, get_from_module
from keras1.utils.named_objects import (
    deserialize_keras_object,
    interpreted,
    not_interpreted,
    serialize_keras_object,
)

__all__ = [
    "Adadelta", "Adagrad", "Adam", "Adamax", "Nadam", "Optimizer", "RMSprop", "SGD", "TFOptimizer", "adadelta",
    "adagrad", "adam", "adamax", "clip_norm", "deserialize", "get", "kl_divergence", "nadam", "optimizer_from_config",
    "rmsprop", "serialize", "sgd",
]

sgd = SGD
rmsprop = RMSprop
adagrad = Adagrad
adadelta = Adadelta
adam = Adam
adamax = Adamax
nadam = Nadam

history.came("optimizers", "Nadam", "1.0.8", "Adam with Nesterov's momentum")
history.came("optimizers", "nadam", "1.0.8", "short for Nadam")
history.came("optimizers", "optimizer_from_config", "1.0.8", "for files that keep the optimizer")
history.came("optimizers", "TFOptimizer", "1.2.0", "for optimizers of TensorFlow")
history.gone("optimizers", "optimizer_from_config", "2.0.0", "deserialize in its place")
history.gone("optimizers", "kl_divergence", "1.0.8", "nothing used it")

_CLASSES = {cls.__name__.lower(): cls
            for cls in (SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam, TFOptimizer)}


def optimizer_from_config(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """A new optimizer of what a file says.

    Parameters
    ----------
    config : dict
        ``class_name``, in any case, and ``config``: what ``get_config`` returned.
    custom_objects : dict, optional
        Users' classes by name; those of ``custom_object_scope`` are known, too.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such optimizer.

    Examples
    --------
    >>> round(optimizer_from_config({"class_name": "SGD", "config": {"lr": 0.5}}).get_config()["lr"], 6)
    0.5
    """
    name = config["class_name"]
    own = dict(get_custom_objects(), **(custom_objects or {}))
    cls = own[name] if name in own else _CLASSES.get(name.lower())
    if cls is None:
        raise UnknownNameError.like(ValueError)(
            ("Optimizer class not found:", name),
            hint=did_you_mean(name.lower(), _CLASSES) + "a class of your own goes into custom_objects")
    return cls.from_config(config["config"])


def serialize(optimizer: Any) -> Any:
    """The class and the configuration of an optimizer."""
    return serialize_keras_object(optimizer)


def deserialize(config: Dict[str, Any], custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """What ``serialize`` returned, as an optimizer again; the class's name may be in any case.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such optimizer.

    Examples
    --------
    >>> type(deserialize({"class_name": "adam", "config": {}})).__name__
    'Adam'
    """
    name = config["class_name"].lower()
    if name in _CLASSES:
        config["class_name"] = name  # in the dict itself, as the original: scripts compare it afterwards
    return deserialize_keras_object(config, _CLASSES, custom_objects, "optimizer")


@history.versioned
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


@get.since("2.0.0", reason="a class and its configuration; what is no optimizer is refused")
def _interpreted(identifier):
    if isinstance(identifier, Optimizer):
        return identifier
    if not isinstance(identifier, (str, dict)):
        raise not_interpreted(identifier, "optimizer", as_class=True)
    return interpreted(identifier, deserialize, "optimizer", as_class=True)
