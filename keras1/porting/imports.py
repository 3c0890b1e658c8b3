"""The imports of a script for a later release: names that moved or changed, names that became needed, and no others."""
from typing import Dict, List, Optional, Sequence, Set

import libcst as cst

from keras1.history import Release
from keras1.porting import api, facts
from keras1.porting.editing import Marking, statement
from keras1.porting.names import code


def rewrite(tree: cst.Module, before: cst.Module, needed: Sequence[str], settings: Sequence[str],
            at: Release, until: Release) -> cst.Module:
    """A script with its imports of Keras as the later release has them.

    Parameters
    ----------
    tree, before : libcst.Module
        The script after its calls were written anew, and before.
    needed : sequence of str
        The dotted names, or modules, that the new text uses.
    settings : sequence of str
        Statements to be put below the imports.
    at, until : Release
    """
    rewriter = _Imports(at, until, names_read(before) - names_read(tree), names_read(tree), set(needed))
    place = _place_of_imports(list(tree.body))
    tree = tree.visit(rewriter)
    missing = [name for name in dict.fromkeys(needed) if name not in rewriter.present]
    return _with_statements(tree, [_import(name) for name in missing] + list(settings), place)


def _import(name: str) -> str:
    module, _, last = name.rpartition(".")
    return "from %s import %s" % (module, last) if module else "import %s" % name


class _Reads(cst.CSTVisitor):
    """The names that a text reads, those in its imports left out."""

    def __init__(self):
        self.found: Set[str] = set()

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_Name(self, node: cst.Name) -> None:
        self.found.add(node.value)

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        node.value.visit(self)
        return False

    def visit_Arg(self, node: cst.Arg) -> bool:
        node.value.visit(self)
        return False


def names_read(tree: cst.Module) -> Set[str]:
    """The names that a script has outside its imports."""
    reads = _Reads()
    tree.visit(reads)
    return reads.found


class _Imports(Marking):
    """Writes each import of Keras anew, where it stands."""

    def __init__(self, at: Release, until: Release, lost: Set[str], read: Set[str], needed: Set[str]):
        super().__init__()
        self.at, self.until, self.lost, self.read, self.needed = at, until, lost, read, needed
        self.present: Set[str] = set()

    def leave_ImportFrom(self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom):
        module = code(updated_node.module) if updated_node.module is not None and not updated_node.relative else ""
        if module.split(".")[0] != "keras":
            return updated_node
        if isinstance(updated_node.names, cst.ImportStar):
            return self._star(module, updated_node)
        places: Dict[str, List[cst.ImportAlias]] = {}
        for alias in updated_node.names:
            new = self._fate(module, alias)
            if new is not None and new[0] not in self.present:
                place, _, last = new[0].rpartition(".")
                self.present.add(new[0])
                places.setdefault(place, []).append(new[1].with_changes(name=cst.Name(last)))
        return self._written(module, places, updated_node)

    def _star(self, module: str, node: cst.ImportFrom):
        if api.entry(module, self.until) is not None:
            self.present.update("%s.%s" % (module, name) for name in api.members(module, self.until))
            return node
        new = facts.module_after(module, self.at, self.until)
        while "." in new and api.entry(new, self.until) is None:
            new = new.rpartition(".")[0]
        self.present.update("%s.%s" % (new, name) for name in api.members(new, self.until))
        return node.with_changes(module=cst.parse_expression(new))

    def _fate(self, module: str, alias: cst.ImportAlias):
        """The dotted name that an import brings afterwards, and the import; None if it is not needed any more."""
        last, local = alias.name.value, code(alias.asname.name) if alias.asname else alias.name.value
        name = "%s.%s" % (module, last)
        new = facts.name_after(name, self.at, self.until)
        if new is not None and new in self.needed and alias.asname is None:
            return new, alias
        if local in self.lost or new is None and local not in self.read and api.entry(name, self.at) is not None:
            return None
        if new is None:
            if api.entry(name, self.at) is not None:
                fate = facts.fate_of_name(name, self.at, self.until)
                self.mark("%s is gone in %s (%s)%s" % (last, api.title(fate.first), fate.reason,
                                                       "; use %s" % fate.instead if fate.instead else ""))
            return name, alias
        return new, alias

    def _written(self, module: str, places: Dict[str, List[cst.ImportAlias]], node: cst.ImportFrom):
        """The statement for the first place; one more for each further place."""
        if not places:
            return cst.RemoveFromParent()
        order = sorted(places, key=lambda place: place != module)
        for place in order[1:]:
            self.after("from %s import %s" % (place, ", ".join(
                code(alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)).rstrip(", ") for alias in places[place])))
        aliases = places[order[0]]
        aliases[-1] = aliases[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        return node.with_changes(module=cst.parse_expression(order[0]), names=aliases)

    def leave_Import(self, original_node: cst.Import, updated_node: cst.Import):
        kept = []
        for alias in updated_node.names:
            name = code(alias.name)
            if name.split(".")[0] == "keras" and api.entry(name, self.until) is None and api.entry(name, self.at):
                new = facts.module_after(name, self.at, self.until)
                if api.entry(new, self.until) is None or alias.asname is None:
                    new = "keras"
                    if alias.asname is not None:
                        if code(alias.asname.name) in self.read:
                            self.mark("the module %s is gone" % name)
                        continue
                alias = alias.with_changes(name=cst.parse_expression(new))
                name = new
            self.present.add(name if alias.asname is None else "")
            kept.append(alias)
        if not kept:
            return cst.RemoveFromParent()
        kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        return updated_node.with_changes(names=kept)


def _place_of_imports(body: List[cst.BaseStatement]) -> int:
    """Where the imports of Keras stand if all of them are taken out."""
    imports = [i for i, node in enumerate(body) if _imports_keras(node)]
    return imports[-1] - len(imports) + 1 if imports else _below_head(body)


def _with_statements(tree: cst.Module, sources: Sequence[str], place: int) -> cst.Module:
    """A module with more statements below its imports of Keras, each where an import of the same module stands."""
    body = list(tree.body)
    imports = [i for i, node in enumerate(body) if _imports_keras(node)]
    place = imports[-1] + 1 if imports else min(place, len(body))
    for source in sources:
        same = _same_module(body, source)
        if same is not None:
            body[same] = _with_name(body[same], source.rpartition(" ")[2])
        else:
            body.insert(place, statement(source))
            place += 1
    return tree.with_changes(body=body)


def _imports_keras(node: cst.BaseStatement) -> bool:
    def is_one(small) -> bool:
        if isinstance(small, cst.ImportFrom):
            return small.module is not None and code(small.module).split(".")[0] == "keras"
        return isinstance(small, cst.Import) and any(code(a.name).split(".")[0] == "keras" for a in small.names)
    return isinstance(node, cst.SimpleStatementLine) and any(map(is_one, node.body))


def _below_head(body: List[cst.BaseStatement]) -> int:
    """Below the imports at the top of a module, or its docstring."""
    found = 0
    for i, node in enumerate(body):
        if isinstance(node, cst.SimpleStatementLine) and isinstance(node.body[0], (cst.Import, cst.ImportFrom)):
            found = i + 1
        elif i == 0 and isinstance(node, cst.SimpleStatementLine) and isinstance(node.body[0], cst.Expr) \
                and isinstance(node.body[0].value, cst.SimpleString):
            found = 1
    return found


def _same_module(body: List[cst.BaseStatement], source: str) -> Optional[int]:
    if not source.startswith("from "):
        return None
    module = source.split()[1]
    for i, node in enumerate(body):
        small = node.body[0] if isinstance(node, cst.SimpleStatementLine) else None
        if isinstance(small, cst.ImportFrom) and small.module is not None and code(small.module) == module \
                and not isinstance(small.names, cst.ImportStar) and len(node.body) == 1:
            return i
    return None


def _with_name(node: cst.SimpleStatementLine, name: str) -> cst.SimpleStatementLine:
    small = node.body[0]
    names = [*small.names[:-1],
             small.names[-1].with_changes(comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))),
             cst.ImportAlias(cst.Name(name))]
    return node.with_changes(body=[small.with_changes(names=names)])
