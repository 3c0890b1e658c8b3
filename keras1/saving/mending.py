"""What files hold beside the words of a release: words of TensorFlow's ``tf.keras``, numbers as text.

A description speaks the words of one release.  What means the same in them is put into them; what does not is said.
"""
import re
from typing import Any, Callable, Dict, Iterator, List, Tuple

from keras1.saving.description import Description, LayerRecord
from keras1.saving.weight_names import is_known

#: Arguments of ``tf.keras`` and of Keras 3, with the values that mean what Keras does; None: any value does.
_FOREIGN: Dict[str, Any] = {
    "ragged": (False, None), "groups": (1,), "time_major": (False,), "zero_output_for_mask": (False,),
    "renorm": (False,), "virtual_batch_size": (None,), "adjustment": (None,), "keepdims": (False,),
    "synchronized": (False,), "fused": None, "autocast": None, "use_cudnn": None, "lora_rank": (None,),
    "optional": (False,),
}

#: Names of initializers; a file may name a function of the user's in their place.
INITIALIZERS = frozenset("""uniform lecun_uniform normal identity orthogonal zero zeros one ones constant glorot_normal
    glorot_uniform he_normal he_uniform lecun_normal random_normal random_uniform truncated_normal variance_scaling
    Zeros Ones Constant Identity Orthogonal RandomNormal RandomUniform TruncatedNormal VarianceScaling GlorotUniform
    GlorotNormal HeNormal HeUniform LecunNormal LecunUniform Initializer""".split())

_ACTIVATIONS = frozenset("""softmax elu selu softplus softsign relu tanh sigmoid hard_sigmoid linear exponential
    time_distributed_softmax steeper_sigmoid""".split())

#: Activations that are none of Keras and mean the same to everybody; `bridges.FUNCTIONS` has them.
COMMON_ACTIVATIONS = frozenset(("relu6", "swish", "silu"))

_VERSIONED = re.compile(r"V[12]$")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def mend(found: Description) -> None:
    """Put the arguments of all layers into the words of the description's release, and remark on what was odd.

    Parameters
    ----------
    found : Description
        Its layers are changed.

    Examples
    --------
    >>> from keras1.saving.description import Network, Origins
    >>> drop = LayerRecord("d", "Dropout", {"p": "0.5", "ragged": False})
    >>> found = Description([], Origins("1.0.4", True, "1.0.4", "1.0.4"), Network("Sequential", None, [drop]))
    >>> mend(found)
    >>> drop.config, found.remarks[0].text
    ({'p': 0.5}, "p is the text '0.5': taken as the number")
    """
    for record in found.network.every() if found.network else ():
        record.class_name = _plain_class(record.class_name)
        record.known = record.known or is_known(record.class_name)
        if record.known:
            for rule in _RULES:
                for text in rule(record):
                    found.remark(record.name, text)


def _plain_class(name: str) -> str:
    """``BatchNormalizationV1`` and its kin, as TensorFlow 1.13 called them, by their names."""
    plain = _VERSIONED.sub("", name)
    return plain if is_known(plain) else name


def _foreign_arguments(record: LayerRecord) -> Iterator[str]:
    for argument, neutral in _FOREIGN.items():
        if argument in record.config:
            if neutral is None or record.config[argument] in neutral:
                del record.config[argument]
            else:
                yield "%s=%r is an argument of tf.keras that no layer of Keras up to 2.3 has" % (
                    argument, record.config[argument])


def _policies(record: LayerRecord) -> Iterator[str]:
    """A type is a name; TensorFlow 2.1 and later may have a policy there."""
    policy = record.config.get("dtype")
    if isinstance(policy, dict):
        inner = policy.get("config")
        policy = str(inner.get("name", "float32")) if isinstance(inner, dict) else "float32"
    if isinstance(policy, str):
        mixed = policy.startswith("mixed_")
        record.config["dtype"] = "float32" if mixed else policy
        if mixed:
            yield "it computed in mixed precision (%s): read as float32" % policy


def _axes(record: LayerRecord) -> Iterator[str]:
    axis = record.config.get("axis")
    if record.class_name == "BatchNormalization" and isinstance(axis, (list, tuple)) and len(axis) == 1:
        record.config["axis"] = axis[0]
    yield from ()


#: Classes of ``tf.keras`` that Keras has as a VarianceScaling: scale, mode, distribution.
_SCALED = {"GlorotUniform": (1., "fan_avg", "uniform"), "GlorotNormal": (1., "fan_avg", "normal"),
           "HeUniform": (2., "fan_in", "uniform"), "HeNormal": (2., "fan_in", "normal"),
           "LecunUniform": (1., "fan_in", "uniform"), "LecunNormal": (1., "fan_in", "normal")}


def _initializers_of_tensorflow(record: LayerRecord) -> Iterator[str]:
    """They have classes for what Keras has functions for, and types, which are the layer's."""
    for key, value in record.config.items():
        if not key.endswith("_initializer") or not isinstance(value, dict) or not isinstance(value.get("config"), dict):
            continue
        inner = {name: part for name, part in value["config"].items() if name != "dtype"}
        name = _plain_initializer(str(value.get("class_name")))
        if name in _SCALED:
            inner = dict(zip(("scale", "mode", "distribution"), _SCALED[name]), seed=inner.get("seed"))
            name = "VarianceScaling"
        if str(inner.get("distribution")).endswith("truncated_normal"):
            inner["distribution"] = "normal"
        record.config[key] = {"class_name": name, "config": inner}
    yield from ()


def _plain_initializer(name: str) -> str:
    """``GlorotUniformV2``, as TensorFlow 2.0 called it, by its name."""
    return _VERSIONED.sub("", name) if _VERSIONED.sub("", name) in INITIALIZERS else name


def _numbers(record: LayerRecord) -> Iterator[str]:
    """``Dropout("0.5")`` was taken and written as it is (and dropped nothing, under Python 2)."""
    for key, value in record.config.items():
        if key != "name" and isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            record.config[key] = int(value) if value.strip().lstrip("+-").isdigit() else float(value)
            yield "%s is the text %r: taken as the number" % (key, value)


def _own_functions(record: LayerRecord) -> Iterator[str]:
    """Remark on functions that are none of Keras."""
    for key, name in unknown_initializers(record):
        yield "%s was a function of the user's ('%s'), which matters for new weights only" % (key, name)
    for key, name in unknown_activations(record):
        if name not in COMMON_ACTIVATIONS:
            yield "%s is none of Keras: pass the function, custom_objects={'%s': ...}" % (key, name)


_RULES: Tuple[Callable[[LayerRecord], Iterator[str]], ...] = (
    _foreign_arguments, _policies, _axes, _initializers_of_tensorflow, _numbers, _own_functions)


def unknown_initializers(record: LayerRecord) -> List[Tuple[str, str]]:
    """The initializers of a layer that are none of Keras: the arguments, and what they name.

    Examples
    --------
    >>> unknown_initializers(LayerRecord("d", "Dense", {"init": "<lambda>", "activation": "relu"}))
    [('init', '<lambda>')]
    """
    names = [(key, _named(value)) for key, value in record.config.items()
             if key == "init" or key.endswith(("_init", "_initializer"))]
    return [(key, name) for key, name in names if name and name not in INITIALIZERS]


def unknown_activations(record: LayerRecord) -> List[Tuple[str, str]]:
    """The activations of a layer that are none of Keras: the arguments, and what they name."""
    names = [(key, _named(value)) for key, value in record.config.items()
             if key == "activation" or key.endswith("_activation")]
    return [(key, name) for key, name in names if name and name not in _ACTIVATIONS and not is_known(name)]


def _named(value: Any) -> str:
    """The name that a text or ``{"class_name": ...}`` is or has; none of anything else."""
    if isinstance(value, dict):
        value = value.get("class_name")
    return value if isinstance(value, str) else ""
