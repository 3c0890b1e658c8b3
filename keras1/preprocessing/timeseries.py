"""Windows of a series, and what comes after each."""
import json
from typing import Any, Dict, Optional, Tuple

import numpy as np

from keras1.errors import ArgumentError, DataError
from keras1.utils.sequences import Sequence

__all__ = ["TimeseriesGenerator", "timeseries_generator_from_json"]


class TimeseriesGenerator(Sequence):
    """Batches of windows of a series; the target of a window is that of the step behind it.  Came with 2.1.6.

    Parameters
    ----------
    data : array, shape (steps, ...), or list
    targets : array or list of as many
    length : int
        How many steps a window covers.
    sampling_rate : int
        Every how many steps of a window one is taken.
    stride : int
        How many steps lie between the beginnings of two windows.
    start_index, end_index : int
        The first step to use, and the last; by default all are used.
    shuffle : bool
        Whether windows are drawn at random, with NumPy's global generator, instead of one after the other.
    reverse : bool
        Whether the last step of a window comes first.
    batch_size : int

    Raises
    ------
    ValueError
        A ``DataError`` or ``ArgumentError`` of that name: other numbers of data and targets, or no window at all.

    Notes
    -----
    Source: ``keras.preprocessing.sequence.TimeseriesGenerator`` of 2.3.1 (keras_preprocessing 1.1.2).

    Examples
    --------
    >>> windows = TimeseriesGenerator(np.arange(6), np.arange(6) * 10, length=2, batch_size=3)
    >>> len(windows)
    2
    >>> x, y = windows[0]
    >>> x.tolist(), y.tolist()
    ([[0, 1], [1, 2], [2, 3]], [20, 30, 40])
    """

    def __init__(self, data: Any, targets: Any, length: int, sampling_rate: int = 1, stride: int = 1,
                 start_index: int = 0, end_index: Optional[int] = None, shuffle: bool = False, reverse: bool = False,
                 batch_size: int = 128):
        if len(data) != len(targets):
            raise DataError.like(ValueError)(
                "Data and targets have to be of same length. Data length is %d while target length is %d"
                % (len(data), len(targets)))
        self.data = data
        self.targets = targets
        self.length = length
        self.sampling_rate = sampling_rate
        self.stride = stride
        self.start_index = start_index + length
        self.end_index = len(data) - 1 if end_index is None else end_index
        self.shuffle = shuffle
        self.reverse = reverse
        self.batch_size = batch_size
        if self.start_index > self.end_index:
            raise ArgumentError.like(ValueError)(
                "`start_index+length=%i > end_index=%i` is disallowed, as no part of the sequence would be left to be "
                "used as current step." % (self.start_index, self.end_index))

    def __len__(self) -> int:
        """The number of batches."""
        steps = self.batch_size * self.stride
        return (self.end_index - self.start_index + steps) // steps

    def __getitem__(self, index: int) -> Tuple[np.ndarray, np.ndarray]:
        """Windows, shape (batch_size, length / sampling_rate, ...), and their targets."""
        rows = self._rows(index)
        samples = np.array([self.data[row - self.length:row:self.sampling_rate] for row in rows])
        targets = np.array([self.targets[row] for row in rows])
        return (samples[:, ::-1] if self.reverse else samples), targets

    def _rows(self, index):
        """The steps behind the windows of a batch."""
        if self.shuffle:
            return np.random.randint(self.start_index, self.end_index + 1, size=self.batch_size)
        first = self.start_index + self.batch_size * self.stride * index
        return np.arange(first, min(first + self.batch_size * self.stride, self.end_index + 1), self.stride)

    def get_config(self) -> Dict[str, Any]:
        """The arguments, the data as JSON; ``start_index`` is that of the first target.

        Raises
        ------
        TypeError
            A ``DataError`` of that name: the data are neither arrays nor lists of plain numbers.
        """
        plain = ("length", "sampling_rate", "stride", "start_index", "end_index", "shuffle", "reverse", "batch_size")
        return {"data": _as_json(self.data, "Data"), "targets": _as_json(self.targets, "Targets"),
                **{name: getattr(self, name) for name in plain}}

    def to_json(self, **kwargs: Any) -> str:
        """Class and configuration as JSON; keyword arguments as those of ``json.dumps``."""
        return json.dumps({"class_name": type(self).__name__, "config": self.get_config()}, **kwargs)


def _as_json(values, name):
    try:
        return json.dumps(values.tolist() if isinstance(values, np.ndarray) else values)
    except TypeError:
        raise DataError.like(TypeError)(str(("%s not JSON Serializable:" % name, values))) from None


def timeseries_generator_from_json(json_string: str) -> TimeseriesGenerator:
    """The generator that ``to_json`` described, its data as lists.

    As in the original, the first step comes later by the length of a window than it did.

    Examples
    --------
    >>> windows = TimeseriesGenerator([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], length=2)
    >>> timeseries_generator_from_json(windows.to_json()).end_index
    5
    """
    config = json.loads(json_string)["config"]
    return TimeseriesGenerator(**dict(config, data=json.loads(config["data"]), targets=json.loads(config["targets"])))
