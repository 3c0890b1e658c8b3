"""A formula that changed: its variants side by side, each marked with its first release."""
import functools
import inspect
from typing import Any, Callable, Dict, List, Tuple

from keras1.history.changes import declare
from keras1.history.keywords import check_keywords
from keras1.history.releases import FIRST, Release, current, release


class Versioned:
    """A function or method with one variant per change of its formula.

    The variant that runs is the newest one not younger than the release: the object's own release for
    a method, the emulated one for a function.

    Examples
    --------
    >>> @versioned
    ... def noise(x):
    ...     return x + 1
    >>> @noise.since("1.0.0", reason="an example")
    ... def noise_1_0(x):
    ...     return x + 2
    >>> from keras1.history import emulate
    >>> with emulate("0.3.3"):
    ...     noise(0)
    1
    >>> with emulate("1.2.2"):
    ...     noise(0)
    2
    """

    def __init__(self, first: Callable):
        self.variants: List[Tuple[Release, Callable]] = [(FIRST, first)]
        self._resolved: Dict[Release, Callable] = {}
        functools.update_wrapper(self, first)

    def since(self, first: str, reason: str, bug: bool = False) -> Callable[[Callable], Callable]:
        """Mark the decorated function as the formula from release ``first`` on."""
        def mark(variant: Callable) -> Callable:
            before = self.variants[-1][1].__name__
            if "." not in self.__qualname__:
                variant.__qualname__ = self.__qualname__  # what Python's complaints about arguments say
            self.variants.append((release(first), variant))
            self.variants.sort(key=lambda pair: pair[0])
            self._resolved.clear()
            declare("%s.%s" % (self.__module__, self.__qualname__), "formula", first, "formula",
                    before, variant.__name__, reason, bug)
            return variant
        return mark

    def resolve(self, at: Release) -> Callable:
        """The variant that release ``at`` had."""
        try:
            return self._resolved[at]
        except KeyError:
            self._resolved[at] = [variant for first, variant in self.variants if first <= at][-1]
            return self._resolved[at]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        variant = self.resolve(current())
        if kwargs:
            check_keywords(self.__name__, self.variants, variant, kwargs)
        return variant(*args, **kwargs)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return self.resolve(getattr(obj, "release", None) or current()).__get__(obj, owner)

    @property
    def __signature__(self):
        return inspect.signature(self.resolve(current()))

    def __reduce__(self):
        return self.__qualname__  # pickled and copied by reference, as functions are

    def __repr__(self):
        return "<versioned %s: %s>" % (self.__name__, " ".join(str(first) for first, _ in self.variants))


versioned = Versioned
