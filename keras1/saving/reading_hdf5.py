"""HDF5 files of models, read within bounds: groups, weights, attributes, and nothing outside the file.

Keras wrote plain groups, small attributes and contiguous data sets of numbers.  Links out of the file, data sets that
claim more than the file can hold, objects in place of numbers are refused, not followed.
"""
import os
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

import numpy as np

from keras1.errors import ModelFileError
from keras1.saving.description import Weight

#: Bounds: of one attribute, of the parts of a list that is kept in several, and of all arrays together.
MAX_ATTRIBUTE = 64 * 2 ** 20
MAX_PARTS = 10_000
MAX_BYTES = 8 * 2 ** 30

#: A data set of chunks may be packed; numbers that were trained hardly shrink, so more than this is made up.
_MOST_PACKED = 64
_SMALL = 2 ** 20


class Group(NamedTuple):
    """Weights that stand together in a file."""

    name: str
    weights: List[Weight]


@dataclass
class Stored:
    """What an HDF5 file of Keras holds.

    Attributes
    ----------
    layout : {"numbered", "graph", "named", "none"}
        How the weights are kept: ``layer_N/param_M``, one group ``graph``, or groups by ``layer_names``.
    groups : list of Group
    attributes : dict of str
        ``keras_version``, ``backend``, ``model_config``, ``training_config``, where they are.
    optimizer_weights : list of Weight
    arguments : list of dict
        Of the layers, as their groups' attributes: before 0.1.0 a file of weights had them.
    """

    layout: str = "none"
    groups: List[Group] = field(default_factory=list)
    attributes: Dict[str, str] = field(default_factory=dict)
    optimizer_weights: List[Weight] = field(default_factory=list)
    arguments: List[Dict[str, Any]] = field(default_factory=list)


def read(path: str, values: bool = False) -> Stored:
    """Read a file of weights, or of a whole model.

    Parameters
    ----------
    path : str
    values : bool
        Whether the arrays are read too, or their names and shapes only.

    Raises
    ------
    ModelFileError
        If it is no HDF5 file or not a whole one, or does what no file of Keras does.
    """
    import h5py

    try:
        with h5py.File(path, "r") as file:
            return _Reader(path, file, values).stored()
    except (OSError, RuntimeError, KeyError, ValueError, TypeError, AttributeError, UnicodeError, IndexError,
            OverflowError, MemoryError) as error:
        if isinstance(error, ModelFileError):
            raise
        raise ModelFileError("%s is no HDF5 file, or not a whole one: %s" % (path, str(error)[:200]),
                             "a download or copy that was cut short ends so") from None


class _Reader:
    """Reads one open file."""

    def __init__(self, path: str, file: Any, values: bool):
        self.path = path
        self.file = file
        self.values = values
        self.size = os.path.getsize(path)
        self.taken = 0

    def stored(self) -> Stored:
        found = Stored()
        weights = self.file
        if not self._lists(self.file, "layer_names") and "nb_layers" not in self.file.attrs \
                and self._link(self.file, "model_weights"):
            weights = self.group(self.file, "model_weights")
        for holder in (self.file, weights):
            for name in ("keras_version", "backend", "model_config", "training_config"):
                if name in holder.attrs:
                    found.attributes.setdefault(name, self.text(holder, name))
        found.layout, found.groups = self.weights_in(weights)
        if found.layout == "numbered":
            found.arguments = [self.arguments(self.group(weights, group.name)) for group in found.groups]
        if self._link(self.file, "optimizer_weights"):
            group = self.group(self.file, "optimizer_weights")
            found.optimizer_weights = self.named_weights(group, "optimizer_weights")
        return found

    # -- layouts

    def weights_in(self, group: Any) -> Tuple[str, List[Group]]:
        if "nb_layers" in group.attrs:
            count = self.number(group, "nb_layers")
            return "numbered", [self.numbered(group, "layer_%d" % index) for index in range(count)]
        if self._lists(group, "layer_names"):
            return "named", [Group(name, self.named_weights(self.group(group, name), name))
                             for name in self.names(group, "layer_names")]
        if self._link(group, "graph"):
            return "graph", [self.numbered(group, "graph")]
        if self._link(group, "_layer_checkpoint_dependencies") or self._link(group, "layers") and \
                self._link(group, "vars"):
            raise ModelFileError("%s holds weights in the layout of Keras 3" % self.path,
                                 "Keras 3 reads it: build the model there, then load_weights")
        return "none", []

    def numbered(self, parent: Any, name: str) -> Group:
        group = self.group(parent, name)
        count = self.number(group, "nb_params")
        return Group(name, [self.weight(group, name, "param_%d" % index) for index in range(count)])

    def named_weights(self, group: Any, name: str) -> List[Weight]:
        if not self._lists(group, "weight_names"):
            return []
        return [self.weight(group, name, weight) for weight in self.names(group, "weight_names")]

    # -- parts

    def _link(self, parent: Any, path: str) -> bool:
        """Whether a path leads somewhere, step by step, and never out of the file."""
        import h5py

        place = parent
        for step in [step for step in path.split("/") if step not in ("", ".")]:
            if not isinstance(place, h5py.Group):
                return False
            link = place.get(step, getlink=True)
            if link is None:
                return False
            if not isinstance(link, h5py.HardLink):
                raise ModelFileError(
                    "%s: '%s' is a link to %s, which is not followed"
                    % (self.path, path, getattr(link, "filename", None) or "another place"),
                    "no release of Keras wrote links: ask who did")
            place = place[step]
        return True

    def at(self, parent: Any, path: str) -> Any:
        if not self._link(parent, path):
            raise ModelFileError("%s: '%s' is not there, though the file speaks of it" % (self.path, path),
                                 "the file is not a whole one, or was changed")
        return parent["/".join(step for step in path.split("/") if step not in ("", "."))]

    def group(self, parent: Any, path: str) -> Any:
        import h5py

        found = self.at(parent, path)
        if not isinstance(found, h5py.Group):
            raise ModelFileError("%s: '%s' is no group" % (self.path, path))
        return found

    def weight(self, group: Any, where: str, name: str) -> Weight:
        import h5py

        data = self.at(group, name)
        if not isinstance(data, h5py.Dataset):
            raise ModelFileError("%s: '%s/%s' is no data set" % (self.path, where, name))
        self._check(data, "%s/%s" % (where, name))
        return Weight(name, tuple(data.shape), str(data.dtype), data[()] if self.values else None,
                      "%s/%s" % (where, name))

    def _check(self, data: Any, name: str) -> None:
        """Refuse a data set that is no array of numbers, lies elsewhere, or is larger than can be."""
        if data.shape is None or data.dtype.kind not in "fiub" or data.dtype.itemsize > 16:
            raise ModelFileError("%s: '%s' is of type %s, expected an array of numbers" % (self.path, name, data.dtype))
        if data.external or data.is_virtual:
            raise ModelFileError("%s: the values of '%s' are in another file, which is not opened" % (self.path, name))
        claimed = data.dtype.itemsize
        for length in data.shape:
            claimed *= int(length)
        stored = data.id.get_storage_size()
        there = min(stored * _MOST_PACKED, self.size * _MOST_PACKED) if data.chunks else min(stored, self.size)
        self.taken += claimed
        if claimed > max(there, _SMALL) or self.taken > MAX_BYTES or claimed > _SMALL and self._unallocated(data):
            raise ModelFileError("%s: '%s' claims the shape %s, %d bytes, and the file does not hold as much"
                                 % (self.path, name, data.shape, claimed), "the file is not a whole one, or made up")

    def _unallocated(self, data: Any) -> bool:
        return data.id.get_storage_size() == 0

    # -- attributes

    def _attribute(self, holder: Any, name: str) -> Any:
        attribute = holder.attrs.get_id(name)
        size = int(np.prod(attribute.shape or (1,), dtype="float64")) * max(attribute.dtype.itemsize, 1)
        if size > MAX_ATTRIBUTE:
            raise ModelFileError("%s: the attribute '%s' claims %d bytes" % (self.path, name, size))
        return holder.attrs[name]

    def arguments(self, group: Any) -> Dict[str, Any]:
        """The attributes of a group, as the arguments of a layer; nothing if its class is not among them."""
        if "name" not in group.attrs or len(group.attrs) > 100:
            return {}
        found = {key: _as_plain(self._attribute(group, key)) for key in group.attrs if key != "nb_params"}
        return found if isinstance(found["name"], str) else {}

    def text(self, holder: Any, name: str) -> str:
        value = self._attribute(holder, name)
        value = value.item() if isinstance(value, np.ndarray) and value.size == 1 else value
        if not isinstance(value, (str, bytes)):
            raise ModelFileError("%s: the attribute '%s' is no text" % (self.path, name))
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else value

    def number(self, holder: Any, name: str) -> int:
        if name not in holder.attrs:
            raise ModelFileError("%s: the attribute '%s' is missing" % (self.path, name))
        value = np.asarray(self._attribute(holder, name))
        if value.size != 1 or value.dtype.kind not in "iu" or not 0 <= int(value.reshape(-1)[0]) <= 10 ** 6:
            raise ModelFileError("%s: the attribute '%s' is no sensible number" % (self.path, name))
        return int(value.reshape(-1)[0])

    def _lists(self, holder: Any, name: str) -> bool:
        return name in holder.attrs or name + "0" in holder.attrs

    def names(self, holder: Any, name: str) -> List[str]:
        """A list of names, which is kept in parts (``layer_names0``, ...) where it is long."""
        return [text for part in self._parts(holder, name) for text in self._texts(holder, part)]

    def _parts(self, holder: Any, name: str) -> Iterator[str]:
        if name in holder.attrs:
            yield name
            return
        for number in range(MAX_PARTS):
            if "%s%d" % (name, number) not in holder.attrs:
                return
            yield "%s%d" % (name, number)

    def _texts(self, holder: Any, name: str) -> List[str]:
        values = np.asarray(self._attribute(holder, name)).reshape(-1)
        if values.size and values.dtype.kind not in "SUO":
            raise ModelFileError("%s: the attribute '%s' is no list of names" % (self.path, name))
        return [_as_text(value) for value in values.tolist()]


def _as_plain(value: Any) -> Any:
    value = value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value
    if isinstance(value, list):
        return [_as_plain(part) for part in value]
    return _as_text(value) if isinstance(value, bytes) else value


def _as_text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def names_in_parts(group: Any, attribute: str) -> Optional[List[str]]:
    """The names that an attribute of an open group lists, in one or in several parts; None without it."""
    attributes = group.attrs
    parts = [attribute] if attribute in attributes else []
    while not parts or parts[-1] != attribute:
        following = "%s%d" % (attribute, len(parts))
        if following not in attributes:
            break
        parts.append(following)
    return [_as_text(name) for part in parts for name in attributes[part]] if parts else None
