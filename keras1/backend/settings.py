"""The settings of a session: type of floats, fuzz factor, and ``~/.keras/keras.json``.

The file is read when the backend is imported, and written with the defaults when there is none.
"""
import json
import os
from typing import Any, Dict, NamedTuple

import numpy as np

from keras1.backend import ordering
from keras1.backend.refusals import refusal
from keras1.errors import BackendError
from keras1.history import versioned

BACKENDS = ("theano", "tensorflow")
_values: Dict[str, Any] = {"floatx": "float32", "epsilon": 10e-8, "legacy_weight_ordering": False}


class KerasFile(NamedTuple):
    """``keras.json`` as it stands: its folder, path and content."""

    folder: str
    path: str
    content: Dict[str, Any]
    backend: str


def epsilon() -> float:
    """The fuzz factor that keeps logarithms and quotients finite (1e-7).

    Examples
    --------
    >>> epsilon()
    1e-07
    """
    return _values["epsilon"]


@versioned
def set_epsilon(e: float) -> None:
    """Set the fuzz factor."""
    _values["epsilon"] = e


@set_epsilon.since("2.3.0", reason="what can be made a float")
def set_epsilon_to_float(e: float) -> None:
    """Set the fuzz factor."""
    _values["epsilon"] = float(e)


def floatx() -> str:
    """The type of floats: ``"float32"`` or ``"float64"``.

    Examples
    --------
    >>> floatx()
    'float32'
    """
    return _values["floatx"]


def set_floatx(floatx: str) -> None:
    """Set the type of floats.

    Up to 1.1 it governs what ``floatx()`` and ``cast_to_floatx`` answer; the type that variables and
    placeholders have by default was settled when the backend was imported.

    Raises
    ------
    BackendError
        If it is not a known type of floats.
    """
    if floatx not in _float_types():
        raise refusal("Unknown floatx type: " + str(floatx), "known are: %s" % ", ".join(_float_types()),
                      kind=BackendError)
    _values["floatx"] = str(floatx)


def cast_to_floatx(x: Any) -> np.ndarray:
    """A NumPy array, or what can be made one, in the type of floats.

    Examples
    --------
    >>> cast_to_floatx([1, 2]).dtype
    dtype('float32')
    """
    return np.asarray(x, dtype=floatx())


def legacy_weight_ordering() -> bool:
    """Whether ``set_weights`` takes a model's weights in the order of 0.3.  1.0.8 to 1.2.2 had it."""
    return _values["legacy_weight_ordering"]


def set_legacy_weight_ordering(value: bool) -> None:
    """Set whether ``set_weights`` takes a model's weights in the order of 0.3."""
    if value not in (True, False):
        raise BackendError.like(AssertionError)("", "expected True or False, got %r" % (value,))
    _values["legacy_weight_ordering"] = value


@versioned
def _float_types():
    return ("float32", "float64")


@_float_types.since("0.3.3", reason="half precision was let in")
def _float_types_with_half():
    return ("float16", "float32", "float64")


@versioned
def default_dtype() -> str:
    """The type of variables and placeholders that name none."""
    return FROZEN_FLOATX


@default_dtype.since("1.2.0", reason="set_floatx() reaches variables made after it")
def default_dtype_now():
    return floatx()


def load() -> KerasFile:
    """Read ``keras.json`` and ``KERAS_BACKEND``, or write the defaults where there is no file.

    Raises
    ------
    BackendError
        If the file is not JSON or holds a wrong value, or the backend asked for is not Theano.
    """
    folder = os.path.join(_base_folder(), ".keras")
    path = os.path.join(folder, "keras.json")
    content = _read(path) if os.path.exists(path) else _write_defaults(folder, path)
    _apply(path, content)
    return KerasFile(folder, path, content, _backend(path, content))


def _base_folder() -> str:
    home = os.path.expanduser("~")
    return home if os.access(home, os.W_OK) else "/tmp"


def _read(path: str) -> Dict[str, Any]:
    try:
        with open(path) as file:
            content = json.load(file)
    except ValueError as error:
        raise BackendError.like(ValueError)("%s is not valid JSON: %s" % (path, error), _MEND) from None
    if not isinstance(content, dict):
        raise BackendError.like(ValueError)("%s holds a %s, expected an object" % (path, type(content).__name__), _MEND)
    return content


_MEND = "mend the file, or delete it: it is then written anew with the defaults"


def _write_defaults(folder: str, path: str) -> Dict[str, Any]:
    content = {"floatx": floatx(), "epsilon": epsilon(), "backend": "theano"}
    try:
        os.makedirs(folder, exist_ok=True)
        unfinished = "%s.%d" % (path, os.getpid())
        with open(unfinished, "w") as file:
            file.write(json.dumps(content) + "\n")
        os.replace(unfinished, path)  # another process never sees half a file
    except OSError:
        pass  # nowhere to write: the defaults hold all the same
    return content


def _apply(path: str, content: Dict[str, Any]) -> None:
    kind, fuzz = content.get("floatx", floatx()), content.get("epsilon", epsilon())
    if kind not in _float_types():
        raise _wrong(path, "floatx", kind, " or ".join(_float_types()))
    if type(fuzz) is not float:
        raise _wrong(path, "epsilon", fuzz, "a float such as 1e-07")
    set_floatx(kind)
    set_epsilon(fuzz)
    _check_ordering(path, content)
    ordering.use(content.get("image_dim_ordering"), content.get("image_data_format"))


def _check_ordering(path: str, content: Dict[str, Any]) -> None:
    for name, known in (("image_dim_ordering", list(ordering.DATA_FORMATS)),
                        ("image_data_format", list(ordering.DATA_FORMATS.values()))):
        if content.get(name) not in [None] + known:
            raise _wrong(path, name, content[name], " or ".join(known))


def _backend(path: str, content: Dict[str, Any]) -> str:
    """The backend asked for, which can only be Theano."""
    asked, where = content.get("backend", "theano"), path
    if asked not in BACKENDS:
        raise _wrong(where, "backend", asked, '"theano"')
    if "KERAS_BACKEND" in os.environ:
        asked, where = os.environ["KERAS_BACKEND"], "KERAS_BACKEND"
    if asked not in BACKENDS:
        raise _wrong("the environment", "KERAS_BACKEND", asked, '"theano"')
    if asked != "theano":
        todo = 'set "backend": "theano" in %s' % path if where == path else "unset KERAS_BACKEND, or set it to theano"
        raise BackendError.like(ImportError)(
            "%s asks for the backend %r; keras1 runs on Theano only" % (where, asked), "to go on, %s" % todo)
    return asked


def _wrong(where: str, name: str, value: Any, expected: str) -> BackendError:
    return BackendError.like(AssertionError)("%s: %s is %r, expected %s" % (where, name, value, expected), _MEND)


KERAS_FILE = load()
FROZEN_FLOATX = floatx()
FROZEN_EPSILON = epsilon()
