"""Batches made ahead, by threads or by processes."""
import contextlib
import multiprocessing
import os
import queue
import random
import threading
import warnings
from multiprocessing.pool import Pool, ThreadPool
from typing import Any, Callable, Iterator, Optional, Tuple

import numpy as np

from keras1.errors import DataError

__all__ = ["GeneratorEnqueuer", "OrderedEnqueuer", "SequenceEnqueuer"]

#: Seconds after which a batch is given up.
_PATIENCE = 30


class SequenceEnqueuer:
    """Base of what makes batches ahead and hands them out: ``start()``, ``get()``, ``stop()``.

    A thread asks a pool of workers for batches, as many ahead as the queue holds.

    Parameters
    ----------
    sequence : Sequence or iterator
    use_multiprocessing : bool
        Whether the workers are processes, each with a copy of the sequence, instead of threads.

    Notes
    -----
    Source: ``keras.utils.data_utils.SequenceEnqueuer`` of 2.3.1.
    """

    def __init__(self, sequence: Any, use_multiprocessing: bool = False):
        self.sequence = sequence
        self.use_multiprocessing = use_multiprocessing
        self.workers = 0
        self.queue: Optional[queue.Queue] = None
        self.run_thread: Optional[threading.Thread] = None
        self.stop_signal: Optional[threading.Event] = None

    def is_running(self) -> bool:
        """Whether batches are being made."""
        return self.stop_signal is not None and not self.stop_signal.is_set()

    def start(self, workers: int = 1, max_queue_size: int = 10) -> None:
        """Begin to make batches.

        Parameters
        ----------
        workers : int
            The number of threads or processes.
        max_queue_size : int
            How many batches are made ahead.
        """
        self.workers = workers
        self.queue = queue.Queue(max_queue_size)
        self.stop_signal = threading.Event()
        self.run_thread = threading.Thread(target=self._run, daemon=True)
        self.run_thread.start()

    def stop(self, timeout: Optional[float] = None) -> None:
        """Make no more batches, and wait until the last one at work is done."""
        self.stop_signal.set()
        with self.queue.mutex:
            self.queue.queue.clear()
            self.queue.unfinished_tasks = 0
            self.queue.not_full.notify()
            self.queue.all_tasks_done.notify_all()
        self.run_thread.join(timeout)

    def get(self) -> Iterator[Any]:
        """The batches, without end, for as long as it runs; those that are None are left out."""
        raise NotImplementedError

    def _run(self) -> None:
        """Ask for batches; what the thread does."""
        raise NotImplementedError

    @contextlib.contextmanager
    def _pool(self, prepare: Callable, *args: Any) -> Iterator[Pool]:
        """The workers, processes being prepared by a call; in the end they rest."""
        if self.use_multiprocessing:
            pool = multiprocessing.Pool(self.workers, prepare, args)
        else:
            pool = ThreadPool(self.workers) if self.workers > 1 else _ThisThread()
        try:
            yield pool
        finally:
            pool.terminate()
            pool.join()


class _ThisThread:
    """A pool of one thread, which is the one that asks: nothing has to be handed to another and back."""

    def apply_async(self, make: Callable, args: Tuple = ()) -> "_Made":
        return _Made(make, args)

    def terminate(self) -> None:
        """Nothing is at work."""

    join = terminate


class _Made:
    """What a call gave or raised, as a pool's result tells it."""

    def __init__(self, make: Callable, args: Tuple):
        self.value = self.error = None
        try:
            self.value = make(*args)
        except Exception as error:  # raised where the result is asked for
            self.error = error

    def get(self, timeout: Optional[float] = None) -> Any:
        if self.error is not None:
            raise self.error
        return self.value

    def wait(self) -> None:
        """It is there."""

    def successful(self) -> bool:
        return self.error is None


class OrderedEnqueuer(SequenceEnqueuer):
    """Makes the batches of a `Sequence`, epoch after epoch, and hands them out in order.

    Parameters
    ----------
    sequence : Sequence
    use_multiprocessing : bool
        See `SequenceEnqueuer`.
    shuffle : bool
        Whether each epoch has an order of its own, drawn from the module ``random``.

    Examples
    --------
    >>> class Tens(list):
    ...     def on_epoch_end(self):
    ...         pass
    >>> batches = OrderedEnqueuer(Tens([10, 20, 30]))
    >>> batches.start(workers=2)
    >>> made = batches.get()
    >>> next(made), next(made)
    (10, 20)
    >>> batches.stop()
    """

    def __init__(self, sequence: Any, use_multiprocessing: bool = False, shuffle: bool = False):
        super().__init__(sequence, use_multiprocessing)
        self.shuffle = shuffle
        self.end_of_epoch_signal = threading.Event()

    def _run(self) -> None:
        while self._run_epoch():
            self.sequence.on_epoch_end()
            self.end_of_epoch_signal.set()

    def _run_epoch(self) -> bool:
        """Ask for each batch once; whether there is another epoch.  The workers see what the last one changed."""
        order = list(range(len(self.sequence)))
        if self.shuffle:
            random.shuffle(order)
        make = _item_of_process if self.use_multiprocessing else self.sequence.__getitem__
        with self._pool(_share, self.sequence) as pool:
            for index in order:
                if self.stop_signal.is_set():
                    return False
                result = pool.apply_async(make, (index,))
                result.idx = index
                self.queue.put(result)
            with self.queue.all_tasks_done:
                self.queue.all_tasks_done.wait_for(lambda: self.stop_signal.is_set() or not self.queue.unfinished_tasks)
        return not self.stop_signal.is_set()

    def join_end_of_epoch(self) -> None:
        """Wait until the sequence was told of the end of the epoch."""
        self.end_of_epoch_signal.wait(timeout=_PATIENCE)
        self.end_of_epoch_signal.clear()

    def get(self) -> Iterator[Any]:
        try:
            while self.is_running():
                batch = self._next()
                if batch is not None:
                    yield batch
        except Exception:
            self.stop()
            raise

    def _next(self) -> Any:
        result = self.queue.get()
        try:
            return result.get(timeout=_PATIENCE)
        except multiprocessing.TimeoutError:
            warnings.warn("The input %s could not be retrieved. It could be because a worker has died." % result.idx,
                          UserWarning)
            return self.sequence[result.idx]
        finally:
            self.queue.task_done()


class GeneratorEnqueuer(SequenceEnqueuer):
    """Takes batches from a generator ahead of time; a generator that ends makes the last of them.

    Parameters
    ----------
    sequence : iterator
    use_multiprocessing : bool
        Whether the workers are processes, each with a generator of its own, instead of threads.
    wait_time : float, optional
        Of no effect any more.
    random_seed : int, optional
        Each process seeds NumPy's generator by this and its own number.

    Raises
    ------
    RuntimeError
        A ``DataError`` of that name, from ``get()``: two threads want the next batch at once.

    Examples
    --------
    >>> batches = GeneratorEnqueuer(iter([10, 20]))
    >>> batches.start()
    >>> list(batches.get())
    [10, 20]
    >>> batches.stop()
    """

    def __init__(self, sequence: Iterator, use_multiprocessing: bool = False, wait_time: Optional[float] = None,
                 random_seed: Optional[int] = None):
        super().__init__(sequence, use_multiprocessing)
        self.random_seed = random_seed
        if wait_time is not None:
            warnings.warn("`wait_time` is not used anymore.", DeprecationWarning)

    def _run(self) -> None:
        make = _next_of_process if self.use_multiprocessing else self._next_item
        with self._pool(_share_and_seed, self.sequence, self.random_seed) as pool:
            while not self.stop_signal.is_set():
                self.queue.put(pool.apply_async(make))

    def _next_item(self):
        return next(self.sequence)

    def get(self) -> Iterator[Any]:
        try:
            while self.is_running():
                batch = self._next()
                if batch is not None:
                    yield batch
        except StopIteration:
            pass
        except Exception as error:
            self.stop()
            raise _explained(error) from error
        else:
            return
        yield from self._last_ones()

    def _next(self) -> Any:
        result = self.queue.get()
        try:
            batch = result.get(timeout=_PATIENCE)
        except multiprocessing.TimeoutError:
            warnings.warn("An input could not be retrieved. It could be because a worker has died."
                          "We do not have any information on the lost sample.", UserWarning)
            return None
        self.queue.task_done()
        return batch

    def _last_ones(self) -> Iterator[Any]:
        """What was made before the generator ended."""
        results = []
        while self.queue.qsize():
            results.append(self.queue.get())
        for result in results:
            result.wait()
        yield from (batch for batch in (r.get() for r in results if r.successful()) if batch is not None)


def _explained(error: Exception) -> Exception:
    if "generator already executing" not in str(error):
        return error
    return DataError.like(RuntimeError)(
        "Your generator is NOT thread-safe.Keras requires a thread-safe generator when"
        "`use_multiprocessing=False, workers > 1`.For more information see issue #1638.",
        "use workers=1, or a keras.utils.Sequence, whose batches are asked for by number")


# -- in a worker's process

_shared: Any = None


def _share(sequence: Any) -> None:
    global _shared
    _shared = sequence


def _share_and_seed(generator: Iterator, random_seed: Optional[int]) -> None:
    _share(generator)
    if random_seed is not None:
        np.random.seed(random_seed + os.getpid())


def _item_of_process(index: int) -> Any:
    return _shared[index]


def _next_of_process() -> Any:
    return next(_shared)
