"""From the syntax of Python 2 to that of Python 3, line by line, by fissix."""
import functools
import logging
import re
from typing import Callable, Dict, List, NamedTuple, Optional, Tuple

_FIXERS = "except exec ne paren print raise repr throw".split()
_FUTURE = re.compile(r"^from[ \t]+__future__[ \t]+import[ \t]*(\([^)]*\)|[^#\n]*)", re.MULTILINE)
_OWN = ["keras1.scripts.python2.fix_" + name for name in ("literals", "numbers", "unpacked")]


class Fault(NamedTuple):
    """Where Python 2's grammar ends."""

    line: int
    column: int


def fault(text: str) -> Optional[Fault]:
    """Where a text is no Python 2 either; None if it is.

    Examples
    --------
    >>> fault("print 'a'"), fault("x = 1\\nprint 'a' 'b' c")
    (None, Fault(line=2, column=14))
    """
    from fissix.pgen2.parse import ParseError
    from fissix.pgen2.tokenize import TokenError
    try:
        _parsed(text)
    except ParseError as error:
        line, column = error.context[1]
        return Fault(line, column)
    except TokenError as error:
        return Fault(*error.args[1])
    except IndentationError as error:
        return Fault(error.lineno or 1, 0)
    return None


def to_python3(text: str) -> Tuple[str, Dict[str, str]]:
    """A text of Python 2 in the syntax of Python 3, each line where it was.

    Returns
    -------
    text : str
    unpacked : dict of str to str
        Arguments that stand for a tuple of arguments, and what they are to be unpacked to:
        ``def f(a, (b, c))`` becomes ``def f(a, _unpacked_0)`` and ``{"_unpacked_0": "(b, c)"}``.

    Examples
    --------
    >>> to_python3("print 'a', 0777 <> `x`")[0]
    "print('a', 0o777 != repr(x))"
    """
    from keras1.scripts.python2 import fix_unpacked
    tool = _tool("print_function" in _futures(text))
    with fix_unpacked.collecting() as unpacked:
        tree = tool.refactor_string(with_spaces(text) + "\n\n", "<script>")
    return str(tree)[:-2], unpacked


def has_true_division(text: str) -> bool:
    """Whether a text asks for Python 3's ``/``.

    Examples
    --------
    >>> has_true_division("from __future__ import (division, print_function)")
    True
    """
    return "division" in _futures(text)


@functools.cache
def _tool(print_function: bool):
    from fissix.refactor import RefactoringTool
    logging.getLogger("RefactoringTool").setLevel(logging.CRITICAL)
    names = [name for name in _FIXERS if not (print_function and name == "print")]
    tool = RefactoringTool(["fissix.fixes.fix_" + name for name in names] + _OWN,
                           {"print_function": print_function})
    for fixer in (*tool.pre_order, *tool.post_order):
        fixer.transform = _keeping_lines(fixer.transform)
    tool.log_message = tool.log_debug = tool.warn = lambda *args, **kwargs: None
    return tool


def _keeping_lines(transform: Callable) -> Callable:
    """A fixer's work, with the ends of lines that it dropped put before the closing parenthesis."""
    def call(node, results):
        before = str(node).count("\n")
        new = transform(node, results)
        whole = node if new is None else new
        lost = before - str(whole).count("\n")
        last = list(whole.leaves())[-1:] if lost > 0 else []
        if last and last[0].value == ")":
            last[0].prefix = "\n" * lost + last[0].prefix
        return new
    return call


def _futures(text: str) -> List[str]:
    """What a text imports from ``__future__``, first thing or in a later cell of a notebook."""
    return [name for names in _FUTURE.findall(text) for name in re.findall(r"\w+", names)]


def _parsed(text: str):
    from fissix import pygram, pytree
    from fissix.pgen2 import driver
    keyword = "print_function" in _futures(text)
    grammar = pygram.python_grammar_no_print_statement if keyword else pygram.python_grammar
    return driver.Driver(grammar, convert=pytree.convert).parse_string(with_spaces(text) + "\n\n")


def with_spaces(text: str) -> str:
    """A text with its indentation in blanks: Python 2 takes a tab for up to eight of them.

    Examples
    --------
    >>> with_spaces("if x:\\n\\ty = '''\\n\\t'''")
    "if x:\\n        y = '''\\n\\t'''"
    """
    if "\t" not in text:
        return text
    inside = _lines_inside_strings(text)
    return "\n".join(line if number in inside else _expanded(line)
                     for number, line in enumerate(text.split("\n"), start=1))


def _expanded(line: str) -> str:
    body = line.lstrip(" \t\f")
    return line[:len(line) - len(body)].replace("\f", "").expandtabs(8) + body


def _lines_inside_strings(text: str) -> set:
    from fissix.pgen2 import token, tokenize
    lines = iter((text + "\n").splitlines(keepends=True))
    found = set()
    try:
        for kind, _, start, end, _ in tokenize.generate_tokens(lambda: next(lines, "")):
            if kind == token.STRING:
                found.update(range(start[0] + 1, end[0] + 1))
    except (tokenize.TokenError, IndentationError):
        pass  # the parser says it better
    return found
