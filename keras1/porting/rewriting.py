"""A script written for one release in the words of another: what signatures and names tell; the rest is `rules`."""
from typing import Callable, Dict, List, Optional, Set, Tuple

import libcst as cst

from keras1.history import Release
from keras1.porting import api, facts, reasons, words
from keras1.porting.api import Entry, title
from keras1.porting.calls import Translation
from keras1.porting.editing import Marking, expression
from keras1.porting.names import Names, code, dotted

#: A rule writes a call anew: it is given the rewriter, the call as it stood, the call with its inner parts written
#: anew, and the name of what is called; None means that the general way is to be taken.
Rule = Callable[["Rewriter", cst.Call, cst.Call, str], Optional[cst.BaseExpression]]


class Rewriter(Marking):
    """Writes the names and calls of a script anew; imports are left to `imports`.

    Parameters
    ----------
    names : Names
    at, until : Release
    rules : dict of str to Rule
        By the last part of the name that is called.

    Attributes
    ----------
    needed : list of str
        The dotted names that the new text uses, by which the imports are written.
    done, kept : list of str
        What was changed, and which defaults were written down: for the report.
    used : set of str
        The names of Keras that the script uses.
    """

    def __init__(self, names: Names, at: Release, until: Release, rules: Dict[str, Rule]):
        super().__init__()
        self.names, self.at, self.until, self.rules = names, at, until, rules
        self.needed: List[str] = []
        self.done: List[str] = []
        self.kept: List[str] = []
        self.used: Set[str] = set()
        self.settings: List[str] = []
        self._not_read: Set[int] = set()
        self._classes: List[str] = []

    # Names that are no references.

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None:
            self._not_read.add(id(node.keyword))

    def visit_Param(self, node: cst.Param) -> None:
        self._not_read.add(id(node.name))

    def visit_AssignTarget(self, node: cst.AssignTarget) -> None:
        self._not_read.add(id(node.target))

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self._not_read.add(id(node.name))

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self._not_read.add(id(node.name))
        self._classes.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef, updated_node: cst.ClassDef) -> cst.CSTNode:
        self._classes.pop()
        return updated_node

    @property
    def in_layer(self) -> bool:
        """Whether the text at hand is that of a layer of the script's own."""
        return bool(self._classes) and self._classes[-1] in self.names.layers

    # References.

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        self._not_read.add(id(node.attr))
        return not self._is_known(self.names.meaning(node))

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        name = self.names.meaning(original_node)
        return self._reference(name, updated_node) if self._is_known(name) else updated_node

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        name = self.names.imported.get(original_node.value)
        if id(original_node) in self._not_read or not self._is_known(name):
            return updated_node
        if name.rsplit(".", 1)[-1] != original_node.value:  # "import ... as": the name stays
            self._note_use(name)
            return updated_node
        return self._reference(name, updated_node)

    def _is_known(self, name: Optional[str]) -> bool:
        found = None if name is None else api.entry(name, self.at)
        return found is not None and found.kind != "module"

    def _reference(self, name: str, node: cst.BaseExpression) -> cst.BaseExpression:
        self._note_use(name)
        new = self.name_after(name)
        if new is None or new == name:
            return node
        if new.rsplit(".", 1)[-1] != name.rsplit(".", 1)[-1]:
            self.note("%s -> %s" % (name.rsplit(".", 1)[-1], new.rsplit(".", 1)[-1]))
        return self._written(name, new, node)

    def _written(self, name: str, new: str, node: cst.BaseExpression) -> cst.BaseExpression:
        """The text for the new name: in the way in which the old one was written, if that still leads there."""
        if isinstance(node, cst.Attribute):
            if name.rpartition(".")[0] == new.rpartition(".")[0]:  # K.image_dim_ordering
                return node.with_changes(attr=cst.Name(new.rpartition(".")[2]))
            if dotted(node) == name:  # keras.utils.np_utils.to_categorical
                return expression(new).with_changes(lpar=node.lpar, rpar=node.rpar)
        return expression(self.need(new)).with_changes(lpar=node.lpar, rpar=node.rpar)

    def _note_use(self, name: str) -> None:
        self.used.add(name.rsplit(".", 1)[-1])

    def name_after(self, name: str) -> Optional[str]:
        """The dotted name in the later release, or None."""
        return facts.name_after(name, self.at, self.until)

    def need(self, name: str) -> str:
        """The text by which a dotted name of the later release is called; it will be imported."""
        module, _, last = name.rpartition(".")
        here = self.names.imported.get(last)
        if here is not None and self._is_same(self.name_after(here), name):
            self.needed.append(self.name_after(here))
            return last
        if name.startswith(words.IN_FULL):
            self.needed.append("keras")
            return name
        if name.startswith(words.WITH_THEIR_MODULE):  # ops.sum and not a sum that hides Python's
            self.needed.append(module)
            return "%s.%s" % (module.rsplit(".", 1)[-1], last)
        taken = last in self.names.defined or self.names.imported.get(last, name).rsplit(".", 1)[-1] != last
        self.needed.append("keras" if taken else name)
        return name if taken else last

    def _is_same(self, one: Optional[str], other: str) -> bool:
        return one is not None and api.canonical(one, self.until) == api.canonical(other, self.until) is not None

    def note(self, text: str) -> None:
        """A change, for the report."""
        self.done.append(text)

    # Calls.

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.BaseExpression:
        name = self.names.meaning(original_node.func)
        method = None if name is not None else self.names.method(original_node)
        if method is None and name is None and self.in_layer and (dotted(original_node.func) or "").startswith("self."):
            method = "keras.layers.core.Layer." + original_node.func.attr.value
        called = name or method
        last = (called or code(original_node.func)).rsplit(".", 1)[-1]
        rule = self.rules.get(last) if called or last in words.RULES_FOR_ANY else None
        if rule is not None:
            found = rule(self, original_node, updated_node, called or last)
            if found is not None:
                return found
        return updated_node if called is None else self.translated(updated_node, called, is_method=name is None)

    def translated(self, call: cst.Call, name: str, is_method: bool = False, pin: bool = True) -> cst.Call:
        """A call under the later signature of what it calls."""
        src, dst, after = self.signatures(name)
        if src is None:
            return call
        if dst is None:
            owner = name.rpartition(".")[0]
            if not is_method or api.entry(owner, self.until) is not None:  # else that is told of the class
                self.mark_gone(name)
            return call
        if is_method and after != name.rsplit(".", 1)[-1]:
            call = call.with_changes(func=call.func.with_changes(attr=cst.Name(after)))
            self.note(".%s() -> .%s()" % (name.rsplit(".", 1)[-1], after))
        return call.with_changes(args=self.arguments(call.args, src, dst, pin))

    def signatures(self, name: str) -> Tuple[Optional[Entry], Optional[Entry], str]:
        """What is called, before and after, and its last name afterwards."""
        new = self.name_after(name) if name.count(".") else None
        dst = None if new is None else api.entry(new, self.until)
        return api.entry(name, self.at), dst, (new or name).rsplit(".", 1)[-1]

    def arguments(self, args, src: Entry, dst: Entry, pin: bool = True) -> List[cst.Arg]:
        """The arguments of a call under a later signature."""
        translation = Translation(src, dst, self.at, self.until, self.mark)
        found = translation(args, pin and src.name.count(".") > 1)
        last = src.name.rsplit(".", 1)[-1]
        given = {arg.keyword.value for arg in args if arg.keyword is not None}
        for old, new in translation.renamings.items():
            if set(old) & given or len(old) > 1:
                self.note("%s: %s -> %s" % (last, ", ".join(old), new))
        self.kept += translation.kept
        return found

    def mark_gone(self, name: str) -> None:
        """A remark on a name that the later release has no more."""
        fate = facts.fate_of_name(name, self.at, self.until)
        if fate is not None:
            last = name.rsplit(".", 1)[-1]
            self.mark("%s is gone in %s (%s)%s" % (
                last, title(fate.first), fate.reason, "; use %s" % fate.instead if fate.instead else ""))


def numbers_that_changed(used: Set[str], at: Release, until: Release) -> List[str]:
    """The formulas that changed in what a script uses."""
    found = reasons.of_numbers(used, at, until)
    return sorted({"%s (%s): %s" % (_shown(change.owner, used), change.release, change.reason) for change in found})


def _shown(owner: str, used: Set[str]) -> str:
    return next(part for part in owner.split(".") if part in used)
