"""The constructor gate: binds arguments as the emulated release did and remembers them.

A constructor is written with the arguments and defaults of the first release that had it; what changed
is declared above it with ``@default``, ``@argument`` and ``@renamed``.  Classes derived from ``Gated`` get
the gate by themselves.
"""
import functools
import inspect
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from keras1.errors import ArgumentError, did_you_mean
from keras1.history.alias import alias
from keras1.history.changes import declare
from keras1.history.class_names import NamedByRelease, name_by_release
from keras1.history.releases import Release, current, release
from keras1.history.signature import Signature, forms_of, signature_for

_MISSING = inspect.Parameter.empty


class _Rule(NamedTuple):
    """What became of one argument from ``first`` on: a default, or its coming, going or new name."""

    name: str
    kind: str
    first: Release
    value: Any
    reason: str
    bug: bool = False
    strict: bool = False


def _rule(kind: str, name: str, first: str, value: Any, reason: str, bug: bool = False,
          strict: bool = False) -> Callable:
    def mark(init: Callable) -> Callable:
        rules = init.__dict__.setdefault("__rules__", [])
        rules.append(_Rule(name, kind, release(first), value, reason, bug, strict))
        return init
    return mark


def default(name: str, first: str, value: Any, reason: str, bug: bool = False) -> Callable:
    """Declare that argument ``name`` defaults to ``value`` from release ``first`` on."""
    return _rule("default", name, first, value, reason, bug)


def argument(name: str, first: str, reason: str) -> Callable:
    """Declare that argument ``name`` came with release ``first``; before, it is taken by keyword only."""
    return _rule("came", name, first, None, reason)


def dropped(name: str, first: str, reason: str) -> Callable:
    """Declare that argument ``name`` was gone from release ``first`` on; it is still taken by keyword."""
    return _rule("went", name, first, None, reason)


def renamed(old: str, name: str, first: str, reason: str, strict: bool = False) -> Callable:
    """Declare that argument ``old`` is called ``name`` from release ``first`` on.

    Both names work; if ``strict``, an earlier release refuses the new one and says what it is called.
    """
    return _rule("renamed", name, first, old, reason, strict=strict)


class Gated(metaclass=NamedByRelease):
    """Base of everything whose constructor passes the gate.

    Parameters of a class statement
    -------------------------------
    called : dict of str to str, optional
        The class's name from later releases on.

    Attributes
    ----------
    release : Release
        The release that the object was built under.
    given : dict
        What the constructor was given, with the release's defaults filled in.
    """

    release: Release
    given: Dict[str, Any]

    def __new__(cls, *args, **kwargs):
        """Set the state that must exist even if a user's ``__init__`` never calls ours."""
        if cls.__init__ is object.__init__ and (args or kwargs):
            raise ArgumentError.like(TypeError)("%s takes no arguments" % cls.__name__)
        self = super().__new__(cls)
        self.release = current()
        self.given = {}
        return self

    def __init_subclass__(cls, called: Optional[Dict[str, str]] = None, **kwargs):
        super().__init_subclass__(**kwargs)
        name_by_release(cls, called or {})
        init = cls.__dict__.get("__init__")
        if init is not None:
            cls.__init__ = gate(cls, init)
            _add_aliases(cls, init)
        cls.__signature__ = _ShownSignature()


def _add_aliases(cls: type, init: Callable) -> None:
    """Attributes under the later names of arguments that were renamed."""
    for form in forms_of(init):
        for name, renaming in ({} if form.as_written else form.renamings).items():
            if inspect.getattr_static(cls, name, None) is None:
                target = renaming.names[0] if renaming.is_plain else renaming
                found = alias((str(form.first), target))
                found.__set_name__(cls, name)
                setattr(cls, name, found)


class _ShownSignature:
    """``inspect.signature(cls)``: the emulated release's arguments and defaults."""

    def __get__(self, obj, owner):
        return signature_at(owner, current())


def gate(cls: type, init: Callable) -> Callable:
    """The constructor ``init`` of ``cls`` behind the gate."""
    for rule in init.__dict__.get("__rules__", ()):
        _declare(cls, init, rule)
    for form in forms_of(init):
        _declare_form(cls, form)

    @functools.wraps(init)
    def __init__(self, *args, **kwargs):
        bound = bind(cls, init, self.release, args, kwargs, type(self).__name__)
        if type(self).__init__ is __init__ or not self.given:
            self.given = {name: value for name, value in bound.arguments.items() if name != "self"}
        init(self, *bound.args[1:], **bound.kwargs)

    return __init__


def bind(cls: type, init: Callable, at: Release, args: Tuple, kwargs: Dict,
         owner: Optional[str] = None) -> inspect.BoundArguments:
    """Bind a call of ``init`` as release ``at`` did; an unknown or missing argument is an error.

    ``owner`` is the class that is made, which may be one derived from ``cls``.
    """
    written = _as_written(init)
    form = signature_for(init, at)
    if form is not None:
        args, kwargs = (), form.taken(owner or cls.__name__, args, kwargs)
    for rule in _rules(init, "renamed"):
        if rule.value in kwargs:
            kwargs[rule.name] = kwargs.pop(rule.value)
        elif rule.name in kwargs and rule.first > at and rule.strict:
            raise ArgumentError.like(TypeError)(
                "__init__() got an unexpected keyword argument '%s'" % rule.name,
                "%s: it is called '%s' up to %s and under emulate('%s')" % (cls.__name__, rule.value, rule.first, at))
    names = _written_names(init, at)
    if len(args) > len(names) - 1 and any(p.kind is p.VAR_POSITIONAL for p in written.parameters.values()):
        return _with_defaults(written.bind(None, *args, **kwargs))
    if len(args) <= len(names) - 1:
        for name, value in zip(names[1:], args):
            if name in kwargs:
                raise ArgumentError.like(TypeError)("%s: got two values for argument '%s'" % (cls.__name__, name))
            kwargs[name] = value
    else:
        raise ArgumentError.like(TypeError)(
            "%s: takes %d arguments but %d were given" % (cls.__name__, len(names) - 1, len(args)),
            "its arguments are: %s" % ", ".join(names[1:]))
    for rule in reversed(_rules(init, "default")):
        if rule.first <= at:
            kwargs.setdefault(rule.name, rule.value)
    try:
        return _with_defaults(written.bind(None, **kwargs))
    except TypeError as error:
        raise _explained(cls, written, form, form.names if form else names[1:], kwargs, error, at) from None


def former_name(cls: type, name: str, at: Release) -> str:
    """What to do about an argument that only a later release has: its name in release ``at``; else nothing."""
    for form in forms_of(_written_init(cls)):
        before = form.stranger(name) if form.first > at else None
        if before:
            return "'%s' came with %s; up to then, and under emulate('%s'), it is called %s; " % (
                name, form.first, at, before)
    return ""


def _written_init(cls: type) -> Callable:
    return getattr(cls.__init__, "__wrapped__", cls.__init__)


def _with_defaults(bound: inspect.BoundArguments) -> inspect.BoundArguments:
    bound.apply_defaults()
    return bound


def _explained(cls, written, form, names, kwargs, error, at) -> ArgumentError:
    """The error for arguments that do not bind: which are missing, which unknown, and the likely slip."""
    missing = [p.name for p in list(written.parameters.values())[1:] if p.default is _MISSING
               and p.kind is p.POSITIONAL_OR_KEYWORD and p.name not in kwargs]
    if form is not None:
        missing = [name for name in form.names if set(form.stands_for(name)) & set(missing)]
    unknown = [n for n in kwargs if n not in written.parameters]
    if unknown:
        text = "%s: unknown argument '%s'" % (cls.__name__, unknown[0])
    elif missing:
        text = "%s: argument '%s' is missing" % (cls.__name__, missing[0])
    else:
        text = "%s: %s" % (cls.__name__, error)
    slips = "".join(former_name(cls, n, at) or did_you_mean(n, set(names) - set(kwargs))
                    for n in unknown or _strangers(written, kwargs))
    return ArgumentError.like(TypeError)(text, slips + "its arguments are: %s" % ", ".join(names))


def _strangers(written: inspect.Signature, kwargs: Dict) -> List[str]:
    """Keywords that only ``**kwargs`` took."""
    return [name for name in kwargs if name not in written.parameters]


def _rules(init: Callable, kind: str) -> List[_Rule]:
    return sorted((rule for rule in init.__dict__.get("__rules__", ()) if rule.kind == kind),
                  key=lambda rule: rule.first)


def _parameters(init: Callable, at: Release) -> List[inspect.Parameter]:
    """The parameters of ``init`` that release ``at`` had, in its order, with its defaults."""
    form = signature_for(init, at)
    return _written_parameters(init, at) if form is None else _parameters_of_form(form, init, at)


def _parameters_of_form(form: Signature, init: Callable, at: Release) -> List[inspect.Parameter]:
    written = inspect.signature(init).parameters.values()
    defaults = {p.name: p.default for p in written}
    defaults.update({rule.name: rule.value for rule in _rules(init, "default") if rule.first <= at})
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    named = [inspect.Parameter(name, kind, default=form.shown_default(name, defaults)) for name in form.names]
    rest = [p for p in written if p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    return [next(iter(written))] + named + rest


@functools.cache
def _as_written(init: Callable) -> inspect.Signature:
    return inspect.signature(init, follow_wrapped=False)


@functools.cache
def _written_names(init: Callable, at: Release) -> List[str]:
    """The names of the arguments that release ``at`` had, ``self`` first."""
    return [p.name for p in _written_parameters(init, at) if p.kind is p.POSITIONAL_OR_KEYWORD]


def _written_parameters(init: Callable, at: Release) -> List[inspect.Parameter]:
    found = []
    defaults = {rule.name: rule.value for rule in _rules(init, "default") if rule.first <= at}
    absent = {rule.name for rule in _rules(init, "came") if rule.first > at}
    absent |= {rule.name for rule in _rules(init, "went") if rule.first <= at}
    for parameter in _as_written(init).parameters.values():
        if parameter.name not in absent:
            found.append(parameter.replace(default=defaults.get(parameter.name, parameter.default)))
    return found


def signature_at(cls: type, at: Release) -> inspect.Signature:
    """The signature that ``cls`` had in release ``at``.

    Examples
    --------
    >>> from keras1.history import release
    >>> from keras1.optimizers import RMSprop
    >>> signature_at(RMSprop, release("0.3.1")).parameters["epsilon"].default
    1e-06
    """
    init = _written_init(cls)
    old_names = {rule.name: rule.value for rule in _rules(init, "renamed") if rule.first > at}
    parameters = _parameters(init, at)[1:]
    return inspect.Signature([p.replace(name=old_names.get(p.name, p.name)) for p in parameters])


def _declare_form(cls: type, form: Signature) -> None:
    """Enter a later form of a constructor in the registry."""
    for name, renaming in form.renamings.items():
        declare(cls, "argument", str(form.first), "argument '%s'" % name, ", ".join(renaming.names), name, form.reason)
    declare(cls, "argument", str(form.first), "order of arguments", "as before", ", ".join(form.names), form.reason)


def _declare(cls: type, init: Callable, rule: _Rule) -> None:
    """Enter an argument's rule in the registry."""
    parameter = inspect.signature(init).parameters.get(rule.name)
    first_default = "required" if parameter is None or parameter.default is _MISSING else repr(parameter.default)
    before, after = {
        "default": (first_default, repr(rule.value)),
        "came": ("absent", "present"),
        "went": ("present", "absent"),
        "renamed": (rule.value, rule.name),
    }[rule.kind]
    kind = "default" if rule.kind == "default" else "argument"
    declare(cls, kind, str(rule.first), "argument '%s'" % rule.name, before, after, rule.reason, rule.bug)
