"""Whether a text that both Pythons can parse was written for Python 2: it uses what only that one had."""
import ast
import re
import warnings
from typing import Iterator, Optional, Set

#: Names that Python 2 had without an import, and Python 3 has not.
BUILTINS = frozenset("""
    apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload unichr unicode xrange
""".split())

#: Modules that were renamed or dropped.
MODULES = frozenset("""
    BaseHTTPServer ConfigParser Cookie HTMLParser Queue SocketServer StringIO Tkinter UserDict __builtin__ cPickle
    cStringIO commands cookielib copy_reg dummy_thread httplib md5 sets sha thread urllib2 urlparse
""".split())

#: Methods that only objects of Python 2 had.
METHODS = frozenset("has_key iteritems iterkeys itervalues viewitems viewkeys viewvalues".split())

#: Attributes of modules: ``sys.maxint``, ``string.letters``.
ATTRIBUTES = {
    "sys": {"maxint", "setdefaultencoding", "exc_clear"},
    "os": {"getcwdu", "popen2", "popen3"},
    "string": {"letters", "lowercase", "uppercase", "maketrans", "join", "atoi", "atof", "replace", "split", "strip"},
    "itertools": {"izip", "imap", "ifilter", "izip_longest", "ifilterfalse"},
    "urllib": {"urlopen", "urlretrieve", "urlencode", "quote", "quote_plus", "unquote"},
}

_SHEBANG = re.compile(r"^#!.*python2|^#.*coding.*\n#.*python ?2\.\d only", re.IGNORECASE)


def leans_to_python2(text: str) -> Optional[bool]:
    """True if it uses what only Python 2 had, False if what only Python 3 has, None if neither.

    What stands in a ``try`` with handlers, or below a test of the version, counts for neither; nor do names
    that the text defines itself.

    Examples
    --------
    >>> leans_to_python2("for i in xrange(3): print(i)"), leans_to_python2("print('a', end='')")
    (True, False)
    >>> leans_to_python2("try:\\n    range = xrange\\nexcept NameError:\\n    pass") is None
    True
    """
    if _SHEBANG.match(text):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    own = set(_bound(tree))
    nodes = list(unguarded(tree))
    if any(_is_python2(node, own) for node in nodes):
        return True
    return False if any(_is_python3(node) for node in ast.walk(tree)) or _prints_by_keyword(tree) else None


def unguarded(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree, those left out that run in some circumstances only."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, ast.Try) and node.handlers:
            stack.extend(node.finalbody)
        elif isinstance(node, ast.If) and _asks_version(node.test):
            continue
        else:
            stack.extend(ast.iter_child_nodes(node))


def _asks_version(test: ast.AST) -> bool:
    text = ast.dump(test).lower()
    return "version" in text or "py2" in text or "py3" in text


def _bound(tree: ast.AST) -> Iterator[str]:
    """Names that a text assigns, defines or imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)


def _is_python2(node: ast.AST, own: Set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in BUILTINS and node.id not in own
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        names = ATTRIBUTES.get(node.module, ())
        return not node.level and (node.module in MODULES or any(alias.name in names for alias in node.names))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in METHODS or _is_old_attribute(node.func)
    return isinstance(node, ast.Attribute) and _is_old_attribute(node)


def _is_old_attribute(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.attr in ATTRIBUTES.get(node.value.id, ())


def _is_python3(node: ast.AST) -> bool:
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        annotated = getattr(node, "returns", None) or any(a.annotation for a in node.args.args)
        return bool(node.args.kwonlyargs or annotated)
    if isinstance(node, ast.ClassDef):
        return bool(node.keywords)
    return isinstance(node, (ast.JoinedStr, ast.Nonlocal, ast.YieldFrom, ast.AsyncFunctionDef, ast.AnnAssign,
                             ast.NamedExpr, ast.Starred)) and not _is_starred_argument(node)


def _is_starred_argument(node: ast.AST) -> bool:
    """``f(*args)`` is a Starred too, and both Pythons have it."""
    return isinstance(node, ast.Starred) and isinstance(node.ctx, ast.Load)


def _prints_by_keyword(tree: ast.Module) -> bool:
    """Whether it calls ``print`` with keywords, without having asked Python 2 for such a ``print``."""
    futures = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"
               for alias in node.names}
    return "print_function" not in futures and any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print" and node.keywords
        for node in ast.walk(tree))
