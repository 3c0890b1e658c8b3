"""YAML without code: plain values, and the tags that Python 2 wrote for tuples, texts and functions' names."""
from typing import Any

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
    """
    return yaml.load(text, Loader=_Loader)
