"""The loops of 2.x over arrays, or over steps of data in the graph: training, testing, predicting."""
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import numpy as np
from scipy.sparse import issparse

from keras1 import backend as K
from keras1 import callbacks as cbks
from keras1.engine import loops
from keras1.engine.data import make_batches
from keras1.engine.joined import Joined
from keras1.engine.loops import as_list
from keras1.engine.nodes import single
from keras1.engine.steps import check_num_samples, should_run_validation
from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.utils.generic_utils import Progbar


class Training(loops.Training):
    """One call of ``fit`` or ``fit_generator`` of 2.x; see `loops.Training`.

    Parameters
    ----------
    model : Model
    callbacks : list of Callback
    verbose : {0, 1, 2}
    count_mode : {"samples", "steps"}
        What the progress bar counts.
    **params
        What the callbacks read as ``params``.
    """

    def __init__(self, model: Any, callbacks: Sequence[Any], verbose: int, count_mode: str, **params: Any):
        self.trained = model
        super().__init__(model, callback_list(model, callbacks, verbose, count_mode), verbose, **params)

    def run(self, nb_epoch: int, epoch: Callable[[int], Dict[str, Any]], initial_epoch: int = 0,
            after: Callable[[int], None] = lambda number: None) -> cbks.History:
        """Run the epochs.

        Parameters
        ----------
        nb_epoch : int
        epoch : callable
            Trains the epoch of a number and returns what to log at its end.
        initial_epoch : int
        after : callable
            Called after each epoch that another one may follow.
        """
        self.model.stop_training = False
        for number in range(initial_epoch, nb_epoch):
            self.trained.reset_metrics()
            self.callbacks.on_epoch_begin(number)
            self.callbacks.on_epoch_end(number, epoch(number))
            if self.model.stop_training:
                break
            after(number)
        self.callbacks.on_train_end()
        return self.history


@versioned
def callback_list(model: Any, callbacks: Sequence[Any], verbose: int, count_mode: str) -> cbks.CallbackList:
    """The user's callbacks among those of every training, in the release's order."""
    model.history = model._history = cbks.History()
    printing = [cbks.ProgbarLogger(count_mode)] if verbose else []
    return cbks.CallbackList([cbks.BaseLogger(), *(callbacks or ()), model.history, *printing])


@callback_list.since("2.1.6", reason="progress is printed before the user's callbacks are called")
def callback_list_printing_first(model: Any, callbacks: Sequence[Any], verbose: int,
                                 count_mode: str) -> cbks.CallbackList:
    """Averages and progress, the user's callbacks, and the history; see `callback_list`."""
    model.history = model._history = cbks.History()
    names = stateful_names(model)
    printing = [cbks.ProgbarLogger(count_mode, names)] if verbose else []
    return cbks.CallbackList([cbks.BaseLogger(names), *printing, *(callbacks or ()), model.history])


@versioned
def stateful_names(model: Any) -> List[str]:
    """The measures that are averages already: none."""
    return []


@stateful_names.since("2.3.0", reason="all metrics keep their state")
def names_of_metrics(model: Any) -> List[str]:
    """The measures that are averages already: all but the loss."""
    return model.metrics_names[1:]


def fit_loop(model: Any, fit_function: Callable, fit_inputs: List[Any], out_labels: Optional[Sequence[str]] = None,
             batch_size: Optional[int] = None, epochs: int = 100, verbose: int = 1,
             callbacks: Optional[Sequence[Any]] = None, val_function: Optional[Callable] = None,
             val_inputs: Optional[List[Any]] = None, shuffle: Any = True, initial_epoch: int = 0,
             steps_per_epoch: Optional[int] = None, validation_steps: Optional[int] = None,
             validation_freq: Any = 1) -> cbks.History:
    """Train ``fit_function``, epoch by epoch.

    Parameters
    ----------
    model : Model
    fit_function : callable
        From a list of batches, one per array, to the values named by ``out_labels``.
    fit_inputs : list of arrays
        A number among them, such as the learning phase, is given with every batch.
    batch_size, epochs, verbose, callbacks, shuffle, initial_epoch, steps_per_epoch, validation_steps, validation_freq
        As for ``Model.fit``.
    val_function, val_inputs
        The same for the validation.

    Returns
    -------
    History

    Raises
    ------
    ValueError
        If steps are given for one of training and validation only, or do not go with a batch size.
    """
    do_validation = bool(val_function and val_inputs)
    if do_validation and verbose and fit_inputs and _has_samples(fit_inputs) and _has_samples(val_inputs):
        print("Train on %d samples, validate on %d samples" % (fit_inputs[0].shape[0], val_inputs[0].shape[0]))
    do_validation = _check_steps(do_validation, steps_per_epoch, validation_steps)
    samples = check_num_samples(fit_inputs, batch_size, steps_per_epoch, "steps_per_epoch")
    names = list(model.metrics_names)
    training = Training(
        model, callbacks, verbose, "samples" if steps_per_epoch is None else "steps", batch_size=batch_size,
        epochs=epochs, steps=steps_per_epoch, samples=samples, do_validation=do_validation,
        metrics=names + ["val_" + name for name in names] if do_validation else names)
    for callback in training.callbacks:
        callback.validation_data = val_inputs
    batches = _fitted_batches(model, fit_inputs, samples, batch_size, shuffle, steps_per_epoch)

    def epoch(number):
        place = -1
        for place, (size, ins) in enumerate(batches()):
            training.batch(place, size, out_labels or (), lambda ins=ins: fit_function(ins))
            if training.model.stop_training:
                break
        if not (do_validation and _was_last(place, samples, batch_size)
                and should_run_validation(validation_freq, number)):
            return {}
        by = {"batch_size": batch_size} if steps_per_epoch is None else {"steps": validation_steps}
        outs = as_list(test_loop(model, val_function, val_inputs, callbacks=training.callbacks, verbose=0, **by))
        return {"val_" + label: out for label, out in zip(out_labels or (), outs)}

    return training.run(epochs, epoch, initial_epoch)


def _has_samples(ins: List[Any]) -> bool:
    return hasattr(ins[0], "shape")


def _was_last(place: int, samples: Optional[int], batch_size: Optional[int]) -> bool:
    """Whether an epoch ended with its last batch, not before: then it is validated."""
    return samples is None or place == len(make_batches(samples, batch_size)) - 1


def _check_steps(do_validation: bool, steps_per_epoch: Optional[int], validation_steps: Optional[int]) -> bool:
    """Whether to validate; an error if training goes by steps and validation by samples, or the reverse."""
    if validation_steps and steps_per_epoch is None:
        raise ArgumentError.like(ValueError)(
            "Can only use `validation_steps` when doing step-wise training, i.e. `steps_per_epoch` must be set.")
    if do_validation and steps_per_epoch and not validation_steps:
        raise ArgumentError.like(ValueError)(
            "Must specify `validation_steps` to perform validation when doing step-wise training.")
    return do_validation or bool(validation_steps)


def _fitted_batches(model: Any, ins: List[Any], samples: Optional[int], batch_size: Optional[int], shuffle: Any,
                    steps: Optional[int]) -> Callable[[], Iterator[Tuple[int, List[Any]]]]:
    """What gives the batches of an epoch: the size of each, and what to feed."""
    if steps is not None:
        return lambda: ((1, ins) for _ in range(steps))
    order = loops.Order(samples, batch_size, shuffle)
    dense = _to_make_dense(feed_of(model), ins)
    return lambda: ((size, _dense(loops.batch_of(ins, rows), dense)) for size, rows in order.next_epoch())


def feed_of(model: Any) -> List[Any]:
    """The placeholders that training and testing feed."""
    return model._feed_inputs + model._feed_targets + model._feed_sample_weights


def _to_make_dense(feed: List[Any], ins: List[Any]) -> List[int]:
    """The places of sparse matrices that go where none is expected."""
    return [place for place, (x, data) in enumerate(zip(feed, ins)) if issparse(data) and not K.is_sparse(x)]


def _dense(batch: List[Any], places: Sequence[int]) -> List[Any]:
    for place in places:
        batch[place] = batch[place].toarray()
    return batch


# -- testing and predicting

def configured(model: Any, callbacks: Any, params: Dict[str, Any]) -> cbks.CallbackList:
    """Callbacks that know the model and the parameters; a ``CallbackList`` does already."""
    if not isinstance(callbacks, cbks.CallbackList):
        callbacks = cbks.CallbackList(callbacks)
        callbacks.set_model(getattr(model, "callback_model", None) or model)
        callbacks.set_params(params)
    callbacks.model.stop_training = False
    return callbacks


def _batches(feed: List[Any], ins: List[Any], samples: Optional[int], batch_size: Optional[int],
             steps: Optional[int], verbose: int) -> Iterator[Tuple[int, int, int, List[Any]]]:
    """Start, end, size and arrays of each batch in order, with a progress bar if verbose is 1."""
    progbar = Progbar(target=samples if steps is None else steps) if verbose == 1 else None
    dense = _to_make_dense(feed, ins)
    parts = make_batches(samples, batch_size) if steps is None else [(step, step + 1) for step in range(steps)]
    for start, end in parts:
        batch = ins if steps is not None else _dense(loops.batch_of(ins, slice(start, end)), dense)
        yield start, end, end - start, batch
        if progbar:
            progbar.update(end)


def test_loop(model: Any, f: Callable, ins: List[Any], batch_size: Optional[int] = None, verbose: int = 0,
              steps: Optional[int] = None, callbacks: Any = None) -> Any:
    """The loss over all batches of arrays, or of steps, and the metrics.

    Parameters
    ----------
    model : Model
    f : callable
        The testing function.
    ins : list of arrays
    batch_size, verbose, steps, callbacks
        As for ``Model.evaluate``.

    Returns
    -------
    float or list of floats
        The loss is averaged; metrics keep their state themselves (from 2.3.0).
    """
    model.reset_metrics()
    samples = check_num_samples(ins, batch_size, steps, "steps")
    callbacks = configured(model, callbacks, {
        "batch_size": batch_size, "steps": steps, "samples": samples, "verbose": verbose,
        "metrics": list(model.metrics_names)})
    callbacks.on_test_begin()
    outs: List[float] = []
    for number, (_, _, size, batch) in enumerate(_batches(feed_of(model), ins, samples, batch_size, steps, verbose)):
        logs = {"batch": number, "size": size}
        callbacks.on_test_batch_begin(number, logs)
        values = [float(value) for value in as_list(f(batch))]
        outs = (_add_batch if steps is None else _add_step)(outs or [0.] * len(values), values, size)
        logs.update(zip(model.metrics_names, values))
        callbacks.on_test_batch_end(number, logs)
    outs = _averages(outs, samples if steps is None else steps)
    callbacks.on_test_end()
    return single(outs)


test_loop.__test__ = False  # not a test, whatever pytest thinks of its name


@versioned
def _add_batch(outs, values, size):
    return [out + value * size for out, value in zip(outs, values)]


@_add_batch.since("2.3.0", reason="metrics keep their state themselves")
def _add_batch_loss(outs, values, size):
    return [outs[0] + values[0] * size] + values[1:]


@versioned
def _add_step(outs, values, size):
    return [out + value for out, value in zip(outs, values)]


@_add_step.since("2.3.0", bug=True, reason="by steps the last loss counts alone, and metrics are summed")
def _last_loss_and_sums(outs, values, size):
    return [values[0]] + [out + value for out, value in zip(outs[1:], values[1:])]


@versioned
def _averages(outs, count):
    return [out / count for out in outs]


@_averages.since("2.3.0", reason="metrics keep their state themselves")
def _average_loss(outs, count):
    return [outs[0] / count] + outs[1:]


def predict_loop(model: Any, f: Callable, ins: List[Any], batch_size: Optional[int] = 32, verbose: int = 0,
                 steps: Optional[int] = None, callbacks: Any = None) -> Any:
    """The outputs of ``f`` for all samples, or for all steps one after the other.

    Parameters
    ----------
    model : Model
    f : callable
        The predicting function.
    ins : list of arrays
    batch_size, verbose, steps, callbacks
        As for ``Model.predict``.
    """
    samples = check_num_samples(ins, batch_size, steps, "steps")
    callbacks = configured(model, callbacks, {
        "batch_size": batch_size, "steps": steps, "samples": samples, "verbose": verbose})
    callbacks.on_predict_begin()
    whole: List[np.ndarray] = []
    joined = Joined(steps or 0)
    batches = _batches(model._feed_inputs, ins, samples, batch_size, steps, verbose)
    for number, (start, end, size, batch) in enumerate(batches):
        logs: Dict[str, Any] = {"batch": number, "size": size}
        callbacks.on_predict_batch_begin(number, logs)
        logs["outputs"] = outs = as_list(f(batch))
        if steps is not None:
            joined.add(outs)
        else:
            whole = whole or [np.zeros((samples,) + out.shape[1:], dtype=out.dtype) for out in outs]
            for place, out in zip(whole, outs):
                place[start:end] = out
        callbacks.on_predict_batch_end(number, logs)
    callbacks.on_predict_end()
    return single(whole if steps is None else joined.arrays())
