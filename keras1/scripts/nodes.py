"""Making nodes of a syntax tree that stand where another stands."""
import ast
from typing import Any


def helper(name: str, *arguments: Any, like: ast.AST, module: str) -> ast.Call:
    """The call ``module.name(*arguments)``, standing where ``like`` stands.

    Examples
    --------
    >>> node = ast.parse("x").body[0].value
    >>> ast.unparse(helper("whole", node, like=node, module="m"))
    'm.whole(x)'
    """
    function = ast.Attribute(ast.Name(module, ast.Load()), name, ast.Load())
    return located(ast.Call(function, list(arguments), []), like)


def located(node: Any, like: ast.AST) -> Any:
    """A new node, and what is new below it, standing where ``like`` stands."""
    ast.copy_location(node, like)
    for child in ast.iter_child_nodes(node):
        if "lineno" in child._attributes and not hasattr(child, "lineno"):
            located(child, like)
    return node


def moved(tree: ast.AST, like: ast.AST) -> Any:
    """A tree that was parsed elsewhere, all of it standing where ``like`` stands."""
    for node in ast.walk(tree):
        if "lineno" in node._attributes:
            ast.copy_location(node, like)
    return tree
