"""What Keras 3 calls initializers, regularizers, constraints and activations of 2.3.1."""
from typing import Any, Dict, Optional

from keras1.saving.description import LayerRecord

#: Initializers that 1.x told by a short name.
_INITIALIZERS = {
    "zero": ("Zeros", {}), "zeros": ("Zeros", {}), "one": ("Ones", {}), "ones": ("Ones", {}),
    "uniform": ("RandomUniform", {"minval": -0.05, "maxval": 0.05}), "normal": ("RandomNormal", {"stddev": 0.05}),
    "glorot_uniform": ("GlorotUniform", {}), "glorot_normal": ("GlorotNormal", {}),
    "he_uniform": ("HeUniform", {}), "he_normal": ("HeNormal", {}),
    "lecun_uniform": ("LecunUniform", {}), "lecun_normal": ("LecunNormal", {}),
    "orthogonal": ("Orthogonal", {}), "identity": ("Identity", {}),
}

#: Kinds of variance scaling that have a name: scale, mode and distribution.
SCALINGS = {(1., "fan_avg", "uniform"): "GlorotUniform", (1., "fan_avg", "normal"): "GlorotNormal",
             (2., "fan_in", "uniform"): "HeUniform", (2., "fan_in", "normal"): "HeNormal",
             (1., "fan_in", "uniform"): "LecunUniform", (1., "fan_in", "normal"): "LecunNormal"}

_SAME = ("Zeros", "Ones", "Constant", "RandomNormal", "RandomUniform", "TruncatedNormal", "Orthogonal")

#: Activations that bear the same name and compute the same; see `scaled` for hard_sigmoid.
ACTIVATIONS = ("linear", "relu", "tanh", "sigmoid", "softmax", "softplus", "softsign", "elu", "selu", "exponential",
               "hard_sigmoid", "relu6", "silu", "swish")

#: Keras 3 clips x / 6 + 0.5, the Keras of 2015 to 2019 x / 5 + 0.5: of 1.2 x they are equal.
HARD_SIGMOID = 1.2

#: That of 2015 itself, where nothing can be scaled; Keras 3 has none of that name.
OLD_HARD_SIGMOID = "hard_sigmoid_of_2"


def function_of(record: LayerRecord, name: str) -> Optional[Dict[str, Any]]:
    """The function that was given for a layer or for a name, as Keras 3 writes functions; None if none was.

    Examples
    --------
    >>> twice = LayerRecord("double", "Lambda", {"functions": {"twice": "mine:twice"}})
    >>> function_of(twice, "twice")["module"], function_of(twice, "double")
    ('mine', None)
    """
    given = (record.config.get("functions") or {}).get(name)
    if given is None:
        return None
    module, _, function = given.rpartition(":")
    return {"module": module, "class_name": "function", "config": function, "registered_name": function}


def initializer(value: Any) -> Optional[Dict[str, Any]]:
    """The initializer in the words of Keras 3, or None if it has none: weights are there, so that nothing draws.

    Examples
    --------
    >>> initializer("uniform")["class_name"]
    'RandomUniform'
    """
    if isinstance(value, str):
        class_name, config = _INITIALIZERS.get(value, (None, {}))
    elif isinstance(value, dict):
        class_name, config = value.get("class_name"), dict(value.get("config") or {})
    else:
        return None
    if class_name == "VarianceScaling":
        named = SCALINGS.get((config.get("scale"), config.get("mode"), config.get("distribution")))
        if named:
            return thing("keras.initializers", named, {})
        if config.get("distribution") == "normal":
            config["distribution"] = "truncated_normal"
    elif class_name == "Identity":
        config = {"gain": config.get("gain", 1.0)}
    elif isinstance(value, dict) and class_name not in _SAME:
        return None
    return thing("keras.initializers", class_name, config) if class_name else None


def regularizer(value: Any) -> Optional[Dict[str, Any]]:
    """The regularizer in the words of Keras 3.

    Examples
    --------
    >>> regularizer({"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.5}})["config"]
    {'l1': 0.0, 'l2': 0.5}
    """
    config = value.get("config", {}) if isinstance(value, dict) else {}
    amounts = {key: float(config.get(key) or 0.) for key in ("l1", "l2")}
    return thing("keras.regularizers", "L1L2", amounts) if any(amounts.values()) else None


def constraint(value: Any) -> Optional[Dict[str, Any]]:
    """The constraint in the words of Keras 3.

    Examples
    --------
    >>> constraint({"class_name": "MaxNorm", "config": {"max_value": 2, "axis": 0}})["class_name"]
    'MaxNorm'
    """
    if not isinstance(value, dict) or value.get("class_name") not in ("MaxNorm", "NonNeg", "UnitNorm", "MinMaxNorm"):
        return None
    return thing("keras.constraints", value["class_name"], dict(value.get("config") or {}))


def thing(module: str, class_name: str, config: Dict[str, Any]) -> Dict[str, Any]:
    """An object as Keras 3 writes it."""
    return {"module": module, "class_name": class_name, "config": config, "registered_name": None}
