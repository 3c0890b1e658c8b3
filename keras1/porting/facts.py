"""What became of a name, or of the arguments of a callable, between two releases."""
from typing import Dict, List, NamedTuple, Optional, Tuple

from keras1.history import Release
from keras1.porting import api, reasons, words
from keras1.porting.api import Argument, Entry

Renamings = Dict[Tuple[str, ...], str]


#: What optimizers take besides the arguments that they name.
_OF_OPTIMIZERS = ("decay", "clipnorm", "clipvalue", "lr", "epsilon", "schedule_decay")


class Fate(NamedTuple):
    """Something that a release has no more."""

    first: Release
    reason: str
    instead: Optional[str]


def name_after(name: str, at: Release, until: Release) -> Optional[str]:
    """The dotted name under which a later release has what a name meant; None if it has it no more.

    Where the name itself is still there, it stays.

    Examples
    --------
    >>> from keras1.history import release
    >>> name_after("keras.layers.convolutional.Convolution2D", release("1.2.2"), release("2.3.1"))
    'keras.layers.convolutional.Conv2D'
    >>> name_after("keras.layers.Merge", release("1.2.2"), release("2.3.1")) is None
    True
    """
    module, _, last = name.rpartition(".")
    if module == "keras.backend" and until == api.KERAS_3 and api.entry(name, until) is None:
        return words.BACKEND_3.get(last)
    new = words.renamed(last, at, until, module)
    if new == last and api.entry(name, until) is not None:
        return name
    for place in (module, module_after(module, at, until)):
        if api.entry("%s.%s" % (place, new), until) is not None:
            return "%s.%s" % (place, new)
    found = api.home(new, until, near=module_after(module, at, until))
    return found if found is not None and _same_part(found, name, at, until) else None


def _same_part(found: str, name: str, at: Release, until: Release) -> bool:
    """Whether a name was found in the same part of Keras: ``add`` of layers is none of the backend."""
    part = module_after(".".join(name.split(".")[:2]), at, until).split(".")[:2]
    general = (["keras", "engine"], ["keras", "models"], ["keras", "legacy"], ["keras", "regularizers"])
    return found.split(".")[:2] == part or name.split(".")[:2] in general and not found.startswith("keras.ops")


def module_after(module: str, at: Release, until: Release) -> str:
    """What a module is called in a later release."""
    for word in words.MODULES:
        if at < word.first <= until and (module + ".").startswith(word.old + "."):
            module = word.new + module[len(word.old):]
    return module


def arguments_after(src: Entry, dst: Entry, at: Release, until: Release) -> Renamings:
    """The arguments of a callable that are called otherwise later: the old names, one or several, and the new one.

    Examples
    --------
    >>> from keras1.history import release
    >>> old, new = release("1.2.2"), release("2.3.1")
    >>> src, dst = api.entry("keras.layers.MaxPooling2D", old), api.entry("keras.layers.MaxPooling2D", new)
    >>> arguments_after(src, dst, old, new)
    {('border_mode',): 'padding', ('dim_ordering',): 'data_format'}
    """
    found: Renamings = {}
    last = src.name.rsplit(".", 1)[-1]
    declared = [((*before,), after) for before, after in reasons.renamings(last, at, until)]
    general = [(tuple(word.old.split(",")), word.new) for word in words.ARGUMENTS if at < word.first <= until]
    for before, after in declared + general:
        known = all(name in src.names and name not in dst.names for name in before)
        if known and after in dst.names and after not in src.names and not _taken(before, after, found):
            found[before] = after
    for here, there in zip(src.arguments, dst.arguments):  # what must be given keeps its place
        must = here.default is None and there.default is None and not (here.name + there.name).count("*")
        if must and here.name not in dst.names and there.name not in src.names \
                and not _taken((here.name,), there.name, found):
            found[(here.name,)] = there.name
    return found


def _taken(before: Tuple[str, ...], after: str, found: Renamings) -> bool:
    return after in found.values() or any(set(before) & set(names) for names in found)


def is_known(argument: str, dst: Entry) -> bool:
    """Whether a callable takes a keyword, named or, for a layer or an optimizer, among the rest."""
    if argument in dst.names:
        return True
    kept = words.LAYER_KEYWORDS if ".layers" in dst.name or ".engine" in dst.name or ".legacy" in dst.name else ()
    optimizer = dst.name.startswith("keras.optimizers") and "weight_decay" not in dst.names
    return dst.takes_rest and (
        argument in kept or optimizer and argument in _OF_OPTIMIZERS or not dst.names)


def fate_of_name(name: str, at: Release, until: Release) -> Optional[Fate]:
    """Since when and why there is no such name, up to a release; None if it is still there."""
    for later in api.recorded(at, until):
        if api.entry(name, later) is None:
            return _fate_of_name(name, at, later)
    return None


def _fate_of_name(name: str, at: Release, later: Release) -> Fate:
    last = name.rsplit(".", 1)[-1]
    after = name_after(name, at, later)
    change, gone = reasons.of_name(last, at, later), words.GONE.get(last)
    if gone is not None and not at < gone.first <= later:
        gone = None
    first = min([later] + [known.release for known in [change] if known is not None])
    reason = change.reason if change is not None else gone.reason if gone is not None else \
        "it was moved" if after is not None and after.endswith("." + last) else \
        "it was renamed" if after is not None else "it was taken out"
    return Fate(first, reason, gone.instead if gone is not None else after)


def fate_of_argument(name: str, argument: str, at: Release, until: Release) -> Optional[Fate]:
    """Since when and why a callable takes an argument no more, or not under that name; None if it still does."""
    src = api.entry(name, at)
    if src is None or argument not in src.names and not is_known(argument, src):
        return None
    for later in api.recorded(at, until):
        after = name_after(name, at, later) if "." in name else None
        dst = None if after is None else api.entry(after, later)
        if dst is None:
            return None  # the callable itself is gone, which is told of it
        if not is_known(argument, dst):
            return _fate_of_argument(src, dst, argument, at, later)
    return None


def _fate_of_argument(src: Entry, dst: Entry, argument: str, at: Release, later: Release) -> Fate:
    owner = src.name.rsplit(".", 1)[-1]
    renamings = arguments_after(src, dst, at, later)
    after = next((new for old, new in renamings.items() if argument in old), None)
    change = reasons.of_argument(owner, argument, at, later)
    gone = words.GONE_ARGUMENTS.get(argument)
    reason = change.reason if change is not None else gone.reason if gone is not None else \
        "it is called otherwise" if after else "it was taken out"
    instead = after + "=" if after else gone.instead if gone is not None else None
    joined = next((old for old in renamings if argument in old and len(old) > 1), None)
    if joined is not None:
        instead = "%s=(%s)" % (after, ", ".join(joined))
    return Fate(min([later] + [known.release for known in [change] if known is not None]), reason, instead)


def fate_of_string(kind: str, value: str, at: Release, until: Release) -> Optional[Fate]:
    """Since when no loss, metric, ... is found by a string that named one; None if it still is."""
    if not _is_found(kind, value, at):
        return None
    for later in api.recorded(at, until):
        if not _is_found(kind, value, later):
            told = next(filter(None, (reasons.of_name(value, at, later),)), None)
            gone = words.GONE.get(value)
            reason = told.reason if told else gone.reason if gone else "no object is found by that name"
            return Fate(told.release if told else later, reason, repr(words.STRINGS_3[kind][value])
                        if value in words.STRINGS_3[kind] else gone.instead if gone else None)
    return None


def _is_found(kind: str, value: str, at: Release) -> bool:
    if at == api.KERAS_3:
        return value in api.strings(kind) or value.lower() in api.strings(kind)
    return any(api.entry("%s.%s" % (module, value), at) is not None for module in words.MODULES_OF[kind])


def changed_defaults(src: Entry, dst: Entry, renamings: Renamings) -> List[Tuple[Argument, str]]:
    """The arguments whose default is another later, with the name and the value that keep the old one."""
    found = []
    after = {old[0]: new for old, new in renamings.items() if len(old) == 1}
    for argument in src.arguments:
        new = after.get(argument.name, argument.name)
        if argument.default is None or not is_known(new, dst) or _is_left_alone(new, argument):
            continue
        value, now = words.VALUES.get((new, argument.default), argument.default), _default(dst, new)
        if not _same(_default(src, argument.name), now) and not _same(value, now):
            found.append((Argument(new, value), now or "required"))
    return found


def _is_left_alone(new: str, argument: Argument) -> bool:
    """Whether a default is not written down; the place of the channels is, where no setting chose it."""
    return bool({new, argument.name} & words.NOT_PINNED) and argument.default != "'channels_last'"


def _default(of: Entry, name: str) -> Optional[str]:
    """The default of an argument; an optimizer's epsilon that is not given is K's, and its decay is none."""
    found = of.default(name)
    if of.name.startswith("keras.optimizers") and found in (None, "None"):
        return {"epsilon": "1e-07", "decay": "0.0"}.get(name, found)
    return found


def _same(one: str, other: Optional[str]) -> bool:
    if one == other or frozenset((one, other or "")) in words.SAME:
        return True
    try:
        return float(one) == float(other)
    except (TypeError, ValueError):
        return False
