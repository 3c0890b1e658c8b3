"""The model of any connections: several inputs, several outputs, a loss for each output."""
import functools
import warnings
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import objectives, optimizers
from keras1.callbacks import History
from keras1.engine import loops
from keras1.engine.data import check_shape, slice_X, standardize_weights, standardize_y, warn_of_nan
from keras1.engine.generators import average_over_generator, train_on_generator
from keras1.engine.model import Model, in_own_release
from keras1.engine.objective import ACCURACIES, weighted_objective
from keras1.engine.trainer import Assembly, Output, Trainer
from keras1.errors import ArgumentError, DataError, WiringError
from keras1.history import versioned
from keras1.layers import containers
from keras1.saving import classic_hdf5

Arrays = Dict[str, np.ndarray]


class Graph(Model, containers.Graph):
    """Layers connected by name, with a loss for each output.

    Data are dicts of arrays by the names of inputs and outputs.

    Notes
    -----
    Source: ``keras.models.Graph`` of 0.3.1 and 0.3.3.

    Examples
    --------
    >>> from keras1.layers.core import Dense
    >>> from keras1.models import Graph
    >>> graph = Graph()
    >>> graph.add_input("x", input_shape=(3,))
    >>> graph.add_node(Dense(2), "dense", input="x", create_output=True)
    >>> graph.compile("sgd", {"dense": "mse"})
    >>> graph.output_shape
    (None, 2)
    """

    @versioned
    @in_own_release
    def compile(self, optimizer: Any, loss: Dict[str, Any]) -> None:
        """Choose how to train: builds the graphs of both phases, draws included; nothing is compiled yet.

        Parameters
        ----------
        optimizer : str or Optimizer
        loss : dict
            An objective, or its name, for each output.
        sample_weight_modes : dict
            From 0.3.2: "temporal" for outputs with weights of shape (samples, time).
        loss_weights : dict
            From 0.3.3: a factor for the loss of an output.
        **kwargs
            From 0.3.3: further arguments of ``theano.function``.

        Raises
        ------
        Exception
            On an unknown optimizer or loss.
        """
        self._compile(optimizer, loss)

    @compile.since("0.3.2", reason="sample_weight_modes came")
    @in_own_release
    def _compile_0_3_2(self, optimizer: Any, loss: Dict[str, Any],
                       sample_weight_modes: Optional[Dict[str, str]] = None) -> None:
        self._compile(optimizer, loss, sample_weight_modes)

    @compile.since("0.3.3", reason="loss_weights and accuracy came; **kwargs go to K.function")
    @in_own_release
    def _compile_0_3_3(self, optimizer: Any, loss: Dict[str, Any],
                       sample_weight_modes: Optional[Dict[str, str]] = None,
                       loss_weights: Optional[Dict[str, float]] = None, **kwargs: Any) -> None:
        self.loss_weights = loss_weights or {}
        self._compile(optimizer, loss, sample_weight_modes, self._accuracy, kwargs)

    def _compile(self, optimizer: Any, loss: Dict[str, Any], modes: Optional[Dict[str, str]] = None,
                 accuracy: Callable = lambda loss: None, options: Optional[Dict[str, Any]] = None) -> None:
        _check_dict("loss", loss)
        _check_dict("sample_weight_modes", {} if modes is None else modes)
        self.sample_weight_modes = modes or {}
        outputs = [self._output(name, loss) for name in self.output_order]
        if not outputs:
            raise WiringError.like(AttributeError)(
                "'float' object has no attribute 'type'", "the graph has no output: add_output(name, input=...)")
        self.optimizer = optimizers.get(optimizer)
        self.loss = loss
        inputs = [self.inputs[name].input for name in self.input_order]
        assembly = Assembly(inputs, inputs, outputs, self.trainable_weights, self.regularizers, self.constraints,
                            self.updates, self.state_updates)
        self.trainer = Trainer(assembly, self.optimizer, accuracy(loss), options)
        self.__dict__.update(self.trainer.functions)

    def _output(self, name: str, loss: Dict[str, Any]) -> Output:
        if name not in loss:
            raise ArgumentError.like(KeyError)(name, "output '%s' has no loss; the losses are for: %s" % (
                name, ", ".join(map(str, loss))))
        layer = self.outputs[name]
        train, test = layer.get_output(True), layer.get_output(False)
        mask = layer.get_output_mask()
        weight_ndim = 2 if self.sample_weight_modes.get(name) == "temporal" else 1
        scored = weighted_objective(objectives.get(loss[name]))
        factor = self.__dict__.get("loss_weights", {}).get(name, 1.)
        return Output(train, test, mask, scored, factor, K.placeholder(ndim=K.ndim(train)),
                      K.placeholder(ndim=weight_ndim))

    def _accuracy(self, loss: Dict[str, Any]) -> Optional[Callable]:
        """How to read the only output; with several, accuracy makes no sense."""
        self.class_mode = None
        if len(self.output_order) == 1:
            name = self.output_order[0]
            self.class_mode = "binary" if self.outputs[name].output_shape[-1] == 1 else "categorical"
            if self.class_mode == "binary" and objectives.get(loss[name]) is objectives.categorical_crossentropy:
                warnings.warn(
                    "Your model output has shape %s (1-dimensional features), but you are using  the "
                    "`categorical_crossentropy` loss. You almost certainly want to use `binary_crossentropy` "
                    "instead." % (self.output_shape,), stacklevel=5)
        return ACCURACIES.get(self.class_mode)

    # -- data

    def _arrays(self, data: Arrays, names: Sequence[str], what: str) -> List[Any]:
        if isinstance(data, (np.ndarray, list, tuple)):
            raise DataError.like(IndexError if isinstance(data, np.ndarray) else TypeError)(
                "a Graph takes its arrays in a dict, by name", "the names are: %s" % ", ".join(
                    self.input_order + self.output_order))
        for name in names:
            if name not in data:
                raise DataError.like(KeyError)(
                    name, "the data have no array for %s '%s'; they have: %s" % (what, name, ", ".join(data)))
        return [data[name] for name in names]

    def _inputs_of(self, data: Arrays) -> List[Any]:
        arrays = self._arrays(data, self.input_order, "input")
        for name, array in zip(self.input_order, arrays):
            check_shape(array, (None,) * K.ndim(self.inputs[name].input), "input '%s'" % name)
        return arrays

    def _targets_of(self, data: Arrays) -> List[Any]:
        return [standardize_y(y) for y in self._arrays(data, self.output_order, "output")]

    def _ins(self, data: Arrays, sample_weight: Optional[Arrays] = None,
             class_weight: Optional[Dict[str, Dict]] = None) -> List[Any]:
        """Inputs, targets and weights as the functions take them."""
        X, y = self._inputs_of(data), self._targets_of(data)
        weights = [self._weight_for(name, target, (sample_weight or {}).get(name), (class_weight or {}).get(name))
                   for name, target in zip(self.output_order, y)]
        if len({len(a) for a in X + y + weights}) != 1:
            raise DataError.like(Exception)(
                "All input arrays and target arrays must have the same number of samples.",
                "they have: %s" % ", ".join("%s %d" % (name, len(data[name]))
                                            for name in self.input_order + self.output_order))
        return X + y + weights

    @versioned
    def _weight_for(self, name, y, sample_weight, class_weight):
        return standardize_weights(y, sample_weight=sample_weight, class_weight=class_weight)

    @_weight_for.since("0.3.2", reason="weights have a mode")
    def _weight_for_mode(self, name, y, sample_weight, class_weight):
        return standardize_weights(y, sample_weight=sample_weight, class_weight=class_weight,
                                   sample_weight_mode=self.sample_weight_modes.get(name))

    def _check_accuracy(self, wanted: bool, argument: str = "show_accuracy") -> None:
        if wanted and len(self.output_order) != 1:
            raise ArgumentError.like(Exception)(
                'In a Graph model, "%s" can only be used if your Graph has exactly one output. Otherwise accuracy '
                "is ill-defined." % argument)

    # -- training and testing on arrays

    @versioned
    def fit(self, data: Arrays, batch_size: int = 128, nb_epoch: int = 100, verbose: int = 1,
            callbacks: Sequence[Any] = (), validation_split: float = 0., validation_data: Optional[Arrays] = None,
            shuffle: Any = True, class_weight: Optional[Dict] = None,
            sample_weight: Optional[Arrays] = None) -> History:
        """Train for a number of epochs.

        Parameters
        ----------
        data : dict
            An array for each input and each output.
        batch_size, nb_epoch, verbose, callbacks, validation_split, shuffle
            See `Sequential.fit`.
        validation_data : dict, optional
            As ``data``; wins over ``validation_split``.
        show_accuracy : bool
            From 0.3.3, with one output.
        class_weight : dict
            Ignored here, as it was; ``train_on_batch`` takes it.
        sample_weight : dict, optional
            Arrays of weights by output.

        Returns
        -------
        History

        Raises
        ------
        Exception
            If the numbers of samples differ.
        KeyError
            If an array is missing.
        """
        return self._fit_data(data, batch_size, nb_epoch, verbose, callbacks, validation_split, validation_data,
                              shuffle, False, sample_weight)

    @fit.since("0.3.3", reason="show_accuracy came")
    def _fit_0_3_3(self, data: Arrays, batch_size: int = 128, nb_epoch: int = 100, verbose: int = 1,
                   callbacks: Sequence[Any] = (), validation_split: float = 0.,
                   validation_data: Optional[Arrays] = None, shuffle: Any = True, show_accuracy: bool = False,
                   class_weight: Optional[Dict] = None, sample_weight: Optional[Arrays] = None) -> History:
        return self._fit_data(data, batch_size, nb_epoch, verbose, callbacks, validation_split, validation_data,
                              shuffle, show_accuracy, sample_weight)

    @in_own_release
    def _fit_data(self, data, batch_size, nb_epoch, verbose, callbacks, validation_split, validation_data, shuffle,
                  show_accuracy, sample_weight) -> History:
        self._check_accuracy(show_accuracy)
        ins, val_ins = self._ins(data, sample_weight), None
        warn_of_nan(data)
        if validation_data:
            val_ins = self._ins(validation_data)
        elif 0 < validation_split < 1:
            split_at = int(len(ins[0]) * (1 - validation_split))
            ins, val_ins = slice_X(ins, 0, split_at), slice_X(ins, split_at)
        labels = loops.labels(show_accuracy)
        return self._fit(self._train_with_acc if show_accuracy else self._train, ins, out_labels=labels,
                         batch_size=batch_size, nb_epoch=nb_epoch, verbose=verbose, callbacks=callbacks,
                         val_f=self._test if val_ins else None, val_ins=val_ins, shuffle=shuffle,
                         metrics=labels + ["val_" + label for label in labels])

    @versioned
    def evaluate(self, data: Arrays, batch_size: int = 128, verbose: int = 0,
                 sample_weight: Optional[Arrays] = None) -> float:
        """The loss on some data, or from 0.3.3 with ``show_accuracy`` [loss, accuracy]; see `fit`."""
        return self._evaluate(data, batch_size, False, verbose, sample_weight)

    @evaluate.since("0.3.3", reason="show_accuracy came")
    def _evaluate_0_3_3(self, data: Arrays, batch_size: int = 128, show_accuracy: bool = False, verbose: int = 0,
                        sample_weight: Optional[Arrays] = None) -> Union[float, List[float]]:
        return self._evaluate(data, batch_size, show_accuracy, verbose, sample_weight)

    @in_own_release
    def _evaluate(self, data, batch_size, show_accuracy, verbose, sample_weight):
        ins = self._ins(data, sample_weight)
        self._check_accuracy(show_accuracy)
        f = self._test_with_acc if show_accuracy else self._test
        outs = self._test_loop(f, ins, batch_size, verbose)
        return outs if show_accuracy else outs[0]

    @versioned
    def train_on_batch(self, data: Arrays, class_weight: Optional[Dict] = None,
                       sample_weight: Optional[Arrays] = None) -> List[np.ndarray]:
        """One step of training: [loss], or from 0.3.3 with ``accuracy`` [loss, accuracy]; see `fit`."""
        return self._on_batch(data, False, class_weight, sample_weight, True)

    @train_on_batch.since("0.3.3", reason="accuracy came")
    def _train_on_batch_0_3_3(self, data: Arrays, accuracy: bool = False, class_weight: Optional[Dict] = None,
                              sample_weight: Optional[Arrays] = None) -> List[np.ndarray]:
        return self._on_batch(data, accuracy, class_weight, sample_weight, True)

    @versioned
    def test_on_batch(self, data: Arrays, sample_weight: Optional[Arrays] = None) -> List[np.ndarray]:
        """[loss], or from 0.3.3 with ``accuracy`` [loss, accuracy], on one batch; see `fit`."""
        return self._on_batch(data, False, None, sample_weight, False)

    @test_on_batch.since("0.3.3", reason="accuracy came")
    def _test_on_batch_0_3_3(self, data: Arrays, accuracy: bool = False,
                             sample_weight: Optional[Arrays] = None) -> List[np.ndarray]:
        return self._on_batch(data, accuracy, None, sample_weight, False)

    @in_own_release
    def _on_batch(self, data, accuracy, class_weight, sample_weight, train):
        ins = self._ins(data, sample_weight, class_weight)
        self._check_accuracy(accuracy, "accuracy")
        name = ("_train" if train else "_test") + ("_with_acc" if accuracy else "")
        return getattr(self, name)(ins)

    # -- predicting

    @in_own_release
    def predict(self, data: Arrays, batch_size: int = 128, verbose: int = 0) -> Arrays:
        """The outputs for each sample, as float64 arrays by name.

        Parameters
        ----------
        data : dict
            An array for each input.
        """
        ins = self._checked_inputs(data)
        return dict(zip(self.output_order, self._predict_loop(self._predict, ins, batch_size, verbose)))

    @in_own_release
    def predict_on_batch(self, data: Arrays) -> Arrays:
        """The outputs for one batch, by name."""
        return dict(zip(self.output_order, self._predict(self._checked_inputs(data))))

    def _checked_inputs(self, data: Arrays) -> List[Any]:
        ins = self._inputs_of(data)
        if len({len(array) for array in ins}) != 1:
            raise DataError.like(Exception)(
                "All input arrays and target arrays must have the same number of samples.")
        return ins

    # -- training and testing on generators

    @versioned
    @in_own_release
    def fit_generator(self, generator: Iterator, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                      callbacks: Sequence[Any] = (), validation_data: Optional[Any] = None,
                      class_weight: Optional[Dict] = None, nb_worker: int = 1) -> History:
        """Train on batches that a generator makes, in threads beside the training.

        Parameters
        ----------
        generator : iterator
            Yields dicts as for `fit`, or (data, sample_weight), for ever.
        samples_per_epoch, nb_epoch, verbose, callbacks, nb_worker
            See `Sequential.fit_generator`.
        show_accuracy : bool
            From 0.3.3, with one output.
        validation_data : dict, tuple or iterator
            Data to evaluate on after each epoch; a generator of such from 0.3.3.
        nb_val_samples, nb_val_worker : int
            From 0.3.3: for a generator, how many samples make a validation, and how many threads.
        class_weight : dict, optional
            Weight of each class, by output; from 0.3.2 on ignored, as it was.
        """
        if hasattr(validation_data, "__next__"):
            raise ArgumentError.like(NotImplementedError)(
                "", "validation_data is a generator, which 0.3.3 was the first to take; pass a dict of arrays")
        return self._fit_generator(generator, samples_per_epoch, nb_epoch, verbose, False, callbacks,
                                   self._validation(validation_data, None, False, 1), class_weight, nb_worker)

    @fit_generator.since("0.3.3", reason="validation_data may be a generator; show_accuracy came")
    @in_own_release
    def _fit_generator_0_3_3(self, generator: Iterator, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                             show_accuracy: bool = False, callbacks: Sequence[Any] = (),
                             validation_data: Optional[Any] = None, nb_val_samples: Optional[int] = None,
                             class_weight: Optional[Dict] = None, nb_worker: int = 1,
                             nb_val_worker: Optional[int] = None) -> History:
        self._check_accuracy(show_accuracy)
        validate = self._validation(validation_data, nb_val_samples, show_accuracy, nb_val_worker or nb_worker)
        return self._fit_generator(generator, samples_per_epoch, nb_epoch, verbose, show_accuracy, callbacks,
                                   validate, class_weight, nb_worker)

    def _validation(self, data, nb_val_samples, show_accuracy, nb_worker) -> Optional[Callable]:
        """A function that gives what to log at the end of an epoch, or None."""
        self.validation_data = None
        if not data:
            return None
        accuracy = {"show_accuracy": True} if show_accuracy else {}
        if hasattr(data, "__next__") or hasattr(data, "next"):
            if not nb_val_samples:
                raise ArgumentError.like(Exception)(
                    "When using a generator for validation data, you must specify a value for \"nb_val_samples\".")
            return functools.partial(self.evaluate_generator, data, nb_val_samples, verbose=0, nb_worker=nb_worker,
                                     **accuracy)
        arrays, sample_weight = self._check_generator_output(data)
        self.validation_data = self._ins(arrays, sample_weight)
        return functools.partial(self.evaluate, arrays, sample_weight=sample_weight, verbose=0, **accuracy)

    def _fit_generator(self, generator, samples_per_epoch, nb_epoch, verbose, show_accuracy, callbacks, validate,
                       class_weight, nb_worker) -> History:
        accuracy = {"accuracy": True} if show_accuracy else {}
        labels = loops.labels(show_accuracy)

        def unpack(made, stop):
            data, sample_weight = self._check_generator_output(made, stop)
            return _count(data), functools.partial(self.train_on_batch, data, sample_weight=sample_weight,
                                                   class_weight=class_weight, **accuracy)

        return train_on_generator(self, generator, unpack, samples_per_epoch, nb_epoch, verbose, callbacks, labels,
                                  labels + ["val_" + label for label in labels], validate, nb_worker)

    @in_own_release
    def evaluate_generator(self, generator: Iterator, nb_val_samples: int, show_accuracy: bool = False,
                           verbose: int = 1, **kwargs: Any) -> Union[float, List[float]]:
        """The loss, or [loss, accuracy], on batches that a generator makes; see `Sequential.evaluate_generator`."""
        self._check_accuracy(show_accuracy)
        accuracy = {"show_accuracy": True} if show_accuracy else {}

        def unpack(made, stop):
            data, sample_weight = self._check_generator_output(made, stop)
            return _count(data), functools.partial(self.evaluate, data, batch_size=_count(data),
                                                   sample_weight=sample_weight, verbose=verbose, **accuracy)

        return average_over_generator(generator, unpack, nb_val_samples, **kwargs)

    def _check_generator_output(self, generator_output: Any, stop: Any = None) -> Tuple[Arrays, Arrays]:
        """(data, sample_weight) of what a generator made; on an error ``stop`` is set."""
        try:
            return self._parts(generator_output)
        except Exception:
            if stop is not None:
                stop.set()
            raise

    def _parts(self, made: Any) -> Tuple[Arrays, Arrays]:
        if type(made) in (list, tuple):
            if len(made) != 2:
                raise DataError.like(Exception)(
                    "The generator output tuple must have 2 dictionary elements: (data, sample_weight).",
                    "it has %d" % len(made))
            data, sample_weight = made
        elif type(made) is dict:
            data, sample_weight = made, {}
        else:
            raise DataError.like(Exception)(
                "The generator output must be a data dictionary or a tuple (data, sample_weight).",
                "it is a %s" % type(made).__name__)
        if type(data) is not dict or type(sample_weight) is not dict:
            raise DataError.like(AssertionError)("", "data and sample_weight must be dicts of arrays by name")
        if len({len(array) for array in list(data.values()) + list(sample_weight.values())}) != 1:
            raise DataError.like(Exception)(
                "All input arrays and target arrays must have the same number of samples.")
        return data, self._generator_weights(data, sample_weight)

    @versioned
    def _generator_weights(self, data, sample_weight):
        return sample_weight

    @_generator_weights.since("0.3.2", bug=True, reason="all samples are given weights, which outdo class_weight")
    def _all_generator_weights(self, data, sample_weight):
        return {name: self._weight_for(name, standardize_y(data[name]), sample_weight.get(name), None)
                for name in self.output_order}

    # -- files

    def save_weights(self, filepath: str, overwrite: bool = False) -> None:
        """Write all weights to an HDF5 file, whole or not at all; see `Sequential.save_weights`."""
        classic_hdf5.save_graph_weights(self.get_weights(), filepath, overwrite)

    def load_weights(self, filepath: str) -> None:
        """Set all weights to those of an HDF5 file."""
        self.set_weights(classic_hdf5.load_graph_weights(filepath))


def _check_dict(argument: str, value: Any) -> None:
    if type(value) is not dict:
        raise ArgumentError.like(AssertionError)(
            'The "%s" argument should be a dictionary.' % argument, "it is %r" % (value,))


def _count(data: Arrays) -> int:
    """The number of samples."""
    return len(next(iter(data.values())))
