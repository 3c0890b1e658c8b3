"""A constructor whose arguments were named and ordered anew, as all were in 2.0.

The constructor stays as it was written; `signature` above it says what a later release called its
arguments, in which order, and how the values of one become those of the other.
"""
import inspect
import warnings
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from keras1.errors import ArgumentError
from keras1.history.releases import Release, release


class Renaming(NamedTuple):
    """How one argument of a later release becomes arguments as written.

    ``names`` are those it stands for, one or several; ``forward`` makes their values from its value,
    ``back`` its value from theirs.  ``passes``: whether a value given under the only earlier name is one
    of the later argument as it is.
    """

    names: Tuple[str, ...]
    forward: Callable[[Any], Sequence[Any]]
    back: Callable[..., Any]
    passes: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether only the name differs."""
        return self.forward is _alone


def _alone(value):
    return (value,)


def plainly(name: str) -> Renaming:
    """An argument that only has another name."""
    return Renaming((name,), _alone, lambda value: value)


def joined(*names: str) -> Renaming:
    """One argument, a tuple or a number for all its parts, in place of several.

    Examples
    --------
    >>> joined("nb_row", "nb_col").forward(3), joined("nb_row", "nb_col").back(3, 5)
    ((3, 3), (3, 5))
    """
    def split(value):
        parts = (value,) * len(names) if isinstance(value, int) else tuple(value)
        if len(parts) != len(names):
            raise ArgumentError.like(ValueError)(
                "The argument must be a tuple of %d integers. Received: %s" % (len(names), value),
                "it stands for %s" % ", ".join(names))
        return parts
    return Renaming(tuple(names), split, lambda *parts: tuple(parts))


class Signature(NamedTuple):
    """The arguments of a constructor from one release on."""

    first: Release
    names: Tuple[str, ...]
    renamings: Dict[str, Renaming]
    positional: Optional[int]
    prepare: Optional[Callable]
    reason: str
    as_written: bool = False

    def taken(self, cls_name: str, args: Tuple, kwargs: Dict[str, Any]) -> Dict[str, Any]:
        """What a call of the later form gives the constructor as written; all by keyword."""
        args, kwargs = self.in_later_form(cls_name, args, kwargs, stacklevel=6)
        if len(args) > len(self.names):
            raise ArgumentError.like(TypeError)(
                "%s: takes %d arguments but %d were given" % (cls_name, len(self.names), len(args)),
                "its arguments are: %s" % ", ".join(self.names))
        for name, value in zip(self.names, args):
            if name in kwargs:
                raise ArgumentError.like(TypeError)("%s: got two values for argument '%s'" % (cls_name, name))
            kwargs[name] = value
        return kwargs if self.as_written else self.translated(kwargs)

    def in_later_form(self, cls_name: str, args: Tuple, kwargs: Dict[str, Any], stacklevel: int = 3) -> Tuple:
        """A call as it is in the later form; if it was of the earlier one, with the original's warning."""
        args, kwargs, converted = self.prepare(args, kwargs) if self.prepare else (args, kwargs, [])
        if self.positional is not None and len(args) > self.positional:
            raise ArgumentError.like(TypeError)(
                "`%s` can accept only %d positional arguments %s, but you passed the following positional arguments: "
                "%s" % (cls_name, self.positional, self.names[:self.positional], list(args)),
                "give the others by name: %s" % ", ".join(self.names[self.positional:]))
        kwargs, old = self._under_new_names(dict(kwargs))
        if converted or old:
            warnings.warn("Update your `%s` call to the Keras 2 API: %s" % (
                cls_name, shown_call(cls_name, args, kwargs)), stacklevel=stacklevel)
        return args, kwargs

    def _under_new_names(self, kwargs):
        """Keywords of an earlier release under their later names, and which those were."""
        old = []
        for name, renaming in self.renamings.items():
            if any(n in kwargs and n not in self.names for n in renaming.names):
                if name in kwargs:
                    raise ArgumentError.like(TypeError)(
                        "For the `%s` argument, the layer received both the legacy keyword argument `%s` and the "
                        "Keras 2 keyword argument `%s`. Stick to the latter!" % (name, renaming.names[0], name))
                if all(n in kwargs for n in renaming.names):
                    values = [kwargs.pop(n) for n in renaming.names]
                    kwargs[name] = values[0] if renaming.passes else renaming.back(*values)
                    old.append(name)
        return kwargs, old

    def translated(self, kwargs: Dict[str, Any]) -> Dict[str, Any]:
        """Keywords of the later form as the constructor was written."""
        written = {}
        for name, value in kwargs.items():
            renaming = self.renamings.get(name)
            written.update({name: value} if renaming is None else zip(renaming.names, renaming.forward(value)))
        return written

    def shown_default(self, name: str, defaults: Dict[str, Any]) -> Any:
        """The default of an argument, from those of the constructor as written."""
        if self.as_written:
            return defaults[name]
        renaming = self.renamings.get(name, plainly(name))
        values = [defaults[n] for n in renaming.names]
        missing = [v for v in values if _is_empty(v)]
        if missing or renaming.passes:
            return (missing or values)[0]
        return renaming.back(*values)

    def stands_for(self, name: str) -> Tuple[str, ...]:
        """The arguments as written that one of this form stands for."""
        return (name,) if self.as_written or name not in self.renamings else self.renamings[name].names

    def stranger(self, name: str) -> Optional[str]:
        """What an argument that only this form has was called before, if it was."""
        if name in self.renamings and name not in self.renamings[name].names:
            return ", ".join(self.renamings[name].names)
        return None


def _is_empty(value: Any) -> bool:
    return value is inspect.Parameter.empty


def shown_call(name: str, args: Sequence[Any], kwargs: Dict[str, Any]) -> str:
    """A call as the warning shows it: long values cut."""
    shown = [_shown(value) for value in args] + ["%s=%s" % (n, _shown(v)) for n, v in kwargs.items()]
    return "`%s(%s)`" % (name, ", ".join(shown))


def _shown(value):
    if isinstance(value, str):
        return '"%s"' % value
    text = "array" if type(value).__name__ == "ndarray" else str(value)
    return text[:10] + "..." if len(text) > 10 else text


def signature(first: str, names: str, reason: str, positional: Optional[int] = None,
              prepare: Optional[Callable] = None, as_written: bool = False, **renamings: Any) -> Callable:
    """Declare how a constructor's arguments were named and ordered from release ``first`` on.

    Parameters
    ----------
    first : str
        The first release with this form.
    names : str
        Its arguments in their order, separated by blanks.  What else the constructor takes is taken by keyword.
    reason : str
    positional : int, optional
        How many may be given by position; more were refused.
    prepare : callable, optional
        ``(args, kwargs) -> args, kwargs, converted``: calls of the earlier form that names alone don't translate.
    as_written : bool
        Whether the constructor is written in this form; the renamings then only tell what calls of the earlier
        form said.
    **renamings : str or Renaming
        The argument as written that each stands for, or how it becomes several of them.

    Examples
    --------
    >>> from keras1.history import Gated, emulate
    >>> class Doubled(Gated):
    ...     @signature("2.0.0", "units use_bias", units="n", use_bias="bias", reason="an example")
    ...     def __init__(self, n, scale=1, bias=True):
    ...         self.n, self.bias = n, bias
    >>> with emulate("2.3.1"):
    ...     layer = Doubled(units=3, use_bias=False)
    >>> layer.n, layer.units, layer.use_bias
    (3, 3, False)
    """
    whole = {name: plainly(value) if isinstance(value, str) else value for name, value in renamings.items()}

    def mark(init):
        found = Signature(release(first), tuple(names.split()), whole, positional, prepare, reason,
                          as_written)
        init.__dict__.setdefault("__signatures__", []).append(found)
        return init
    return mark


def signature_for(init: Callable, at: Release) -> Optional[Signature]:
    """The form that release ``at`` had; None if it is the one written."""
    forms = [form for form in init.__dict__.get("__signatures__", ()) if form.first <= at]
    return max(forms, key=lambda form: form.first, default=None)


def forms_of(init: Callable) -> List[Signature]:
    """All later forms of a constructor."""
    return sorted(init.__dict__.get("__signatures__", ()), key=lambda form: form.first)
