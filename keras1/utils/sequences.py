"""Data that are asked for batch by batch, by number."""
from typing import Any, Iterator

from keras1.history import versioned


class Sequence:
    """Base of data that make a batch when they are asked for its number.

    A subclass says how many batches there are (``__len__``) and makes one (``__getitem__``).  ``fit_generator`` asks
    for each once an epoch, with several workers and all the same in order.  Came with 2.0.9.

    Notes
    -----
    Iterating over it goes round for ever from 2.1.6 to 2.2.3, and once from 2.2.4 on.
    Source: ``keras.utils.Sequence`` of 2.3.1.

    Examples
    --------
    >>> class Squares(Sequence):
    ...     def __len__(self):
    ...         return 3
    ...     def __getitem__(self, index):
    ...         return index ** 2
    >>> [Squares()[i] for i in range(3)]
    [0, 1, 4]
    """

    use_sequence_api = True

    def __getitem__(self, index: int) -> Any:
        """The batch of a number."""
        raise NotImplementedError

    def __len__(self) -> int:
        """The number of batches."""
        raise NotImplementedError

    def on_epoch_end(self) -> None:
        """Called after each epoch, when all its batches were taken."""

    def __iter__(self) -> Iterator[Any]:
        return _batches(self)


@versioned
def _batches(sequence: Sequence) -> Iterator[Any]:
    while True:
        yield from (sequence[index] for index in range(len(sequence)))


@_batches.since("2.2.4", reason="a loop over it ends")
def _batches_once(sequence):
    return (sequence[index] for index in range(len(sequence)))
