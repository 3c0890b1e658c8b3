"""From a script's text to code: translated if it is Python 2, with NumPy's old habits met in either."""
import ast
import types
import warnings

from keras1.scripts import indexing
from keras1.scripts.source import Source


def compiled(source: Source, python2: bool) -> types.CodeType:
    """The code of a script or of a module beside it.

    Parameters
    ----------
    source : Source
    python2 : bool
        Whether to take it for Python 2.

    Raises
    ------
    SyntaxError
        If the translation is no Python 3: names such as ``async`` that are keywords now.

    Examples
    --------
    >>> from keras1.scripts.python2.namespace import namespace
    >>> code = compiled(Source("old.py", "print 7 / 2", True), python2=True)
    >>> exec(code, {"__builtins__": namespace(__import__)})
    3
    """
    if not python2:
        return _as_it_is(source)
    tree = translated(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "is" with a number, and the like: Python 2 said nothing
        return compile(tree, source.path, "exec", dont_inherit=True)


def translated(source: Source) -> ast.Module:
    """The tree of a Python 2 text, to be run with `python2.namespace`."""
    from keras1.scripts.python2 import semantics, syntax
    text, unpacked = syntax.to_python3(source.text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text, source.path)
    tree = indexing.with_whole_indices(_with_futures_first(tree))
    return semantics.with_python2_meaning(tree, unpacked, syntax.has_true_division(source.text))


def _with_futures_first(tree: ast.Module) -> ast.Module:
    """The tree without imports from ``__future__`` further below, as exported notebooks have them: they hold here."""
    first = True
    for place, statement in enumerate(tree.body):
        future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if future and not first:
            tree.body[place] = ast.copy_location(ast.Pass(), statement)
        first = first and (future or docstring)
    return tree


def _as_it_is(source: Source) -> types.CodeType:
    """Python 3; the text itself is compiled unless an index of it may be a float."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source.text, source.path)
    changed = indexing.with_whole_indices(tree, counting=True)
    return compile(changed or source.text, source.path, "exec", dont_inherit=True)
