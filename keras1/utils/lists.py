"""Arguments that may be one thing or a list of things, and shapes in either order."""
from typing import Any, Dict, Iterable, List, Optional, Sequence, Union

import numpy as np

from keras1.errors import ArgumentError, did_you_mean

__all__ = [
    "check_for_unexpected_keys", "is_all_none", "object_list_uid", "slice_arrays", "to_list", "transpose_shape",
    "unpack_singleton",
]


def to_list(x: Any, allow_tuple: bool = False) -> List[Any]:
    """A list as it is, anything else as a list of one.

    Parameters
    ----------
    x : object
    allow_tuple : bool
        Whether a tuple stands for the list of what is in it, not for one thing.

    Examples
    --------
    >>> to_list(3), to_list((1, 2)), to_list((1, 2), allow_tuple=True)
    ([3], [(1, 2)], [1, 2])
    """
    if isinstance(x, list):
        return x
    return list(x) if allow_tuple and isinstance(x, tuple) else [x]


def unpack_singleton(x: Sequence[Any]) -> Any:
    """What is in a list of one; any other list as it is.

    Examples
    --------
    >>> unpack_singleton([3]), unpack_singleton([1, 2])
    (3, [1, 2])
    """
    return x[0] if len(x) == 1 else x


def object_list_uid(object_list: Any) -> str:
    """A text that is the same for the same objects in the same order."""
    return ", ".join(str(abs(id(x))) for x in to_list(object_list))


def is_all_none(iterable_or_element: Any) -> bool:
    """Whether it, or everything in a list or tuple, is None.

    Examples
    --------
    >>> is_all_none(None), is_all_none([None, 1]), is_all_none(())
    (True, False, True)
    """
    return all(element is None for element in to_list(iterable_or_element, allow_tuple=True))


def slice_arrays(arrays: Any, start: Any = None, stop: Optional[int] = None) -> Any:
    """Some rows of an array, or of each array in a list.

    Parameters
    ----------
    arrays : array, or list of arrays and None
        None gives ``[None]``.
    start : int or sequence of int
        The first row; or the rows, for HDF5's sake as a list.
    stop : int, optional
        The row behind the last.

    Examples
    --------
    >>> slice_arrays([np.arange(5), None], 1, 3), slice_arrays(np.arange(5), np.array([0, 2]))
    ([array([1, 2]), None], array([0, 2]))
    """
    if arrays is None:
        return [None]
    rows = _rows(start, stop)
    if isinstance(arrays, list):
        return [None if x is None else x[rows] for x in arrays]
    if isinstance(rows, slice) and not hasattr(start, "__getitem__"):
        return [None]  # as the original, which asks the start whether the array can be sliced
    return arrays[rows]


def _rows(start, stop):
    if isinstance(start, np.ndarray):
        return start.tolist()
    return start if hasattr(start, "__len__") else slice(start, stop)


def transpose_shape(shape: Union[tuple, list], target_format: str,
                    spatial_axes: Sequence[int]) -> Union[tuple, list]:
    """A shape with the channels last in either data format.

    Parameters
    ----------
    shape : tuple or list
        As it is with "channels_last".
    target_format : {"channels_first", "channels_last"}
    spatial_axes : sequence of int
        The axes between which and the axes before them the channels go.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: another format.

    Examples
    --------
    >>> transpose_shape((16, 128, 64, 3), "channels_first", spatial_axes=(1, 2))
    (16, 3, 128, 64)
    """
    if target_format == "channels_last":
        return shape
    if target_format != "channels_first":
        raise ArgumentError.like(ValueError)(
            'The `data_format` argument must be one of "channels_first", "channels_last". Received: %s' % target_format,
            did_you_mean(target_format, ("channels_first", "channels_last")))
    return type(shape)([*shape[:spatial_axes[0]], shape[-1], *(shape[axis] for axis in spatial_axes)])


def check_for_unexpected_keys(name: str, input_dict: Dict[str, Any], expected_values: Iterable[str]) -> None:
    """Refuse a dict of arguments that has other keys.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name.
    """
    unknown = set(input_dict).difference(expected_values)
    if unknown:
        raise ArgumentError.like(ValueError)(
            "Unknown entries in %s dictionary: %s. Only expected following keys: %s"
            % (name, list(unknown), expected_values),
            "".join(did_you_mean(key, expected_values) for key in unknown))
