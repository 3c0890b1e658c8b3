"""Layers of 2.3.1 that are one layer of Keras 3: activations, gates, thresholds, cells, functions."""
from typing import Any, List

import numpy as np

from keras1.conversion import weights_of_3
from keras1.conversion.records_of_3 import Layers, refuse
from keras1.conversion.words_of_3 import ACTIVATIONS, HARD_SIGMOID, OLD_HARD_SIGMOID, function_of
from keras1.saving.description import LayerRecord, Weight


def same(record: LayerRecord) -> Layers:
    """A layer of the same name, with weights as Keras 3 wants them."""
    check_activations(record)
    if record.class_name.startswith(("LSTM", "ConvLSTM")) and record.config.get("activation") == "hard_sigmoid":
        record.config["activation"] = OLD_HARD_SIGMOID  # of a state, which no weight scales
    weights_of_3.turn(record)
    weights_of_3.scale_for_hard_sigmoid(record)
    return [record]


def check_activations(record: LayerRecord) -> None:
    """Refuse a function that Keras 3 does not have; put one that was given in its place."""
    for key in ("activation", "recurrent_activation"):
        value = record.config.get(key)
        given = isinstance(value, str) and function_of(record, value)
        if given:
            record.config[key] = given
        elif value is not None and value not in ACTIVATIONS:
            raise refuse(record, "the %s is %r, which Keras 3 does not have" % (key, value),
                         "give the function: functions={%r: 'module:function'} (--function); or give the layer a known "
                         "activation, or 'linear', and write the function into the new model" % str(value))


def activation(record: LayerRecord) -> Layers:
    """An Activation; what goes into a hard sigmoid is scaled before."""
    check_activations(record)
    if record.config.get("activation") != "hard_sigmoid":
        return [record]
    return [LayerRecord(record.name + "_scaled", "Rescaling", {"scale": HARD_SIGMOID, "offset": 0.}), record]


def leaky(record: LayerRecord) -> Layers:
    """LeakyReLU, whose slope has another name."""
    record.config["negative_slope"] = float(record.config.get("alpha", 0.3))
    return [record]


def thresholded(record: LayerRecord) -> Layers:
    """ThresholdedReLU, which is a ReLU."""
    record.class_name, theta = "ReLU", float(record.config.get("theta", 1.0))
    record.config = {"threshold": theta, "trainable": record.config.get("trainable", True)}
    return [record]


def normalization(record: LayerRecord) -> Layers:
    """BatchNormalization; arguments that are None are those that are not told."""
    record.config = {key: value for key, value in record.config.items() if value is not None}
    return [record]


def merged_steps(record: LayerRecord) -> Layers:
    """TimeDistributedMerge of 0.x: a sum, mean or product over the steps."""
    record.class_name = {"sum": "Sum", "ave": "Mean", "mul": "Prod"}[record.config.get("mode", "sum")]
    record.config = {"axis": 1, "keepdims": False}
    return [record]


def own_function(record: LayerRecord) -> Layers:
    """A Lambda: its function is the one that was given for it, or is left to be written."""
    config = record.config
    named = config.get("function") if isinstance(config.get("function"), str) else None
    function = function_of(record, record.name) or named and function_of(record, named)
    record.class_name = "Lambda"
    record.config = {"function": function or {"listing": config.get("listing", "")},
                     "arguments": dict(config.get("arguments") or {}), "trainable": config.get("trainable", True)}
    return [record]


# -- recurrent layers

def recurrent(record: LayerRecord) -> Layers:
    """A recurrent layer or cell: biases of a reset after the product are two rows."""
    if record.class_name in ("GRU", "GRUCell"):
        record.config.setdefault("reset_after", False)
        if record.config["reset_after"]:
            record.weights = [weight.holding(weight.value.reshape(2, -1)) if weight.name == "bias" else weight
                              for weight in record.weights]
    return same(record)


def of_cudnn(record: LayerRecord) -> Layers:
    """A layer by cuDNN: another whose gates are sigmoids."""
    record.class_name = record.class_name[len("CuDNN"):]
    record.config.update(activation="tanh", recurrent_activation="sigmoid", use_bias=True)
    if record.class_name == "GRU":
        record.config["reset_after"] = True
    else:
        record.weights = [weight.holding(sum(np.split(weight.value, 2))) if weight.name == "bias" else weight
                          for weight in record.weights]
    return recurrent(record)


def cells(record: LayerRecord) -> Layers:
    """An RNN of a cell, or of several: cells are layers within, each with its own weights."""
    weights = list(record.weights)
    record.wrapped, record.weights = [_cell(record, record.config.pop("cell", None), weights)], []
    return [record]


def _cell(record: LayerRecord, data: Any, weights: List[Weight]) -> LayerRecord:
    kind, config = data.get("class_name"), dict(data.get("config") or {})
    if kind == "StackedRNNCells":
        stack = LayerRecord(config.get("name") or "stacked_rnn_cells", kind, {})
        stack.wrapped = [_cell(record, part, weights) for part in config["cells"]]
        return stack
    if kind not in ("SimpleRNNCell", "LSTMCell", "GRUCell"):
        raise refuse(record, "its cell is a %s, which Keras 3 does not have" % kind,
                     "write the cell there, and the RNN around it")
    cell = LayerRecord(config.get("name") or kind.lower(), kind, config)
    count = 3 if config.get("use_bias", True) else 2
    cell.weights, weights[:count] = weights[:count], []
    return recurrent(cell)[0]
