"""Users' data on their way into a model of 2.x, which may learn its inputs from them."""
from typing import Any, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.engine import user_data
from keras1.engine.inputs import Input
from keras1.engine.named_data import standardize_class_weights, standardize_sample_weights
from keras1.engine.nodes import single, to_list
from keras1.errors import ArgumentError, DataError, NotCompiledError

Arrays = Union[None, np.ndarray, List[np.ndarray], Dict[str, np.ndarray]]


class UserData:
    """Bringing data into the order and the shapes that the model's functions take."""

    def _standardize_user_data(self, x: Arrays, y: Arrays = None, sample_weight: Any = None, class_weight: Any = None,
                               check_array_lengths: bool = True, batch_size: Optional[int] = None) -> Tuple:
        """Inputs, targets and weights as lists of arrays, once they fit the model.

        A model that was not built takes its inputs from the first data that it sees, and is compiled then.
        """
        seen = []
        if not self.built:
            seen += _arrays_of(x, "inputs", "x")
            if not self.inputs:
                self._set_inputs(x)
        if y is not None:
            if not self.optimizer:
                raise NotCompiledError.like(RuntimeError)(
                    "You must compile a model before training/testing. Use `model.compile(optimizer, loss)`.")
            if not self._is_compiled:
                y = self._compile_for(x, y, seen)
        if any(K.is_tensor(value) for value in seen):
            return [], [], []
        x = user_data.standardize_input_data(
            x, self._feed_input_names, self._feed_input_shapes if self._is_graph_network else None,
            check_batch_axis=False, exception_prefix="input")
        y, weights = ([], []) if y is None else self._targets_and_weights(y, sample_weight, class_weight)
        if y and check_array_lengths:
            user_data.check_array_length_consistency(x, y, weights)
        if y and self._is_graph_network:
            user_data.check_loss_and_target_compatibility(y, self._feed_loss_fns, self._target_shapes())
        if self.stateful and batch_size and x[0].shape[0] % batch_size != 0:
            self._refuse_incomplete_batches(x[0].shape[0])
        return x, y, weights

    def _targets_and_weights(self, y: Arrays, sample_weight: Any, class_weight: Any) -> Tuple[List, List]:
        names, graph = self._feed_output_names, self._is_graph_network
        y = user_data.standardize_input_data(y, names, self._target_shapes() if graph else None,
                                             check_batch_axis=False, exception_prefix="target")
        modes = self._feed_sample_weight_modes if graph else [None] * len(self.outputs)
        weights = [user_data.standardize_weights(*each) for each in zip(
            y, standardize_sample_weights(sample_weight, names), standardize_class_weights(class_weight, names), modes)]
        return y, weights

    def _target_shapes(self) -> List[Any]:
        return [user_data.target_shape(shape, loss)
                for shape, loss in zip(self._feed_output_shapes, self._feed_loss_fns)]

    def _refuse_incomplete_batches(self, samples: int, batch_size: Optional[int] = None) -> None:
        raise DataError.like(ValueError)(
            "In a stateful network, you should only pass inputs with a number of samples that can be divided by the "
            "batch size. Found: %d samples%s" % (samples, "" if batch_size is None else
                                                 ". Batch size: %d." % batch_size))

    # -- models that learn from data what they are

    def _set_inputs(self, inputs: Any, outputs: Any = None, training: Any = None) -> None:
        """Make the inputs that some data, or tensors, stand for, and call the model on them."""
        if self.inputs:
            raise ArgumentError.like(ValueError)("Model inputs are already set.")
        given = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
        self.input_names = ["input_%d" % (number + 1) for number in range(len(given))]
        self.inputs = [_input_for(value, name) for value, name in zip(given, self.input_names)]
        fed = [(name, x) for name, x in zip(self.input_names, self.inputs) if K.is_placeholder(x)]
        self._feed_inputs, self._feed_input_names = [x for _, x in fed], [name for name, _ in fed]
        self._feed_input_shapes = [K.int_shape(x) for x in self._feed_inputs]
        if outputs is None:
            takes_phase = {"training": training} if self._expects_training_arg else {}
            outputs = self.call(single(self.inputs), **takes_phase)
        self.outputs = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
        self.output_names = ["output_%d" % (number + 1) for number in range(len(self.outputs))]
        self.built = True

    def _compile_for(self, x: Any, y: Any, seen: List[Any]) -> List[Any]:
        """Compile as was chosen before the model knew its outputs; tensors among the targets become its targets."""
        seen += _arrays_of(y, "targets", "y")
        symbolic = [K.is_tensor(value) for value in seen]
        if any(symbolic) and not all(symbolic):
            raise DataError.like(ValueError)(
                "Do not pass inputs that mix Numpy arrays and symbolic tensors. You passed: x=%s; y=%s" % (x, y))
        y = list(y) if isinstance(y, tuple) else to_list(y)
        self.compile(optimizer=self.optimizer, loss=self.loss, metrics=self._compile_metrics,
                     weighted_metrics=self._compile_weighted_metrics, loss_weights=self.loss_weights,
                     target_tensors=[value for value in y if K.is_tensor(value)] or None)
        return y


def _input_for(value: Any, name: str) -> Any:
    """The input that an array stands for, its batch size left open; a tensor as it is."""
    if K.is_tensor(value):
        return value
    array = user_data.standardize_single_array(np.asarray(value)) if isinstance(value, list) else value
    return Input(batch_shape=(None,) + array.shape[1:], name=name)


def _arrays_of(data: Any, what: str, called: str) -> List[Any]:
    """The arrays or tensors in data for a model that does not know its ends yet."""
    if isinstance(data, dict):
        raise DataError.like(ValueError)("Please do not pass a dictionary as model %s." % what)
    values = list(data) if isinstance(data, (list, tuple)) else [data]
    if not all(isinstance(value, np.ndarray) or K.is_tensor(value) for value in values):
        raise DataError.like(ValueError)(
            "Please provide as model %s either a single array or a list of arrays. You passed: %s=%s"
            % (what, called, data))
    return values
