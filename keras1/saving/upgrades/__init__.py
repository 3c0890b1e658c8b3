"""Bringing a `Description` from the words of one release to those of a later one, boundary by boundary.

A step is a function of the description, which it changes: names of layers and arguments, layouts of weights, layers
that have to become others.  What it computes stays the same; what cannot stay the same is refused, by name.
"""
import copy
from typing import Callable, Tuple, Union

from keras1.history import Release, release
from keras1.saving.description import Description
from keras1.saving.upgrades import to_0_3, to_0_3_2, to_1_0, to_1_0_8, to_1_1, to_1_2, to_2_0, to_2_2

__all__ = ["STEPS", "upgraded"]

#: Each step with the first release that has the new words, oldest first.
STEPS: Tuple[Tuple[Release, Callable[[Description], None]], ...] = (
    (release("0.3.0"), to_0_3.upgrade),
    (release("0.3.1"), to_0_3.forget_targets),
    (release("0.3.2"), to_0_3_2.upgrade),
    (release("1.0.0"), to_1_0.upgrade),
    (release("1.0.8"), to_1_0_8.upgrade),
    (release("1.1.0"), to_1_1.upgrade),
    (release("1.2.0"), to_1_2.upgrade),
    (release("2.0.0"), to_2_0.upgrade),
    (release("2.2.0"), to_2_2.upgrade),
)


def upgraded(description: Description, target: Union[str, Release]) -> Description:
    """The description in the words of a later release; of its own release or an earlier one, as it is.

    Parameters
    ----------
    description : Description
        With values, if its weights shall be brought along; it stays as it is.
    target : str or Release

    Raises
    ------
    ModelFileError
        If some layer has no counterpart.

    Examples
    --------
    >>> from keras1.saving.description import LayerRecord, Network, Origins
    >>> shape = LayerRecord("r", "Reshape", {"dims": [2, 3]}, [[]])
    >>> old = Description([], Origins("0.3.3", True, "0.3.3", "0.3.3"), Network("Sequential", None, [shape]))
    >>> upgraded(old, "1.2.2").network.layers[0].config
    {'target_shape': [2, 3]}
    """
    target = release(target)
    found = copy.deepcopy(description)
    for first, step in STEPS:
        if release(found.release) < first <= target:
            if found.network is not None:
                step(found)
            found.origins.release = str(first)
    if release(found.release) < target:
        found.origins.release = str(target)
    return found
