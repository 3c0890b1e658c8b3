"""``fit``, ``evaluate``, ``predict`` and their like on single batches, for models of 2.x."""
import warnings
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.callbacks import History
from keras1.engine import training_arrays
from keras1.engine.model import in_own_release
from keras1.engine.nodes import single
from keras1.engine.steps import check_generator_arguments, is_generator_or_sequence
from keras1.errors import ArgumentError, DataError
from keras1.models.keras2.user_data import Arrays
from keras1.utils.generic_utils import slice_arrays

Values = Union[float, List[float]]


class Fitting:
    """Training, testing and predicting on arrays."""

    @in_own_release
    def fit(self, x: Arrays = None, y: Arrays = None, batch_size: Optional[int] = None, epochs: int = 1,
            verbose: int = 1, callbacks: Optional[Sequence[Any]] = None, validation_split: float = 0.,
            validation_data: Any = None, shuffle: Any = True, class_weight: Any = None, sample_weight: Any = None,
            initial_epoch: int = 0, steps_per_epoch: Optional[int] = None, validation_steps: Optional[int] = None,
            validation_freq: Any = 1, max_queue_size: int = 10, workers: int = 1, use_multiprocessing: bool = False,
            **kwargs: Any) -> History:
        """Train for a number of epochs.

        Parameters
        ----------
        x : array, list of arrays, dict of arrays by name, generator or Sequence, shape (samples, ...)
            Inputs; None if they are tensors in the graph.  A generator gives targets, too; see `fit_generator`.
        y : array, list of arrays, or dict of arrays by name, shape (samples, ...)
            Targets.
        batch_size : int, optional
            32 by default; not with steps.
        epochs : int
        verbose : {0, 1, 2}
            Print nothing, a progress bar, or a line per epoch.
        callbacks : list of Callback, optional
        validation_split : float
            Share of the samples, taken from the end, to evaluate on after each epoch.
        validation_data : tuple, optional
            (x, y) or (x, y, sample_weight) to evaluate on; wins over ``validation_split``.
        shuffle : bool or "batch"
            Whether to shuffle the samples each epoch; "batch" shuffles whole batches, for HDF5 data.
        class_weight : dict, or list or dict of them by output, optional
            Weight of each class in the training loss.
        sample_weight : array, or list or dict of them by output, optional
            Weight of each sample in the training loss.
        initial_epoch : int
            Number of the first epoch.
        steps_per_epoch, validation_steps : int, optional
            Numbers of batches, for data in the graph.
        validation_freq : int or list of int
            Validate every so many epochs, or after these.
        max_queue_size, workers, use_multiprocessing
            For generators; see `fit_generator`.
        nb_epoch : int
            What ``epochs`` was called in 1.x.

        Returns
        -------
        History

        Raises
        ------
        ValueError
            If an array does not have the shape that the model declares, or the numbers of samples differ.
        """
        if "nb_epoch" in kwargs:
            warnings.warn("The `nb_epoch` argument in `fit` has been renamed `epochs`.", stacklevel=3)
            epochs = kwargs.pop("nb_epoch")
        if kwargs:
            raise ArgumentError.like(TypeError)("Unrecognized keyword arguments: %s" % kwargs)
        if x is None and y is None and steps_per_epoch is None:
            raise ArgumentError.like(ValueError)(
                "If fitting from data tensors, you should specify the `steps_per_epoch` argument.")
        batch_size = self._validate_or_infer_batch_size(batch_size, steps_per_epoch, x)
        if is_generator_or_sequence(x):
            check_generator_arguments(y, sample_weight, validation_split=validation_split)
            return self.fit_generator(
                x, steps_per_epoch=steps_per_epoch, epochs=epochs, verbose=verbose, callbacks=callbacks,
                validation_data=validation_data, validation_steps=validation_steps, validation_freq=validation_freq,
                class_weight=class_weight, max_queue_size=max_queue_size, workers=workers,
                use_multiprocessing=use_multiprocessing, shuffle=shuffle, initial_epoch=initial_epoch)
        data = self._standardize_user_data(x, y, sample_weight=sample_weight, class_weight=class_weight,
                                           batch_size=batch_size)
        data, held_out = self._held_out(data, validation_data, validation_split, batch_size)
        validates = held_out is not None or bool(validation_steps)
        ins = sum(data, []) + self._phase(1)
        self._make_train_function()
        if validates:
            self._make_test_function()
        return training_arrays.fit_loop(
            self, self.train_function, ins, out_labels=self.metrics_names, batch_size=batch_size, epochs=epochs,
            verbose=verbose, callbacks=callbacks, val_function=self.test_function if validates else None,
            val_inputs=sum(held_out or (), []) + self._phase(0) if validates else [], shuffle=shuffle,
            initial_epoch=initial_epoch, steps_per_epoch=steps_per_epoch, validation_steps=validation_steps,
            validation_freq=validation_freq)

    def _held_out(self, data: Tuple, validation_data: Any, split: float, batch_size: Optional[int]) -> Tuple:
        """The data to train on, and those to validate on, or None."""
        if validation_data:
            if len(validation_data) not in (2, 3):
                raise DataError.like(ValueError)(
                    "When passing validation_data, it must contain 2 (x_val, y_val) or 3 (x_val, y_val, "
                    "val_sample_weights) items, however it contains %d items" % len(validation_data))
            return data, self._standardize_user_data(*validation_data, batch_size=batch_size)
        if not split or not 0. < split < 1.:
            return data, None
        if any(K.is_tensor(array) for array in data[0]):
            raise DataError.like(ValueError)(
                "If your data is in the form of symbolic tensors, you cannot use `validation_split`.")
        first = data[0][0]
        split_at = int((int(first.shape[0]) if hasattr(first, "shape") else len(first)) * (1. - split))
        return tuple(slice_arrays(part, 0, split_at) for part in data), \
            tuple(slice_arrays(part, split_at) for part in data)

    def _validate_or_infer_batch_size(self, batch_size: Optional[int], steps: Optional[int], x: Any) -> Optional[int]:
        """The batch size: as given, as the first input declares, or 32."""
        if batch_size is not None and is_generator_or_sequence(x):
            raise ArgumentError.like(ValueError)(
                "The `batch_size` argument must not be specified when using a generator or Sequence as an input.")
        return 32 if batch_size is None and steps is None else batch_size

    @in_own_release
    def evaluate(self, x: Arrays = None, y: Arrays = None, batch_size: Optional[int] = None, verbose: int = 1,
                 sample_weight: Any = None, steps: Optional[int] = None, callbacks: Optional[Sequence[Any]] = None,
                 max_queue_size: int = 10, workers: int = 1, use_multiprocessing: bool = False) -> Values:
        """The loss on some data, or a list of the loss and the metrics; arguments as for `fit`."""
        batch_size = self._validate_or_infer_batch_size(batch_size, steps, x)
        if is_generator_or_sequence(x):
            check_generator_arguments(y, sample_weight)
            return self.evaluate_generator(x, steps=steps, verbose=verbose, callbacks=callbacks,
                                           max_queue_size=max_queue_size, workers=workers,
                                           use_multiprocessing=use_multiprocessing)
        if x is None and y is None and steps is None:
            raise ArgumentError.like(ValueError)(
                "If evaluating from data tensors, you should specify the `steps` argument.")
        ins = sum(self._standardize_user_data(x, y, sample_weight=sample_weight, batch_size=batch_size), [])
        ins += self._phase(0)
        self._make_test_function()
        return training_arrays.test_loop(self, self.test_function, ins, batch_size=batch_size, verbose=verbose,
                                         steps=steps, callbacks=callbacks)

    @in_own_release
    def predict(self, x: Arrays, batch_size: Optional[int] = None, verbose: int = 0, steps: Optional[int] = None,
                callbacks: Optional[Sequence[Any]] = None, max_queue_size: int = 10, workers: int = 1,
                use_multiprocessing: bool = False) -> Union[np.ndarray, List[np.ndarray]]:
        """The outputs for each sample; arguments as for `fit`."""
        batch_size = self._validate_or_infer_batch_size(batch_size, steps, x)
        if is_generator_or_sequence(x):
            return self.predict_generator(x, steps=steps, verbose=verbose, callbacks=callbacks,
                                          max_queue_size=max_queue_size, workers=workers,
                                          use_multiprocessing=use_multiprocessing)
        if x is None and steps is None:
            raise ArgumentError.like(ValueError)(
                "If predicting from data tensors, you should specify the `steps` argument.")
        x, _, _ = self._standardize_user_data(x)
        if self.stateful and x[0].shape[0] > batch_size and x[0].shape[0] % batch_size != 0:
            self._refuse_incomplete_batches(x[0].shape[0], batch_size)
        self._make_predict_function()
        return training_arrays.predict_loop(self, self.predict_function, x + self._phase(0), batch_size=batch_size,
                                            verbose=verbose, steps=steps, callbacks=callbacks)

    # -- single batches

    @in_own_release
    def train_on_batch(self, x: Arrays, y: Arrays, sample_weight: Any = None,
                       class_weight: Optional[Dict[int, float]] = None, reset_metrics: bool = True) -> Any:
        """One step of training: the loss, or a list of the loss and the metrics.

        Parameters
        ----------
        x, y, sample_weight, class_weight
            As for `fit`.
        reset_metrics : bool
            Whether metrics forget the batch afterwards; if not, they go on averaging.
        """
        ins = sum(self._standardize_user_data(x, y, sample_weight=sample_weight, class_weight=class_weight), [])
        ins += self._phase(1)
        self._make_train_function()
        return self._after_batch(self.train_function(ins), reset_metrics)

    @in_own_release
    def test_on_batch(self, x: Arrays, y: Arrays, sample_weight: Any = None, reset_metrics: bool = True) -> Any:
        """The loss on one batch, or a list of the loss and the metrics; arguments as for `train_on_batch`."""
        ins = sum(self._standardize_user_data(x, y, sample_weight=sample_weight), []) + self._phase(0)
        self._make_test_function()
        return self._after_batch(self.test_function(ins), reset_metrics)

    def _after_batch(self, outs: List[Any], reset_metrics: bool) -> Any:
        if reset_metrics:
            self.reset_metrics()
        return single(outs)

    @in_own_release
    def predict_on_batch(self, x: Arrays) -> Union[np.ndarray, List[np.ndarray]]:
        """The outputs for one batch."""
        x, _, _ = self._standardize_user_data(x)
        self._make_predict_function()
        return single(self.predict_function(x + self._phase(0)))
