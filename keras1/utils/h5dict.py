"""Files and groups of HDF5 that are read and written as dicts are."""
import io
import pickle
from os import PathLike
from typing import Any, BinaryIO, Callable, Dict, Iterator, List, Sequence, Union

import h5py
import numpy as np

from keras1.datasets import safe_pickle
from keras1.errors import ArgumentError, DataError

#: What an attribute may hold, in bytes.
HDF5_OBJECT_HEADER_LIMIT = 64512


class H5Dict:
    """A group of an HDF5 file, or a plain dict in its place, with the same few operations.

    Arrays become datasets, other values attributes (lists of texts that are too long several), and a name that is not
    there becomes a group when it is asked for.  In a dict, arrays are pickled.  Came with 2.3.0; in 2.2.4 ``h5dict``.

    Parameters
    ----------
    path : str, path, h5py.Group or dict
        A file to open, or what is open already.
    mode : {"a", "r", "w"}
        How to open a file; "r" forbids writing, and "w" empties a dict.

    Raises
    ------
    TypeError
        An ``ArgumentError`` of that name: anything else.
    ValueError
        A ``DataError`` of that name: writing with mode "r", or a name that is not there.
    KeyError
        A ``DataError`` of that name: a name that is there already, in a file.
    UntrustedCodeError
        If what is pickled in a dict is no array.

    Examples
    --------
    >>> data = {}
    >>> with H5Dict(data) as file:
    ...     file["weights"] = np.arange(3)
    ...     file["group"]["names"] = ["a", "b"]
    ...     file["weights"], file["group"]["names"], "other" in file
    (array([0, 1, 2]), ['a', 'b'], False)
    """

    def __init__(self, path: Any, mode: str = "a"):
        if not self.is_supported_type(path):
            raise ArgumentError.like(TypeError)("Required Group, str, Path or dict. Received: %s." % type(path))
        self._is_file = isinstance(path, (str, PathLike))
        self.data = h5py.File(path, mode=mode) if self._is_file else path
        self.read_only = mode == "r"
        if isinstance(path, dict):
            if mode == "w":
                path.clear()
            path["_is_group"] = True

    @staticmethod
    def is_supported_type(path: Any) -> bool:
        """Whether there can be an ``H5Dict`` of it."""
        return isinstance(path, (h5py.Group, dict, str, PathLike))

    def __setitem__(self, attr: Union[str, bytes], val: Any) -> None:
        if self.read_only:
            raise DataError.like(ValueError)("Cannot set item in read-only mode.")
        if isinstance(self.data, dict):
            _put_into_dict(self.data, _text(attr), val)
        elif attr in self.data:
            raise DataError.like(KeyError)('Cannot set attribute. Group with name "%s" exists.' % attr)
        elif _is_of_numpy(val):
            self.data.create_dataset(attr, data=val)
        elif isinstance(val, (list, tuple)):
            _put_list(self.data.attrs, attr, val)
        else:
            self.data.attrs[attr] = np.bytes_(val) if isinstance(val, bytes) else val

    def __getitem__(self, attr: Union[str, bytes]) -> Any:
        if isinstance(self.data, dict):
            return self._from_dict(_text(attr))
        if attr in self.data.attrs:
            return _plain(self.data.attrs[attr])
        if attr in self.data:
            found = self.data[attr]
            return np.asarray(found) if isinstance(found, h5py.Dataset) else H5Dict(found)
        if "%s0" % attr in self.data.attrs:
            return _joined(self.data.attrs, attr)
        return H5Dict(self._new_group(lambda: self.data.create_group(attr)))

    def _from_dict(self, name):
        if name not in self.data:
            self.data[name] = self._new_group(lambda: {"_is_group": True})
        value = self.data[name]
        if isinstance(value, dict) and value.get("_is_group"):
            return H5Dict(value)
        return safe_pickle.loads(value) if _flag(name) in self.data else value

    def _new_group(self, make: Callable) -> Any:
        if self.read_only:
            raise DataError.like(ValueError)("Cannot create group in read-only mode.")
        return make()

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def iter(self) -> Iterator[str]:
        """The names."""
        return iter(self.data)

    def __getattr__(self, attr: str) -> Any:
        """A method of the group or dict; a group that it returns becomes an ``H5Dict``."""
        method = getattr(self.__dict__["data"], attr)

        def called(*args: Any, **kwargs: Any) -> Any:
            out = method(*args, **kwargs)
            return H5Dict(out) if isinstance(self.data, type(out)) else out
        return called

    def __contains__(self, key: str) -> bool:
        return key in self.data or (not isinstance(self.data, dict) and key in self.data.attrs)

    def get(self, key: str, default: Any = None) -> Any:
        """What has a name, or the default."""
        return self[key] if key in self else default

    def update(self, *args: Dict[str, Any]) -> None:
        """Take the items of a dict."""
        for key, value in dict(*args).items():
            self[key] = value

    def close(self) -> None:
        """Write what was not written yet, and close a file that was opened here."""
        if isinstance(self.data, h5py.Group):
            self.data.file.flush()
            if self._is_file:
                self.data.close()

    def __enter__(self) -> "H5Dict":
        return self

    def __exit__(self, *exc_info: Any) -> None:
        self.close()


h5dict = H5Dict


def _text(name):
    return name.decode("utf-8") if isinstance(name, bytes) else name


def _flag(name):
    """What says that an item of a dict is a pickled array."""
    return "_%s_pickled" % name


def _is_of_numpy(value):
    return type(value).__module__ == "numpy"


def _put_into_dict(data, name, value):
    if _is_of_numpy(value):
        data[name] = pickle.dumps(value, protocol=3)
        data[_flag(name)] = True
    else:
        data[name] = value


def _put_list(attrs: Any, name: str, values: Sequence[Any]) -> None:
    """A list as one attribute, or as ``name0``, ``name1``, ... if it is too long for one."""
    too_long = [value for value in values if hasattr(value, "__len__") and len(value) > HDF5_OBJECT_HEADER_LIMIT]
    if too_long:
        raise DataError.like(RuntimeError)(
            "The following attributes cannot be saved to HDF5 file because they are larger than %d bytes: %s"
            % (HDF5_OBJECT_HEADER_LIMIT, ", ".join(map(str, too_long))))
    if values and isinstance(values[0], str):
        values = [value.encode("utf-8") for value in values]
    chunks = [np.asarray(values)]
    while any(chunk.nbytes > HDF5_OBJECT_HEADER_LIMIT for chunk in chunks):
        chunks = np.array_split(np.asarray(values), len(chunks) + 1)
    if len(chunks) == 1:
        attrs[name] = chunks[0]
        return
    for number, chunk in enumerate(chunks):
        attrs["%s%d" % (name, number)] = chunk


def _joined(attrs: Any, name: str) -> List[str]:
    """The list that `_put_list` parted."""
    found, number = [], 0
    while "%s%d" % (name, number) in attrs:
        found += [text.decode("utf8") for text in attrs["%s%d" % (name, number)]]
        number += 1
    return found


def _plain(value):
    """An attribute: byte strings in a list, or alone; anything else as it is."""
    return value.tolist() if _is_of_numpy(value) and value.dtype.kind == "S" else value


def load_from_binary_h5py(load_function: Callable[[h5py.File], Any], stream: BinaryIO) -> Any:
    """What a function reads from an HDF5 file that comes as a stream of bytes.  Came with 2.3.0.

    Parameters
    ----------
    load_function : callable
        Of the open file.
    stream : file-like
        Has ``read()``.

    Examples
    --------
    >>> import io
    >>> stream = io.BytesIO()
    >>> save_to_binary_h5py(lambda file: file.create_dataset("a", data=[1, 2]) and None, stream)
    >>> load_from_binary_h5py(lambda file: file["a"][1], io.BytesIO(stream.getvalue()))
    2
    """
    with h5py.File(io.BytesIO(stream.read()), "r") as file:
        return load_function(file)


def save_to_binary_h5py(save_function: Callable[[h5py.File], Any], stream: BinaryIO) -> Any:
    """Write an HDF5 file that a function fills to a stream of bytes, and return what the function does.

    Came with 2.3.0.

    Parameters
    ----------
    save_function : callable
        Of the open file.
    stream : file-like
        Has ``write(bytes)``.
    """
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        returned = save_function(file)
    stream.write(content.getvalue())
    return returned
