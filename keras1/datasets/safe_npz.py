"""Collections of arrays (``.npz``), read without running what the file may say."""
import io
import zipfile
from typing import Dict

import numpy as np
from numpy.lib import format as npy

from keras1.datasets import safe_pickle
from keras1.errors import DataError


def load(path: str) -> Dict[str, np.ndarray]:
    """The arrays of a file by name; those of objects hold what `safe_pickle.load` gives.

    Parameters
    ----------
    path : str

    Raises
    ------
    zipfile.BadZipFile
        A ``DataError`` of that name, if the file is broken.
    pickle.UnpicklingError, UntrustedCodeError
        See `safe_pickle.load`.

    Examples
    --------
    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "data.npz")
    >>> np.savez(path, x=np.arange(3))
    >>> load(path)
    {'x': array([0, 1, 2])}
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {_without_ending(name): _array(archive.read(name)) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError.like(zipfile.BadZipFile)(
            "%s cannot be read: %s" % (path, error),
            "the file is broken; delete it and it is downloaded again") from error


def _without_ending(name):
    return name[:-4] if name.endswith(".npy") else name


def _array(data: bytes) -> np.ndarray:
    """The array of a ``.npy`` file."""
    file = io.BytesIO(data)
    read_header = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}[npy.read_magic(file)]
    shape, _, dtype = read_header(file)
    if dtype.hasobject:
        return np.reshape(safe_pickle.loads(file.read()), shape)
    return npy.read_array(io.BytesIO(data), allow_pickle=False)
