"""One call under the signature of a later release: arguments renamed, joined, turned into keywords; defaults kept."""
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence

import libcst as cst

from keras1.history import Release
from keras1.porting import facts, reasons, words
from keras1.porting.api import KERAS_3, Entry, title
from keras1.porting.editing import argument, expression, joined, with_keyword
from keras1.porting.names import code


class Given(NamedTuple):
    """One argument of a call: its name in the signature, None for ``*args`` and ``**kwargs``."""

    name: Optional[str]
    arg: cst.Arg


def bind(args: Sequence[cst.Arg], src: Entry) -> List[Given]:
    """The arguments of a call by the names that the signature gives them."""
    found, position = [], 0
    names = [a.name for a in src.arguments]
    for arg in args:
        name = None
        if arg.keyword is not None:
            name = arg.keyword.value
        elif not arg.star:
            here = names[position] if position < len(names) else None
            name = None if here is None or here.startswith("*") else here
            position += 1
        found.append(Given(name, arg))
    return found


def values(args: Sequence[cst.Arg], src: Entry) -> Dict[str, cst.BaseExpression]:
    """The values of a call's arguments by their names."""
    return {given.name: given.arg.value for given in bind(args, src) if given.name is not None}


class Translation:
    """A call on its way from one signature to another.

    Parameters
    ----------
    src, dst : Entry
        The callable before and after.
    at, until : Release
    mark : function of str
        Takes a remark for the user.
    """

    def __init__(self, src: Entry, dst: Entry, at: Release, until: Release, mark: Callable[[str], None]):
        self.src, self.dst, self.at, self.until, self.mark = src, dst, at, until, mark
        self.renamings = facts.arguments_after(src, dst, at, until)
        self.kept: List[str] = []

    def __call__(self, args: Sequence[cst.Arg], pin: bool = True) -> List[cst.Arg]:
        """The arguments for the later signature."""
        given = bind(args, self.src)
        spread = any(g.arg.star for g in given)
        given = [g for group in self._joined(given) for g in group]
        given = [self._with_value(g) for g in map(self._renamed, given) if not self._is_dropped(g)]
        if pin and not spread:
            given += self._pins(given)
        return joined(self._placed(given))

    def _joined(self, given: List[Given]):
        """Arguments that are one later, such as ``nb_row`` and ``nb_col``, become a tuple."""
        by_name = {g.name: g for g in given}
        groups = {old[0]: (old, new) for old, new in self.renamings.items() if len(old) > 1}
        inner = {name for old, _ in groups.values() for name in old[1:]}
        for g in given:
            if g.name in groups and all(name in by_name for name in groups[g.name][0]):
                old, new = groups[g.name]
                parts = ", ".join(code(by_name[name].arg.value) for name in old)
                # The line break after the last part stays.
                yield [Given(new, by_name[old[-1]].arg.with_changes(value=expression("(%s)" % parts)))]
            elif g.name in inner and all(n in by_name for old, _ in groups.values() if g.name in old for n in old):
                yield []
            else:
                yield [g]

    def _renamed(self, given: Given) -> Given:
        return given._replace(name=self.renamings.get((given.name,), given.name))

    def _is_dropped(self, given: Given) -> bool:
        """Whether the later signature has no such argument; a remark says so if that matters."""
        name = given.name
        if name is None or facts.is_known(name, self.dst) or not facts.is_known(name, self.src):
            return False
        text = code(given.arg.value)
        if text == self.src.default(name) or (text, name) in (("None", name), ("0", "mode"), ("0.", "dropout")):
            return True
        change = reasons.of_argument(self._owner, name, self.at, self.until)
        gone = words.GONE_ARGUMENTS.get(name)
        reason = change.reason if change is not None else gone.reason if gone is not None else "it was taken out"
        since = change.release if change is not None else gone.first if gone is not None else self.until
        if not (gone is not None and gone.instead == "nothing"):
            self.mark("%s=%s of %s was left out: gone in %s (%s)%s" % (
                name, text, self._owner, title(since), reason,
                "; use %s" % gone.instead if gone is not None and gone.instead else ""))
        return True

    def _with_value(self, given: Given) -> Given:
        """The argument with the later word for its value."""
        if given.name is None:
            return given
        text = code(given.arg.value).replace('"', "'")
        new = words.VALUES.get((given.name, text))
        kind = words.KINDS.get(given.name)
        if new is None and kind is not None and self.until == KERAS_3:
            return given._replace(arg=given.arg.with_changes(value=self._in_keras_3(kind, given.arg.value)))
        return given if new is None else given._replace(arg=given.arg.with_changes(value=expression(new)))

    def _in_keras_3(self, kind: str, value: cst.BaseExpression) -> cst.BaseExpression:
        """The value with each string in the words of Keras 3."""
        return value.visit(_Strings(words.STRINGS_3[kind]))

    def _pins(self, given: List[Given]) -> List[Given]:
        """The defaults that the later release changed, written down."""
        names = {g.name for g in given}
        found = []
        for pin, now in facts.changed_defaults(self.src, self.dst, self.renamings):
            if pin.name not in names:
                self.kept.append("%s(%s=%s), by default now %s" % (self._owner, pin.name, pin.default, now))
                found.append(Given(pin.name, argument(pin.name, pin.default)))
        return found

    def _placed(self, given: List[Given]) -> List[cst.Arg]:
        """Positions are kept where they mean the same; in 2.0 and later only for what must be given, and the first."""
        found, in_order = [], True
        for position, g in enumerate(given):
            if g.name is None or g.arg.star:
                found.append(g.arg)
                continue
            by_keyword = g.arg.keyword is not None and g.name not in self.renamings.values()
            here = self.dst.names[position:position + 1] == [g.name]
            allowed = self.dst.kind != "class" or position == 0 or self.dst.default(g.name) is None
            was_positional = g.arg.keyword is None
            in_order = in_order and here and allowed and was_positional and not by_keyword
            found.append(with_keyword(g.arg, None if in_order else g.name))
        return found

    @property
    def _owner(self) -> str:
        return self.src.name.rsplit(".", 1)[-1]


class _Strings(cst.CSTTransformer):
    """Replaces strings."""

    def __init__(self, words_by_old: Dict[str, str]):
        super().__init__()
        self.words = words_by_old

    def leave_SimpleString(self, original_node: cst.SimpleString, updated_node: cst.SimpleString):
        new = self.words.get(original_node.evaluated_value)
        quote = original_node.quote
        return updated_node if new is None else updated_node.with_changes(value=quote + new + quote)
