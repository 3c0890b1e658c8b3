"""Training on a Python generator: a queue filled by threads, and the methods that empty it."""
import functools
import queue
import threading
import warnings
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1.callbacks import History
from keras1.engine import loops
from keras1.engine.data import check_equal_lengths, standardize_weights, standardize_X
from keras1.engine.model import in_own_release
from keras1.errors import ArgumentError, DataError
from keras1.history import versioned


def generator_queue(generator: Iterator, max_q_size: int = 10, wait_time: float = 0.05, nb_worker: int = 1,
                    pickle_safe: bool = False) -> Tuple["GeneratorQueue", threading.Event]:
    """A queue that threads fill from a generator, and the event that stops them.

    Parameters
    ----------
    generator : iterator
    max_q_size : int
        How many items are made ahead.
    wait_time : float
        Seconds that an idle thread sleeps, unless the queue is emptied before.
    nb_worker : int
        Number of threads; with more than one, the order of items is not determined.
    pickle_safe : bool
        Accepted, without effect: the generator runs in threads.

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
                items.rest()
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

    items.threads = [threading.Thread(target=work, daemon=True) for _ in range(nb_worker)]
    for thread in items.threads:
        thread.start()
    return items, items.stop


#: Seconds to wait for a generator that is at work when it is no longer needed.
_PATIENCE = 10.


class GeneratorQueue(queue.Queue):
    """A queue whose ``get`` also tells when the generator has ended or failed."""

    def __init__(self, wait_time: float):
        super().__init__()
        self.stop = threading.Event()
        self.turn = threading.Lock()
        self.wanted = threading.Condition(self.mutex)
        self.wait_time = wait_time
        self.error: Any = None
        self.threads: List[threading.Thread] = []

    def rest(self) -> None:
        """Sleep for ``wait_time``, or until the queue is empty.

        The originals slept on: a fast training got the items of a full queue, and then nothing for the rest of the
        time.  To go on as soon as there is room would make more items than they did before a short training ends.
        """
        with self.wanted:
            if self.queue and not self.stop.is_set():
                self.wanted.wait(self.wait_time)

    def _get(self) -> Any:
        item = super()._get()
        if not self.queue:
            self.wanted.notify_all()
        return item

    def end(self, timeout: Optional[float] = _PATIENCE) -> None:
        """Stop the threads and wait for them, so that the generator rests (and draws no more)."""
        self.stop.set()
        with self.wanted:
            self.wanted.notify_all()
        for thread in self.threads:
            thread.join(timeout)

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


class GeneratorEnqueuer:
    """A queue that threads fill from a generator, to start and stop.

    Parameters
    ----------
    generator : iterator
    pickle_safe : bool
        Accepted, without effect: the generator runs in threads.

    Notes
    -----
    Source: ``keras.engine.training.GeneratorEnqueuer`` of 1.2.

    Examples
    --------
    >>> enqueuer = GeneratorEnqueuer(iter([1, 2]))
    >>> enqueuer.start(wait_time=0.001)
    >>> enqueuer.queue.get(), enqueuer.queue.get()
    (1, 2)
    >>> enqueuer.stop()
    >>> enqueuer.is_running()
    False
    """

    def __init__(self, generator: Iterator, pickle_safe: bool = False):
        self._generator = generator
        self._stop_event: Optional[threading.Event] = None
        self.queue: Optional[GeneratorQueue] = None

    def start(self, nb_worker: int = 1, max_q_size: int = 10, wait_time: float = 0.05) -> None:
        """Begin to fill the queue; arguments as for `generator_queue`."""
        self.queue, self._stop_event = generator_queue(self._generator, max_q_size, wait_time, nb_worker)

    def is_running(self) -> bool:
        """Whether the threads are at work."""
        return self._stop_event is not None and not self._stop_event.is_set()

    def stop(self, timeout: Optional[float] = None) -> None:
        """Stop the threads."""
        if self.queue is not None:
            self.queue.end(timeout)
        self.queue = self._stop_event = None


def train_on_generator(model: Any, generator: Iterator, unpack: Callable, samples_per_epoch: int, nb_epoch: int,
                       verbose: int, callbacks: Sequence[Any], labels: Sequence[str], metrics: Sequence[str],
                       validate: Optional[Callable], nb_worker: int, max_q_size: int = 10,
                       initial_epoch: int = 0) -> History:
    """Train a model on what a generator makes.

    Parameters
    ----------
    unpack : callable
        From an item and the event that stops the threads to the number of samples and a function that trains
        on them.
    validate : callable, optional
        Gives the values to log, under ``val_`` and the labels, at the end of an epoch.
    """
    training = loops.Training(model, callbacks, verbose, nb_epoch=nb_epoch, nb_sample=samples_per_epoch,
                              do_validation=bool(validate), metrics=list(metrics))
    items, stop = generator_queue(generator, max_q_size, nb_worker=nb_worker)

    def epoch():
        seen = number = 0
        while seen < samples_per_epoch:
            size, train = unpack(items.get(), stop)
            training.batch(number, size, labels, train)
            number, seen = number + 1, seen + size
        mind_surplus(seen - samples_per_epoch)
        outs = loops.as_list(validate()) if validate else []
        return {"val_" + label: out for label, out in zip(labels, outs)}

    try:
        return training.run(nb_epoch, epoch, initial_epoch)
    finally:
        items.end()


@versioned
def mind_surplus(surplus: int) -> None:
    """What to do about samples that were too many for an epoch: nothing."""


@mind_surplus.since("0.3.3", reason="an epoch with too many samples is warned of")
def warn_of_surplus(surplus: int) -> None:
    """Warn of samples that were too many for an epoch."""
    if surplus > 0:
        warnings.warn(
            'Epoch contained too many samples which might affect learning results. Set "samples_per_epoch" '
            "correctly to avoid this warning.", stacklevel=8)


@mind_surplus.since("1.0.0", reason="another text")
def warn_of_long_epoch(surplus: int) -> None:
    """Warn of samples that were too many for an epoch."""
    if surplus > 0:
        warnings.warn(
            "Epoch comprised more than `samples_per_epoch` samples, which might affect learning results. Set "
            "`samples_per_epoch` correctly to avoid this warning.", stacklevel=8)


def average_over_generator(generator: Iterator, unpack: Callable, nb_samples: int, **kwargs: Any) -> Any:
    """Values on what a generator makes, averaged over at least that many samples.

    Parameters
    ----------
    unpack : callable
        From an item and the event that stops the threads to the number of samples and a function that gives
        a value, or a list of values, on them.
    **kwargs
        For `generator_queue`.
    """
    items, stop = generator_queue(generator, **kwargs)
    outs: List[Any] = []
    sizes: List[int] = []
    seen = 0
    try:
        while seen < nb_samples:
            size, value = unpack(items.get(), stop)
            sizes.append(size)
            seen += size
            outs.append(value())
    finally:
        items.end()
    means = np.average(np.asarray(outs), axis=0, weights=sizes)
    return list(means) if np.ndim(means) else means


class GeneratorTraining:
    """``fit_generator`` and its kin, for models of arrays."""

    @versioned
    @in_own_release
    def fit_generator(self, generator: Iterator, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                      show_accuracy: bool = False, callbacks: Sequence[Any] = (),
                      validation_data: Optional[Tuple] = None, class_weight: Optional[Dict[int, float]] = None,
                      nb_worker: int = 1) -> History:
        """Train on batches that a generator makes, in threads beside the training.

        Parameters
        ----------
        generator : iterator
            Yields (X, y) or (X, y, sample_weight) for ever.
        samples_per_epoch : int
            An epoch ends when that many samples were seen.  Up to 0.3.2 the samples of an array were miscounted:
            as the length of its first row.
        nb_epoch, verbose, show_accuracy, callbacks, class_weight
            As for `fit`.
        validation_data : tuple or iterator, optional
            (X, y) or (X, y, sample_weight); from 0.3.3 also a generator of such.
        nb_val_samples : int
            From 0.3.3: how many samples of such a generator make a validation.
        nb_worker, nb_val_worker : int
            Number of threads; with more than one the order of batches is not determined.

        Returns
        -------
        History

        Raises
        ------
        Exception
            What the generator raised, or if it yields something else.
        """
        if hasattr(validation_data, "__next__"):
            raise ArgumentError.like(NotImplementedError)(
                "", "validation_data is a generator, which 0.3.3 was the first to take; pass a tuple of arrays")

        def validate():
            X, y, sample_weight = self._check_generator_output(validation_data)
            return self.evaluate(X, y, show_accuracy=show_accuracy, sample_weight=sample_weight, verbose=0)

        return self._fit_generator(generator, samples_per_epoch, nb_epoch, verbose, show_accuracy, callbacks,
                                   validate if validation_data else None, class_weight, nb_worker)

    @fit_generator.since("0.3.3", reason="validation_data may be a generator")
    @in_own_release
    def _fit_generator_0_3_3(self, generator: Iterator, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                             show_accuracy: bool = False, callbacks: Sequence[Any] = (),
                             validation_data: Any = None, nb_val_samples: Optional[int] = None,
                             class_weight: Optional[Dict[int, float]] = None, nb_worker: int = 1,
                             nb_val_worker: Optional[int] = None) -> History:
        from_generator = hasattr(validation_data, "__next__") or hasattr(validation_data, "next")
        if from_generator and not nb_val_samples:
            raise ArgumentError.like(Exception)(
                "When using a generator for validation data, you must specify a value for \"nb_val_samples\".")
        self.validation_data = None
        if validation_data and not from_generator:
            X_val, y_val, weight_val = self._check_generator_output(validation_data)
            self.validation_data = X_val + [y_val, weight_val]

        def validate():
            if from_generator:
                return self.evaluate_generator(validation_data, nb_val_samples, show_accuracy=show_accuracy,
                                               verbose=0, nb_worker=nb_val_worker or nb_worker)
            return self.evaluate(X_val, y_val, show_accuracy=show_accuracy, sample_weight=weight_val, verbose=0)

        return self._fit_generator(generator, samples_per_epoch, nb_epoch, verbose, show_accuracy, callbacks,
                                   validate if validation_data else None, class_weight, nb_worker)

    def _fit_generator(self, generator, samples_per_epoch, nb_epoch, verbose, show_accuracy, callbacks, validate,
                       class_weight, nb_worker) -> History:
        """Train on a generator; ``validate`` gives what to log at the end of an epoch."""
        def unpack(made, stop):
            X, y, weight = self._check_generator_output(made, stop)
            return len(X[0]), functools.partial(self.train_on_batch, X, y, accuracy=show_accuracy,
                                                sample_weight=weight, class_weight=class_weight)

        return train_on_generator(self, generator, unpack, samples_per_epoch, nb_epoch, verbose, callbacks,
                                  loops.labels(show_accuracy), loops.METRICS, validate, nb_worker)

    def _check_generator_output(self, generator_output: Any, stop: Any = None) -> Tuple:
        """(X, y, sample_weight) of what a generator made; on an error ``stop`` is set."""
        try:
            return self._parts(generator_output)
        except Exception:
            if stop is not None:
                stop.set()
            raise

    def _parts(self, made: Any) -> Tuple:
        if not hasattr(made, "__len__"):
            raise DataError.like(Exception)(self._no_tuple_text(made), "yield X, y or X, y, sample_weight")
        if len(made) not in (2, 3):
            raise DataError.like(Exception)(
                "The generator output tuple must have 2 or 3 elements.", "it has %d" % len(made))
        X, y, sample_weight = tuple(made) + (None,) * (3 - len(made))
        check_equal_lengths(X, y, sample_weight, "the generator's output")
        return self._counted_parts(X, y, sample_weight)

    @versioned
    def _no_tuple_text(self, made):
        return "The generator output must be a tuple."

    @_no_tuple_text.since("0.3.3", reason="the message tells the type found")
    def _no_tuple_text_with_type(self, made):
        return "The generator output must be a tuple. Found: " + str(type(made))

    @versioned
    def _counted_parts(self, X, y, sample_weight):
        # X stays an array here, so that len(X[0]), "the number of samples", is that of its first row.
        return X, y, sample_weight

    @_counted_parts.since("0.3.3", bug=True, reason="before, samples of an array were counted by its first row")
    def _standard_parts(self, X, y, sample_weight):
        return standardize_X(X), y, standardize_weights(
            y, sample_weight=sample_weight, sample_weight_mode=self.sample_weight_mode)

    @in_own_release
    def evaluate_generator(self, generator: Iterator, val_samples: int, show_accuracy: bool = False,
                           verbose: int = 1, **kwargs: Any) -> Union[float, List[float]]:
        """The loss, or [loss, accuracy], on batches that a generator makes.

        Parameters
        ----------
        generator : iterator
            As for `fit_generator`.
        val_samples : int
            Batches are taken until that many samples were seen.
        show_accuracy : bool
        verbose : {0, 1}
        **kwargs
            For `generator_queue`: ``max_q_size``, ``wait_time``, ``nb_worker``.
        """
        def unpack(made, stop):
            X, y, weight = self._check_generator_output(made, stop)
            X = standardize_X(X)
            return len(X[0]), functools.partial(self.evaluate, X, y, batch_size=len(X[0]), sample_weight=weight,
                                                show_accuracy=show_accuracy, verbose=verbose)

        return average_over_generator(generator, unpack, val_samples, **kwargs)
