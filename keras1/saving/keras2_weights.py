"""Weights of 2.x models in HDF5: groups by layer, lists of names in parts where they are long, who wrote them."""
import warnings
from typing import Any, Iterable, List, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.errors import DataError
from keras1.history import current
from keras1.saving.keras2_legacy import converted
from keras1.saving.reading_hdf5 import names_in_parts

#: The largest attribute that HDF5 keeps.
_LARGEST = 64512


def write_layers(group: Any, layers: Sequence[Any]) -> None:
    """Write the weights of layers into an open file or group."""
    write_names(group, "layer_names", [layer.name for layer in layers])
    group.attrs["backend"] = K.backend().encode("utf8")
    group.attrs["keras_version"] = str(current()).encode("utf8")
    for layer in layers:
        part = group.create_group(layer.name)
        names = weight_names(layer.weights)
        write_names(part, "weight_names", names)
        for name, weight in zip(names, layer.weights):
            part.create_dataset(name, data=K.get_value(weight))


def write_names(group: Any, attribute: str, names: Sequence[str]) -> None:
    """Write a list of names as one attribute, or as several, numbered from 0, where one cannot hold it.

    Raises
    ------
    RuntimeError
        If a single name is too long.
    """
    texts = [name.encode("utf8") for name in names]
    long = [name for name, text in zip(names, texts) if len(text) > _LARGEST]
    if long:
        raise DataError.like(RuntimeError)(
            "The following attributes cannot be saved to HDF5 file because they are larger than %d bytes: %s"
            % (_LARGEST, ", ".join(long)))
    parts = [np.asarray(texts)]
    while any(part.nbytes > _LARGEST for part in parts):
        parts = np.array_split(parts[0] if len(parts) == 1 else np.concatenate(parts), len(parts) + 1)
    if len(parts) == 1:
        group.attrs[attribute] = parts[0]
        return
    for number, part in enumerate(parts):
        group.attrs["%s%d" % (attribute, number)] = part


def weight_names(weights: Iterable[Any]) -> List[str]:
    """A name for each variable; a second one of a name is numbered.

    Examples
    --------
    >>> a, b = K.variable([1.], name="a"), K.variable([1.], name="a")
    >>> weight_names([a, b])
    ['a', 'a_1']
    """
    found: List[str] = []
    for index, weight in enumerate(weights):
        name = str(getattr(weight, "name", None) or "param_%d" % index)
        number, unique = 0, name
        while unique in found:
            number += 1
            unique = "%s_%d" % (name, number)
        found.append(unique)
    return found


def _read(group: Any) -> List[np.ndarray]:
    return [np.asarray(group[name]) for name in names_in_parts(group, "weight_names") or []]


def _who_wrote(group: Any) -> Tuple[str, Any]:
    """The release, "1" if none is named, and the backend, if one is."""
    def text(attribute, default):
        value = group.attrs.get(attribute, default)
        return value.decode("utf8") if isinstance(value, bytes) else value

    return text("keras_version", "1"), text("backend", None)


def load_by_order(group: Any, layers: Sequence[Any], reshape: bool = False) -> None:
    """Give layers the weights of a file, in order; layers without weights do not count.

    Parameters
    ----------
    group : h5py.Group
    layers : list of Layer
    reshape : bool
        Whether kernels of another shape and the same size are reshaped.

    Raises
    ------
    ValueError
        If numbers or shapes differ; nothing is changed then.
    """
    origin = _who_wrote(group)
    layers = [layer for layer in layers if layer.weights]
    names = [name for name in names_in_parts(group, "layer_names") or [] if names_in_parts(group[name], "weight_names")]
    if len(names) != len(layers):
        raise DataError.like(ValueError)(
            "You are trying to load a weight file containing %d layers into a model with %d layers."
            % (len(names), len(layers)))
    found: List[Tuple[Any, np.ndarray]] = []
    for number, (name, layer) in enumerate(zip(names, layers)):
        values = converted(layer, _read(group[name]), *origin, reshape)
        if len(values) != len(layer.weights):
            raise DataError.like(ValueError)(
                'Layer #%d (named "%s" in the current model) was found to correspond to layer %s in the save file. '
                "However the new layer %s expects %d weights, but the saved weights have %d elements."
                % (number, layer.name, name, layer.name, len(layer.weights), len(values)))
        for weight, value in zip(layer.weights, values):
            if K.get_value(weight).shape != value.shape:
                raise DataError.like(ValueError)(
                    'Layer "%s" has a weight %s of shape %s, the file has shape %s for it (group "%s").'
                    % (layer.name, weight.name, K.get_value(weight).shape, value.shape, name))
        found += zip(layer.weights, values)
    K.batch_set_value(found)


def load_by_name(group: Any, layers: Sequence[Any], skip_mismatch: bool = False, reshape: bool = False) -> None:
    """Give layers the weights that a file has under their names; the others keep theirs.

    Parameters
    ----------
    group : h5py.Group
    layers : list of Layer
    skip_mismatch : bool
        Whether weights of other numbers or shapes are left out, with a warning.
    reshape : bool
        As for `load_by_order`.

    Raises
    ------
    ValueError
        If numbers or shapes differ and are not to be skipped; nothing is changed then.
    """
    origin = _who_wrote(group)
    found: List[Tuple[Any, np.ndarray]] = []
    for number, name in enumerate(names_in_parts(group, "layer_names") or []):
        for layer in [layer for layer in layers if layer.name and layer.name == name]:
            values = converted(layer, _read(group[name]), *origin, reshape)
            found += _fitting(number, layer, values, skip_mismatch)
    K.batch_set_value(found)


def _fitting(number: int, layer: Any, values: List[np.ndarray], skip: bool) -> List[Tuple[Any, np.ndarray]]:
    """Each weight of a layer with its value; those that do not fit left out, or an error."""
    if len(values) != len(layer.weights):
        if skip:
            warnings.warn("Skipping loading of weights for layer %s due to mismatch in number of weights (%d vs %d)."
                          % (layer.name, len(layer.weights), len(values)), stacklevel=4)
            return []
        raise DataError.like(ValueError)(
            'Layer #%d (named "%s") expects %d weight(s), but the saved weights have %d element(s).'
            % (number, layer.name, len(layer.weights), len(values)))
    pairs = []
    for weight, value in zip(layer.weights, values):
        shape = K.int_shape(weight)
        if shape == value.shape:
            pairs.append((weight, value))
        elif skip:
            warnings.warn("Skipping loading of weights for layer %s due to mismatch in shape (%s vs %s)."
                          % (layer.name, shape, value.shape), stacklevel=4)
        else:
            raise DataError.like(ValueError)(
                'Layer #%d (named "%s"), weight %s has shape %s, but the saved weight has shape %s.'
                % (number, layer.name, weight, shape, value.shape))
    return pairs
