"""Functions as text, in the form in which 1.1 and 1.2 kept them in files."""
import builtins
import marshal
import types
from typing import Any, Callable, Dict, Optional, Tuple

import numpy as np

from keras1.saving import marshalled


def func_dump(func: Callable) -> Tuple[str, Optional[tuple], Optional[tuple]]:
    """A function's code as text, its defaults, and the values of its closure.  Came with 1.1.0.

    Only the Python that wrote the code can read it.

    Examples
    --------
    >>> code, defaults, closure = func_dump(lambda x, k=3: k * x)
    >>> func_load(code, defaults)(2)
    6
    """
    closure = tuple(cell.cell_contents for cell in func.__closure__) if func.__closure__ else None
    return marshalled.text_of(marshal.dumps(func.__code__)), func.__defaults__, closure


def func_load(code: Any, defaults: Optional[tuple] = None, closure: Optional[tuple] = None,
              globs: Optional[Dict[str, Any]] = None) -> Callable:
    """The function that ``func_dump`` wrote.  **Whoever wrote the text decides what the function does.**

    Came with 1.1.0.

    Parameters
    ----------
    code : str or tuple
        The code, or all three that ``func_dump`` returned.
    defaults : tuple, optional
    closure : tuple, optional
        The values (or cells) of its free variables.
    globs : dict, optional
        What the function finds as its global names; by default ``K`` and ``np``.

    Raises
    ------
    ValueError
        A ``DataError`` of that name: no code, code of another Python, or free variables without a closure.
    """
    if isinstance(code, (tuple, list)):
        code, defaults, closure = code
    found = marshalled.read(code)
    cells = tuple(value if isinstance(value, types.CellType) else types.CellType(value) for value in closure or ())
    globs = _globals() if globs is None else globs
    if not found.runs_here or found.free != len(cells):
        return found.function(globs)  # which says what is wrong
    return types.FunctionType(marshal.loads(found.data), globs, found.name,
                              None if defaults is None else tuple(defaults), cells or None)


def _globals() -> Dict[str, Any]:
    from keras1 import backend as K  # only here: the backend itself looks things up by name
    return {"__builtins__": builtins, "K": K, "np": np}
