"""What names each release of Keras had, with their arguments; Keras 3 counts as a release.

The facts are read from the sources of the releases by ``tools/read_api.py`` into ``api.json``.
"""
import ast
import functools
import json
import pathlib
from typing import Dict, List, NamedTuple, Optional, Tuple

from keras1.errors import ReleaseError
from keras1.history import Release, release

#: Today's Keras, as a release after all of ours.
KERAS_3 = Release(3, 0, 0)

#: Where users import from, the most usual place first.
_HOMES = ("keras.models", "keras.layers", "keras.optimizers", "keras.callbacks", "keras.utils", "keras")


class Argument(NamedTuple):
    """One argument of a signature; a required one has the default None, others a Python expression."""

    name: str
    default: Optional[str]


class Entry(NamedTuple):
    """A public name in one release."""

    name: str
    kind: str
    bases: Tuple[str, ...]
    arguments: Tuple[Argument, ...]

    @property
    def names(self) -> List[str]:
        """The names of the arguments, those with stars left out."""
        return [argument.name for argument in self.arguments if not argument.name.startswith("*")]

    @property
    def takes_rest(self) -> bool:
        """Whether it takes keywords that are not named."""
        return any(argument.name.startswith("**") for argument in self.arguments)

    def default(self, name: str) -> Optional[str]:
        """The default of an argument, as an expression."""
        return dict(self.arguments).get(name)


def target_named(text: str) -> Release:
    """The release of that name; "3" is Keras 3.

    Examples
    --------
    >>> target_named("1.2.2") < target_named("3")
    True
    """
    if str(text).split(".")[0] == "3":
        return KERAS_3
    try:
        return release(text)
    except ReleaseError as error:
        raise ReleaseError(error.args[0], "%s, and 3 for today's Keras" % error.hint) from None


def title(at: Release) -> str:
    """How a release is called: "Keras 3", "2.0.0"."""
    return "Keras 3" if at == KERAS_3 else str(at)


def entry(name: str, at: Release) -> Optional[Entry]:
    """What a dotted name is in a release, or None if it has no such name.

    Examples
    --------
    >>> entry("keras.layers.Dense", release("1.2.2")).names[:2]
    ['output_dim', 'init']
    >>> entry("keras.layers.Merge", KERAS_3) is None
    True
    """
    text = _text(name, at)
    if text is not None and text.startswith("= "):
        name, text = text[2:], _text(text[2:], at)
    if text is not None:
        return _with_inherited(_parsed(name, text), at)
    owner, _, last = name.rpartition(".")
    above = entry(owner, at) if owner.count(".") >= 2 else None
    parents = () if above is None else above.bases if above.name == owner else (above.name,)
    return next(filter(None, (entry("%s.%s" % (parent, last), at) for parent in parents)), None)


def canonical(name: str, at: Release) -> Optional[str]:
    """The name under which a release defines what a dotted name means; None if it has no such name."""
    found = entry(name, at)
    return None if found is None else found.name


def ever(name: str) -> bool:
    """Whether any release had that name."""
    return name in _table()["names"]


def containing(text: str) -> List[str]:
    """The defined names, of any release, that contain a text, case ignored."""
    return [name for name, entries in _table()["names"].items() if text.lower() in name.lower()
            and any(entry and not entry.startswith("= ") and entry != "module" for entry in entries.values())]


def members(module: str, at: Release) -> List[str]:
    """The public names of a module in a release: what ``from module import *`` brings."""
    prefix = module + "."
    return [name[len(prefix):] for name in _by_module().get(module, ()) if _text(name, at) is not None]


def recorded(after: Release, until: Release) -> List[Release]:
    """The releases with an entry in the table, after the one and up to the other."""
    return [at for at in _releases() if after < at <= until]


def home(last: str, at: Release, near: str = "") -> Optional[str]:
    """The dotted name from which a release imports ``last``: near where it was, else where users look first.

    Examples
    --------
    >>> home("to_categorical", KERAS_3, near="keras.utils.np_utils")
    'keras.utils.to_categorical'
    """
    found = [name for name in _by_last().get(last, ()) if _text(name, at) is not None]
    same = ".".join(near.split(".")[:2])

    def strangeness(name: str) -> Tuple:
        module = name.rpartition(".")[0]
        place = _HOMES.index(module) if module in _HOMES else len(_HOMES)
        return (module != same, not module.startswith(same + "."), place, name.count("."), name)
    # A method is no name to import.
    found = [name for name in found if not name.split(".")[-2][:1].isupper()]
    return min(found, key=strangeness, default=None)


def strings(kind: str) -> List[str]:
    """What Keras 3 takes as a string for a kind of object: "losses", "initializers", ..."""
    return _table()["strings of Keras 3"][kind]


def _text(name: str, at: Release) -> Optional[str]:
    """The entry in force: the one of the latest recorded release that is not younger."""
    found = None
    for first, text in _table()["names"].get(name, {}).items():
        if _as_release(first) <= at:
            found = text
    return found


def _with_inherited(found: Entry, at: Release) -> Entry:
    """An entry with the arguments that its parents take among the rest: those of Recurrent for LSTM."""
    if found.kind != "class" or not found.takes_rest:
        return found
    parents = [entry(base, at) for base in found.bases]
    more = [a for parent in parents if parent for a in parent.arguments
            if a.name not in found.names and not a.name.startswith("*")]
    return found._replace(arguments=(*found.arguments[:-1], *more, found.arguments[-1])) if more else found


@functools.cache
def _parsed(name: str, text: str) -> Entry:
    kind, bases = "value", ()
    if text.startswith("class "):
        _, parents, text = text.split(" ", 2)
        kind, bases = "class", tuple(filter(None, parents.split(",")))
    elif text.startswith("("):
        kind = "function"
    else:
        return Entry(name, text, (), ())
    return Entry(name, kind, bases, tuple(_arguments(text)))


def _arguments(text: str) -> List[Argument]:
    """The arguments of a signature such as ``(a, b=1, **kwargs)``."""
    found = ast.parse("def f%s: pass" % text.replace("=...", "=Ellipsis")).body[0].args
    plain = found.posonlyargs + found.args
    defaults = [None] * (len(plain) - len(found.defaults)) + found.defaults
    pairs = list(zip(plain, defaults)) + list(zip(found.kwonlyargs, found.kw_defaults))
    arguments = [Argument(a.arg, None if d is None else ast.unparse(d)) for a, d in pairs]
    if found.vararg:
        arguments.append(Argument("*" + found.vararg.arg, None))
    if found.kwarg:
        arguments.append(Argument("**" + found.kwarg.arg, None))
    return arguments


@functools.cache
def _table() -> Dict:
    return json.loads(pathlib.Path(__file__).with_name("api.json").read_text("utf-8"))


@functools.cache
def _releases() -> Tuple[Release, ...]:
    return tuple(_as_release(text) for text in _table()["releases"])


@functools.cache
def _as_release(text: str) -> Release:
    return target_named(text)


@functools.cache
def _by_module() -> Dict[str, List[str]]:
    return _grouped(lambda name: name.rpartition(".")[0])


@functools.cache
def _by_last() -> Dict[str, List[str]]:
    return _grouped(lambda name: name.rpartition(".")[2])


def _grouped(key) -> Dict[str, List[str]]:
    found: Dict[str, List[str]] = {}
    for name in _table()["names"]:
        found.setdefault(key(name), []).append(name)
    return found
