"""Floats as indices, and arrays compared with None: what NumPy took up to 1.11.

Bounds of slices that may be floats, ``X[:0.8 * n]``, are cut to integers when they are; so are single indices
of arrays, where the text assigns floats to the names in them.
"""
import ast
from typing import Any, Optional, Set

from keras1.scripts.nodes import helper

HELPER = "__keras1__"
_ROUNDING = {"floor", "ceil", "round", "rint", "float", "sqrt", "around", "trunc"}


def with_whole_indices(tree: ast.Module, counting: bool = False) -> Optional[ast.Module]:
    """The tree, with calls of `whole`, `item` and `is_none` where a float or an array may come.

    Parameters
    ----------
    tree : ast.Module
        Is changed.
    counting : bool
        Whether to return None if nothing had to be changed.
    """
    visitor = _Indices(_floats(tree))
    tree = ast.fix_missing_locations(visitor.visit(tree))
    return tree if visitor.changes or not counting else None


def whole(bound: Any) -> Any:
    """A bound of a slice: a float as an integer, anything else as it is.

    Examples
    --------
    >>> whole(2.5), whole(None)
    (2, None)
    """
    return int(bound) if isinstance(bound, float) else bound


def item(x: Any, index: Any) -> Any:
    """``x[index]``; of an array, with floats as integers."""
    if type(x).__module__ == "numpy":
        index = tuple(map(whole, index)) if isinstance(index, tuple) else whole(index)
    return x[index]


def is_none(x: Any) -> Any:
    """``x == None``, which an array as a whole is not."""
    return False if _is_array(x) else x == None  # noqa: E711


def is_not_none(x: Any) -> Any:
    """``x != None``."""
    return True if _is_array(x) else x != None  # noqa: E711


def _is_array(x: Any) -> bool:
    return type(x).__name__ == "ndarray" and type(x).__module__ == "numpy"


def _floats(tree: ast.Module) -> Set[str]:
    """Names to which the text assigns what may be a float."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _may_be_float(node.value, found):
            found.update(name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return found


def _may_be_float(node: ast.AST, names: Set[str]) -> bool:
    """Whether an expression computes with floats, true division, or rounding to floats."""
    if isinstance(node, ast.BinOp):
        return (isinstance(node.op, ast.Div) or _may_be_float(node.left, names) or _may_be_float(node.right, names))
    if isinstance(node, ast.UnaryOp):
        return _may_be_float(node.operand, names)
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in _ROUNDING
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    return isinstance(node, ast.Name) and node.id in names


class _Indices(ast.NodeTransformer):
    def __init__(self, floats: Set[str]):
        self.floats, self.changes = floats, 0

    def visit_Subscript(self, node):  # noqa: N802 (ast's name)
        """``x[a:b]``, ``x[i]``."""
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and self._is_float_index(node.slice):
            self.changes += 1
            return helper("item", node.value, node.slice, like=node, module=HELPER)
        return node

    def _is_float_index(self, index: ast.expr) -> bool:
        parts = index.elts if isinstance(index, ast.Tuple) else [index]
        return any(_may_be_float(part, self.floats) for part in parts) and not any(
            isinstance(part, (ast.Slice, ast.Starred)) for part in parts)

    def visit_Slice(self, node):  # noqa: N802
        """Bounds that are not plainly integers."""
        self.generic_visit(node)
        node.lower, node.upper, node.step = (self._bound(part) for part in (node.lower, node.upper, node.step))
        return node

    def _bound(self, part: Optional[ast.expr]) -> Optional[ast.expr]:
        if part is None or not self._is_doubtful(part):
            return part
        self.changes += 1
        return helper("whole", part, like=part, module=HELPER)

    @staticmethod
    def _is_doubtful(part: ast.expr) -> bool:
        """Whether it may be a float at all."""
        if isinstance(part, ast.UnaryOp):
            part = part.operand
        if isinstance(part, ast.Constant):
            return isinstance(part.value, float)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name):
            return part.func.id not in ("int", "len")
        return True

    def visit_Compare(self, node):  # noqa: N802
        """``x == None``."""
        self.generic_visit(node)
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
            right = node.comparators[0]
            if isinstance(right, ast.Constant) and right.value is None:
                self.changes += 1
                name = "is_none" if isinstance(node.ops[0], ast.Eq) else "is_not_none"
                return helper(name, node.left, like=node, module=HELPER)
        return node
