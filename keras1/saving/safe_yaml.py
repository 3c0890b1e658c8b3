"""YAML without code: plain values, and the tags that Python 2 wrote for tuples and texts."""
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """The safe loader with ``!!python/tuple``, ``!!python/unicode`` and ``!!python/str``."""


def _tuple(loader: _Loader, node: yaml.Node) -> tuple:
    return tuple(loader.construct_sequence(node, deep=True))


_Loader.add_constructor("tag:yaml.org,2002:python/tuple", _tuple)
for _tag in ("unicode", "str"):
    _Loader.add_constructor("tag:yaml.org,2002:python/" + _tag, _Loader.construct_yaml_str)


def load(text: str) -> Any:
    """The value that a YAML text describes.

    Raises
    ------
    yaml.YAMLError
        If it asks for Python objects.

    Examples
    --------
    >>> load("dims: !!python/tuple [2, 3]")
    {'dims': (2, 3)}
    """
    return yaml.load(text, Loader=_Loader)
