"""Users' own classes and functions, to be found by name."""
from typing import Any, Dict, Optional

_CUSTOM_OBJECTS: Dict[str, Any] = {}


def get_custom_objects() -> Dict[str, Any]:
    """The users' classes and functions by name: the dict itself, to be changed.  Came with 1.2.2.

    Examples
    --------
    >>> get_custom_objects()["swish"] = lambda x: x / (1 + 2.72 ** -x)
    >>> get_custom_objects().clear()
    """
    return _CUSTOM_OBJECTS


class CustomObjectScope:
    """A block in which names mean users' classes and functions; changes of ``get_custom_objects()`` end with it.

    Parameters
    ----------
    *args : dict
        Classes and functions by name.  Came with 1.2.2.

    Examples
    --------
    >>> from keras1 import activations
    >>> def twice(x):
    ...     return 2 * x
    >>> with CustomObjectScope({"twice": twice}):
    ...     activations.get("twice")(3)
    6
    """

    def __init__(self, *args: Dict[str, Any]):
        self.custom_objects = args
        self.backup: Optional[Dict[str, Any]] = None

    def __enter__(self) -> "CustomObjectScope":
        self.backup = dict(_CUSTOM_OBJECTS)
        for objects in self.custom_objects:
            _CUSTOM_OBJECTS.update(objects)
        return self

    def __exit__(self, *exc_info: Any) -> None:
        _CUSTOM_OBJECTS.clear()
        _CUSTOM_OBJECTS.update(self.backup)


def custom_object_scope(*args: Dict[str, Any]) -> CustomObjectScope:
    """A ``CustomObjectScope`` of these dicts.

    Examples
    --------
    >>> with custom_object_scope({"answer": 42}):
    ...     get_custom_objects()["answer"]
    42
    """
    return CustomObjectScope(*args)
