"""A pass over the tree of a translated text: what Python 3 parses and takes otherwise than Python 2 did.

``a / b`` becomes ``__python2__.divide(a, b)``, ``d.keys()`` becomes ``__python2__.keys(d)``, and so on:
`operations` decides by what it is given, when it runs.
"""
import ast
import copy
from typing import Any, Dict, List, Sequence

from keras1.scripts import nodes
from keras1.scripts.nodes import located, moved
from keras1.scripts.python2 import operations
from keras1.scripts.python2.fix_unpacked import PREFIX

HELPER = "__python2__"

#: Methods that classes define under another name now.
_METHODS = {"__nonzero__": "__bool__", "next": "__next__", "__div__": "__truediv__", "__idiv__": "__itruediv__",
            "__rdiv__": "__rtruediv__"}

#: What a class with ``__cmp__`` gets, so that it can be compared, sorted and hashed.
_COMPARISONS = ast.parse("""
__lt__ = lambda self, other: self.__cmp__(other) < 0
__gt__ = lambda self, other: self.__cmp__(other) > 0
__le__ = lambda self, other: self.__cmp__(other) <= 0
__ge__ = lambda self, other: self.__cmp__(other) >= 0
__eq__ = lambda self, other: self.__cmp__(other) == 0
__hash__ = object.__hash__
""").body

#: Attributes of functions and methods that are called otherwise now.
_ATTRIBUTES = {"func_name": "__name__", "func_code": "__code__", "func_defaults": "__defaults__",
               "func_globals": "__globals__", "func_doc": "__doc__", "func_dict": "__dict__",
               "func_closure": "__closure__", "im_func": "__func__", "im_self": "__self__"}


def with_python2_meaning(tree: ast.Module, unpacked: Dict[str, str], true_division: bool) -> ast.Module:
    """The tree, changed so that it means what it meant to Python 2.

    Parameters
    ----------
    tree : ast.Module
    unpacked : dict of str to str
        From `syntax.to_python3`.
    true_division : bool
        Whether the text asks for Python 3's ``/``.
    """
    tree = _Unpacking(unpacked).visit(tree)
    tree = _Meaning(true_division).visit(tree)
    return without_columns(ast.fix_missing_locations(tree))


def without_columns(tree: ast.Module) -> ast.Module:
    """A tree whose nodes know their lines only: the columns are those of the translation, not of the script."""
    for node in ast.walk(tree):
        if hasattr(node, "col_offset"):
            node.col_offset = node.end_col_offset = -1
    return tree


def helper(name: str, *arguments: Any, like: ast.AST) -> ast.Call:
    """The call ``__python2__.name(*arguments)``."""
    return nodes.helper(name, *arguments, like=like, module=HELPER)


class _Unpacking(ast.NodeTransformer):
    """Unpacks the arguments that `fix_unpacked` gave a name."""

    def __init__(self, unpacked: Dict[str, str]):
        self.unpacked = unpacked

    def visit_FunctionDef(self, node):  # noqa: N802 (ast's name)
        """First in the body, after the docstring."""
        self.generic_visit(node)
        first = 1 if ast.get_docstring(node) is not None else 0
        node.body[first:first] = [self._statement(argument.arg, node) for argument in node.args.args
                                  if argument.arg.startswith(PREFIX)]
        return node

    def visit_ExceptHandler(self, node):  # noqa: N802
        """First in the handler's body: an exception was unpacked to its arguments."""
        self.generic_visit(node)
        if node.name and node.name.startswith(PREFIX):
            node.body.insert(0, self._statement(node.name, node, ".args"))
        return node

    def visit_Lambda(self, node):  # noqa: N802
        """``lambda (a, b): a + b`` calls ``lambda a, b: a + b`` on the parts."""
        self.generic_visit(node)
        names = [argument.arg for argument in node.args.args if argument.arg.startswith(PREFIX)]
        for name in names:
            node.body = self._applied(name, node.body, node)
        return node

    def _statement(self, name: str, like: ast.AST, suffix: str = "") -> ast.stmt:
        statement = ast.parse("%s = %s%s" % (self.unpacked[name], name, suffix)).body[0]
        return moved(statement, like)

    def _applied(self, name: str, body: ast.expr, like: ast.AST) -> ast.expr:
        names = sorted({n.id for n in ast.walk(ast.parse(self.unpacked[name])) if isinstance(n, ast.Name)})
        text = "(lambda %s: 0)(*[(%s) for %s in [%s]][0])" % (
            ", ".join(names), "".join(n + ", " for n in names), self.unpacked[name], name)
        call = moved(ast.parse(text, mode="eval").body, like)
        call.func.body = body
        return call


class _Meaning(ast.NodeTransformer):
    """Has `operations` decide wherever Python 2 and 3 differ."""

    def __init__(self, true_division: bool):
        self.true_division = true_division

    def visit_BinOp(self, node):  # noqa: N802
        """``a / b``."""
        self.generic_visit(node)
        if isinstance(node.op, ast.Div) and not self.true_division:
            return helper("divide", node.left, node.right, like=node)
        return node

    def visit_AugAssign(self, node):  # noqa: N802
        """``a /= b``, each part of ``a`` evaluated once."""
        self.generic_visit(node)
        if not isinstance(node.op, ast.Div) or self.true_division:
            return node
        target, value = node.target, node.value
        if isinstance(target, ast.Name):
            divided = helper("divide_in_place", ast.Name(target.id, ast.Load()), value, like=node)
            return located(ast.Assign([target], divided), node)
        if isinstance(target, ast.Attribute):
            name = located(ast.Constant(target.attr), node)
            return located(ast.Expr(helper("divide_attribute", target.value, name, value, like=node)), node)
        index = as_index(target.slice)
        return located(ast.Expr(helper("divide_item", target.value, index, value, like=node)), node)

    def visit_Call(self, node):  # noqa: N802
        """Methods that are gone, or return something else."""
        self.generic_visit(node)
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in operations.METHODS and not _on_super(function):
            name = operations.METHODS[function.attr]
            node.args.insert(0, function.value)
            node.func = helper(name, like=function).func
        return node

    def visit_Attribute(self, node):  # noqa: N802
        """``error.message``, ``function.func_name``."""
        self.generic_visit(node)
        if node.attr in _ATTRIBUTES:
            node.attr = _ATTRIBUTES[node.attr]
        elif node.attr == "message" and isinstance(node.ctx, ast.Load):
            return helper("message", node.value, like=node)
        return node

    def visit_ClassDef(self, node):  # noqa: N802
        """``__metaclass__``, and methods under their names in Python 3."""
        self.generic_visit(node)
        for statement in node.body[:]:
            if isinstance(statement, ast.FunctionDef) and statement.name in _METHODS:
                node.body.append(self._second_name(statement))
            elif isinstance(statement, ast.FunctionDef) and statement.name == "__cmp__":
                node.body[:0] = [moved(copy.deepcopy(comparison), statement) for comparison in _COMPARISONS]
            elif _assigns(statement, "__metaclass__"):
                node.keywords.append(located(ast.keyword("metaclass", statement.value), statement))
                statement.targets[0].id = "__metaclass_was__"
        return node

    @staticmethod
    def _second_name(method: ast.FunctionDef) -> ast.stmt:
        names = ast.Name(_METHODS[method.name], ast.Store()), ast.Name(method.name, ast.Load())
        return located(ast.Assign([names[0]], names[1]), method)


def _on_super(function: ast.Attribute) -> bool:
    """Whether a method is called on ``super(...)`` or on a class: those know what they do."""
    value = function.value
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "super"


def _assigns(statement: ast.stmt, name: str) -> bool:
    targets: Sequence[ast.expr] = statement.targets if isinstance(statement, ast.Assign) else ()
    return len(targets) == 1 and isinstance(targets[0], ast.Name) and targets[0].id == name


def as_index(slice_: ast.expr) -> ast.expr:
    """An index as an expression: ``a:b`` becomes ``slice(a, b)``."""
    if isinstance(slice_, ast.Slice):
        parts: List[ast.expr] = [part or ast.Constant(None) for part in (slice_.lower, slice_.upper, slice_.step)]
        return located(ast.Call(ast.Name("slice", ast.Load()), parts, []), slice_)
    if isinstance(slice_, ast.Tuple):
        return located(ast.Tuple([as_index(part) for part in slice_.elts], ast.Load()), slice_)
    return slice_
