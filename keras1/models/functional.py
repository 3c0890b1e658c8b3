"""The model of the functional API: a graph of layers with a loss and an optimizer."""
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import objectives, optimizers
from keras1.callbacks import History
from keras1.engine import loops
from keras1.engine.compiling import compilation
from keras1.engine.data import samples_in, slice_X, standardize_weights, warn_of_nan
from keras1.engine.graph_network import Network
from keras1.engine.model import in_own_release
from keras1.engine.named_data import (
    check_lengths,
    check_targets_suit_losses,
    standardize_class_weights,
    standardize_input_data,
    standardize_sample_weights,
)
from keras1.engine.nodes import error_class, single
from keras1.engine.summary import print_functional_summary
from keras1.errors import DataError, NotCompiledError
from keras1.history import versioned
from keras1.models.functional_generators import GeneratorMethods
from keras1.saving.functional_files import FileMethods

Arrays = Union[np.ndarray, List[np.ndarray], Dict[str, np.ndarray]]


class Container(FileMethods, Network):
    """A graph of layers that can be written to files and shown, but not trained; see `Network`.

    Source: ``keras.engine.topology.Container`` of 1.x.
    """

    def summary(self, line_length: int = 100, positions: Sequence[float] = (.33, .55, .67, 1.)) -> None:
        """Print a table of the layers: output shapes, numbers of parameters, and what each reads.

        Parameters
        ----------
        line_length : int
        positions : list of float
            Where the columns end, as shares of the line.
        """
        print_functional_summary(self, line_length, positions)


class Model(GeneratorMethods, Container):
    """A graph of layers, from inputs to outputs, that can be trained.

    Parameters
    ----------
    inputs : tensor or list of tensors
        Made by ``Input``; called ``input`` up to 1.2.
    outputs : tensor or list of tensors
        Made by layers, from the inputs; called ``output`` up to 1.2.
    name : str, optional

    Attributes
    ----------
    metrics_names : list of str
        What the training and testing functions return, by name; the first is ``loss``.

    Notes
    -----
    Source: ``keras.models.Model`` of 1.0.8 and 1.2.2.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     from keras1.layers import Dense, Input
    ...     x = Input(shape=(3,))
    ...     model = Model(input=x, output=Dense(1)(x))
    ...     model.compile("sgd", "mse")
    >>> model.output_shape, model.metrics_names
    ((None, 1), ['loss'])
    """

    #: What ``compile`` was given.
    metrics: Any = None

    @in_own_release
    def compile(self, optimizer: Any, loss: Any, metrics: Any = None, loss_weights: Any = None,
                sample_weight_mode: Any = None, **kwargs: Any) -> None:
        """Choose how to train: builds the loss and the metrics; functions are made when first needed.

        Parameters
        ----------
        optimizer : str or Optimizer
        loss : str, callable, or list or dict of them
            One for all outputs, or one for each.
        metrics : list or dict, optional
            Names or functions, for all outputs or for some by name.
        loss_weights : list or dict, optional
            Factor of each output's loss in the total.
        sample_weight_mode : {None, "temporal"}, or list or dict of them
            "temporal" for weights of shape (samples, time).
        **kwargs
            Further arguments of ``K.function``.

        Raises
        ------
        ValueError, TypeError
            If a list has not as many entries as there are outputs, or a dict has an unknown or missing one.
        """
        self.optimizer = optimizers.get(optimizer)
        self.loss, self.loss_weights, self.metrics = loss, loss_weights, metrics
        self.sample_weight_mode = sample_weight_mode
        made = compilation(self, loss, metrics, loss_weights, sample_weight_mode)
        self.loss_functions, self.targets = made.loss_functions, made.targets
        self.sample_weights, self.sample_weight_modes = made.sample_weights, made.sample_weight_modes
        self.total_loss = made.total_loss
        self.metrics_names, self.metrics_tensors = made.metrics_names, made.metrics_tensors
        self._function_kwargs = kwargs
        self.train_function = self.test_function = self.predict_function = None
        self._collected_trainable_weights = self._weights_at_compile()

    # -- functions, made when first needed

    @versioned
    def _weights_at_compile(self):
        return None

    @_weights_at_compile.since("1.1.0", reason="what is trainable is settled by compile, before by the first fit")
    def _collect_weights_at_compile(self):
        return _by_name(self.trainable_weights)

    def _trained_layers(self) -> List[Any]:
        """The layers whose weights training changes (1.0)."""
        return self.layers

    def _trained_weights(self) -> List[Any]:
        collected = self._collected_trainable_weights
        return _by_name(trainable_weights_of(self)) if collected is None else collected

    def _make_train_function(self) -> None:
        """Make ``train_function``: takes inputs, targets, weights and the phase, gives the loss and metrics."""
        self._check_compiled("train_function")
        if self.train_function is None:
            updates = self.optimizer.get_updates(self._trained_weights(), self.constraints, self.total_loss)
            self.train_function = self._function(self.updates + updates)

    def _make_test_function(self) -> None:
        """Make ``test_function``: as ``train_function``, but only states are updated."""
        self._check_compiled("test_function")
        if self.test_function is None:
            self.test_function = self._function(self.state_updates)

    def _function(self, updates: List[Any]) -> Any:
        return K.Function(self.inputs + self.targets + self.sample_weights + self._phase_inputs(),
                          [self.total_loss] + self.metrics_tensors, updates, **self._function_kwargs)

    def _make_predict_function(self) -> None:
        """Make ``predict_function``: takes inputs and the phase, gives the outputs."""
        if getattr(self, "predict_function", None) is None:
            self.predict_function = K.Function(self.inputs + self._phase_inputs(), self.outputs, self.state_updates,
                                               **getattr(self, "_function_kwargs", {}))

    def _phase_inputs(self) -> List[Any]:
        phase = K.learning_phase()
        return [phase] if self._feeds_phase() and not isinstance(phase, int) else []

    def _feeds_phase(self) -> bool:
        """Whether the functions take the learning phase: a layer says so, or it is in the graph."""
        if self.uses_learning_phase:
            return True
        total = getattr(self, "total_loss", None)
        if self._phase_found_in is not self.outputs or self._phase_found_for is not total:
            graphs = self.outputs + ([] if total is None else [total])
            self._phase_found = any(x is K.learning_phase() for x in K.inputs_of(graphs))
            self._phase_found_in, self._phase_found_for = self.outputs, total
        return self._phase_found

    _phase_found = False
    _phase_found_in = _phase_found_for = None

    def _phase(self, value: float) -> List[float]:
        """The value for the phase, if the functions take one."""
        return [value] if self._phase_inputs() else []

    def _check_compiled(self, attribute: str) -> None:
        if attribute not in self.__dict__:
            raise NotCompiledError.like(error_class(RuntimeError))("You must compile your model before using it.")

    # -- data

    def _standardize_user_data(self, x: Arrays, y: Arrays, sample_weight: Any = None, class_weight: Any = None,
                               check_batch_axis: bool = True, batch_size: Optional[int] = None) -> Tuple:
        """Inputs, targets and weights as lists of arrays, once they fit the model."""
        if "optimizer" not in self.__dict__:
            raise NotCompiledError.like(error_class(RuntimeError))(
                "You must compile a model before training/testing. Use `model.compile(optimizer, loss)`.")
        x = standardize_input_data(x, self.input_names, self.internal_input_shapes, check_batch_axis=False,
                                   exception_prefix="model input")
        y = standardize_input_data(y, self.output_names, self._target_shapes(), check_batch_axis=False,
                                   exception_prefix="model target")
        weights = [standardize_weights(*each) for each in zip(
            y, standardize_sample_weights(sample_weight, self.output_names),
            standardize_class_weights(class_weight, self.output_names), self.sample_weight_modes)]
        check_lengths(x, y, weights)
        check_targets_suit_losses(y, self.loss_functions, self.internal_output_shapes)
        if self.stateful and batch_size and samples_in(x[0]) % batch_size != 0:
            self._refuse_incomplete_batches(samples_in(x[0]))
        return x, y, weights

    def _target_shapes(self) -> List[Any]:
        """The shapes that targets must have; None where a user's loss decides."""
        shapes: List[Any] = []
        for shape, loss in zip(self.internal_output_shapes, self.loss_functions):
            name = getattr(loss, "__name__", "")
            sparse = name == "sparse_categorical_crossentropy"
            known = getattr(objectives, name, None) is not None
            shapes.append(tuple(shape[:-1]) + (1,) if sparse else shape if known else None)
        return shapes

    def _refuse_incomplete_batches(self, samples: int, batch_size: Optional[int] = None) -> None:
        raise DataError.like(error_class(ValueError))(
            "In a stateful network, you should only pass inputs with a number of samples that can be divided by the "
            "batch size. Found: %d samples%s" % (samples, "" if batch_size is None else
                                                 ". Batch size: %d." % batch_size))

    # -- training and testing on arrays

    @in_own_release
    def fit(self, x: Arrays, y: Arrays, batch_size: int = 32, nb_epoch: int = 10, verbose: int = 1,
            callbacks: Optional[Sequence[Any]] = None, validation_split: float = 0.,
            validation_data: Optional[Tuple] = None, shuffle: Any = True, class_weight: Any = None,
            sample_weight: Any = None, initial_epoch: int = 0) -> History:
        """Train for a number of epochs.

        Parameters
        ----------
        x, y : array, list of arrays, or dict of arrays by name, shape (samples, ...)
            Inputs and targets.
        batch_size, nb_epoch : int
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
            Weight of each sample in the training loss; wins over ``class_weight``.
        initial_epoch : int
            Number of the first epoch (from 1.2).

        Returns
        -------
        History

        Raises
        ------
        ValueError
            If an array does not have the shape that the model declares, or the numbers of samples differ.

        Warns
        -----
        RuntimeWarning
            If the data hold NaN.
        """
        x, y, weights = self._standardize_user_data(x, y, sample_weight, class_weight, False, batch_size)
        val_f = val_ins = None
        if validation_data:
            val_f, val_ins = self._tester(*self._standardize_user_data(
                *self._validation_parts(validation_data), batch_size=batch_size))
        elif 0. < validation_split < 1.:
            split_at = int(samples_in(x[0]) * (1. - validation_split))
            val_f, val_ins = self._tester(*(slice_X(part, split_at) for part in (x, y, weights)))
            x, y, weights = (slice_X(part, 0, split_at) for part in (x, y, weights))
        warn_of_nan(dict(zip(self.input_names + self.output_names, x + y)))
        self._make_train_function()
        self.validation_data = val_ins
        labels = numbered(self.metrics_names)
        return self._fit_loop(self.train_function, x + y + weights + self._phase(1.), labels, batch_size,
                              nb_epoch, verbose, callbacks, val_f, val_ins, shuffle,
                              labels + (["val_" + label for label in labels] if val_f else []), initial_epoch)

    def _fit_loop(self, f: Callable, ins: List[Any], out_labels: Optional[Sequence[str]] = None, batch_size: int = 32,
                  nb_epoch: int = 100, verbose: int = 1, callbacks: Optional[Sequence[Any]] = None,
                  val_f: Optional[Callable] = None, val_ins: Optional[List[Any]] = None, shuffle: Any = True,
                  callback_metrics: Optional[Sequence[str]] = None, initial_epoch: int = 0) -> History:
        """Train any function on arrays; users call it and its kin with functions of their own."""
        return loops.fit_loop(self, f, ins, out_labels or (), batch_size, nb_epoch, verbose, callbacks or (), val_f,
                              val_ins, shuffle, callback_metrics or (), initial_epoch)

    def _test_loop(self, f: Callable, ins: List[Any], batch_size: int = 32, verbose: int = 0) -> Any:
        """The value of any function, or its values, averaged over all samples."""
        return single(loops.test_loop(f, ins, batch_size, verbose))

    def _predict_loop(self, f: Callable, ins: List[Any], batch_size: int = 32, verbose: int = 0) -> Any:
        """What any function gives for all samples: an array or a list of them."""
        return single(loops.predict_loop(f, ins, batch_size, verbose))

    def _validation_parts(self, data: Tuple) -> Tuple:
        if len(data) not in (2, 3):
            raise self._bad_validation(data)
        return tuple(data) + (None,) * (3 - len(data))

    @versioned
    def _bad_validation(self, data):
        return DataError.like(RuntimeError)(
            "No active exception to reraise",
            "validation_data should be a tuple (x, y) or (x, y, sample_weight), it has %d items" % len(data))

    @_bad_validation.since("1.2.0", reason="the message tells what was expected")
    def _bad_validation_counted(self, data):
        return DataError.like(ValueError)(
            "When passing validation_data, it must contain 2 (x_val, y_val) or 3 (x_val, y_val, val_sample_weights) "
            "items, however it contains %d items" % len(data))

    def _tester(self, x: List[Any], y: List[Any], weights: List[Any]) -> Tuple:
        """The test function and what it is given."""
        self._make_test_function()
        return self.test_function, x + y + weights + self._phase(0.)

    @in_own_release
    def evaluate(self, x: Arrays, y: Arrays, batch_size: int = 32, verbose: int = 1,
                 sample_weight: Any = None) -> Union[float, List[float]]:
        """The loss on some data, or a list of the loss and the metrics; arguments as for `fit`."""
        f, ins = self._tester(*self._standardize_user_data(x, y, sample_weight, None, False, batch_size))
        return self._test_loop(f, ins, batch_size, verbose)

    @in_own_release
    def predict(self, x: Arrays, batch_size: int = 32, verbose: int = 0) -> Union[np.ndarray, List[np.ndarray]]:
        """The outputs for each sample.

        Parameters
        ----------
        x : array, list of arrays, or dict of arrays by name, shape (samples, ...)
        batch_size : int
        verbose : {0, 1}
            Whether to show a progress bar.
        """
        x = standardize_input_data(x, self.input_names, self.internal_input_shapes, check_batch_axis=False)
        if self.stateful and samples_in(x[0]) > batch_size and samples_in(x[0]) % batch_size != 0:
            self._refuse_incomplete_batches(samples_in(x[0]), batch_size)
        self._make_predict_function()
        return self._predict_loop(self.predict_function, x + self._phase(0.), batch_size, verbose)

    @in_own_release
    def train_on_batch(self, x: Arrays, y: Arrays, sample_weight: Any = None,
                       class_weight: Any = None) -> Union[Any, List[Any]]:
        """One step of training: the loss, or a list of the loss and the metrics; arguments as for `fit`."""
        x, y, weights = self._standardize_user_data(x, y, sample_weight, class_weight, True)
        self._make_train_function()
        return single(self.train_function(x + y + weights + self._phase(1.)))

    @in_own_release
    def test_on_batch(self, x: Arrays, y: Arrays, sample_weight: Any = None) -> Union[Any, List[Any]]:
        """The loss on one batch, or a list of the loss and the metrics; arguments as for `fit`."""
        f, ins = self._tester(*self._standardize_user_data(x, y, sample_weight, None, True))
        return single(f(ins))

    @in_own_release
    def predict_on_batch(self, x: Arrays) -> Union[np.ndarray, List[np.ndarray]]:
        """The outputs for one batch."""
        x = standardize_input_data(x, self.input_names, self.internal_input_shapes)
        self._make_predict_function()
        return single(self.predict_function(x + self._phase(0.)))


def trainable_weights_of(layer: Any) -> List[Any]:
    """The weights that training changes: those of all trainable layers, at any depth, without repetitions.

    Source: ``keras.engine.training.collect_trainable_weights`` of 1.0.
    """
    if not getattr(layer, "trainable", True):
        return []
    if not isinstance(layer, Model):
        return layer.trainable_weights
    return list(dict.fromkeys(weight for part in layer._trained_layers() for weight in trainable_weights_of(part)))


def _by_name(weights: Sequence[Any]) -> List[Any]:
    """Weights sorted by name as text, so ``dense_10`` comes before ``dense_9``."""
    return sorted(weights, key=lambda weight: weight.name or weight.auto_name)


def numbered(labels: Sequence[str]) -> List[str]:
    """Labels with those that occur several times numbered.

    Examples
    --------
    >>> numbered(["loss", "acc", "acc"])
    ['loss', 'acc_1', 'acc_2']
    """
    labels = list(labels)
    return [label if labels.count(label) == 1 else "%s_%d" % (label, labels[:place].count(label) + 1)
            for place, label in enumerate(labels)]
