"""Recurrent layers whose steps nobody changed, which go through time in one operation: ``backend/recurrence``."""
from typing import Any, Callable, List, Optional, Sequence

from keras1 import activations
from keras1 import backend as K

_FUNCTIONS = [(getattr(activations, name), name) for name in ("linear", "tanh", "sigmoid", "hard_sigmoid", "relu")]


def name_of(function: Callable) -> Optional[str]:
    """The name of an activation function, if it is one of those that the operation knows.

    Examples
    --------
    >>> name_of(activations.tanh), name_of(abs)
    ('tanh', None)
    """
    return next((name for known, name in _FUNCTIONS if known is function), None)


def is_untouched(thing: Any, *names: str) -> bool:
    """Whether methods are those of our class that has a ``cell_name``, not of a subclass or the object's own.

    Examples
    --------
    >>> class Built:
    ...     cell_name = "LSTM"
    ...     def step(self): ...
    >>> class Own(Built):
    ...     def step(self): ...
    >>> is_untouched(Built(), "step"), is_untouched(Own(), "step")
    (True, False)
    """
    own = type(thing)
    home = next((cls for cls in own.__mro__ if "cell_name" in vars(cls)), None)
    return bool(home and home.cell_name) and all(
        name not in vars(thing) and getattr(own, name) is getattr(home, name) for name in names)


def different(masks: Optional[Sequence[Any]]) -> List[Any]:
    """What dropout keeps, gate by gate, as one mask if it is the same for all; empty without dropout.

    Examples
    --------
    >>> different([1., 1.]), different(None)
    ([], [])
    """
    found = [mask for mask in masks or () if getattr(mask, "ndim", 0)]
    return found[:1] if all(mask is found[0] for mask in found) else found


def at_each_step(x: Any, mask: Any) -> Any:
    """``x`` (samples, time, features) with the same features kept at each step."""
    return x * K.expand_dims(mask, 1)
