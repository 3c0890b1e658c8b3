"""Weights of the classic models in HDF5.

Sequential: ``layer_N/param_M``; the file's attribute ``nb_layers`` counts the groups ``layer_0``, ``layer_1``, ...,
a group's ``nb_params`` counts its data sets ``param_0``, ``param_1``, ...  Graph: one such group, ``graph``.
"""
from typing import Any, List, Sequence

import numpy as np

from keras1.errors import DataError
from keras1.saving.files import atomically, may_write


def save_weights(layers: Sequence[Any], filepath: str, overwrite: bool = False) -> None:
    """Write the weights of a stack of layers; the file is written whole or not at all.

    Parameters
    ----------
    layers : list of Layer
    filepath : str
    overwrite : bool
        Whether to replace an existing file without asking.
    """
    if not may_write(filepath, overwrite, "save_weights"):
        return
    import h5py

    with atomically(filepath) as path, h5py.File(path, "w") as file:
        file.attrs["nb_layers"] = len(layers)
        for number, layer in enumerate(layers):
            _write(file.create_group("layer_%d" % number), layer.get_weights())


def save_graph_weights(weights: List[np.ndarray], filepath: str, overwrite: bool = False) -> None:
    """Write the weights of a graph; the file is written whole or not at all."""
    if may_write(filepath, overwrite, "save_weights"):
        import h5py

        with atomically(filepath) as path, h5py.File(path, "w") as file:
            _write(file.create_group("graph"), weights)


def load_graph_weights(filepath: str) -> List[np.ndarray]:
    """The weights of a graph that a file holds."""
    import h5py

    with h5py.File(filepath, "r") as file:
        return _read(file["graph"])


def _write(group: Any, weights: Sequence[np.ndarray]) -> None:
    group.attrs["nb_params"] = len(weights)
    for index, value in enumerate(weights):
        group.create_dataset("param_%d" % index, data=value)


def _read(group: Any) -> List[np.ndarray]:
    return [np.asarray(group["param_%d" % index]) for index in range(int(group.attrs["nb_params"]))]


def load_weights(layers: Sequence[Any], filepath: str) -> None:
    """Give a stack of layers the weights of a file.

    Raises
    ------
    Exception
        If the file has more layers than the stack, or weights of other shapes; the layers before have their
        new weights then.
    """
    import h5py

    with h5py.File(filepath, "r") as file:
        count = int(file.attrs["nb_layers"])
        for number in range(count):
            if number == len(layers):
                raise DataError.like(IndexError)(
                    "list index out of range", "%s holds the weights of %d layers, the model has %d"
                    % (filepath, count, len(layers)))
            layers[number].set_weights(_read(file["layer_%d" % number]))
