"""Run a script that was written for Keras, as ``python SCRIPT`` would have run it."""
import builtins
import contextlib
import importlib.machinery
import os
import sys
import types
import warnings
from typing import Any, Dict, Iterator, List, Optional, Sequence, Union

from keras1.alias import install
from keras1.history import Release

#: The value of ``emulate`` that has the release inferred.
INFER = "infer"


def run_script(path: Union[str, "os.PathLike[str]"], args: Sequence[str] = (),
               emulate: Optional[Union[str, Release]] = None) -> Dict[str, Any]:
    """Run a script with ``import keras`` meaning keras1.

    The script is ``__main__``; its folder comes first on ``sys.path`` and ``sys.argv`` is its path and its
    arguments.  A script of Python 2 is translated in memory, and so are the modules beside it.  NumPy, SciPy and
    others are as they were at the time, while it runs.  All that is put back when it ends; the alias and the release
    stay, as `install` leaves them.

    Parameters
    ----------
    path : str or path
        The script.
    args : sequence of str, optional
        Its arguments, ``sys.argv[1:]``.
    emulate : str or Release, optional
        The release of Keras to be; by default the current one.  ``"infer"`` takes the one that the source was
        written for, and says on stderr which and why.

    Returns
    -------
    dict
        The script's globals.

    Raises
    ------
    OSError
        If the script cannot be read.
    SyntaxError
        If it is neither Python 2 nor Python 3.
    BaseException
        Whatever the script raises, ``SystemExit`` included.

    Examples
    --------
    >>> import tempfile, os, keras1
    >>> path = os.path.join(tempfile.mkdtemp(), "old.py")
    >>> with open(path, "w") as script:
    ...     _ = script.write("import sys, keras\\nanswer = keras.__version__, 7 / 2\\nprint sys.argv[1:]")
    >>> keras1.run_script(path, ["--epochs", "3"], emulate="0.3.3")["answer"]
    ['--epochs', '3']
    ('0.3.3', 3)
    >>> keras1.uninstall()
    """
    from keras1.scripts.image_order import channels_last
    from keras1.scripts.importing import Project
    from keras1.scripts.local_modules import gather
    file = os.path.abspath(path)
    gathered = gather(file)
    chosen = _inferred(gathered) if emulate == INFER else emulate
    project = Project(os.path.dirname(os.path.realpath(file)), any(source.python2 for source in gathered))
    main = _main_module(file)
    code = project.prepare(vars(main), gathered[0])
    install(chosen)
    more = {"keras1.backend": "keras_habits:channels_last"} if channels_last(gathered) else {}
    if project.python2:
        more["numpy"] = "numpy_habits:mend_for_python2"
    with _as_main(main, [os.fspath(path), *args]), _at_the_time(project, more):
        exec(code, vars(main))
    return vars(main)


def _inferred(gathered: List[Any]) -> Release:
    """The release that the sources were written for; said if they speak of Keras at all."""
    from keras1.scripts.inference import infer
    found = infer(gathered)
    if any("keras" in source.text for source in gathered):
        print("keras1: %s" % (found,), file=sys.stderr)
    return found.release


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


@contextlib.contextmanager
def _at_the_time(project: Any, more: Dict[str, str]) -> Iterator[None]:
    """Have modules beside the script read as it is, and libraries as they were."""
    from keras1.scripts.importing import LocalFinder
    from keras1.scripts.shims import Changes, Mender
    changes = Changes()
    mender, local = Mender(changes, more), LocalFinder(project)
    sys.meta_path[:0] = [mender, local]
    try:
        with warnings.catch_warnings():
            _silence_deprecations()
            mender.mend_imported()
            yield
    finally:
        sys.meta_path.remove(mender)
        sys.meta_path.remove(local)
        changes.undo()
        mender.forget()
        for name in project.loaded:
            sys.modules.pop(name, None)


def _silence_deprecations() -> None:
    """What is deprecated today was in order then; the user's own ``-W`` wins."""
    if sys.warnoptions:
        return
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("ignore", category=PendingDeprecationWarning)
    warnings.filterwarnings("ignore", "In the future `np", category=FutureWarning)
    warnings.filterwarnings("ignore", "Creating an ndarray from ragged nested sequences")
