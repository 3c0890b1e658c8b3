"""Classes that were renamed: ``Convolution2D.__name__`` is "Conv2D" from 2.0 on."""
from typing import Dict

from keras1.history.changes import declare
from keras1.history.releases import current, release

_written = type.__dict__["__name__"]


class NamedByRelease(type):
    """The metaclass of classes whose ``__name__`` is that of the emulated release.

    Examples
    --------
    >>> from keras1.history import Gated, emulate
    >>> class Convolution(Gated, called={"2.0.0": "Conv"}):
    ...     pass
    >>> with emulate("2.3.1"):
    ...     Convolution.__name__
    'Conv'
    """

    @property
    def __name__(cls) -> str:
        names = cls.__dict__.get("__names__")
        return next((name for first, name in names if first <= current()), _written.__get__(cls)) if names \
            else _written.__get__(cls)

    @__name__.setter
    def __name__(cls, name: str) -> None:
        _written.__set__(cls, name)


def name_by_release(cls: type, names: Dict[str, str]) -> None:
    """Give a class its later names, by their first release."""
    cls.__names__ = sorted(((release(first), name) for first, name in names.items()), reverse=True)
    for first, name in names.items():
        declare(cls, "name", first, "name", _written.__get__(cls), name, "shorter")
