"""What the loops of 2.x ask first: how many samples or steps there are, and when to validate."""
import inspect
from collections.abc import Container
from typing import Any, Iterator, List, Optional

from keras1 import backend as K
from keras1.errors import ArgumentError, DataError

#: What whatever counts as a sequence has.
_OF_SEQUENCES = {"__getitem__", "__iter__", "__len__", "on_epoch_end"}


def check_num_samples(ins: List[Any], batch_size: Optional[int] = None, steps: Optional[int] = None,
                      steps_name: str = "steps") -> Optional[int]:
    """The number of samples in arrays; None for data in the graph, which come in steps.

    Raises
    ------
    ValueError
        If steps and a batch size are given, or neither arrays nor steps.
    """
    if steps is not None and batch_size is not None:
        raise ArgumentError.like(ValueError)("If %s is set, the `batch_size` must be None." % steps_name)
    if not ins or any(K.is_tensor(x) for x in ins):
        if steps is None:
            raise ArgumentError.like(ValueError)(
                "If your data is in the form of symbolic tensors, you should specify the `%s` argument (instead of the "
                "`batch_size` argument, because symbolic tensors are expected to produce batches of input data)."
                % steps_name)
        return None
    return int(ins[0].shape[0]) if hasattr(ins[0], "shape") else None


def should_run_validation(validation_freq: Any, epoch: int) -> bool:
    """Whether to validate after an epoch, counted from 0.

    Parameters
    ----------
    validation_freq : int or container of int
        Every so many epochs, or after these epochs, counted from 1.

    Examples
    --------
    >>> [should_run_validation(2, epoch) for epoch in range(4)]
    [False, True, False, True]
    >>> should_run_validation([1, 4], 0)
    True
    """
    if isinstance(validation_freq, int):
        if validation_freq < 1:
            raise ArgumentError.like(ValueError)("`validation_freq` can not be less than 1.")
        return (epoch + 1) % validation_freq == 0
    if not isinstance(validation_freq, Container):
        raise ArgumentError.like(ValueError)(
            "`validation_freq` must be an Integer or `collections.Container` (e.g. list, tuple, etc.)")
    return epoch + 1 in validation_freq


def is_sequence(seq: Any) -> bool:
    """Whether something gives batches by number, as ``keras.utils.Sequence`` does."""
    return getattr(seq, "use_sequence_api", False) or _OF_SEQUENCES <= set(dir(seq))


def is_generator_or_sequence(x: Any) -> bool:
    """Whether data come batch by batch."""
    return inspect.isgenerator(x) or is_sequence(x)


def iter_sequence_infinite(seq: Any) -> Iterator[Any]:
    """The batches of a sequence, over and over."""
    while True:
        yield from seq


def check_generator_arguments(y: Any = None, sample_weight: Any = None, validation_split: Any = None) -> None:
    """Raise if what a generator gives itself is given beside it."""
    if y is not None:
        raise DataError.like(ValueError)(
            "`y` argument is not supported when data isa generator or Sequence instance. Instead pass targets as the "
            "second element of the generator.")
    if sample_weight is not None:
        raise DataError.like(ValueError)(
            "`sample_weight` argument is not supported when data isa generator or Sequence instance. Instead pass "
            "sample weights as the third element of the generator.")
    if validation_split:
        raise DataError.like(ValueError)(
            "If your data is in the form of a Python generator, you cannot use `validation_split`.")
