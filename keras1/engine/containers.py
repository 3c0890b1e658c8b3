"""Layers made of layers."""
import sys
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError, WiringError
from keras1.history import being, versioned


class CacheSharing(Layer):
    """Abstract parent of the layers that share their caches with layers within (from 0.3.3 on)."""

    def _cached(self) -> Sequence[Layer]:
        """The layers that share the caches."""
        raise NotImplementedError

    @property
    def layer_cache(self) -> Optional[Dict[str, Any]]:
        """The outputs that the layers share."""
        return super().layer_cache

    @layer_cache.setter
    def layer_cache(self, value: Optional[Dict[str, Any]]) -> None:
        self._share_cache("layer_cache", value)

    @property
    def shape_cache(self) -> Optional[Dict[int, Tuple]]:
        """The shapes that the layers share (from 0.3.3 on)."""
        return super().shape_cache

    @shape_cache.setter
    def shape_cache(self, value: Optional[Dict[int, Tuple]]) -> None:
        self._share_cache("shape_cache", value)

    @versioned
    def _share_cache(self, name, value):
        setattr(self, "_" + name, value)

    @_share_cache.since("0.3.3", reason="layers within share the caches of the container around")
    def _share_cache_with_layers(self, name, value):
        setattr(self, "_" + name, value)
        for layer in self._cached():
            setattr(layer, name, value)


#: How many calls lie between a layer and the one that it reads, at most; and how many Python's stack bears.
_CALLS_A_LAYER, _MOST_CALLS = 10, 20000


def allow_depth(layers: int) -> None:
    """Let layers read each other in a row of that length.

    The originals came to about 300 layers before Python gave up; here more calls lie between two.
    """
    wanted = min(1000 + _CALLS_A_LAYER * layers, _MOST_CALLS)
    sys.setrecursionlimit(max(wanted, sys.getrecursionlimit()))


class Container(CacheSharing):
    """Abstract parent of the layers made of layers: it gathers what they have and shares its caches with them."""

    def _start(self) -> None:
        """Set the state of an empty container."""
        self.layer_cache = {}
        self.shape_cache = self._first_shape_cache()

    def _members(self) -> Sequence[Layer]:
        """The layers whose weights it has, in order."""
        raise NotImplementedError

    def _cached(self) -> Sequence[Layer]:
        return self._members()

    @versioned
    def _first_shape_cache(self):
        return None

    @_first_shape_cache.since("0.3.3", reason="shapes are kept within a container")
    def _empty_shape_cache(self):
        return {}

    # -- caches: what the container has, its layers have

    @property
    def cache_enabled(self) -> bool:
        """Whether outputs are kept; set for all layers at once."""
        return self._cache_enabled

    @cache_enabled.setter
    def cache_enabled(self, value: bool) -> None:
        self._cache_enabled = value
        for layer in self._cached():
            layer.cache_enabled = value

    @property
    def name(self) -> str:
        """The name given, if any."""
        return self._name or "Unnamed"

    @name.setter
    def name(self, value: str) -> None:
        self._name = value

    # -- what a training function needs

    def _gather(self, index: int, wanted: Callable = lambda layer: layer.trainable) -> List[Any]:
        """One of the four lists of ``get_params()``, over all layers that are wanted."""
        found: List[Any] = []
        for layer in self._cached():
            if wanted(layer):
                found += layer.get_params()[index]
        return found

    @property
    def trainable_weights(self) -> List[Any]:
        """Weights of the trainable layers."""
        return self._gather(0)

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Weights of all layers that training leaves alone."""
        return [weight for layer in self._members() for weight in layer.non_trainable_weights]

    @property
    def params(self) -> List[Any]:
        """Weights of the trainable layers."""
        return self.trainable_weights

    @property
    def regularizers(self) -> List[Any]:
        """Regularizers of the trainable layers."""
        return self._gather(1)

    @property
    def constraints(self) -> List[Any]:
        """Constraints of the trainable layers, one per weight."""
        return self._gather(2)

    @property
    def updates(self) -> List[Any]:
        """Updates of the trainable layers."""
        return self._gather(3)

    @property
    def state_updates(self) -> List[Any]:
        """Updates of the stateful layers: they happen in prediction too."""
        return self._gather(3, lambda layer: getattr(layer, "stateful", False))

    def reset_states(self) -> None:
        """Set the states of all stateful layers back."""
        for layer in self._cached():
            if getattr(layer, "stateful", False) and hasattr(layer, "reset_states"):
                layer.reset_states()

    @property
    def sure_of_shape(self) -> bool:
        """Whether every layer's declared shape is known to be the real one."""
        patched = {"get_input", "get_output"}
        return all(layer.sure_of_shape and not patched & set(layer.__dict__) for layer in self._members())

    # -- weights

    def get_weights(self) -> List[np.ndarray]:
        """The values of all layers' weights, in order."""
        return [weight for layer in self._members() for weight in layer.get_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give all layers' weights new values, in order."""
        weights = list(weights)
        for layer in self._members():
            count = len(layer.get_weights())
            layer.set_weights(weights[:count])
            weights = weights[count:]

    def count_params(self) -> int:
        """The number of scalars in all layers' trainable weights."""
        return sum(layer.count_params() for layer in self._members())


class Sequential(Container):
    """A linear stack of layers, itself usable as a layer.

    Parameters
    ----------
    layers : sequence of Layer
        Added one by one.

    Attributes
    ----------
    layers : list of Layer

    Notes
    -----
    Source: ``keras.layers.containers.Sequential``.

    Examples
    --------
    >>> from keras1.layers.containers import Sequential
    >>> from keras1.layers.core import Activation, Dense
    >>> stack = Sequential([Dense(4, input_dim=3), Activation("tanh")])
    >>> stack.output_shape, stack.count_params() == 16
    ((None, 4), True)
    """

    def __init__(self, layers: Sequence[Layer] = ()):
        self.layers: List[Layer] = []
        self._start()
        for layer in layers:
            self.add(layer)
        self._cache_enabled = True

    def _members(self) -> Sequence[Layer]:
        return self.layers

    def add(self, layer: Layer) -> None:
        """Put a layer on top of the stack, connect it and build its weights.

        Parameters
        ----------
        layer : Layer
            The first one needs an ``input_shape``.
        """
        if not isinstance(layer, Layer):
            raise ArgumentError.like(AttributeError)(
                "%r is no layer" % (layer,),
                "%s.add() takes an instance of a layer, such as Dense(10)" % type(self).__name__)
        if any(layer is other for other in self.layers):
            raise WiringError.like(RuntimeError)(
                "maximum recursion depth exceeded",
                "this %s is in the stack already and would read itself: make a second one" % type(layer).__name__)
        with being(self.release):
            layer.layer_cache = self._layer_cache
            layer.shape_cache = self._shape_cache
            self.layers.append(layer)
            allow_depth(len(self.layers))
            if len(self.layers) > 1:
                layer.set_previous(self.layers[-2])
                if not hasattr(self.layers[0], "input"):
                    self.set_input()

    # -- the classic protocol, passed on to the ends of the stack

    def __call__(self, X: Any, mask: Any = None, train: bool = False) -> Any:
        """Symbolic output for the tensor ``X``."""
        return self._call_stack(X, mask, train)

    @versioned
    def _call_stack(self, X, mask, train):
        first: Any = self
        while isinstance(first, Sequential):
            first = first.layers[0]
        enabled, self.cache_enabled = self.cache_enabled, False
        saved = first.__dict__.get("get_input"), first.__dict__.get("get_input_mask")
        first.get_input = lambda train=False: X
        first.get_input_mask = lambda train=False: mask
        try:
            return self.get_output(train=train)
        finally:
            for name, value in zip(("get_input", "get_input_mask"), saved):
                first.__dict__.pop(name, None)
                if value is not None:
                    setattr(first, name, value)
            self.cache_enabled = enabled

    @_call_stack.since("0.3.3", reason="a container is called as any layer")
    def _call_stack_as_layer(self, X, mask, train):
        return self._call_with(X, mask, train)

    def set_previous(self, layer: Layer, reset_weights: bool = True, connection_map: Any = None) -> None:
        """Make the first layer read ``layer``."""
        self._connect_first(layer, reset_weights)

    @versioned
    def _connect_first(self, layer, reset_weights):
        self.layers[0].previous = layer

    @_connect_first.since("0.3.3", reason="the first layer is connected, checked and built as any other")
    def _connect_first_and_build(self, layer, reset_weights):
        self.layers[0].set_previous(layer, reset_weights)

    def clear_previous(self, reset_weights: bool = True) -> None:
        """Undo ``set_previous``."""
        self.layers[0].clear_previous(reset_weights)

    @property
    def output_shape(self) -> Tuple:
        """Shape of the last layer's output."""
        return self.layers[-1].output_shape

    def get_output(self, train: bool = False) -> Any:
        """Symbolic output of the last layer."""
        return self.layers[-1].get_output(train)

    def set_input(self) -> None:
        """Give the first layer an input like that of the first layer that has one."""
        for layer in self.layers:
            if hasattr(layer, "input"):
                self.layers[0].input = K.placeholder(ndim=K.ndim(layer.input))
                break

    def get_input(self, train: bool = False) -> Any:
        """Symbolic input of the first layer."""
        if not hasattr(self.layers[0], "input"):
            self.set_input()
        return self.layers[0].get_input(train)

    @property
    def input_shape(self) -> Tuple:
        """Shape of the first layer's input."""
        return self.layers[0].input_shape

    @property
    def input(self) -> Any:
        """Symbolic input of the first layer."""
        return self.get_input()

    def get_config(self) -> Dict[str, Any]:
        """Class name and the layers' configurations."""
        return {"name": type(self).__name__, "layers": [layer.get_config() for layer in self.layers]}
