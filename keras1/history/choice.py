"""One name, several classes: which one it means is up to the emulated release."""
from typing import Any, Dict, List, Tuple

from keras1.history.changes import declare
from keras1.history.releases import Release, current, release


class ByRelease:
    """A name under which each release finds its own class.

    It can be called, subclassed and asked for instances as a class can; each time the emulated release
    decides.  An instance of any of the classes counts as one.

    Parameters
    ----------
    qualname : str
        Where users find the name, such as ``"keras1.models.Sequential"``.
    classes : dict of str to type
        The class from each release on; or a function that makes an instance.
    reason : str
        Why they differ.

    Examples
    --------
    >>> Number = ByRelease("tests.Number", {"0.1.0": int, "1.0.0": float}, "an example")
    >>> from keras1.history import emulate
    >>> with emulate("0.3.3"):
    ...     Number("3")
    3
    >>> with emulate("1.2.2"):
    ...     Number("3"), isinstance(3, Number)
    (3.0, True)
    """

    def __init__(self, qualname: str, classes: Dict[str, type], reason: str):
        self.classes: List[Tuple[Release, type]] = [(release(first), cls) for first, cls in classes.items()]
        self.__qualname__, self.__name__ = qualname, qualname.rsplit(".", 1)[-1]
        self.__doc__ = self.classes[-1][1].__doc__
        for (_, before), (first, after) in zip(self.classes, self.classes[1:]):
            declare(qualname, "name", str(first), "class", _path(before), _path(after), reason)

    @property
    def chosen(self) -> type:
        """The class of the emulated release."""
        return [cls for first, cls in self.classes if first <= current()][-1]

    @property
    def __signature__(self):
        return self.chosen.__signature__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.chosen(*args, **kwargs)

    def __mro_entries__(self, bases: Tuple) -> Tuple[type]:
        return (self.chosen,)

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, self._types())

    def __subclasscheck__(self, cls: type) -> bool:
        return issubclass(cls, self._types())

    def _types(self) -> Tuple[type, ...]:
        return tuple(cls for _, cls in self.classes if isinstance(cls, type))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.chosen, name)

    def __repr__(self) -> str:
        return "<%s: %s>" % (self.__qualname__, ", ".join("%s from %s" % (_path(c), r) for r, c in self.classes))


def _path(cls: type) -> str:
    return "%s.%s" % (cls.__module__, cls.__qualname__)
