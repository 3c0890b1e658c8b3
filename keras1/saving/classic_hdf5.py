"""Weights of a classic ``Sequential`` in HDF5: ``layer_N/param_M``.

The file's attribute ``nb_layers`` counts the groups ``layer_0``, ``layer_1``, ...; a group's ``nb_params`` counts
its data sets ``param_0``, ``param_1``, ...
"""
from typing import Any, Sequence

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
            group = file.create_group("layer_%d" % number)
            weights = layer.get_weights()
            group.attrs["nb_params"] = len(weights)
            for index, value in enumerate(weights):
                group.create_dataset("param_%d" % index, data=value)


def load_weights(layers: Sequence[Any], filepath: str) -> None:
    """Give a stack of layers the weights of a file.

    Raises
    ------
    Exception
        If the file has more layers than the stack, or weights of other shapes; nothing is changed then
        but the layers before.
    """
    import h5py

    with h5py.File(filepath, "r") as file:
        count = int(file.attrs["nb_layers"])
        if count > len(layers):
            raise DataError.like(IndexError)(
                "list index out of range", "%s holds the weights of %d layers, the model has %d"
                % (filepath, count, len(layers)))
        for number in range(count):
            group = file["layer_%d" % number]
            weights = [np.asarray(group["param_%d" % index]) for index in range(int(group.attrs["nb_params"]))]
            layers[number].set_weights(weights)
