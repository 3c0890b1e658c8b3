"""The loops over batches, each written once: training, testing, predicting.

They know functions, lists of arrays and callbacks; what the arrays mean is the model's affair.
"""
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1 import callbacks as cbks
from keras1.engine.data import Rows, batch_shuffle, make_batches, rows_of, samples_in
from keras1.errors import DataError
from keras1.history import versioned
from keras1.utils.generic_utils import Progbar

#: What the printed log may show.
METRICS = ("loss", "acc", "val_loss", "val_acc")


def labels(show_accuracy: bool) -> List[str]:
    """Names of what the training and testing functions return."""
    return ["loss", "acc"] if show_accuracy else ["loss"]


def as_list(value: Any) -> List[Any]:
    """The value, in a list unless it is one."""
    return value if type(value) is list else [value]


@versioned
def callback_list(model: Any, callbacks: Sequence[Any], verbose: int) -> cbks.CallbackList:
    """The user's callbacks among those of every training, in the release's order.

    Parameters
    ----------
    model : Model
        Gets the ``History`` as ``history`` from 0.3.3 on.
    callbacks : list of Callback
    verbose : {0, 1, 2}
    """
    model._history = cbks.History()
    printing = [cbks.BaseLogger()] if verbose else []
    return cbks.CallbackList([model._history] + printing + list(callbacks))


@callback_list.since("0.3.3", reason="averages are made first, so that all callbacks see them")
def callback_list_averaging_first(model: Any, callbacks: Sequence[Any], verbose: int) -> cbks.CallbackList:
    """The user's callbacks between the averages and what reports them; see `callback_list`."""
    model.history = model._history = cbks.History()
    printing = [cbks.ProgbarLogger()] if verbose else []
    return cbks.CallbackList([cbks.BaseLogger()] + list(callbacks or ()) + [model._history] + printing)


class Training:
    """One call of ``fit``: epochs and their batches, told to the callbacks.

    Parameters
    ----------
    model : Model
        Its ``stop_training`` ends the training after the epoch.
    callbacks : list of Callback, or CallbackList
        A list is completed by those of every training.
    verbose : {0, 1, 2}
    **params
        What the callbacks read as ``params``: ``nb_epoch``, ``nb_sample``, ``metrics``, ...
    """

    def __init__(self, model: Any, callbacks: Sequence[Any], verbose: int, **params: Any):
        complete = isinstance(callbacks, cbks.CallbackList)
        self.callbacks = callbacks if complete else callback_list(model, callbacks, verbose)
        self.history = model._history
        self.model = getattr(model, "callback_model", None) or model
        self.callbacks._set_model(self.model)
        self.callbacks._set_params(dict(params, verbose=verbose))
        self.callbacks.on_train_begin()

    def run(self, nb_epoch: int, epoch: Callable[[], Dict[str, Any]], initial_epoch: int = 0) -> cbks.History:
        """Run the epochs; ``epoch`` trains one and returns what to log at its end."""
        self.model.stop_training = False
        for number in range(initial_epoch, nb_epoch):
            self.callbacks.on_epoch_begin(number)
            self.callbacks.on_epoch_end(number, epoch())
            if self.model.stop_training:
                break
        self.callbacks.on_train_end()
        return self.history

    def batch(self, number: int, size: int, labels: Sequence[str], train: Callable[[], Any]) -> None:
        """Train on one batch and tell the callbacks what came out."""
        logs: Dict[str, Any] = {"batch": number, "size": size}
        self.callbacks.on_batch_begin(number, logs)
        logs.update(zip(labels, as_list(train())))
        self.callbacks.on_batch_end(number, logs)


def fit_loop(model: Any, f: Callable, ins: List[Any], out_labels: Sequence[str] = (), batch_size: int = 128,
             nb_epoch: int = 100, verbose: int = 1, callbacks: Sequence[Any] = (),
             val_f: Optional[Callable] = None, val_ins: Optional[List[Any]] = None, shuffle: Any = True,
             metrics: Sequence[str] = (), initial_epoch: int = 0) -> cbks.History:
    """Train ``f`` on arrays, epoch by epoch.

    Parameters
    ----------
    model : Model
    f : callable
        From a list of batches, one per array, to the values named by ``out_labels``.
    ins : list of arrays
        A number among them, such as the learning phase, is given with every batch.
    val_f, val_ins
        The same for the validation after each epoch.
    shuffle : bool or "batch"
        Whether to shuffle the samples, or only the order of the batches; draws once an epoch.
    metrics : list of str
        Names that the printed log shows.
    initial_epoch : int
        Number of the first epoch.
    """
    do_validation = bool(val_f and val_ins)
    nb_sample = samples_in(ins[0])
    if do_validation and verbose:
        print("Train on %d samples, validate on %d samples" % (nb_sample, samples_in(val_ins[0])))
    order = Order(nb_sample, batch_size, shuffle)
    training = Training(model, callbacks, verbose, batch_size=batch_size, nb_epoch=nb_epoch, nb_sample=nb_sample,
                        do_validation=do_validation, metrics=list(metrics))

    def epoch():
        for number, (size, rows) in enumerate(order.next_epoch()):
            batch = batch_of(ins, rows)
            training.batch(number, size, out_labels, lambda batch=batch: f(batch))
        if not do_validation:
            return {}
        outs = test_loop(val_f, val_ins, batch_size, verbose=0)
        return {"val_" + label: out for label, out in zip(out_labels, outs)}

    return training.run(nb_epoch, epoch, initial_epoch)


class Order:
    """The order in which samples are visited; shuffles accumulate over the epochs."""

    def __init__(self, nb_sample: int, batch_size: int, shuffle: Any):
        self.rows, self.batch_size, self.shuffle = np.arange(nb_sample), batch_size, shuffle
        self.batches = make_batches(nb_sample, batch_size)

    def next_epoch(self) -> Iterator[Tuple[int, Rows]]:
        """The size and the rows of each batch of the next epoch, shuffled anew."""
        by_batch = isinstance(self.shuffle, str) and self.shuffle == "batch"
        if by_batch:
            self.rows = batch_shuffle(self.rows, self.batch_size)
        elif self.shuffle:
            np.random.shuffle(self.rows)
        consecutive = by_batch or not self.shuffle
        return ((end - start, self._range(start, end) if consecutive else self.rows[start:end])
                for start, end in self.batches)

    def _range(self, start: int, end: int) -> slice:
        first = int(self.rows[start])
        return slice(first, first + end - start)


def batch_of(ins: List[Any], rows: Rows) -> List[Any]:
    """The rows of each array, for one batch; numbers as they are.

    Parameters
    ----------
    ins : list of arrays and numbers
    rows : array of int, or slice
        A slice of an array in memory is no copy.
    """
    try:
        return _rows_of(ins, rows)
    except TypeError:
        raise DataError.like(_slicing_error())(
            'TypeError while preparing batch. If using HDF5 input data, pass shuffle="batch".') from None


@versioned
def _slicing_error():
    return Exception


@_slicing_error.since("1.2.0", reason="the error is a TypeError")
def _slicing_type_error():
    return TypeError


def _rows_of(ins: List[Any], rows: Rows) -> List[Any]:
    """The rows of each array; numbers, and None, as they are."""
    return [value if value is None or isinstance(value, (int, float)) else rows_of(value, rows) for value in ins]


def _batches(ins: List[Any], batch_size: int, verbose: int) -> Iterator:
    """Start, end and arrays of each batch in order, with a progress bar if verbose is 1."""
    nb_sample = samples_in(ins[0])
    progbar = Progbar(target=nb_sample) if verbose == 1 else None
    for start, end in make_batches(nb_sample, batch_size):
        yield start, end, _rows_of(ins, slice(start, end))
        if progbar:
            progbar.update(end)


def predict_loop(f: Callable, ins: List[Any], batch_size: int = 128, verbose: int = 0) -> List[np.ndarray]:
    """The outputs of ``f`` for all samples, as float64 arrays (from 1.0 on of ``K.floatx()``)."""
    outs: List[np.ndarray] = []
    for start, end, batch in _batches(ins, batch_size, verbose):
        parts = as_list(f(batch))
        if not outs:
            outs = [np.zeros((samples_in(ins[0]),) + part.shape[1:], dtype=_type_of_predictions()) for part in parts]
        for out, part in zip(outs, parts):
            out[start:end] = part
    return outs


@versioned
def _type_of_predictions():
    return "float64"


@_type_of_predictions.since("1.0.8", reason="predictions are of the type that the model computes in")
def _floatx():
    return K.floatx()


def test_loop(f: Callable, ins: List[Any], batch_size: int = 128, verbose: int = 0) -> List[float]:
    """The values of ``f``, averaged over all samples."""
    totals: List[float] = []
    for start, end, batch in _batches(ins, batch_size, verbose):
        values = as_list(f(batch))
        totals = totals or [0.] * len(values)
        totals = [total + value * (end - start) for total, value in zip(totals, values)]
    return [total / samples_in(ins[0]) for total in totals]


test_loop.__test__ = False  # not a test, whatever pytest thinks of its name
