"""What 1.2.2 calls initializers, regularizers, constraints, losses and optimizers of 2.3.1."""
from typing import Any, Dict, Optional

from keras1.conversion.words_of_3 import SCALINGS

#: Names of variance scalings in 1.x, by those of Keras 3.
_SCALED = {"GlorotUniform": "glorot_uniform", "GlorotNormal": "glorot_normal", "HeUniform": "he_uniform",
           "HeNormal": "he_normal", "LecunUniform": "lecun_uniform"}
_PLAIN = {"Zeros": "zero", "Ones": "one", "Orthogonal": "orthogonal", "Identity": "identity"}
_NAMES = {"zeros": "zero", "ones": "one", "random_uniform": "uniform", "random_normal": "normal", "zero": "zero",
          "one": "one", "uniform": "uniform", "normal": "normal", "orthogonal": "orthogonal", "identity": "identity",
          **{name: name for name in _SCALED.values()}}
_CONSTRAINTS = {"MaxNorm": {"max_value": "m", "axis": "axis"}, "NonNeg": {}, "UnitNorm": {"axis": "axis"},
                "MinMaxNorm": {"min_value": "low", "max_value": "high", "rate": "rate", "axis": "axis"}}


def initializer(value: Any) -> Optional[str]:
    """The initializer's name in 1.2.2, or None if it has none.

    Examples
    --------
    >>> initializer({"class_name": "RandomUniform", "config": {"minval": -0.05, "maxval": 0.05}})
    'uniform'
    """
    if isinstance(value, str):
        return _NAMES.get(value)
    if not isinstance(value, dict):
        return None
    kind, config = value.get("class_name"), value.get("config") or {}
    if kind == "VarianceScaling":
        named = SCALINGS.get((config.get("scale"), config.get("mode"), config.get("distribution")))
        return _SCALED.get(named or "")
    if kind == "RandomUniform" and (config.get("minval"), config.get("maxval")) == (-0.05, 0.05):
        return "uniform"
    if kind == "RandomNormal" and (config.get("mean"), config.get("stddev")) == (0., 0.05):
        return "normal"
    return _PLAIN.get(kind or "")


def regularizer(value: Any) -> Optional[Dict[str, Any]]:
    """The regularizer as 1.2.2 keeps it.

    Examples
    --------
    >>> regularizer({"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.5}})
    {'name': 'L1L2Regularizer', 'l1': 0.0, 'l2': 0.5}
    """
    if not isinstance(value, dict) or value.get("class_name") != "L1L2":
        return None
    amounts = value.get("config") or {}
    return {"name": "L1L2Regularizer", "l1": float(amounts.get("l1") or 0.), "l2": float(amounts.get("l2") or 0.)}


def constraint(value: Any) -> Optional[Dict[str, Any]]:
    """The constraint as 1.2.2 keeps it.

    Examples
    --------
    >>> constraint({"class_name": "MaxNorm", "config": {"max_value": 2, "axis": 0}})
    {'name': 'MaxNorm', 'm': 2, 'axis': 0}
    """
    words = _CONSTRAINTS.get(value.get("class_name")) if isinstance(value, dict) else None
    if words is None:
        return None
    config = value.get("config") or {}
    return {"name": value["class_name"], **{old: config[new] for new, old in words.items() if new in config}}


#: What each kind of argument becomes.
KINDS = {"initializer": initializer, "regularizer": regularizer, "constraint": constraint}
