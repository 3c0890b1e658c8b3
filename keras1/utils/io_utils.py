"""Data that stays in HDF5 files."""
import operator
from typing import Any, Callable, Dict, Optional, Tuple

import h5py
import numpy as np

from keras1.errors import ArgumentError, DataError
from keras1.history import Gated, came, default, gone, versioned
from keras1.utils.h5dict import H5Dict, h5dict, load_from_binary_h5py, save_to_binary_h5py

__all__ = [
    "H5Dict", "HDF5Matrix", "ask_to_proceed_with_overwrite", "h5dict", "load_array", "load_from_binary_h5py",
    "save_array", "save_to_binary_h5py",
]

_ALL = "all rows, if nothing else is said"


class HDF5Matrix(Gated):
    """A range of rows of a dataset in an HDF5 file, read when it is indexed.

    Takes the place of an array in ``fit``, ``evaluate`` and ``predict``; with ``fit`` use
    ``shuffle="batch"`` or ``shuffle=False``, since HDF5 reads rows in ascending order only.

    Parameters
    ----------
    datapath : str
        The file.
    dataset : str
        The name of the dataset in it.
    start, end : int
        The first row, and the one behind the last; from 1.2.0 on by default all rows.
    normalizer : callable, optional
        Applied to everything that is read.

    Attributes
    ----------
    refs : dict
        The open files by path, shared by all instances.

    Notes
    -----
    Source: ``keras.utils.io_utils.HDF5Matrix`` of 0.3.1, 0.3.3, 1.0.8, 1.2.2 and 2.3.1.

    Examples
    --------
    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "digits.h5")
    >>> save_array(np.arange(12.).reshape(6, 2), path)
    >>> X = HDF5Matrix(path, "data", start=2, end=5)
    >>> len(X), X.shape
    (3, (3, 2))
    >>> X[0:2]
    array([[4., 5.],
           [6., 7.]])
    """

    refs: Dict[str, h5py.File] = {}

    @default("start", "1.2.0", 0, _ALL)
    @default("end", "1.2.0", None, _ALL)
    def __init__(self, datapath: str, dataset: str, start: int, end: Optional[int],
                 normalizer: Optional[Callable[[np.ndarray], np.ndarray]] = None):
        if not self.refs.get(datapath):  # a file that was closed meanwhile is false, too
            self.refs[datapath] = h5py.File(datapath, "r")
        self.data = self.refs[datapath][dataset]
        self.start = start
        self.end = self.data.shape[0] if end is None else end
        self.normalizer = normalizer
        self._base_shape, self._base_dtype = self._of_rows()

    @versioned
    def _of_rows(self) -> Tuple[tuple, np.dtype]:
        """Shape of a row, and type."""
        return tuple(self.data.shape[1:]), self.data.dtype

    @_of_rows.since("2.2.4", reason="of what the normalizer makes")
    def _of_normalized_rows(self):
        rows = self.data[0:1] if self.normalizer is None else self.normalizer(self.data[0:1])
        return rows.shape[1:], rows.dtype

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, key: Any) -> np.ndarray:
        """The rows that an int, a slice, or a list or array of int in ascending order names.

        Raises
        ------
        IndexError
            A ``DataError`` of that name: a row beyond ``end``, counted from ``start``.
        TypeError
            An ``ArgumentError`` of that name: any other kind of key.
        """
        rows = self.data[self._rows(key)]
        return rows if self.normalizer is None else self.normalizer(rows)

    def _rows(self, key):
        """The key in rows of the dataset."""
        if isinstance(key, slice):
            return self._window(key)
        if isinstance(key, (list, np.ndarray)):
            return [self._row(index) for index in key]
        return self._row(key)

    def _window(self, key):
        if key.stop is not None and key.stop > len(self):
            self._refuse(key.stop)
        first, stop, step = key.indices(len(self))
        return slice(first + self.start, stop + self.start, step)

    def _row(self, index):
        try:
            index = operator.index(index)
        except TypeError:
            raise ArgumentError.like(TypeError)(
                "HDF5Matrix: cannot be indexed with %r" % (index,),
                hint="an int, a slice, or a list or array of int") from None
        if not -len(self) <= index < len(self):
            self._refuse(index)
        return index % len(self) + self.start

    def _refuse(self, index):
        raise DataError.like(IndexError)(
            "HDF5Matrix: row %d of %d" % (index, len(self)),
            hint="the matrix holds the rows from start=%d up to end=%d" % (self.start, self.end))

    @property
    def shape(self) -> tuple:
        """The number of rows, and the shape of one; from 2.2.4 on of what the normalizer makes of it."""
        return (len(self),) + self._base_shape

    @property
    def dtype(self) -> np.dtype:
        """The type; from 2.2.4 on of what the normalizer makes.  Came with 2.0.9."""
        return self._base_dtype

    @property
    def ndim(self) -> int:
        """The number of axes of the dataset.  Came with 2.0.9."""
        return self.data.ndim

    @property
    def size(self) -> int:
        """The number of elements.  Came with 2.0.9."""
        return np.prod(self.shape)


def save_array(array: np.ndarray, name: str) -> None:
    """Write an array to an HDF5 file, as its dataset ``data``; a file of that name is replaced.

    Parameters
    ----------
    array : numpy.ndarray
    name : str
        The path of the file.
    """
    with h5py.File(name, "w") as file:
        file.create_dataset("data", data=array)


def load_array(name: str) -> np.ndarray:
    """Read the array that ``save_array`` wrote.

    Examples
    --------
    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "a.h5")
    >>> save_array(np.arange(3), path)
    >>> load_array(path)
    array([0, 1, 2])
    """
    with h5py.File(name, "r") as file:
        return file["data"][...]


def ask_to_proceed_with_overwrite(filepath: str) -> bool:
    """Ask on the terminal whether a file may be replaced, until the answer is y or n.  Came with 1.0.8."""
    answer = input("[WARNING] %s already exists - overwrite? [y/n]" % filepath)
    while answer not in ("y", "n"):
        answer = input('Enter "y" (overwrite) or "n" (cancel).')
    if answer == "y":
        print("[TIP] Next time specify overwrite=True!")
    return answer == "y"


came("utils.io_utils", "ask_to_proceed_with_overwrite", "1.0.8", "asked in one way wherever files are written")
came("utils.io_utils", "h5dict", "2.2.4", "one way of writing models, into files and for pickle")
for _name in ("H5Dict", "load_from_binary_h5py", "save_to_binary_h5py"):
    came("utils.io_utils", _name, "2.3.0", "models in any stream of bytes")
for _name in ("load_array", "save_array"):
    gone("utils.io_utils", _name, "2.0.0", "it needed another package")
