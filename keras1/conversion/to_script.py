"""From a network in the words of Keras 3 to a script that a person can read, and the weights beside it."""
import keyword
import pathlib
import re
import textwrap
from typing import Any, Dict, Iterable, Iterator, List, Tuple

import numpy as np

from keras1.conversion.operations import OPERATIONS
from keras1.conversion.order import calls_in_order
from keras1.conversion.words_of_3 import OLD_HARD_SIGMOID
from keras1.saving.description import LayerRecord, Network, Origin
from keras1.saving.files import atomically

#: What need not be said: what Keras 3 does if it is not told.
_DEFAULTS: Dict[str, Any] = {
    "trainable": True, "use_bias": True, "padding": "valid", "data_format": "channels_last", "return_sequences": False,
    "return_state": False, "go_backwards": False, "stateful": False, "unroll": False, "dropout": 0.0,
    "recurrent_dropout": 0.0, "unit_forget_bias": True, "mask_zero": False, "center": True, "scale": True,
    "normalize": False, "interpolation": "nearest", "threshold": 0.0, "zero_output_for_mask": False,
    "merge_mode": "concat", "keepdims": False, "mode": "constant", "depth_multiplier": 1,
    "epsilon": 0.001, "momentum": 0.99, "axis": -1, "offset": 0.0, "arguments": {},
}
_INITIALIZERS = {"kernel": "GlorotUniform", "depthwise": "GlorotUniform", "pointwise": "GlorotUniform",
                 "recurrent": "Orthogonal", "bias": "Zeros", "beta": "Zeros", "gamma": "Ones", "moving_mean": "Zeros",
                 "moving_variance": "Ones", "alpha": "Zeros"}
_FIRST = {"Dense": ("units",), "LSTM": ("units",), "GRU": ("units",), "SimpleRNN": ("units",),
          "Activation": ("activation",), "Dropout": ("rate",), "Reshape": ("target_shape",), "Permute": ("dims",),
          "Embedding": ("input_dim", "output_dim"), "Rescaling": ("scale",), "RepeatVector": ("n",),
          "EinsumDense": ("equation", "output_shape"), "Masking": ("mask_value",), "Lambda": ("function",),
          **dict.fromkeys(("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "Conv3DTranspose", "SeparableConv1D",
                           "SeparableConv2D", "ConvLSTM2D"), ("filters", "kernel_size"))}
_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "ConvLSTM2D", "LSTMCell", "GRUCell", "SimpleRNNCell")
_MERGES = ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot")

_HEAD = '''"""A model for Keras 3 (any backend).  Its weights are in %(weights)s, which has to lie beside this file.

    from %(module)s import load_model
    model = load_model()
    model.predict(...)

keras1 wrote it from a model of an earlier Keras; what that computed otherwise than Keras 3 is made up for here and in
the weights: kernels are turned round, gates with a hard_sigmoid are scaled by 1.2, margins are layers of their own.
"""
import pathlib

import keras
import numpy as np
from keras import layers
%(imports)s
WEIGHTS = pathlib.Path(__file__).with_name("%(weights)s")
'''

_STUB = '''def %(name)s(x, **arguments):
    """What the layer %(layer)s computed: write it here, with keras.ops.  In the old model it was%(listing)s
    """
    raise NotImplementedError("write the function of the layer %(layer)s")
'''

_HARD_SIGMOID = '''def hard_sigmoid_of_2(x):
    """The hard sigmoid of Keras 0.1 to 2; that of Keras 3 is x / 6 + 0.5."""
    return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)
'''

_TAIL = '''

def load_model(weights=WEIGHTS):
    """The model with its weights.  In the file a weight is called PATH:NUMBER, its layer's path and its place there."""
    model = build_model()
    with np.load(weights) as arrays:
        for path in sorted({key.rpartition(":")[0] for key in arrays.files}):
            layer = layer_at(model, path.split("/"))
            count = sum(key.rpartition(":")[0] == path for key in arrays.files)
            layer.set_weights([arrays["%s:%d" % (path, number)] for number in range(count)])
    return model


def layer_at(layer, path):
    """A layer within layers: in a model by its name, in a list by its place, elsewhere by the attribute."""
    for part in path:
        if isinstance(layer, list):
            layer = layer[int(part)]
        else:
            layer = layer.get_layer(part) if isinstance(layer, keras.Model) else getattr(layer, part)
    return layer


if __name__ == "__main__":
    load_model().summary()
'''


def write(network: Network, path: str) -> None:
    """Write a network in the words of Keras 3 as a script, and its weights as an ``.npz`` of the same name.

    Parameters
    ----------
    network : Network
        See `keras1.conversion.to_keras3`.
    path : str
        Ends in ``.py``.
    """
    weights = pathlib.Path(path).with_suffix(".npz")
    text = script(network, weights.name)
    with atomically(str(weights)) as part, open(part, "wb") as file:
        np.savez(file, **dict(arrays(network)))
    with atomically(path) as part:
        pathlib.Path(part).write_text(text, "utf-8")


def script(network: Network, weights: str) -> str:
    """The script's text.

    Parameters
    ----------
    network : Network
    weights : str
        Name of the file of weights.
    """
    records = [part for record in network.layers for part in record.every()]
    parts = [_HEAD % {"weights": weights, "module": pathlib.Path(weights).stem, "imports": _imports(records)}]
    parts += _functions(records)
    for record in _networks_within(network):
        parts.append(_function("build_" + _variable(record.name), record.network, record.name))
    parts.append(_function("build_model", network, network.name or "model"))
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n" + _TAIL


def _imports(records: List[LayerRecord]) -> str:
    """Lines that import the functions that were given."""
    given = {(value["module"], value["config"]) for record in records for value in record.config.values()
             if isinstance(value, dict) and value.get("class_name") == "function"}
    return "".join("from %s import %s\n" % pair for pair in sorted(given))


def _functions(records: List[LayerRecord]) -> Iterator[str]:
    """Functions that have to be there: to be written by somebody, and the earlier hard sigmoid."""
    for record in to_be_written(records):
        listing = record.config["function"]["listing"].replace("\\", "\\\\").replace('"""', "'''")
        told = ":\n\n" + textwrap.indent(listing, "        ") if listing else "\n    a function that the file lacks."
        yield _STUB % {"name": _function_name(record), "layer": record.name, "listing": told.rstrip()}
    if any(value == OLD_HARD_SIGMOID for record in records for value in record.config.values()
           if isinstance(value, str)):
        yield _HARD_SIGMOID


def to_be_written(records: Iterable[LayerRecord]) -> List[LayerRecord]:
    """The Lambda layers for which no function was given."""
    return [record for record in records if record.class_name == "Lambda" and "listing" in record.config["function"]]


def _function_name(record: LayerRecord) -> str:
    return "function_of_" + _variable(record.name)


def _networks_within(network: Network) -> Iterator[LayerRecord]:
    """Layers that are networks, innermost first."""
    for record in network.layers:
        for layer in [record, *record.wrapped]:
            if layer.network is not None:
                yield from _networks_within(layer.network)
                yield layer


# -- weights

def arrays(network: Network, path: str = "") -> Iterator[Tuple[str, np.ndarray]]:
    """The weights by the paths of their layers."""
    for record in network.layers:
        yield from _arrays_of(record, path + record.name)


def _arrays_of(record: LayerRecord, path: str) -> Iterator[Tuple[str, np.ndarray]]:
    if record.network is not None:
        yield from arrays(record.network, path + "/")
    elif record.wrapped:
        for inner, part in zip(record.wrapped, _parts(record)):
            yield from _arrays_of(inner, "%s/%s" % (path, part))
    else:
        path += "/cell" if record.class_name in ("LSTM", "GRU", "SimpleRNN", "ConvLSTM2D") else ""
        for number, weight in enumerate(record.weights):
            yield "%s:%d" % (path, number), weight.value


def _parts(record: LayerRecord) -> List[str]:
    return {"TimeDistributed": ["layer"], "Bidirectional": ["forward_layer", "backward_layer"], "RNN": ["cell"],
            "StackedRNNCells": ["cells/%d" % number for number in range(len(record.wrapped))]}[record.class_name]


# -- code

def _function(name: str, network: Network, told: str) -> str:
    made = _stack(network, told) if network.kind == "Sequential" else _graph(network, told)
    return 'def %s():\n    """The layers of %s, with new weights."""\n%s' % (name, told, made)


def _stack(network: Network, told: str) -> str:
    lines = ["        %s,\n" % _layer(record) for record in network.layers]
    return "    return keras.Sequential([\n%s    ], name=%r)\n" % ("".join(lines), told)


def _graph(network: Network, told: str) -> str:
    lines: List[str] = []
    for record, number in calls_in_order(network):
        several = len(record.calls) > 1
        if several and not number:
            lines.append("%s_layer = %s" % (_variable(record.name), _layer(record)))
        made = _variable(record.name) + "_layer" if several else _layer(record)
        target = _tensor(network, Origin(record.name, number))
        lines.append("%s = %s" % (target, _call(network, record, record.calls[number], made)))
    ends = [", ".join(_tensor(network, origin, True) for origin in part) for part in (network.inputs, network.outputs)]
    ends = ["[%s]" % end if ", " in end else end for end in ends]
    lines.append("return keras.Model(%s, %s, name=%r)" % (*ends, told))
    return "".join("    %s\n" % line for line in lines)


def _call(network: Network, record: LayerRecord, call: List[Origin], made: str) -> str:
    read = [_tensor(network, origin, True) for origin in call]
    if not read:
        return made
    if record.class_name in OPERATIONS:
        arguments = _arguments(record, without_name=True)
        return "keras.ops.%s(%s)" % (OPERATIONS[record.class_name].function, ", ".join([*read, *arguments]))
    if record.class_name in _MERGES or record.network is not None and len(read) > 1:
        return "%s([%s])" % (made, ", ".join(read))
    states = [", initial_state=[%s]" % ", ".join(read[1:])] if len(read) > 1 else []
    return "%s(%s%s)" % (made, read[0], "".join(states))


def _tensor(network: Network, origin: Origin, read: bool = False) -> str:
    """The variable of what a call makes; of a layer that makes several, one of them."""
    record = network.named(origin.layer)
    name = _variable(origin.layer) + ("_%d" % (origin.call + 1) if len(record.calls) > 1 else "")
    return "%s[%d]" % (name, origin.tensor) if read and _makes_several(record) else name


def _makes_several(record: LayerRecord) -> bool:
    if record.network is not None:
        return len(record.network.outputs) > 1
    inner = record.wrapped[0] if record.class_name == "Bidirectional" else record
    return bool(inner.config.get("return_state")) or record.class_name == "Bidirectional" \
        and record.config.get("merge_mode") is None


def _variable(name: str) -> str:
    """A name that Python takes.

    Examples
    --------
    >>> _variable("conv1/7x7"), _variable("lambda"), _variable("1")
    ('conv1_7x7', 'lambda_', 'layer_1')
    """
    name = re.sub(r"\W", "_", name)
    if name[:1].isdigit():
        name = "layer_" + name
    return name + "_" if keyword.iskeyword(name) or name in ("keras", "layers", "np", "pathlib", "layer_at") else name


def _layer(record: LayerRecord) -> str:
    if record.network is not None:
        return "build_%s()" % _variable(record.name)
    if record.class_name == "InputLayer":
        shape = tuple(record.config["batch_shape"])
        kind = "" if record.config.get("dtype", "float32") == "float32" else ", dtype=%r" % record.config["dtype"]
        told = "batch_shape=%r" % (shape,) if shape[0] is not None else "%r" % (shape[1:],)
        return "keras.Input(%s%s, name=%r)" % (told, kind, record.name)
    held = [_layer(inner) for inner in record.wrapped]
    if record.class_name == "Bidirectional":
        held[1] = "backward_layer=" + held[1]
    if record.class_name == "StackedRNNCells":
        held = ["[%s]" % ", ".join(held)]
    return "layers.%s(%s)" % (record.class_name, ", ".join(held + _arguments(record)))


def _arguments(record: LayerRecord, without_name: bool = False) -> List[str]:
    """Arguments in a constructor's brackets: the first ones by place, then those that are no defaults."""
    config, found = record.config, []
    first = _FIRST.get(record.class_name, ())
    for key in first:
        stub = key == "function" and "listing" in config[key]
        found.append(_function_name(record) if stub else _value(config[key]))
    for key, value in config.items():
        if key not in first and not _is_default(record, key, value):
            found.append("%s=%s" % (key, _value(value)))
    return found + ([] if without_name else ["name=%r" % record.name])


def _is_default(record: LayerRecord, key: str, value: Any) -> bool:
    if value is None:
        return key != "merge_mode"
    if key.endswith("_initializer"):
        return value["class_name"] == _INITIALIZERS.get(key[:-len("_initializer")]) and not any(
            part for name, part in value["config"].items() if name != "gain" or part != 1.)
    if key == "activation":
        return value == ("tanh" if record.class_name in _RECURRENT else "linear")
    if key in ("strides", "dilation_rate") and "Pooling" not in record.class_name:
        return set(np.ravel(value)) == {1}
    return key in _DEFAULTS and value == _DEFAULTS[key]


def _value(value: Any) -> str:
    if isinstance(value, str) and value == OLD_HARD_SIGMOID:
        return value
    if isinstance(value, dict) and value.get("class_name") == "function":
        return value["config"]
    if isinstance(value, dict) and "module" in value:
        arguments = ", ".join("%s=%r" % pair for pair in value["config"].items() if pair[1] is not None)
        return "%s.%s(%s)" % (value["module"], value["class_name"], arguments)
    return repr(_tuples(value))


def _tuples(value: Any) -> Any:
    return tuple(_tuples(part) for part in value) if isinstance(value, list) else value
