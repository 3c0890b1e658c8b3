"""Python 2 as Python 3 that one goes on with: the names and modules of Python 3, not only its syntax."""
import functools
import logging

#: Fixers of style, and those that would wrap each ``map`` and ``dict.keys()`` that is only looped over.
_LEFT_OUT = ("idioms", "set_literal", "ws_comma", "buffer", "asserts", "import", "future")


def to_python3(text: str) -> str:
    """A text of Python 2 in Python 3.

    Examples
    --------
    >>> print(to_python3("for i in xrange(3):\\n    print i, d.has_key(i)"), end="")
    for i in range(3):
        print(i, i in d)
    """
    from keras1.scripts.python2.syntax import with_spaces
    tool = _tool("print_function" in _futures(text))
    return str(tool.refactor_string(with_spaces(text).rstrip("\n") + "\n", "<script>"))


@functools.cache
def _tool(print_function: bool):
    from fissix.refactor import RefactoringTool, get_fixers_from_package
    logging.getLogger("RefactoringTool").setLevel(logging.CRITICAL)
    left_out = _LEFT_OUT + (("print",) if print_function else ())
    fixers = [name for name in get_fixers_from_package("fissix.fixes") if name.split("fix_")[-1] not in left_out]
    tool = RefactoringTool(fixers)
    tool.log_message = tool.log_debug = tool.warn = lambda *args, **kwargs: None
    return tool


def _futures(text: str):
    from fissix.refactor import _detect_future_features
    return _detect_future_features(text)
