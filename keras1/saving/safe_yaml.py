"""YAML without code: plain values, and the tags that Python 2 wrote for tuples, texts and functions' names."""
from typing import Any

import numpy as np
import yaml

from keras1.saving.functions import NamedFunction


class _Loader(yaml.SafeLoader):
    """The safe loader with ``!!python/tuple``, ``!!python/unicode``, ``!!python/str`` and ``!!python/name``."""


def _tuple(loader: _Loader, node: yaml.Node) -> tuple:
    return tuple(loader.construct_sequence(node, deep=True))


def _name(loader: _Loader, path: str, node: yaml.Node) -> NamedFunction:
    return NamedFunction(path)


_Loader.add_constructor("tag:yaml.org,2002:python/tuple", _tuple)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _name)
for _tag in ("unicode", "str"):
    _Loader.add_constructor("tag:yaml.org,2002:python/" + _tag, _Loader.construct_yaml_str)


def _numpy(loader: _Loader, what: str, node: yaml.Node) -> Any:
    """A NumPy type or number, as ``yaml.dump`` writes them; no other function is called."""
    if what not in ("dtype", "core.multiarray.scalar"):
        raise yaml.constructor.ConstructorError(
            None, None, "could not determine a constructor for numpy.%s" % what, node.start_mark)
    mapping = isinstance(node, yaml.MappingNode)
    arguments = loader.construct_mapping(node, deep=True)["args"] if mapping else \
        loader.construct_sequence(node, deep=True)
    if what == "dtype":
        return np.dtype(str(arguments[0]))
    return np.frombuffer(arguments[1], dtype=arguments[0])[0].item()


_Loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:numpy.", _numpy)


def load(text: str) -> Any:
    """The value that a YAML text describes; a function's name is a `NamedFunction`, and nothing is imported.

    Raises
    ------
    yaml.YAMLError
        If it asks for other Python objects.

    Examples
    --------
    >>> load("dims: !!python/tuple [2, 3]")
    {'dims': (2, 3)}
    >>> load(yaml.dump({"size": np.int64(12)}))
    {'size': 12}
    """
    return yaml.load(text, Loader=_Loader)
