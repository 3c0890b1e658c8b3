"""The linear model of 2.x: a stack of layers that is a model itself."""
import copy
import warnings
from typing import Any, Dict, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1.engine.graph_network import Network as AnyNetwork
from keras1.engine.inputs import Input, InputLayer
from keras1.engine.layer import Layer
from keras1.engine.nodes import to_list
from keras1.engine.walk import get_source_inputs
from keras1.errors import ArgumentError, WiringError
from keras1.history import being, versioned
from keras1.models.keras2.model import Model
from keras1.saving.functional_config import layer_from_config


class Sequential(Model):
    """A linear stack of layers.

    Parameters
    ----------
    layers : sequence of Layer, optional
        If the first one has no ``input_shape``, the model is built by the first data that it sees.
    name : str, optional

    Notes
    -----
    Source: ``keras.models.Sequential`` of 2.3.1.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Dense
    ...     model = Sequential([Dense(1, input_shape=(3,))])
    >>> model.output_shape
    (None, 1)
    """

    def __init__(self, layers: Optional[Sequence[Layer]] = None, name: Optional[str] = None):
        super().__init__(name=name)
        self._build_input_shape = None
        for layer in layers or ():
            self.add(layer)

    @property
    def layers(self) -> List[Layer]:
        """The layers that were added, without the input that was made for the first."""
        return self._layers[1:] if self._layers and isinstance(self._layers[0], InputLayer) else self._layers

    @layers.setter
    def layers(self, value: List[Layer]) -> None:
        self._layers = value

    @property
    def model(self) -> "Sequential":
        """The stack itself, which up to 2.1 stood for another model."""
        self._warn_of_model()
        return self

    @versioned
    def _warn_of_model(self):
        pass

    @_warn_of_model.since("2.2.0", reason="a stack is a model itself")
    def _warn_of_model_itself(self):
        warnings.warn("`Sequential.model` is deprecated. `Sequential` is a subclass of `Model`, you can just use your "
                      "`Sequential` instance directly.", stacklevel=3)

    def add(self, layer: Layer) -> None:
        """Put a layer on top of the stack and call it on the output so far, if there is one.

        Raises
        ------
        TypeError
            If it is no layer, or has several outputs.
        """
        if not isinstance(layer, Layer):
            raise ArgumentError.like(TypeError)(
                "The added layer must be an instance of class Layer. Found: %s" % (layer,), "such as Dense(10)")
        with being(self.release):
            self.built = False
            if not self._layers:
                self._begin_with(layer)
            elif self.outputs:
                output = layer(self.outputs[0])
                if isinstance(output, list):
                    raise WiringError.like(TypeError)(_ONE_OUTPUT)
                self.outputs = [output]
            if self.inputs:
                self.build()
            else:
                self._layers.append(layer)

    def _begin_with(self, layer: Layer) -> None:
        """Take the ends of the first layer, called on an input of the shape that it, or its first layer, declares."""
        if not isinstance(layer, InputLayer):
            first = _innermost(layer)
            if "batch_input_shape" not in first.__dict__:
                return
            layer(Input(batch_shape=first.batch_input_shape, dtype=first.dtype, name=layer.name + "_input"))
        made = layer.inbound_nodes[-1].output_tensors
        if len(made) != 1:
            raise WiringError.like(ValueError)(_ONE_OUTPUT)
        self.outputs = [made[0]]
        self.inputs = get_source_inputs(made[0])

    def pop(self) -> None:
        """Take the topmost layer away.

        Raises
        ------
        TypeError
            If there is none.
        """
        if not self.layers:
            raise ArgumentError.like(TypeError)("There are no layers in the model.")
        self._layers.pop()
        self.built = False
        if not self.layers:
            self.outputs = self.inputs = None
        elif self.outputs:
            self.layers[-1].outbound_nodes = []
            self.outputs = [self.layers[-1].output]
            with being(self.release):
                self.build()

    def build(self, input_shape: Any = None) -> None:
        """Call the layers one on the other.

        Parameters
        ----------
        input_shape : tuple, optional
            With the batch axis; needed if no layer declares one.
        """
        if input_shape and not self.inputs:
            x = Input(batch_shape=tuple(input_shape), dtype=K.floatx(), name=self.name + "_input")
            self.inputs = [x]
            for layer in self._layers:
                x = layer(x)
            self.outputs = [x]
            self._build_input_shape = input_shape
        if self.inputs:
            self._init_graph_network(self.inputs, self.outputs, name=self.name)

    def _set_inputs(self, inputs: Any, outputs: Any = None, training: Any = None) -> None:
        """Build the stack for the shape of some data."""
        values = to_list(inputs)
        if len(values) != 1:
            raise WiringError.like(AssertionError)("", "a Sequential model has one input, %d were given" % len(values))
        shape = K.int_shape(values[0]) if K.is_tensor(values[0]) else values[0].shape
        self.build(input_shape=(None,) + tuple(shape[1:]))

    def count_params(self) -> int:
        """The number of scalars in all weights."""
        if not self.built:
            self.build()
        return super().count_params()

    def predict_proba(self, x: Any, batch_size: Optional[int] = 32, verbose: int = 0) -> np.ndarray:
        """The output for each sample, with a warning if it is no probability."""
        found = self.predict(x, batch_size, verbose)
        if found.min() < 0. or found.max() > 1.:
            warnings.warn("Network returning invalid probability values. The last layer might not normalize "
                          "predictions into probabilities (like softmax or sigmoid would).", stacklevel=2)
        return found

    def predict_classes(self, x: Any, batch_size: Optional[int] = 32, verbose: int = 0) -> np.ndarray:
        """The number of the largest output for each sample, or whether a single output is above one half."""
        found = self.predict(x, batch_size, verbose)
        return found.argmax(axis=-1) if found.shape[-1] > 1 else (found > 0.5).astype("int32")

    # -- configuration

    def get_config(self) -> Any:
        """Class and configuration of each layer."""
        layers = copy.deepcopy([{"class_name": type(layer).__name__, "config": layer.get_config()}
                                for layer in self.layers])
        return self._config_of(layers)

    @versioned
    def _config_of(self, layers):
        return layers

    @_config_of.since("2.2.4", reason="the model's name and the shape that it was built for are kept")
    def _named_config(self, layers):
        config = {"name": self.name, "layers": layers}
        return dict(config, build_input_shape=self._build_input_shape) if self._build_input_shape else config

    @classmethod
    def from_config(cls, config: Any, custom_objects: Optional[Dict[str, Any]] = None) -> "Sequential":
        """A stack from what `get_config` gave, or from the list of layers that it was up to 2.2."""
        named = config if isinstance(config, dict) else {"layers": config}
        model = cls(name=named.get("name"))
        for data in named["layers"]:
            model.add(layer_from_config(data, custom_objects=custom_objects))
        if not model.inputs and named.get("build_input_shape"):
            model.build(named["build_input_shape"])
        return model


_ONE_OUTPUT = ("All layers in a Sequential model should have a single output tensor. For multi-output layers, use the "
               "functional API.")


def _innermost(layer: Layer) -> Layer:
    """The first layer of the first layer, and so on."""
    if not isinstance(layer, AnyNetwork):
        return layer
    if not layer.layers:
        raise WiringError.like(ValueError)("Cannot add an empty model to a `Sequential` model.")
    return _innermost(layer.layers[0])
