"""Run a script that was written for Keras, as ``python SCRIPT`` would have run it."""
import builtins
import contextlib
import importlib.machinery
import os
import sys
import types
from typing import Any, Dict, Iterator, List, Optional, Sequence, Union

from keras1.alias import install
from keras1.history import Release


def run_script(path: Union[str, "os.PathLike[str]"], args: Sequence[str] = (),
               emulate: Optional[Union[str, Release]] = None) -> Dict[str, Any]:
    """Run a Python script with ``import keras`` meaning keras1.

    The script is ``__main__``; its folder comes first on ``sys.path`` and ``sys.argv`` is its path and its
    arguments.  All three are put back when it ends; the alias and the release stay, as `install` leaves them.

    Parameters
    ----------
    path : str or path
        The script.
    args : sequence of str, optional
        Its arguments, ``sys.argv[1:]``.
    emulate : str or Release, optional
        The release of Keras to be; by default the current one.

    Returns
    -------
    dict
        The script's globals.

    Raises
    ------
    OSError
        If the script cannot be read.
    SyntaxError
        If it is not Python 3.
    BaseException
        Whatever the script raises, ``SystemExit`` included.

    Examples
    --------
    >>> import tempfile, os, keras1
    >>> path = os.path.join(tempfile.mkdtemp(), "old.py")
    >>> with open(path, "w") as script:
    ...     _ = script.write("import sys, keras; answer = keras.__version__, sys.argv[1:]")
    >>> with keras1.emulate("0.3.3"):
    ...     keras1.run_script(path, ["--epochs", "3"])["answer"]
    ('0.3.3', ['--epochs', '3'])
    >>> keras1.uninstall()
    """
    file = os.path.abspath(path)
    with open(file, "rb") as script:
        code = compile(script.read(), file, "exec", dont_inherit=True)
    install(emulate)
    main = _main_module(file)
    with _as_main(main, [os.fspath(path), *args]):
        exec(code, main.__dict__)
    return main.__dict__


def _main_module(file: str) -> types.ModuleType:
    """An empty ``__main__`` with the names that Python gives to a script's."""
    main = types.ModuleType("__main__")
    main.__file__ = file
    main.__builtins__ = builtins
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", file)  # lets inspect find the source
    main.__annotations__ = {}
    return main


@contextlib.contextmanager
def _as_main(main: types.ModuleType, argv: List[str]) -> Iterator[None]:
    """Give the script its ``__main__``, its ``sys.argv`` and its ``sys.path``; then put back what was there."""
    before = sys.modules["__main__"], sys.argv, sys.path[:]
    sys.modules["__main__"] = main
    sys.argv = argv
    sys.path.insert(0, os.path.dirname(os.path.realpath(main.__file__)))
    try:
        yield
    finally:
        sys.modules["__main__"], sys.argv, sys.path[:] = before
