"""``fit_generator`` and its kin, for functional models."""
import functools
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.callbacks import History
from keras1.engine.data import samples_in
from keras1.engine.generators import average_over_generator, generator_queue, train_on_generator
from keras1.engine.loops import as_list
from keras1.engine.model import in_own_release
from keras1.engine.nodes import error_class, single
from keras1.errors import ArgumentError, DataError
from keras1.history import versioned


class GeneratorMethods:
    """Training, testing and predicting on what a Python generator makes, in threads beside.

    ``pickle_safe`` is accepted; the generator runs in threads all the same.
    """

    @in_own_release
    def fit_generator(self, generator: Iterator, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                      callbacks: Optional[Sequence[Any]] = None, validation_data: Any = None,
                      nb_val_samples: Optional[int] = None, class_weight: Optional[Dict[int, float]] = None,
                      max_q_size: int = 10, nb_worker: int = 1, pickle_safe: bool = False,
                      initial_epoch: int = 0) -> History:
        """Train on batches that a generator makes.

        Parameters
        ----------
        generator : iterator
            Yields (x, y) or (x, y, sample_weight) for ever; x and y as for `fit`.
        samples_per_epoch : int
            An epoch ends when that many samples were seen.
        nb_epoch, verbose, callbacks, class_weight, initial_epoch
            As for `fit`.
        validation_data : tuple or iterator, optional
            (x, y) or (x, y, sample_weight), or a generator of such.
        nb_val_samples : int, optional
            How many samples of such a generator make a validation.
        max_q_size : int
            How many batches are made ahead.
        nb_worker : int
            Number of threads; with more than one the order of batches is not determined.
        pickle_safe : bool
            Accepted, without effect.

        Raises
        ------
        ValueError
            If the generator yields something else, or ``nb_val_samples`` is missing.
        """
        validate = self._validator(validation_data, nb_val_samples, max_q_size, nb_worker)
        self._make_train_function()
        labels = self.metrics_names

        def unpack(made, stop):
            x, y, weight = parts_of(made, stop)
            size = self._last_size = batch_size_of(x)
            return size, functools.partial(self.train_on_batch, x, y, sample_weight=weight,
                                           class_weight=class_weight)

        return train_on_generator(self, generator, unpack, samples_per_epoch, nb_epoch, verbose, callbacks or (),
                                  labels, labels + ["val_" + name for name in labels], validate, nb_worker,
                                  max_q_size, initial_epoch)

    def _validator(self, data: Any, nb_val_samples: Optional[int], max_q_size: int, nb_worker: int) -> Any:
        """What gives the values to log at the end of an epoch, or None."""
        self.validation_data = None
        if not data:
            return None
        self._make_test_function()
        if hasattr(data, "next") or hasattr(data, "__next__"):
            if not nb_val_samples:
                raise ArgumentError.like(error_class(ValueError))(
                    'When using a generator for validation data, you must specify a value for "nb_val_samples".')
            return lambda: self._evaluate_meanwhile(data, nb_val_samples, max_q_size, nb_worker)
        if len(data) not in (2, 3):
            raise DataError.like(error_class(ValueError))(
                "validation_data should be a tuple (val_x, val_y, val_sample_weight) or (val_x, val_y). Found: %s"
                % (data,))
        x, y, weights = self._standardize_user_data(*data)
        self.validation_data = x + [y, weights]
        return lambda: self.evaluate(x, y, batch_size=self._last_size, sample_weight=weights, verbose=0)

    @versioned
    def _evaluate_meanwhile(self, generator, val_samples, max_q_size, nb_worker):
        """The loss at the end of an epoch, by whatever ``evaluate_generator`` the model has."""
        return self.evaluate_generator(generator, val_samples, max_q_size=max_q_size)

    @_evaluate_meanwhile.since("1.2.0", reason="as many workers make the batches to validate on as those to train on")
    def _evaluate_with_workers(self, generator, val_samples, max_q_size, nb_worker):
        return self.evaluate_generator(generator, val_samples, max_q_size=max_q_size, nb_worker=nb_worker)

    @in_own_release
    def evaluate_generator(self, generator: Iterator, val_samples: int, max_q_size: int = 10, nb_worker: int = 1,
                           pickle_safe: bool = False) -> Union[float, List[float]]:
        """The loss, or a list of the loss and the metrics, on batches that a generator makes.

        Parameters
        ----------
        generator : iterator
            As for `fit_generator`.
        val_samples : int
            Batches are taken until that many samples were seen.
        max_q_size, nb_worker, pickle_safe
            As for `fit_generator`.
        """
        self._make_test_function()

        def unpack(made, stop):
            x, y, weight = parts_of(made, stop)
            return batch_size_of(x), functools.partial(self.test_on_batch, x, y, sample_weight=weight)

        return average_over_generator(generator, unpack, val_samples, max_q_size=max_q_size, nb_worker=nb_worker)

    @in_own_release
    def predict_generator(self, generator: Iterator, val_samples: int, max_q_size: int = 10, nb_worker: int = 1,
                          pickle_safe: bool = False) -> Union[np.ndarray, List[np.ndarray]]:
        """The outputs for batches that a generator makes: of x, or tuples that begin with x.

        Parameters
        ----------
        generator : iterator
        val_samples : int
            Number of samples to predict; the batches must add up to it.
        max_q_size, nb_worker, pickle_safe
            As for `fit_generator`.
        """
        self._make_predict_function()
        items, stop = generator_queue(generator, max_q_size, nb_worker=nb_worker)
        outs: List[np.ndarray] = []
        done = 0
        try:
            while done < val_samples:
                made = items.get()
                x = parts_of(made, stop)[0] if isinstance(made, tuple) else made
                batch, size = as_list(self.predict_on_batch(x)), batch_size_of(x)
                outs = outs or [np.zeros((val_samples,) + part.shape[1:], dtype=K.floatx()) for part in batch]
                for out, part in zip(outs, batch):
                    out[done:done + size] = part
                done += size
        finally:
            items.end()
        return single(outs)


def batch_size_of(x: Any) -> int:
    """The number of samples in an array, or in the first of a list or dict of them."""
    return samples_in(x[0] if isinstance(x, list) else next(iter(x.values())) if isinstance(x, dict) else x)


def parts_of(made: Any, stop: Any) -> Tuple[Any, Any, Any]:
    """(x, y, sample_weight) of what a generator made; on an error ``stop`` is set."""
    if not hasattr(made, "__len__") or len(made) not in (2, 3):
        stop.set()
        raise DataError.like(error_class(ValueError))(
            "output of generator should be a tuple (x, y, sample_weight) or (x, y). Found: %s" % (made,))
    x, y, weight = tuple(made) + (None,) * (3 - len(made))
    return x, y, weight
