"""The loops of 2.x over generators and sequences: training, testing, predicting."""
import functools
import warnings
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from keras1.callbacks import History
from keras1.engine.joined import Joined
from keras1.engine.loops import as_list
from keras1.engine.nodes import single
from keras1.engine.steps import is_sequence, iter_sequence_infinite, should_run_validation
from keras1.engine.training_arrays import Training, configured
from keras1.errors import ArgumentError, DataError
from keras1.history import versioned
from keras1.utils import data_utils
from keras1.utils.generic_utils import Progbar


class Source:
    """Batches of a generator or a sequence, made ahead by workers if there are any.

    Parameters
    ----------
    made : iterator or Sequence
    workers : int
        Number of threads; 0 to make each batch when it is asked for.
    max_queue_size : int
        How many batches are made ahead.
    use_multiprocessing : bool
        Whether workers are processes.
    shuffle : bool
        Whether a sequence is visited in another order each time.
    """

    def __init__(self, made: Any, workers: int, max_queue_size: int, use_multiprocessing: bool, shuffle: bool = False):
        self.made, self.workers, self.enqueuer = made, workers, None
        if workers == 0:
            self.batches = iter_sequence_infinite(made) if is_sequence(made) else made
            return
        if is_sequence(made):
            self.enqueuer = data_utils.OrderedEnqueuer(made, use_multiprocessing=use_multiprocessing, shuffle=shuffle)
        else:
            self.enqueuer = data_utils.GeneratorEnqueuer(made, use_multiprocessing=use_multiprocessing)
        self.enqueuer.start(workers=workers, max_queue_size=max_queue_size)
        self.batches = self.enqueuer.get()

    def __next__(self) -> Any:
        return next(self.batches)

    def end_epoch(self, may_change_length: bool) -> None:
        """Tell a sequence that an epoch is over; workers do so themselves, and are waited for."""
        if self.workers == 0 and is_sequence(self.made):
            self.made.on_epoch_end()
        elif may_change_length:
            self.enqueuer.join_end_of_epoch()

    def stop(self) -> None:
        """End the workers."""
        if self.enqueuer is not None:
            self.enqueuer.stop()


def warn_of_duplicates(generator: Any, use_multiprocessing: bool, workers: int) -> None:
    """Warn of a generator that several processes would each run."""
    if not is_sequence(generator) and use_multiprocessing and workers > 1:
        warnings.warn("Using a generator with `use_multiprocessing=True` and multiple workers may duplicate your data. "
                      "Please consider using the `keras.utils.Sequence class.", UserWarning, stacklevel=4)


def steps_of(generator: Any, steps: Optional[int], name: str) -> int:
    """The number of steps: as given, or the length of a sequence.

    Raises
    ------
    ValueError
        If none is given for another generator.
    """
    if steps is not None:
        return steps
    if not is_sequence(generator):
        raise ArgumentError.like(ValueError)(_MISSING_STEPS[name])
    return len(generator)


_MISSING_STEPS = {
    "steps_per_epoch": "`steps_per_epoch=None` is only valid for a generator based on the `keras.utils.Sequence` "
                       "class. Please specify `steps_per_epoch` or use the `keras.utils.Sequence` class.",
    "steps": "`steps=None` is only valid for a generator based on the `keras.utils.Sequence` class. Please specify "
             "`steps` or use the `keras.utils.Sequence` class.",
    "validation_steps": "`validation_steps=None` is only valid for a generator based on the `keras.utils.Sequence` "
                        "class. Please specify `validation_steps` or use the `keras.utils.Sequence` class.",
}


def parts_of(made: Any, shown: str) -> Tuple[Any, Any, Any]:
    """(x, y, sample_weight) of what a generator made."""
    if not hasattr(made, "__len__") or len(made) not in (2, 3):
        raise DataError.like(ValueError)("%s. Found: %s" % (shown, made))
    x, y, weight = tuple(made) + (None,) * (3 - len(made))
    return x, y, weight


_TUPLE = "Output of generator should be a tuple `(x, y, sample_weight)` or `(x, y)`"
_TUPLE_TO_TEST = "Output of generator should be a tuple (x, y, sample_weight) or (x, y)"


def batch_size_of(x: Any) -> int:
    """The number of samples in an array, or in the first of a list or dict of them; 1 for no data."""
    if x is None or len(x) == 0:
        return 1
    first = x[0] if isinstance(x, list) else next(iter(x.values())) if isinstance(x, dict) else x
    return first.shape[0]


def fit_generator(model: Any, generator: Any, steps_per_epoch: Optional[int] = None, epochs: int = 1, verbose: int = 1,
                  callbacks: Optional[Sequence[Any]] = None, validation_data: Any = None,
                  validation_steps: Optional[int] = None, validation_freq: Any = 1,
                  class_weight: Optional[Dict[int, float]] = None, max_queue_size: int = 10, workers: int = 1,
                  use_multiprocessing: bool = False, shuffle: bool = True, initial_epoch: int = 0) -> History:
    """Train on batches that a generator or a sequence makes; see ``Model.fit_generator``."""
    model._make_train_function()
    if validation_data:
        model._make_test_function()
    warn_of_duplicates(generator, use_multiprocessing, workers)
    own_length = is_sequence(generator) and steps_per_epoch is None
    steps = steps_of(generator, steps_per_epoch, "steps_per_epoch")
    validation = Validation(model, validation_data, validation_steps, workers, max_queue_size, use_multiprocessing)
    labels = model.metrics_names
    params = {"epochs": epochs, "steps": steps, "verbose": verbose, "do_validation": bool(validation_data),
              "metrics": labels + ["val_" + label for label in labels]}
    training = Training(model, callbacks, verbose, "steps", **{key: params[key] for key in params if key != "verbose"})
    source = None
    logs: Dict[str, Any] = {}  # one dict for all epochs, so a validation is logged until the next

    def epoch(number):
        for step in range(params["steps"]):
            x, y, weight = parts_of(next(source), _TUPLE)
            size = batch_size_of(x)
            training.batch(step, size, labels, functools.partial(
                model.train_on_batch, x, y, sample_weight=weight, class_weight=class_weight, reset_metrics=False))
            if step == params["steps"] - 1 and validation_data and should_run_validation(validation_freq, number):
                logs.update(zip(["val_" + label for label in labels], validation.run(size, training.callbacks)))
            if training.model.stop_training:
                break
        return logs

    def after(number):
        source.end_epoch(own_length)
        if own_length:
            params["steps"] = len(generator)
            training.callbacks.set_params(dict(params))

    try:
        validation.start(training.callbacks)
        source = Source(generator, workers, max_queue_size, use_multiprocessing, shuffle)
        return training.run(epochs, epoch, initial_epoch, after)
    finally:
        if source is not None:
            source.stop()
        validation.stop()


class Validation:
    """What ``fit_generator`` validates on: arrays, or batches of a generator or sequence."""

    def __init__(self, model: Any, data: Any, steps: Optional[int], workers: int, max_queue_size: int,
                 use_multiprocessing: bool):
        self.model, self.data, self.source = model, data, None
        self.by_steps = is_sequence(data) or hasattr(data, "__next__") or hasattr(data, "next")
        self.steps = steps
        self.options = (workers, max_queue_size, use_multiprocessing)
        if self.by_steps and not is_sequence(data) and not steps:
            raise ArgumentError.like(ValueError)(_MISSING_STEPS["validation_steps"])

    def start(self, callbacks: Any) -> None:
        """Begin to make batches, or check the arrays and show them to the callbacks."""
        if not self.data:
            return
        if self.by_steps:
            self.steps = self.steps or len(self.data)
            self.source = Source(self.data, *self.options)
            return
        if len(self.data) not in (2, 3):
            raise DataError.like(ValueError)(
                "`validation_data` should be a tuple `(val_x, val_y, val_sample_weight)` or `(val_x, val_y)`. Found: %s"
                % (self.data,))
        self.arrays = self.model._standardize_user_data(*self.data)
        x, y, weights = self.arrays
        for callback in callbacks:
            callback.validation_data = x + y + weights + [float(phase) for phase in self.model._phase(0)]

    def run(self, batch_size: int, callbacks: Any) -> List[Any]:
        """The loss and the metrics now."""
        if self.by_steps:
            return as_list(self.model.evaluate_generator(self.source.batches, self.steps, callbacks=callbacks,
                                                         workers=0))
        x, y, weights = self.arrays
        return as_list(self.model.evaluate(x, y, batch_size=batch_size, sample_weight=weights, callbacks=callbacks,
                                           verbose=0))

    def stop(self) -> None:
        """End the workers."""
        if self.source is not None:
            self.source.stop()


def _steps(generator: Any, steps: int, verbose: int, max_queue_size: int, workers: int,
           use_multiprocessing: bool) -> Iterator[Any]:
    """What a generator makes in some steps, with a progress bar if verbose is 1."""
    source = Source(generator, workers, max_queue_size, use_multiprocessing)
    progbar = Progbar(target=steps) if verbose == 1 else None
    try:
        for step in range(steps):
            yield next(source)
            if progbar:
                progbar.update(step + 1)
    finally:
        source.stop()


def _checked_size(x: Any) -> int:
    size = batch_size_of(x)
    if size == 0:
        raise DataError.like(ValueError)("Received an empty batch. Batches should contain at least one item.")
    return size


def evaluate_generator(model: Any, generator: Any, steps: Optional[int] = None, callbacks: Any = None,
                       max_queue_size: int = 10, workers: int = 1, use_multiprocessing: bool = False,
                       verbose: int = 0) -> Any:
    """The loss and the metrics on batches that a generator or a sequence makes; see ``Model.evaluate_generator``."""
    model._make_test_function()
    model.reset_metrics()
    warn_of_duplicates(generator, use_multiprocessing, workers)
    steps = steps_of(generator, steps, "steps")
    callbacks = configured(model, callbacks, {
        "steps": steps, "verbose": verbose, "metrics": list(model.metrics_names)})
    callbacks.on_test_begin()
    outs: List[List[float]] = []
    sizes: List[int] = []
    for step, made in enumerate(_steps(generator, steps, verbose, max_queue_size, workers, use_multiprocessing)):
        x, y, weight = parts_of(made, _TUPLE_TO_TEST)
        sizes.append(_checked_size(x))
        logs = {"batch": step, "size": sizes[-1]}
        callbacks.on_test_batch_begin(step, logs)
        outs.append(as_list(model.test_on_batch(x, y, sample_weight=weight, reset_metrics=False)))
        logs.update(zip(model.metrics_names, outs[-1]))
        callbacks.on_test_batch_end(step, logs)
    callbacks.on_test_end()
    return single(_averages(outs, sizes))


@versioned
def _averages(outs, sizes):
    return [np.average(values, weights=sizes) for values in zip(*outs)]


@_averages.since("2.3.0", bug=True, reason="metrics keep their state; the loss is that of the last batch")
def _last_values(outs, sizes):
    return [float(value) for value in outs[-1]]


def predict_generator(model: Any, generator: Any, steps: Optional[int] = None, callbacks: Any = None,
                      max_queue_size: int = 10, workers: int = 1, use_multiprocessing: bool = False,
                      verbose: int = 0) -> Any:
    """The outputs for batches that a generator or a sequence makes; see ``Model.predict_generator``."""
    model._make_predict_function()
    warn_of_duplicates(generator, use_multiprocessing, workers)
    steps = steps_of(generator, steps, "steps")
    callbacks = configured(model, callbacks, {"steps": steps, "verbose": verbose})
    callbacks.on_predict_begin()
    joined = Joined(steps)
    for step, made in enumerate(_steps(generator, steps, verbose, max_queue_size, workers, use_multiprocessing)):
        x = parts_of(made, _TUPLE)[0] if isinstance(made, tuple) else made
        logs: Dict[str, Any] = {"batch": step, "size": _checked_size(x)}
        callbacks.on_predict_batch_begin(step, logs)
        logs["outputs"] = outs = as_list(model.predict_on_batch(x))
        joined.add(outs)
        callbacks.on_predict_batch_end(step, logs)
    callbacks.on_predict_end()
    return single(joined.arrays())
