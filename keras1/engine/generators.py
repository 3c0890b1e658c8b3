"""Data from a Python generator: a queue filled by threads."""
import queue
import threading
import time
from typing import Any, Iterator, Tuple

from keras1.errors import DataError


def generator_queue(generator: Iterator, max_q_size: int = 10, wait_time: float = 0.05,
                    nb_worker: int = 1) -> Tuple["GeneratorQueue", threading.Event]:
    """A queue that threads fill from a generator, and the event that stops them.

    Parameters
    ----------
    generator : iterator
    max_q_size : int
        How many items are made ahead.
    wait_time : float
        Seconds that an idle thread sleeps.
    nb_worker : int
        Number of threads; with more than one, the order of items is not determined.

    Notes
    -----
    Source: ``keras.models.generator_queue`` of 0.3.3.

    Examples
    --------
    >>> items, stop = generator_queue(iter([1, 2]), wait_time=0.001)
    >>> items.get(), items.get()
    (1, 2)
    >>> stop.set()
    """
    items = GeneratorQueue(wait_time)

    def work():
        while not items.stop.is_set():
            if items.qsize() >= max_q_size:
                time.sleep(wait_time)
                continue
            try:
                with items.turn:
                    item = next(generator)
            except StopIteration:
                items.finish(None)
            except Exception as error:  # handed to the training thread, which raises it
                items.finish(error)
            else:
                items.put(item)

    for _ in range(nb_worker):
        threading.Thread(target=work, daemon=True).start()
    return items, items.stop


class GeneratorQueue(queue.Queue):
    """A queue whose ``get`` also tells when the generator has ended or failed."""

    def __init__(self, wait_time: float):
        super().__init__()
        self.stop = threading.Event()
        self.turn = threading.Lock()
        self.wait_time = wait_time
        self.error: Any = None

    def finish(self, error: Any) -> None:
        """No more items will come: the generator raised ``error``, or ended (None)."""
        self.error = error
        self.stop.set()

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """The next item.

        Raises
        ------
        Exception
            What the generator raised, or a DataError if it ended: it is expected to go on for ever.
        """
        while True:
            try:
                return super().get(timeout=self.wait_time)
            except queue.Empty:
                if self.stop.is_set() and self.empty():
                    break
        if self.error is not None:
            raise self.error
        raise DataError.like(Exception)(
            "The generator ended before the training did.",
            "a generator for fit_generator loops over its data for ever: while 1: ... yield X, y")
