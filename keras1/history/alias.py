"""Attributes that changed: ``layer.units`` for ``layer.output_dim``, ``supports_masking`` from False to True."""
from typing import Any, Optional, Tuple

from keras1.history.changes import declare
from keras1.history.releases import current, release


class alias:
    """An attribute that stands for another one, from a release on; before, it is one of its own.

    Parameters
    ----------
    *targets : (str, str or Renaming)
        A release, and what the attribute stands for from then on.

    Examples
    --------
    >>> from keras1.history import emulate
    >>> class Layer:
    ...     bias = alias(("1.0.0", "use_bias"), ("2.0.0", "b"))
    >>> layer = Layer()
    >>> layer.use_bias, layer.b = True, 0.5
    >>> with emulate("1.2.2"):
    ...     layer.bias
    True
    >>> with emulate("2.3.1"):
    ...     layer.bias
    0.5
    """

    def __init__(self, *targets: Tuple[str, Any]):
        self.targets = [(release(first), target) for first, target in targets]
        self.__doc__ = "Stands for `%s`." % "`, `".join(getattr(self.targets[-1][1], "names", self.targets[-1][1:]))

    def __set_name__(self, owner, name):
        self.name = name

    def _target(self, obj: Any) -> Optional[Any]:
        at = getattr(obj, "release", None) or current()
        return next((target for first, target in reversed(self.targets) if first <= at), None)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        target = self._target(obj)
        if isinstance(target, str):
            return getattr(obj, target)
        if target is not None:
            return target.back(*(getattr(obj, name) for name in target.names))
        try:
            return obj.__dict__[self.name]
        except KeyError:
            raise AttributeError("'%s' object has no attribute '%s'" % (type(obj).__name__, self.name)) from None

    def __set__(self, obj, value):
        target = self._target(obj)
        if isinstance(target, str):
            setattr(obj, target, value)
        elif target is None:
            obj.__dict__[self.name] = value
        else:
            for name, part in zip(target.names, target.forward(value)):
                setattr(obj, name, part)

    def __delete__(self, obj):
        target = self._target(obj)
        if isinstance(target, str):
            delattr(obj, target)
        else:
            obj.__dict__.pop(self.name)


class by_release:
    """A class attribute whose value changed; an instance may have its own.

    Parameters
    ----------
    first : object
        The value at the beginning.
    since : str
        The release that changed it.
    value : object
        The value from then on.
    reason : str

    Examples
    --------
    >>> from keras1.history import emulate
    >>> class Layer:
    ...     supports_masking = by_release(False, "2.0.0", True, reason="an example")
    >>> with emulate("2.3.1"):
    ...     Layer().supports_masking
    True
    """

    def __init__(self, first: Any, since: str, value: Any, reason: str):
        self.first, self.since, self.value, self.reason = first, release(since), value, reason

    def __set_name__(self, owner, name):
        declare(owner, "default", str(self.since), "attribute '%s'" % name, repr(self.first), repr(self.value),
                self.reason)

    def __get__(self, obj, owner=None):
        at = getattr(obj, "release", None) or current()
        return self.value if self.since <= at else self.first
