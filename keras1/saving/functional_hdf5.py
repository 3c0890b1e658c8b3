"""Weights of 1.x models in HDF5: a group for each layer, a data set for each weight, both by name.

The attribute ``layer_names`` lists the groups, a group's ``weight_names`` its data sets.
"""
from typing import Any, Dict, Iterable, List, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.nodes import error_class
from keras1.errors import DataError
from keras1.history import versioned


def write_layers(group: Any, layers: Sequence[Any]) -> None:
    """Write the weights of layers into an open file or group."""
    group.attrs["layer_names"] = fixed_texts(layer.name for layer in layers)
    for layer in layers:
        write_weights(group.create_group(layer.name), layer.weights)


def write_weights(group: Any, weights: Sequence[Any]) -> None:
    """Write variables into a group, each under its name, or its number if it has none."""
    names = [str(getattr(weight, "name", None) or "param_%d" % index) for index, weight in enumerate(weights)]
    group.attrs["weight_names"] = fixed_texts(names)
    for name, weight in zip(names, weights):
        group.create_dataset(name, data=K.get_value(weight))


def fixed_texts(texts: Iterable[str]) -> np.ndarray:
    """Texts as the originals wrote lists of them: bytes of one length (of numbers, if there is none).

    Examples
    --------
    >>> fixed_texts(["W", "bias"]).dtype, fixed_texts([]).dtype
    (dtype('S4'), dtype('float64'))
    """
    return np.array([text.encode("utf8") for text in texts])


def read_weights(group: Any) -> List[np.ndarray]:
    """The arrays of a group, in the order of ``weight_names``."""
    return [np.asarray(group[name]) for name in names_in(group, "weight_names")]


def names_in(group: Any, attribute: str) -> List[str]:
    """The names that an attribute lists."""
    return [name.decode("utf8") if isinstance(name, bytes) else str(name) for name in group.attrs[attribute]]


def load_by_order(group: Any, layers: Sequence[Any]) -> None:
    """Give layers the weights of a file, in order; layers without weights do not count.

    Raises
    ------
    ValueError
        If numbers or shapes differ; nothing is changed then.
    """
    if "nb_layers" in group.attrs:
        _load_numbered(group, layers)
        return
    layers = [layer for layer in layers if layer.weights]
    names = [name for name in names_in(group, "layer_names") if len(group[name].attrs["weight_names"])]
    if len(names) != len(layers):
        raise _wrong_number_of_layers(len(names), len(layers))
    found: List[Tuple[Any, np.ndarray]] = []
    for number, (name, layer) in enumerate(zip(names, layers)):
        values = read_weights(group[name])
        if len(values) != len(layer.weights):
            raise DataError.like(error_class(ValueError))(
                'Layer #%d (named "%s" in the current model) was found to correspond to layer %s in the save file. '
                "However the new layer %s expects %d weights, but the saved weights have %d elements."
                % (number, layer.name, name, layer.name, len(layer.weights), len(values)))
        found += _pairs(layer, name, values)
    _set(found)


def load_by_name(group: Any, layers: Sequence[Any]) -> None:
    """Give layers the weights that a file has under their names; the others keep theirs.

    Raises
    ------
    ValueError
        If numbers or shapes differ; nothing is changed then.
    """
    if "nb_layers" in group.attrs:
        raise DataError.like(error_class(ValueError))(
            "The weight file you are trying to load is in a legacy format that does not support name-based weight "
            "loading.", "load it without by_name=True")
    by_name: Dict[str, List[Any]] = {}
    for layer in layers:
        by_name.setdefault(layer.name, []).append(layer)
    found: List[Tuple[Any, np.ndarray]] = []
    for number, name in enumerate(names_in(group, "layer_names")):
        values = read_weights(group[name])
        for layer in by_name.get(name, ()):
            if len(values) != len(layer.weights):
                raise DataError.like(error_class(ValueError))(
                    'Layer #%d (named "%s") expects %d weight(s), but the saved weights have %d element(s).'
                    % (number, layer.name, len(layer.weights), len(values)))
            found += _pairs(layer, name, values)
    _set(found)


def _load_numbered(group: Any, layers: Sequence[Any]) -> None:
    """The layout of 0.x: ``layer_N/param_M``."""
    count = int(group.attrs["nb_layers"])
    if count != len(layers):
        raise _wrong_number_of_layers(count, len(layers))
    for number, layer in enumerate(layers):
        part = group["layer_%d" % number]
        layer.set_weights([np.asarray(part["param_%d" % index]) for index in range(int(part.attrs["nb_params"]))])


def _wrong_number_of_layers(in_file: int, in_model: int) -> Exception:
    return DataError.like(error_class(ValueError))(
        "You are trying to load a weight file containing %d layers into a model with %d layers."
        % (in_file, in_model))


def _pairs(layer: Any, name: str, values: List[np.ndarray]) -> List[Tuple[Any, np.ndarray]]:
    """Each weight of a layer with its new value, once the shapes agree."""
    values = _current_kernels(layer, values)
    for weight, value in zip(layer.weights, values):
        if K.get_value(weight).shape != value.shape:
            raise DataError.like(ValueError)(
                'Layer "%s" has a weight %s of shape %s, the file has shape %s for it (group "%s").'
                % (layer.name, weight.name, K.get_value(weight).shape, value.shape, name))
    return list(zip(layer.weights, values))


@versioned
def _current_kernels(layer, values):
    return values


@_current_kernels.since("1.1.0", reason="Convolution1D: (length, 1, in, out), before (out, in, length, 1)")
def _turned_kernels(layer, values):
    if type(layer).__name__ != "Convolution1D" or not values:
        return values
    shape = values[0].shape
    if len(shape) == 4 and (shape[:2] != (layer.filter_length, 1) or shape[3] != layer.nb_filter):
        return [np.transpose(values[0], (2, 3, 1, 0))] + values[1:]
    return values


def _set(pairs: Sequence[Tuple[Any, np.ndarray]]) -> None:
    for weight, value in pairs:
        K.set_value(weight, value)
