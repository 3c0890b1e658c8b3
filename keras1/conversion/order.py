"""The order in which a network's layers are called: each after what it reads."""
from typing import Iterator, List, Set, Tuple

from keras1.errors import ModelFileError
from keras1.saving.description import LayerRecord, Network


def calls_in_order(network: Network) -> Iterator[Tuple[LayerRecord, int]]:
    """Each call of each layer, with its number.

    Raises
    ------
    ModelFileError
        If layers read each other.

    Examples
    --------
    >>> from keras1.saving.description import Origin
    >>> first, last = LayerRecord("a", "Dense", {}, [[]]), LayerRecord("b", "Dense", {}, [[Origin("a")]])
    >>> [layer.name for layer, _ in calls_in_order(Network("Model", None, [last, first]))]
    ['a', 'b']
    """
    left: List[Tuple[LayerRecord, int]] = [(record, number) for record in network.layers
                                           for number in range(len(record.calls))]
    done: Set[Tuple[str, int]] = set()
    while left:
        waiting = []
        for record, number in left:
            if all((origin.layer, origin.call) in done for origin in record.calls[number]):
                done.add((record.name, number))
                yield record, number
            else:
                waiting.append((record, number))
        if len(waiting) == len(left):
            raise ModelFileError("layers read each other: %s" % ", ".join(record.name for record, _ in left))
        left = waiting
