"""A script and the modules beside it that it imports, found without running it."""
import ast
import os
import warnings
from typing import Iterator, List, Optional, Set

from keras1.scripts.source import Source, read_source


def gather(path: str) -> List[Source]:
    """The sources of a script, first, and of the local modules that it imports, and they.

    Parameters
    ----------
    path : str

    Raises
    ------
    OSError, SyntaxError
        As `read_source` does, for the script itself; a module that cannot be read is left out.
    """
    main = read_source(path)
    found, seen = [main], {os.path.realpath(path)}
    folders = [os.path.dirname(os.path.realpath(path))]
    for source in found:
        for file in _imported(source, folders):
            if os.path.realpath(file) not in seen:
                seen.add(os.path.realpath(file))
                found.extend(_readable(file))
    return found


def _readable(file: str) -> List[Source]:
    try:
        return [read_source(file)]
    except (OSError, SyntaxError):
        return []  # its import will say so


def tree_of(source: Source) -> ast.Module:
    """The syntax tree of a source, in the syntax of Python 3, meaning what it says.

    Examples
    --------
    >>> ast.unparse(tree_of(Source("old.py", "print 1 / 2", True)))
    'print(1 / 2)'
    """
    text = source.text
    if source.python2:
        from keras1.scripts.python2 import syntax
        text = syntax.to_python3(text)[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text, source.path)


def _imported(source: Source, folders: List[str]) -> Iterator[str]:
    """Files below the folders that a source imports; a folder that it adds to ``sys.path`` is one more."""
    try:
        tree = tree_of(source)
    except SyntaxError:
        return
    for folder in _added_folders(tree):
        folder = os.path.normpath(os.path.join(folders[0], folder))
        if folder not in folders:
            folders.append(folder)
    here = os.path.dirname(os.path.realpath(source.path))
    for name in sorted(_names(tree)):
        for folder in dict.fromkeys([here, *folders]):
            yield from _files(folder, name)


def _names(tree: ast.Module) -> Set[str]:
    """Dotted names of all that may be a module."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module:
                found.add(node.module)
            prefix = node.module + "." if node.module else ""
            found.update(prefix + alias.name for alias in node.names if alias.name != "*")
    return found


def _files(folder: str, name: str) -> Iterator[str]:
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        base = os.path.join(folder, *parts[:count])
        for file in (base + ".py", os.path.join(base, "__init__.py")):
            if os.path.isfile(file):
                yield file


def _added_folders(tree: ast.Module) -> Iterator[str]:
    """The constants in ``sys.path.append("lib")`` and ``sys.path.insert(0, "lib")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_sys_path(node.func.value):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def _is_sys_path(node: Optional[ast.AST]) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "path" and getattr(node.value, "id", "") == "sys"
