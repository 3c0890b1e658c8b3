"""The linear model."""
import warnings
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import objectives, optimizers
from keras1.callbacks import History
from keras1.engine import containers, loops
from keras1.engine.data import (
    check_equal_lengths,
    check_same_length,
    check_shape,
    ones,
    slice_X,
    standardize_weights,
    standardize_X,
    standardize_y,
    warn_of_nan,
)
from keras1.engine.generators import GeneratorTraining
from keras1.engine.model import Model, in_own_release
from keras1.engine.objective import ACCURACIES, weighted_objective
from keras1.engine.trainer import Assembly, Output, Trainer
from keras1.errors import ArgumentError, DataError
from keras1.history import versioned
from keras1.saving import classic_hdf5

Arrays = Union[np.ndarray, List[np.ndarray]]

class Sequential(GeneratorTraining, Model, containers.Sequential):
    """A linear stack of layers with a loss and an optimizer.

    Parameters
    ----------
    layers : sequence of Layer
        The first one needs an ``input_shape``; `add` puts more on top.

    Attributes
    ----------
    X_train, X_test, y_train, y_test : tensors
        Inputs and outputs of the graph per phase, made by ``compile``.
    y, weights : placeholders
        Targets and sample weights, made by ``compile``.

    Notes
    -----
    Source: ``keras.models.Sequential`` of 0.3.1 and 0.3.3.

    Examples
    --------
    >>> import numpy as np
    >>> from keras1.models import Sequential
    >>> from keras1.layers.core import Dense
    >>> model = Sequential([Dense(1, input_dim=3)])
    >>> model.compile("sgd", "mse")
    >>> model.output_shape
    (None, 1)
    """

    @versioned
    @in_own_release
    def compile(self, optimizer: Any, loss: Any, class_mode: str = "categorical") -> None:
        """Choose how to train: builds the graphs of both phases, draws included; nothing is compiled yet.

        Parameters
        ----------
        optimizer : str or Optimizer
        loss : str or callable
            Name of an objective, or a function of (y_true, y_pred).
        class_mode : {"categorical", "binary"}
            How accuracy and ``predict_classes`` read the output; from 0.3.3 on it follows from the output's
            shape, and passing it is deprecated.
        sample_weight_mode : {None, "temporal"}
            From 0.3.2: "temporal" for weights of shape (samples, time).
        **kwargs
            From 0.3.3: further arguments of ``theano.function``.

        Raises
        ------
        Exception
            On an unknown optimizer, loss or class mode.
        """
        self._compile(optimizer, loss, lambda: class_mode)

    @compile.since("0.3.2", reason="sample_weight_mode came")
    @in_own_release
    def _compile_0_3_2(self, optimizer: Any, loss: Any, class_mode: str = "categorical",
                       sample_weight_mode: Optional[str] = None) -> None:
        self.sample_weight_mode = sample_weight_mode
        self._compile(optimizer, loss, lambda: class_mode, sample_weight_mode)

    @compile.since("0.3.3", reason="class_mode follows from the output's shape; **kwargs go to K.function")
    @in_own_release
    def _compile_0_3_3(self, optimizer: Any, loss: Any, class_mode: Optional[str] = None,
                       sample_weight_mode: Optional[str] = None, **kwargs: Any) -> None:
        if class_mode is not None:
            warnings.warn('The "class_mode" argument is deprecated, please remove it from your code.', stacklevel=4)
        self.sample_weight_mode = sample_weight_mode
        self._compile(optimizer, loss, self._class_mode_of_output, sample_weight_mode, kwargs)

    def _class_mode_of_output(self) -> str:
        if self.output_shape[-1] != 1:
            return "categorical"
        if getattr(self.loss, "__name__", None) == "categorical_crossentropy":
            warnings.warn(
                "Your model output has shape %s (1-dimensional features), but you are using  the "
                "`categorical_crossentropy` loss. You almost certainly want to use `binary_crossentropy` instead."
                % (self.output_shape,), stacklevel=6)
        return "binary"

    def _compile(self, optimizer: Any, loss: Any, class_mode: Callable[[], str],
                 sample_weight_mode: Optional[str] = None, options: Optional[Dict[str, Any]] = None) -> None:
        """Capture the graphs in the original's order, for the order of the draws is visible."""
        self._check_layers()
        self.optimizer = optimizers.get(optimizer)
        self.loss = objectives.get(loss)
        scored = weighted_objective(self.loss)
        self.X_train, self.X_test = self.get_input(train=True), self.get_input(train=False)
        self.y_train, self.y_test = self.get_output(train=True), self.get_output(train=False)
        self.y = K.placeholder(ndim=K.ndim(self.y_train))
        self.weights = K.placeholder(ndim=2 if sample_weight_mode == "temporal" else 1)
        mask = self.layers[-1].get_output_mask()
        accuracy = self._accuracy(class_mode())
        output = Output(self.y_train, self.y_test, mask, scored, 1., self.y, self.weights)
        self.trainer = Trainer(self._assembly([output]), self.optimizer, accuracy, options)
        self.__dict__.update(self.trainer.functions)

    def _check_layers(self) -> None:
        if not self.layers:
            raise ArgumentError.like(IndexError)(
                "list index out of range", "the model has no layers: add() some before compile()")

    def _accuracy(self, class_mode: str) -> Callable:
        if class_mode not in ACCURACIES:
            raise ArgumentError.like(Exception)(
                "Invalid class mode:" + str(class_mode), "expected one of %s" % ", ".join(sorted(ACCURACIES)))
        self.class_mode = class_mode
        return ACCURACIES[class_mode]

    def _assembly(self, outputs: List[Output]) -> Assembly:
        return Assembly(loops.as_list(self.X_train), loops.as_list(self.X_test), outputs, self.trainable_weights,
                        self.regularizers, self.constraints, self.updates, self.state_updates)

    # -- training and testing on arrays

    @in_own_release
    def fit(self, X: Arrays, y: np.ndarray, batch_size: int = 128, nb_epoch: int = 100, verbose: int = 1,
            callbacks: Sequence[Any] = (), validation_split: float = 0., validation_data: Optional[Tuple] = None,
            shuffle: Any = True, show_accuracy: bool = False, class_weight: Optional[Dict[int, float]] = None,
            sample_weight: Optional[np.ndarray] = None) -> History:
        """Train for a number of epochs.

        Parameters
        ----------
        X : array or list of arrays, shape (samples, ...)
        y : array, shape (samples, ...)
            Of the output's shape; a vector is taken as (samples, 1).
        batch_size, nb_epoch : int
        verbose : {0, 1, 2}
            Print nothing, a progress bar, or a line per epoch.
        callbacks : list of Callback
        validation_split : float
            Share of the samples, taken from the end, to evaluate on after each epoch.
        validation_data : tuple, optional
            (X, y) or (X, y, sample_weight) to evaluate on; wins over ``validation_split``.
        shuffle : bool or "batch"
            Whether to shuffle the samples each epoch; "batch" shuffles whole batches, for HDF5 data.
        show_accuracy : bool
        class_weight : dict, optional
            Weight of each class in the training loss.
        sample_weight : array, optional
            Weight of each sample in the training loss; wins over ``class_weight``.

        Returns
        -------
        History

        Raises
        ------
        Exception
            If the numbers of samples differ.
        TypeError, ValueError
            If an array does not have the shape that the model declares.

        Warns
        -----
        RuntimeWarning
            If the data hold NaN.
        """
        check_same_length(X, y, sample_weight)
        X, y = standardize_X(X), standardize_y(y)
        val_f = self._tester(show_accuracy) if validation_data or validation_split else None
        val_ins = None
        if validation_data:
            val_ins = self._validation_arrays(validation_data)
        elif 0 < validation_split < 1:
            split_at = int(len(X[0]) * (1 - validation_split))
            rest = None if sample_weight is None else slice_X(sample_weight, split_at)
            val_ins = self._ins(slice_X(X, split_at), slice_X(y, split_at), rest)
            X, y = slice_X(X, 0, split_at), slice_X(y, 0, split_at)
            sample_weight = None if sample_weight is None else slice_X(sample_weight, 0, split_at)
        f = self._train_with_acc if show_accuracy else self._train
        ins = self._ins(X, y, sample_weight, class_weight)
        warn_of_nan(self._named_arrays(X, y))
        return self._fit(f, ins, out_labels=loops.labels(show_accuracy), batch_size=batch_size, nb_epoch=nb_epoch,
                         verbose=verbose, callbacks=callbacks, val_f=val_f, val_ins=val_ins, shuffle=shuffle,
                         metrics=list(loops.METRICS))

    @in_own_release
    def evaluate(self, X: Arrays, y: np.ndarray, batch_size: int = 128, show_accuracy: bool = False,
                 verbose: int = 1, sample_weight: Optional[np.ndarray] = None) -> Union[float, List[float]]:
        """The loss on some data, or [loss, accuracy]; arguments as for `fit`."""
        check_same_length(X, y, sample_weight)
        ins = self._ins(standardize_X(X), standardize_y(y), sample_weight)
        outs = self._test_loop(self._tester(show_accuracy), ins, batch_size, verbose)
        return outs if show_accuracy else outs[0]

    @in_own_release
    def train_on_batch(self, X: Arrays, y: np.ndarray, accuracy: bool = False,
                       class_weight: Optional[Dict[int, float]] = None,
                       sample_weight: Optional[np.ndarray] = None) -> List[np.ndarray]:
        """One step of training: returns [loss] or [loss, accuracy]; arguments as for `fit`."""
        check_same_length(X, y, sample_weight)
        ins = self._batch_ins(standardize_X(X), standardize_y(y), sample_weight, class_weight)
        return (self._train_with_acc if accuracy else self._train)(ins)

    @in_own_release
    def test_on_batch(self, X: Arrays, y: np.ndarray, accuracy: bool = False,
                      sample_weight: Optional[np.ndarray] = None) -> List[np.ndarray]:
        """[loss] or [loss, accuracy] on one batch; arguments as for `fit`."""
        check_same_length(X, y, sample_weight)
        return self._tester(accuracy)(self._batch_ins(standardize_X(X), standardize_y(y), sample_weight))

    def _tester(self, with_accuracy: bool) -> Callable:
        return self._test_with_acc if with_accuracy else self._test

    def _ins(self, X: List[Any], y: Any, sample_weight: Any = None, class_weight: Any = None) -> List[Any]:
        """Inputs, targets and weights as the functions take them, once they fit the model."""
        weights = self._weights_for(y, sample_weight, class_weight)
        self._check(X, y)
        return X + [y, weights]

    def _batch_ins(self, X: List[Any], y: Any, sample_weight: Any, class_weight: Any = None) -> List[Any]:
        """The same for one batch, whose weights nobody looks at."""
        if sample_weight is not None or class_weight is not None or self.__dict__.get("sample_weight_mode"):
            return self._ins(X, y, sample_weight, class_weight)
        self._check(X, y)
        return X + [y, ones(y.shape[0])]

    @versioned
    def _weights_for(self, y, sample_weight, class_weight):
        return standardize_weights(y, sample_weight=sample_weight, class_weight=class_weight)

    @_weights_for.since("0.3.2", reason="weights have a mode")
    def _weights_for_mode(self, y, sample_weight, class_weight):
        return standardize_weights(y, sample_weight=sample_weight, class_weight=class_weight,
                                   sample_weight_mode=self.sample_weight_mode)

    def _validation_arrays(self, data: Tuple) -> List[Any]:
        if len(data) not in (2, 3):
            raise DataError.like(Exception)(
                "Invalid format for validation data; provide a tuple (X_val, y_val) or (X_val, y_val, "
                "sample_weight). X_val may be a numpy array or a list of numpy arrays depending on your model "
                "input.")
        X, y, sample_weight = tuple(data) + (None,) * (3 - len(data))
        check_equal_lengths(X, y, sample_weight, "validation_data")
        return self._ins(standardize_X(X), standardize_y(y), sample_weight)

    # -- checks

    def _check(self, X: List[Any], *y: Any) -> None:
        """Raise unless inputs, and targets if they are given, fit the model."""
        if "trainer" not in self.__dict__:
            return  # not compiled: the caller meets the missing function next
        shapes = tuple([getattr(array, "shape", None) for array in [*X, *y]])
        if shapes not in self.trainer.fitting:
            self._check_inputs(X)
            for targets in y:
                self._check_targets(targets)
            self.trainer.fitting.add(shapes)

    def _check_inputs(self, X: List[Any]) -> None:
        inputs = self.trainer.assembly.test_inputs
        if len(X) != len(inputs):
            raise DataError.like(TypeError)(
                "%s takes %d input arrays, %d were given" % (type(self).__name__, len(inputs), len(X)),
                "a list stands for several inputs; rows of one input go into one array: np.array(X)")
        for number, (array, tensor) in enumerate(zip(X, inputs)):
            what = "X[%d]" % number if len(X) > 1 else "X"
            sure = len(inputs) == 1 and self.sure_of_shape and isinstance(self.input_shape, tuple)  # no shared branches
            expected = self.input_shape if sure else (None,) * K.ndim(tensor)
            check_shape(array, expected, what, lambda: "it is fed to the first layer, " + _described(self.layers[0]))

    def _check_targets(self, y: Any) -> None:
        sure = self.sure_of_shape and getattr(objectives, getattr(self.loss, "__name__", ""), None) is self.loss
        expected = self.output_shape if sure else (None,) * K.ndim(self.y)
        labels = expected[-1] not in (None, 1) and y.shape[-1] == 1
        advice = "; class labels become rows of %s by keras.utils.np_utils.to_categorical(y, %s)" % (
            (expected[-1],) * 2) if labels else ""
        check_shape(y, expected, "y", lambda: "the last layer is " + _described(self.layers[-1]) + advice)

    def _named_arrays(self, X: List[Any], y: Any) -> Dict[str, Any]:
        names = ["X"] if len(X) == 1 else ["X[%d]" % number for number in range(len(X))]
        return dict(zip(names, X), y=y)

    # -- predicting

    @in_own_release
    def predict(self, X: Arrays, batch_size: int = 128, verbose: int = 0) -> np.ndarray:
        """The output for each sample, as a float64 array.

        Parameters
        ----------
        X : array or list of arrays, shape (samples, ...)
        batch_size : int
        verbose : {0, 1}
            Whether to show a progress bar.
        """
        X = standardize_X(X)
        f = self._predict
        self._check(X)
        return self._predict_loop(f, X, batch_size, verbose)[0]

    def predict_proba(self, X: Arrays, batch_size: int = 128, verbose: int = 1) -> np.ndarray:
        """The output for each sample; warns if it holds no probabilities."""
        preds = self.predict(X, batch_size, verbose)
        if preds.min() < 0 or preds.max() > 1:
            warnings.warn("Network returning invalid probability values.", stacklevel=2)
        return preds

    def predict_classes(self, X: Arrays, batch_size: int = 128, verbose: int = 1) -> np.ndarray:
        """The class of each sample: the index of the largest output, or in binary mode 0 or 1 per output."""
        proba = self.predict(X, batch_size=batch_size, verbose=verbose)
        return proba.argmax(axis=-1) if self.class_mode == "categorical" else (proba > 0.5).astype("int32")

    @in_own_release
    def predict_on_batch(self, X: Arrays) -> List[np.ndarray]:
        """[output] for one batch."""
        X = standardize_X(X)
        f = self._predict
        self._check(X)
        return f(X)

    # -- files

    def save_weights(self, filepath: str, overwrite: bool = False) -> None:
        """Write all weights to an HDF5 file, whole or not at all.

        Parameters
        ----------
        filepath : str
        overwrite : bool
            Whether to replace an existing file without asking.
        """
        classic_hdf5.save_weights(self.layers, filepath, overwrite)

    def load_weights(self, filepath: str) -> None:
        """Set all weights to those of an HDF5 file."""
        classic_hdf5.load_weights(self.layers, filepath)


def _described(layer: Any) -> str:
    """A layer's class and shapes, as far as they can be told."""
    shapes = []
    for name in ("input_shape", "output_shape"):
        try:
            shapes.append("%s %s" % (name, getattr(layer, name)))
        except Exception:  # some layers of some releases cannot tell
            continue
    return type(layer).__name__ + (" with " + " and ".join(shapes) if shapes else "")
