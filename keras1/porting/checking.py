"""`check`: per line, what of Keras a script uses that a later release has no more."""
from typing import Iterator, List, NamedTuple, Optional, Union

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from keras1.history import Release, release
from keras1.porting import api, facts, reading, words
from keras1.porting.api import target_named, title
from keras1.porting.names import Names, code

#: Methods of a layer of one's own, and what they became.
_OWN_METHODS = {
    "get_output": "call", "get_output_shape_for": "compute_output_shape", "get_output_mask": "compute_mask",
    "get_input": "call",
}


class Finding(NamedTuple):
    """One use of something that a later release has no more.

    Attributes
    ----------
    path : str
    line, column : int
    use : str
        What stands there: ``Dense(init=)``.
    gone : str
        The first release that has it no more: "2.0.0", "Keras 3"; "always" if no release had it.
    reason : str
        Why, from the history.
    instead : str or None
        What takes its place.
    """

    path: str
    line: int
    column: int
    use: str
    gone: str
    reason: str
    instead: Optional[str]

    def __str__(self):
        since = "no release had it" if self.gone == "always" else "gone in %s" % self.gone
        end = "; now %s" % self.instead if self.instead else ""
        return "%s:%d:%d: %s: %s (%s)%s" % (self.path, self.line, self.column, self.use, since, self.reason, end)


def check(path: reading.Path, until: Union[str, Release] = "3",
          emulate: Optional[Union[str, Release]] = None) -> List[Finding]:
    """What a script, or each script of a folder, uses that later releases of Keras have no more.

    Nothing is run. A script that does not use Keras has no findings.

    Parameters
    ----------
    path : str or path
        A script or a folder.
    until : str or Release, optional
        The release it is to be compared with, all those before it included; "3" is today's Keras.
    emulate : str or Release, optional
        The release it was written for; by default that is inferred from it.

    Returns
    -------
    list of Finding
        In the order of the lines.

    Raises
    ------
    OSError
        If a file cannot be read.
    SyntaxError
        If neither Python reads it.
    ReleaseError
        If there never was such a release.

    Examples
    --------
    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "old.py")
    >>> with open(path, "w") as script:
    ...     _ = script.write("from keras.layers.core import Dense\\nDense(3, init='normal')\\n")
    >>> for finding in check(path, until="2.3.1", emulate="1.2.2"):
    ...     print(finding.line, finding.use, finding.gone, finding.instead)
    2 Dense(init=) 2.0.0 kernel_initializer=
    """
    until = until if isinstance(until, Release) else target_named(until)
    found: List[Finding] = []
    for script in reading.scripts_in(path):
        found += check_script(reading.read(script), until, emulate)
    return found


def check_script(script: reading.Script, until: Release,
                 emulate: Optional[Union[str, Release]] = None) -> List[Finding]:
    """The findings in one script that was read."""
    at = written_for(script, emulate)
    wrapper = MetadataWrapper(script.tree, unsafe_skip_copy=True)
    visitor = _Checker(script.path, Names(script.tree, at), at, until, wrapper.resolve(PositionProvider))
    script.tree.visit(visitor)
    return sorted(set(visitor.found), key=lambda finding: (finding.line, finding.column, finding.use))


def written_for(script: reading.Script, emulate: Optional[Union[str, Release]] = None) -> Release:
    """The release that a script was written for: the one given, or what is inferred."""
    if emulate is not None:
        return release(emulate)
    from keras1.scripts import infer_release
    return infer_release(script.path).release


class _Checker(cst.CSTVisitor):
    """Looks at the imports, names and calls of a script."""

    def __init__(self, path: str, names: Names, at: Release, until: Release, positions):
        self.path, self.names, self.at, self.until, self.positions = path, names, at, until, positions
        self.found: List[Finding] = []
        self._class: List[str] = []
        self._skipped: set = set()

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        if node.module is None or node.relative or isinstance(node.names, cst.ImportStar):
            self._star(node)
            return False
        for alias in node.names:
            name = "%s.%s" % (code(node.module), code(alias.name))
            if name.startswith("keras."):
                self._name(alias, name, code(alias.name))
        return False

    def _star(self, node: cst.ImportFrom) -> None:
        module = code(node.module) if node.module is not None and not node.relative else ""
        if module.startswith("keras"):
            self._name(node, module, "from %s import *" % module)

    def visit_Import(self, node: cst.Import) -> bool:
        for alias in node.names:
            if code(alias.name).startswith("keras"):
                self._name(alias, code(alias.name), code(alias.name))
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self._class.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef) -> None:
        self._class.pop()

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        name = node.name.value
        if self._class and self._class[-1] in self.names.layers and name in _OWN_METHODS:
            first = release("1.0.0") if name != "get_output_shape_for" else release("2.0.0")
            if self.at < first <= self.until:
                self._add(node.name, "def %s" % name, facts.Fate(
                    first, "the protocol of layers changed", "def %s" % _OWN_METHODS[name]))

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        name = self.names.meaning(node)
        if name is None:
            return True
        self._name(node, name, code(node))
        return False

    def visit_Name(self, node: cst.Name) -> None:
        name = self.names.imported.get(node.value)
        if name is not None and id(node) not in self._skipped:
            self._name(node, name, node.value)

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None:
            self._skipped.add(id(node.keyword))

    def visit_Call(self, node: cst.Call) -> None:
        name = self.names.meaning(node.func) or self.names.method(node)
        if name is None:
            self._classic(node)
            return
        shown = code(node.func).rsplit(".", 1)[-1]
        if self.names.meaning(node.func) is None:
            self._name(node.func, name, "." + shown)
        for arg in node.args:
            if arg.keyword is not None:
                self._argument(arg, name, shown)
                self._string(arg, name)

    def _classic(self, node: cst.Call) -> None:
        """``layer.get_output(train=False)``."""
        if isinstance(node.func, cst.Attribute) and node.func.attr.value in ("get_output", "get_input") and \
                self.at < release("1.0.0") <= self.until and self.names.imported:
            gone = words.GONE[node.func.attr.value]
            self._add(node.func, ".%s" % node.func.attr.value, facts.Fate(*gone))

    def _name(self, node: cst.CSTNode, name: str, shown: str) -> None:
        if api.entry(name, self.at) is None:
            if not api.ever(name) and name.count(".") < 3 and api.entry(name.rpartition(".")[0], self.at) is None:
                self._add(node, shown, None)
            return
        fate = facts.fate_of_name(name, self.at, self.until)
        if fate is not None:
            self._add(node, shown, fate)

    def _argument(self, arg: cst.Arg, name: str, shown: str) -> None:
        fate = facts.fate_of_argument(name, arg.keyword.value, self.at, self.until)
        if fate is not None:
            self._add(arg, "%s(%s=)" % (shown, arg.keyword.value), fate)

    def _string(self, arg: cst.Arg, name: str) -> None:
        """A loss, metric, ... that is named by a string."""
        kind = words.KINDS.get(arg.keyword.value)
        for value in _strings_of(arg.value) if kind else ():
            fate = facts.fate_of_string(kind, value, self.at, self.until)
            if fate is not None:
                self._add(arg.value, repr(value), fate)

    def _add(self, node: cst.CSTNode, use: str, fate: Optional[facts.Fate]) -> None:
        at = self.positions[node].start
        if fate is None:
            self.found.append(Finding(self.path, at.line, at.column, use, "always", "unknown to Keras", None))
        else:
            self.found.append(Finding(self.path, at.line, at.column, use, title(fate.first), fate.reason, fate.instead))


def _strings_of(value: cst.BaseExpression) -> Iterator[str]:
    if isinstance(value, cst.SimpleString):
        yield value.evaluated_value
    elif isinstance(value, (cst.List, cst.Tuple)):
        for element in value.elements:
            yield from _strings_of(element.value)
    elif isinstance(value, cst.Dict):
        for element in value.elements:
            yield from _strings_of(element.value)
