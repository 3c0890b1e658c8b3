"""What K has for the sake of TensorFlow; on Theano it does nothing.  All came with 2.3.0."""
import contextlib
from typing import Any, Callable, ContextManager


def symbolic(func: Callable) -> Callable:
    """The function itself.

    Examples
    --------
    >>> symbolic(len) is len
    True
    """
    return func


def eager(func: Callable) -> Callable:
    """The function itself."""
    return func


def control_dependencies(control_inputs: Any) -> ContextManager:
    """A context that changes nothing: Theano computes what is asked for, in an order of its own."""
    return contextlib.nullcontext()
