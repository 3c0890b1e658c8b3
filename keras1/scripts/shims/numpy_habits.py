"""NumPy as it was up to 1.11: floats as shapes, names that are gone, pickled arrays in files."""
import functools
from typing import Any, Callable

_SHAPED = """
    arange array_split empty eye full hsplit identity linspace ones repeat reshape resize roll split tile tri vsplit
    zeros
""".split()
_RANDOM = "choice normal permutation rand randint randn random random_sample standard_normal uniform binomial".split()


def mend(numpy: Any, changes: Any) -> None:
    """Bring back ``np.float`` and its like, and let sizes be floats."""
    changes.add(numpy, int=int, float=float, bool=bool, object=object, complex=complex, str=str, long=int,
                unicode=str, rank=numpy.ndim, alen=len, asscalar=lambda a: a.item(), loads=_loads,
                typeDict=numpy.sctypeDict, product=numpy.prod, cumproduct=numpy.cumprod, sometrue=numpy.any,
                alltrue=numpy.all)
    for name in _SHAPED:
        changes.set(numpy, name, with_whole_sizes(getattr(numpy, name)))
    changes.set(numpy, "load", _loading_pickles(numpy.load))


def mend_for_python2(numpy: Any, changes: Any) -> None:
    """Print arrays and numbers as NumPy did up to 1.13, which a script of Python 2 had."""
    mend(numpy, changes)
    before = numpy.get_printoptions()
    numpy.set_printoptions(legacy="1.13")
    changes.at_end(lambda: numpy.set_printoptions(**before))


def mend_random(random: Any, changes: Any) -> None:
    """Let sizes be floats, and ``random_integers`` be silent."""
    for name in _RANDOM:
        changes.set(random, name, with_whole_sizes(getattr(random, name)))
    randint = random.randint

    def random_integers(low, high=None, size=None):
        """Integers from ``low`` to ``high``, both included; from 1 to ``low`` if there is no ``high``."""
        return randint(1, low + 1, size) if high is None else randint(low, high + 1, size)
    changes.set(random, "random_integers", random_integers)


def with_whole_sizes(function: Callable) -> Callable:
    """The function; where it takes no floats, it is called again with them as integers.

    Examples
    --------
    >>> import numpy as np
    >>> with_whole_sizes(np.zeros)(2.0).shape
    (2,)
    """
    @functools.wraps(function)
    def call(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except TypeError:
            if not any(map(_has_float, [*args, *kwargs.values()])):
                raise
        return function(*map(_whole, args), **{name: _whole(value) for name, value in kwargs.items()})
    return call


def _has_float(size: Any) -> bool:
    return any(map(_has_float, size)) if type(size) in (tuple, list) else isinstance(size, float)


def _whole(size: Any) -> Any:
    """Floats, alone or in a tuple or list, as integers."""
    if isinstance(size, float):
        return int(size)
    return type(size)(map(_whole, size)) if type(size) in (tuple, list) else size


def _loading_pickles(load: Callable) -> Callable:
    """``np.load`` that reads arrays of objects without being told, as it did up to 1.16."""
    @functools.wraps(load)
    def call(file, mmap_mode=None, allow_pickle=True, fix_imports=True, encoding="latin1", **kwargs):
        found = load(getattr(file, "binary", file), mmap_mode, allow_pickle, fix_imports, encoding, **kwargs)
        if hasattr(found, "files"):
            found.opened_from = file  # which closes itself when nothing holds it, and is read later
        return found
    return call


def _loads(data: bytes) -> Any:
    import pickle
    return pickle.loads(data, encoding="latin1")
