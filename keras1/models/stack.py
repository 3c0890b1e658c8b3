"""The linear model of 1.x: a stack of layers, trained as the functional model that it stands for."""
import copy
import warnings
from typing import Any, Dict, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.nodes import Node, error_class, shape_of
from keras1.engine.walk import get_source_inputs
from keras1.errors import ArgumentError, NotCompiledError, WiringError
from keras1.history import being, versioned
from keras1.models.functional import Model
from keras1.saving.functional_config import layer_from_config

_USE_METRICS = ('The "%s" argument is deprecated, instead you should pass the "accuracy" metric to the model at '
                'compile time:\n`model.compile(optimizer, loss, metrics=["accuracy"])`')

#: Keywords of 0.x that are still taken, with a warning.
_OLD_KEYWORDS = {
    "show_accuracy": _USE_METRICS % "show_accuracy",
    "accuracy": _USE_METRICS % "accuracy",
    "nb_worker": 'The "nb_worker" argument is deprecated, please remove it from your code.',
    "nb_val_worker": 'The "nb_val_worker" argument is deprecated, please remove it from your code.',
    "verbose": 'The "verbose" argument is deprecated.',
}

#: What a stack shows of the model that it stands for.
_MIRRORED = ("supports_masking", "_output_mask_cache", "_output_tensor_cache", "_output_shape_cache", "input_layers",
             "input_layers_node_indices", "input_layers_tensor_indices", "output_layers",
             "output_layers_node_indices", "output_layers_tensor_indices", "nodes_by_depth", "container_nodes",
             "output_names", "input_names", "internal_input_shapes", "internal_output_shapes", "_walk")

_COMPILED = ("optimizer", "loss", "loss_weights", "metrics", "metrics_tensors", "metrics_names", "sample_weight_mode")


class Sequential(Model):
    """A linear stack of layers.

    Parameters
    ----------
    layers : sequence of Layer, optional
        The first one needs an ``input_shape``; `add` puts more on top.
    name : str, optional

    Attributes
    ----------
    model : Model
        The functional model that the stack stands for; made when it is first needed.
    flattened_layers : list of Layer
        The layers, and those that a ``Merge`` at the bottom reads.

    Notes
    -----
    Source: ``keras.models.Sequential`` of 1.0.8 and 1.2.2.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     from keras1.layers import Dense
    ...     from keras1.models import Sequential
    ...     model = Sequential([Dense(1, input_dim=3)])
    >>> model.output_shape
    (None, 1)
    """

    def __init__(self, layers: Optional[Sequence[Layer]] = None, name: Optional[str] = None):
        self.layers: List[Layer] = []
        self.model: Optional[Model] = None
        self.inputs: List[Any] = []
        self.outputs: List[Any] = []
        self._trainable = True
        self._flattened_layers: Optional[List[Layer]] = None
        self._name = name or "sequential_%d" % K.get_uid("sequential_")
        for layer in layers or ():
            self.add(layer)

    # -- the stack

    def add(self, layer: Layer) -> None:
        """Put a layer on top of the stack and call it on the output so far.

        Parameters
        ----------
        layer : Layer
            The first one needs an ``input_shape``.

        Raises
        ------
        TypeError
            If it is no layer, or has several outputs.
        ValueError
            If it is the first one and has no ``input_shape``, or is connected elsewhere.
        """
        if not isinstance(layer, Layer):
            raise self._no_layer(layer)
        with being(self.release):
            if self.outputs:
                self._add_on_top(layer)
            else:
                self._begin_with(layer)
        self.layers.append(layer)
        self.built = False
        self._flattened_layers = None

    @versioned
    def _no_layer(self, layer):
        return ArgumentError.like(AttributeError)(
            "'%s' object has no attribute 'inbound_nodes'" % type(layer).__name__,
            "add() takes an instance of a layer, such as Dense(10); it was given %r" % (layer,))

    @_no_layer.since("1.2.0", reason="the message tells what was expected")
    def _no_layer_told(self, layer):
        return ArgumentError.like(TypeError)(
            "The added layer must be an instance of class Layer. Found: %s" % (layer,), "such as Dense(10)")

    def _begin_with(self, layer: Layer) -> None:
        if not layer.inbound_nodes:
            if not hasattr(layer, "batch_input_shape"):
                raise WiringError.like(error_class(ValueError))(
                    "The first layer in a Sequential model must get an `input_shape` or `batch_input_shape` argument.",
                    "%s(..., input_shape=(...)), without the batch axis" % type(layer).__name__)
            layer.create_input_layer(layer.batch_input_shape, layer.input_dtype)
        if len(layer.inbound_nodes) != 1:
            raise WiringError.like(error_class(ValueError))(
                "A layer added to a Sequential model must not already be connected somewhere else. Model received "
                "layer %s which has %d pre-existing inbound connections." % (layer.name, len(layer.inbound_nodes)))
        if len(layer.inbound_nodes[0].output_tensors) != 1:
            raise WiringError.like(error_class(ValueError))(_ONE_OUTPUT)
        self.outputs = [layer.inbound_nodes[0].output_tensors[0]]
        self.inputs = get_source_inputs(self.outputs[0])
        Node(self, [], [], [], self.inputs, self.outputs, [None] * len(self.inputs), [None],
             [shape_of(x) for x in self.inputs], [shape_of(self.outputs[0])])

    def _add_on_top(self, layer: Layer) -> None:
        output = layer(self.outputs[0])
        if isinstance(output, list):
            raise WiringError.like(error_class(TypeError))(_ONE_OUTPUT)
        self._end_with(output)

    def _end_with(self, output: Any) -> None:
        self.outputs = [output]
        self.inbound_nodes[0].output_tensors = self.outputs
        self.inbound_nodes[0].output_shapes = [shape_of(output)]

    def pop(self) -> None:
        """Take the topmost layer away; a compiled model is not changed until it is built again.

        Raises
        ------
        TypeError
            If there is none.
        """
        if not self.layers:
            raise ArgumentError.like(error_class(TypeError))("There are no layers in the model.")
        self.layers.pop()
        if self.layers:
            self.layers[-1].outbound_nodes = []
            self._end_with(self.layers[-1].output)
        else:
            self.outputs, self.inbound_nodes, self.outbound_nodes = [], [], []
        self.built = False
        self._flattened_layers = None

    def build(self, input_shape: Any = None) -> None:
        """Make the functional model that the stack stands for."""
        if not self.inputs or not self.outputs:
            raise WiringError.like(error_class(TypeError))(
                "Sequential model cannot be built: model is empty. Add some layers first.")
        self.model = Model(self.inputs, self.outputs[0], name=self.name + "_model")
        self._pass_on_trainable()
        self.model.callback_model = self
        for name in _MIRRORED:
            setattr(self, name, getattr(self.model, name))
        self.built = True

    def _built(self) -> Model:
        if not self.built:
            self.build()
        return self.model

    # -- what the stack has

    @property
    def flattened_layers(self) -> List[Layer]:
        """The layers, and in place of a ``Merge`` at the bottom those that it reads; each once."""
        if self._flattened_layers is None:
            found: List[Layer] = []
            for layer in self.layers:
                reads = getattr(layer, "layers", None) if layer is self.layers[0] and _is_merge(layer) else None
                for part in reads or [layer]:
                    inner = _inner_layers(part) if reads else [part]
                    found += [one for one in inner if not any(one is other for other in found)]
            self._flattened_layers = found
        return self._flattened_layers

    @property
    def trainable(self) -> bool:
        """Whether training changes the weights."""
        return self._trainable

    @trainable.setter
    def trainable(self, value: bool) -> None:
        self._trainable = value
        if self.model is not None:
            self._pass_on_trainable()

    @versioned
    def _pass_on_trainable(self):
        pass

    @_pass_on_trainable.since("1.2.0", reason="a stack that is frozen is not trained alone either")
    def _freeze_model_too(self):
        self.model.trainable = self._trainable

    def _trained_layers(self) -> List[Layer]:
        return self.flattened_layers

    def _gather(self, attribute: str) -> List[Any]:
        return [value for layer in self.flattened_layers for value in getattr(layer, attribute)]

    @property
    def trainable_weights(self) -> List[Any]:
        """Weights that training changes: none if the stack is not trainable."""
        return self._gather("trainable_weights") if self.trainable else []

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Weights that training leaves alone."""
        frozen = [] if self.trainable else self._gather("trainable_weights")
        return frozen + self._gather("non_trainable_weights")

    @property
    def updates(self) -> List[Any]:
        """Updates of the layers."""
        return self._built().updates

    @property
    def state_updates(self) -> List[Any]:
        """Updates of the stateful layers."""
        return self._built().state_updates

    @property
    def losses(self) -> List[Any]:
        """Penalties of the layers."""
        return self._built().losses

    @property
    def regularizers(self) -> List[Any]:
        """Regularizers that the loss passes through, in order."""
        return [regularizer for layer in self.flattened_layers for regularizer in layer.classic_regularizers()]

    @property
    def constraints(self) -> Dict[Any, Any]:
        """The constraint of each weight that has one."""
        return {weight: constraint for layer in self.flattened_layers
                for weight, constraint in layer.constraints_by_weight().items()}

    @property
    def uses_learning_phase(self) -> bool:
        """Whether any layer differs between training and use."""
        return self._built().uses_learning_phase

    @property
    def validation_data(self) -> Any:
        """What the last ``fit`` validated on."""
        return self.model.validation_data

    @property
    def training_data(self) -> Any:
        """What the functional model has under that name."""
        return self.model.training_data

    def get_updates_for(self, inputs: Any) -> List[Any]:
        """The updates that belong to inputs."""
        return self._built().get_updates_for(inputs)

    def get_losses_for(self, inputs: Any) -> List[Any]:
        """The losses that belong to inputs."""
        return self._built().get_losses_for(inputs)

    def get_layer(self, name: Optional[str] = None, index: Optional[int] = None) -> Layer:
        """The layer of that name, or at that place of the functional model (which counts its input)."""
        return self._built().get_layer(name, index)

    def get_weights(self) -> List[np.ndarray]:
        """The values of all layers' weights, in order."""
        return [value for layer in self.flattened_layers for value in layer.get_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give all layers' weights new values, in order."""
        for layer in self.flattened_layers:
            count = len(layer.weights)
            layer.set_weights(weights[:count])
            weights = weights[count:]

    def count_params(self) -> int:
        """The number of scalars in all weights."""
        self._built()
        return super().count_params()

    def call(self, x: Any, mask: Any = None) -> Any:
        """The output for another input."""
        return self._built().call(x, mask)

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The output's mask for another input."""
        return self._built().compute_mask(x, mask)

    def get_output_shape_for(self, input_shape: Any) -> Any:
        """The output's shape for an input of another shape."""
        return self._built().get_output_shape_for(input_shape)

    # -- training, passed on to the functional model

    def compile(self, optimizer: Any, loss: Any, metrics: Any = None, sample_weight_mode: Optional[str] = None,
                **kwargs: Any) -> None:
        """Choose how to train; see `Model.compile`.  ``class_mode`` of 0.x is accepted with a warning."""
        with being(self.release):
            self.build()
        if "class_mode" in kwargs:
            warnings.warn('"class_mode" argument is deprecated, please remove it.', stacklevel=2)
            kwargs.pop("class_mode")
        self.model.compile(optimizer, loss, metrics=metrics, sample_weight_mode=sample_weight_mode, **kwargs)
        for name in _COMPILED:
            setattr(self, name, getattr(self.model, name))

    def _compiled(self, kwargs: Dict[str, Any], *accepted: str) -> Model:
        """The functional model, once compiled; keywords of 0.x are dropped with a warning, others refused."""
        if self.model is None:
            raise NotCompiledError.like(error_class(RuntimeError))(
                "The model needs to be compiled before being used.", "call compile(optimizer, loss) first")
        dropping(kwargs, *accepted)
        return self.model

    def fit(self, x: Any, y: Any, batch_size: int = 32, nb_epoch: int = 10, verbose: int = 1,
            callbacks: Optional[Sequence[Any]] = None, validation_split: float = 0., validation_data: Any = None,
            shuffle: Any = True, class_weight: Any = None, sample_weight: Any = None, initial_epoch: int = 0,
            **kwargs: Any) -> Any:
        """Train for a number of epochs; see `Model.fit`."""
        return self._compiled(kwargs, "show_accuracy").fit(
            x, y, batch_size=batch_size, nb_epoch=nb_epoch, verbose=verbose, callbacks=callbacks,
            validation_split=validation_split, validation_data=validation_data, shuffle=shuffle,
            class_weight=class_weight, sample_weight=sample_weight, initial_epoch=initial_epoch)

    def evaluate(self, x: Any, y: Any, batch_size: int = 32, verbose: int = 1, sample_weight: Any = None,
                 **kwargs: Any) -> Any:
        """The loss on some data, or a list of the loss and the metrics; see `Model.evaluate`."""
        return self._compiled(kwargs, "show_accuracy").evaluate(
            x, y, batch_size=batch_size, verbose=verbose, sample_weight=sample_weight)

    def predict(self, x: Any, batch_size: int = 32, verbose: int = 0) -> np.ndarray:
        """The output for each sample; see `Model.predict`."""
        return self._to_predict().predict(x, batch_size=batch_size, verbose=verbose)

    def _to_predict(self) -> Model:
        """The functional model; one that was built is not built again, even if the stack has changed since."""
        if self.model is None:
            self.build()
        return self.model

    def predict_on_batch(self, x: Any) -> np.ndarray:
        """The output for one batch."""
        return self._to_predict().predict_on_batch(x)

    def train_on_batch(self, x: Any, y: Any, class_weight: Any = None, sample_weight: Any = None,
                       **kwargs: Any) -> Any:
        """One step of training; see `Model.train_on_batch`."""
        return self._compiled(kwargs, "accuracy").train_on_batch(x, y, sample_weight=sample_weight,
                                                                 class_weight=class_weight)

    def test_on_batch(self, x: Any, y: Any, sample_weight: Any = None, **kwargs: Any) -> Any:
        """The loss on one batch; see `Model.test_on_batch`."""
        return self._compiled(kwargs, "accuracy").test_on_batch(x, y, sample_weight=sample_weight)

    def predict_proba(self, x: Any, batch_size: int = 32, verbose: int = 1) -> np.ndarray:
        """The output for each sample; warns if it holds no probabilities."""
        preds = self.predict(x, batch_size, verbose)
        if preds.min() < 0. or preds.max() > 1.:
            warnings.warn("Network returning invalid probability values. The last layer might not normalize "
                          "predictions into probabilities (like softmax or sigmoid would).", stacklevel=2)
        return preds

    def predict_classes(self, x: Any, batch_size: int = 32, verbose: int = 1) -> np.ndarray:
        """The class of each sample: the largest output's number, or whether the only output is over 0.5."""
        proba = self.predict(x, batch_size=batch_size, verbose=verbose)
        return proba.argmax(axis=-1) if proba.shape[-1] > 1 else (proba > 0.5).astype("int32")

    def fit_generator(self, generator: Any, samples_per_epoch: int, nb_epoch: int, verbose: int = 1,
                      callbacks: Optional[Sequence[Any]] = None, validation_data: Any = None,
                      nb_val_samples: Optional[int] = None, class_weight: Any = None, max_q_size: int = 10,
                      nb_worker: int = 1, pickle_safe: bool = False, initial_epoch: int = 0, **kwargs: Any) -> Any:
        """Train on batches that a generator makes; see `Model.fit_generator`."""
        return self._compiled(kwargs, "show_accuracy", "nb_val_worker").fit_generator(
            generator, samples_per_epoch, nb_epoch, verbose=verbose, callbacks=callbacks,
            validation_data=validation_data, nb_val_samples=nb_val_samples, class_weight=class_weight,
            max_q_size=max_q_size, nb_worker=_workers(nb_worker, pickle_safe), pickle_safe=pickle_safe,
            initial_epoch=initial_epoch)

    def evaluate_generator(self, generator: Any, val_samples: int, max_q_size: int = 10, nb_worker: int = 1,
                           pickle_safe: bool = False, **kwargs: Any) -> Any:
        """The loss on batches that a generator makes; see `Model.evaluate_generator`."""
        return self._compiled(kwargs, "show_accuracy", "verbose").evaluate_generator(
            generator, val_samples, max_q_size=max_q_size, nb_worker=_workers(nb_worker, pickle_safe),
            pickle_safe=pickle_safe)

    def predict_generator(self, generator: Any, val_samples: int, max_q_size: int = 10, nb_worker: int = 1,
                          pickle_safe: bool = False) -> np.ndarray:
        """The outputs for batches that a generator makes; see `Model.predict_generator`."""
        return self._to_predict().predict_generator(
            generator, val_samples, max_q_size=max_q_size, nb_worker=_workers(nb_worker, pickle_safe),
            pickle_safe=pickle_safe)

    # -- configuration

    def get_config(self) -> List[Dict[str, Any]]:
        """Class and configuration of each layer; of a ``Merge`` at the bottom also of those that it reads."""
        configs = [{"class_name": type(layer).__name__, "config": layer.get_config()} for layer in self.layers]
        if _is_merge(self.layers[0]):
            configs[0]["config"]["layers"] = [{"class_name": type(layer).__name__, "config": layer.get_config()}
                                              for layer in self.layers[0].layers]
        return copy.deepcopy(configs)

    @classmethod
    def from_config(cls, config: List[Dict[str, Any]], layer_cache: Optional[Dict[str, Layer]] = None) -> "Sequential":
        """A stack from what `get_config` gave; layers of one name are one layer."""
        cache: Dict[str, Layer] = {} if not layer_cache else layer_cache
        model = cls()
        for number, data in enumerate(copy.deepcopy(config)):
            data = with_class_name(data)
            if number == 0 and data["class_name"] == "Merge":
                model.add(_merge_from(data["config"], cache))
            else:
                model.add(_layer_from(data, cache))
        return model


_ONE_OUTPUT = ("All layers in a Sequential model should have a single output tensor. For multi-output layers, use the "
               "functional API.")


def dropping(kwargs: Dict[str, Any], *accepted: str) -> None:
    """Take keywords of 0.x out, with a warning.

    Raises
    ------
    TypeError
        If there are others.
    """
    for name in accepted:
        if name in kwargs:
            kwargs.pop(name)
            warnings.warn(_OLD_KEYWORDS[name], stacklevel=4)
    if kwargs:
        raise ArgumentError.like(error_class(TypeError))("Received unknown keyword arguments: %s" % kwargs)


def _is_merge(layer: Layer) -> bool:
    from keras1.layers.core import Merge

    return isinstance(layer, Merge)


def _inner_layers(layer: Layer) -> List[Layer]:
    """The layers of a stack or graph; any other layer itself."""
    return getattr(layer, "flattened_layers", None) or getattr(layer, "layers", None) or [layer]


def _workers(nb_worker: int, pickle_safe: bool) -> int:
    if nb_worker > 1 and not pickle_safe:
        warnings.warn('The "nb_worker" argument is deprecated when pickle_safe is False', stacklevel=3)
        return 1
    return nb_worker


def with_class_name(data: Dict[str, Any]) -> Dict[str, Any]:
    """A layer's configuration in the form of 1.x; one of 0.x has its class under ``name``."""
    if "class_name" in data:
        return data
    return {"class_name": data["name"], "config": dict(data, name=data.get("custom_name"))}


def _layer_from(data: Dict[str, Any], cache: Dict[str, Layer]) -> Layer:
    if data["class_name"] == "Sequential":
        return Sequential.from_config(data["config"], layer_cache=cache)
    name = data["config"].get("name")
    if name not in cache:
        cache[name] = layer_from_config(data)
    return cache[name]


def _merge_from(config: Dict[str, Any], cache: Dict[str, Layer]) -> Layer:
    from keras1.layers.core import Merge

    config = dict(config, layers=[_layer_from(with_class_name(data), cache) for data in config["layers"]])
    return Merge.from_config(config)
