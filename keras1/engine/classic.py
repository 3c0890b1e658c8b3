"""The classic protocol (0.x): layers that pull.

A layer knows its ``previous`` one.  ``get_output(train)`` asks ``get_input(train)``, which asks
``previous.get_output(train)``, down to the ``input`` of the first layer; a container gives its layers one
``layer_cache``, so that each output is built once a phase.  User code overrides any of these methods and
replaces them on instances, so each is looked up on ``self`` every time.  ``engine/README.md`` tells what
calls what and what must never change.
"""
from typing import Any, Dict, Optional, Tuple

from keras1 import backend as K
from keras1.errors import ShapeError, WiringError
from keras1.history import being, versioned

NOT_CONNECTED = 'Layer is not connected. Did you forget to set "input_shape"?'


class ClassicProtocol:
    """Connecting layers by hand: ``set_previous``, ``get_input``, ``get_output`` and the caches.

    Attributes
    ----------
    previous : Layer
        The layer that this one reads; absent on a first layer.
    layer_cache : dict or None
        Outputs of previous layers by ``"<id>_<train>"``, shared within a container.
    shape_cache : dict or None
        Shapes of previous layers by id, shared within a container (from 0.3.3 on).
    """

    input_ndim: Optional[int] = None
    input_dtype: Optional[str] = None
    placeholder_ndim: Optional[int] = None

    def __new__(cls, *args, **kwargs):
        """Set the state that every layer has, whether or not ``__init__`` of ``Layer`` ever runs."""
        self = super().__new__(cls)
        self._cache_enabled = True
        self._layer_cache: Optional[Dict[str, Any]] = None
        self._shape_cache: Optional[Dict[int, Tuple]] = None
        self._placeholder = None
        return self

    # -- caches

    @property
    def cache_enabled(self) -> bool:
        """Whether outputs of previous layers are kept; a container sets it for its layers."""
        return self._cache_enabled

    @cache_enabled.setter
    def cache_enabled(self, value: bool) -> None:
        self._cache_enabled = value

    @property
    def layer_cache(self) -> Optional[Dict[str, Any]]:
        """Outputs of previous layers by ``"<id>_<train>"``; none outside a container."""
        return self._layer_cache if self._layer_cache is not None else self._no_cache("layer_cache")

    @layer_cache.setter
    def layer_cache(self, value: Optional[Dict[str, Any]]) -> None:
        self._layer_cache = value

    @property
    def shape_cache(self) -> Optional[Dict[int, Tuple]]:
        """Shapes of previous layers by id; none outside a container."""
        return self._shape_cache if self._shape_cache is not None else self._no_cache("shape_cache")

    @shape_cache.setter
    def shape_cache(self, value: Optional[Dict[int, Tuple]]) -> None:
        self._shape_cache = value

    @versioned
    def _no_cache(self, name):
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    @_no_cache.since("0.3.3", reason="outside a container the caches are None; before, the attributes were absent")
    def _none_for_no_cache(self, name):
        return None

    # -- connecting

    @property
    def nb_input(self) -> int:
        """How many inputs the layer takes."""
        return 1

    @property
    def nb_output(self) -> int:
        """How many outputs the layer has."""
        return 1

    def set_previous(self, layer: "ClassicProtocol", reset_weights: bool = True,
                     connection_map: Optional[Dict[str, str]] = None) -> None:
        """Make this layer read ``layer``, and build its weights for that layer's output.

        Parameters
        ----------
        layer : Layer
        reset_weights : bool
            Whether to build the weights anew; if not, the shapes must agree.
        connection_map : dict, optional
            Only for layers with several inputs (``Graph``); here it is ignored, as it was, in second place
            (0.3.1) too.

        Raises
        ------
        AssertionError
            If the layers do not fit: number of inputs and outputs, number of dimensions, masks.
        """
        self._check_previous(layer)
        reset_weights = True if isinstance(reset_weights, dict) else reset_weights
        if not reset_weights:
            self._check_same_shape(layer)
        self.previous = layer
        if reset_weights:
            self.build()

    def clear_previous(self, reset_weights: bool = True) -> None:
        """Undo ``set_previous``; only a layer with an ``input`` of its own can do so.

        Parameters
        ----------
        reset_weights : bool
            Whether to build the weights anew.
        """
        if not hasattr(self, "input"):
            raise WiringError.like(Exception)(
                "Cannot clear previous for non-input layers", "%s has no input_shape of its own" % self.name)
        if "previous" in self.__dict__:
            del self.previous
            if reset_weights:
                self.build()

    def _check_previous(self, layer: "ClassicProtocol") -> None:
        who = "connecting %s to %s" % (_named(self), _named(layer))
        if not self.nb_input == layer.nb_output == 1:
            raise WiringError.like(AssertionError)(
                "Cannot connect layers: input count and output count should be 1.",
                "%s: %d inputs, %d outputs" % (who, self.nb_input, layer.nb_output))
        if self.input_ndim and self.input_ndim != len(layer.output_shape):
            raise ShapeError.like(AssertionError)(
                "Incompatible shapes: layer expected input with ndim=%s but previous layer has output_shape %s"
                % (self.input_ndim, layer.output_shape),
                "%s: put a Reshape, Flatten or RepeatVector between them" % who)
        if layer.get_output_mask() is not None and not self.supports_masked_input():
            raise WiringError.like(AssertionError)(
                "Cannot connect non-masking layer to layer with masked output.",
                "%s: use a layer that supports masks, or take the mask away before" % who)

    def _check_same_shape(self, layer: "ClassicProtocol") -> None:
        if layer.output_shape != self.input_shape:
            raise ShapeError.like(AssertionError)(
                "Cannot connect layers without resetting weights: expected input with shape %s "
                "but previous layer has output_shape %s" % (self.input_shape, layer.output_shape),
                "connecting %s to %s" % (_named(self), _named(layer)))

    # -- shapes

    @property
    def input_shape(self) -> Tuple[Optional[int], ...]:
        """Shape of a batch of inputs: the previous layer's output, or what ``set_input_shape`` was given.

        Raises
        ------
        Exception
            If the layer is neither connected nor given a shape.
        """
        previous = getattr(self, "previous", None)
        if previous is None:
            return self._shape_from_nodes("input_shapes", "input shape") if self.inbound_nodes else \
                self._own_input_shape()
        cache = self._shape_cache if self.cache_enabled else None
        if cache is None:
            return previous.output_shape
        if id(previous) not in cache:
            cache[id(previous)] = previous.output_shape
        return cache[id(previous)]

    @versioned
    def _own_input_shape(self):
        if "_input_shape" not in self.__dict__:
            raise WiringError.like(Exception)(NOT_CONNECTED, self._shape_hint())
        return self._input_shape

    @_own_input_shape.since("1.0.0", reason="a layer has the shapes that it was called on")
    def _shape_of_calls(self):
        return self._input_shape if "_input_shape" in self.__dict__ else \
            self._shape_from_nodes("input_shapes", "input shape")

    def _shape_hint(self) -> str:
        return ("%s is a first layer without a shape: give it input_shape=(...) (without the batch axis), "
                "or connect it to a layer" % _named(self))

    def set_input_shape(self, input_shape: Tuple[Optional[int], ...]) -> None:
        """Declare the shape of a batch of inputs, make the ``input`` for it, and build the weights.

        Parameters
        ----------
        input_shape : tuple of int or None
            The batch axis included, None where a size is open.

        Raises
        ------
        Exception
            If it is no tuple or list, or has the wrong number of axes.
        """
        if type(input_shape) not in (tuple, list):
            raise ShapeError.like(Exception)(
                "Invalid input shape - input_shape should be a tuple of int.",
                "%s was given %r" % (type(self).__name__, input_shape))
        input_shape = tuple(input_shape)
        if self.input_ndim and self.input_ndim != len(input_shape):
            raise ShapeError.like(Exception)(
                "Invalid input shape - Layer expects input ndim=%s, was provided with input shape %s"
                % (self.input_ndim, input_shape),
                "%s: shapes count the batch axis, None here" % type(self).__name__)
        self._input_shape = input_shape
        self.input = self._make_placeholder(shape=input_shape)
        self.build()

    def _make_placeholder(self, **sizes):
        if self.input_dtype:
            sizes["dtype"] = self.input_dtype
        return K.placeholder(**sizes)

    # -- tensors

    @property
    def input(self) -> Any:
        """The symbolic input of a first layer, or of the layer's only call; may be assigned."""
        if self._placeholder is None and self.inbound_nodes:
            return self._from_only_node("input_tensors", "input")
        if self._placeholder is None:
            self._placeholder = self._unshaped_input()
        return self._placeholder

    @input.setter
    def input(self, value: Any) -> None:
        self._placeholder = value

    @versioned
    def _unshaped_input(self):
        ndim = self.input_ndim or self.placeholder_ndim
        if not ndim:
            raise AttributeError("%s has no input: it was given no input_shape" % _named(self))
        return self._make_placeholder(ndim=ndim)

    @_unshaped_input.since("0.3.3", reason="a layer without input_shape no longer has an input")
    def _no_unshaped_input(self):
        raise AttributeError("%s has no input: it was given no input_shape" % _named(self))

    @_unshaped_input.since("1.0.0", reason="the input is that of the layer's call")
    def _input_of_call(self):
        return self._from_only_node("input_tensors", "input")

    def get_input(self, train: bool = False) -> Any:
        """The symbolic input: the previous layer's output for that phase, or ``input``.

        Parameters
        ----------
        train : bool
            Whether the graph is for training.
        """
        previous = getattr(self, "previous", None)
        if previous is None:
            return self._first_input()
        cache = self._layer_cache if self.cache_enabled else None
        if cache is None:
            return previous.get_output(train=train)
        key = "%s_%s" % (id(previous), train)
        if key not in cache:
            cache[key] = previous.get_output(train=train)
        return cache[key]

    @versioned
    def _first_input(self):
        if not hasattr(self, "input"):
            raise WiringError.like(Exception)(
                "Layer is not connectedand is not an input layer.", self._shape_hint())
        return self.input

    @_first_input.since("0.3.3", reason="the input is made when it is first asked for")
    def _first_input_on_demand(self):
        if not hasattr(self, "input"):
            self.input = self._make_placeholder(shape=self.input_shape)
        return self.input

    # -- masks

    def supports_masked_input(self) -> bool:
        """Whether the layer can follow one with a masked output."""
        return bool(self.supports_masking)

    def get_input_mask(self, train: bool = False) -> Any:
        """The previous layer's output mask, of shape (samples, time), or None."""
        previous = getattr(self, "previous", None)
        return None if previous is None else previous.get_output_mask(train)

    # -- calling

    @versioned
    def _call_with(self, X, mask, train):
        saved = self.__dict__.get("get_input"), self.__dict__.get("get_input_mask")
        self.get_input = lambda train=False: X
        self.get_input_mask = lambda train=False: mask
        try:
            return self.get_output(train=train)
        finally:
            _restore(self, "get_input", saved[0])
            _restore(self, "get_input_mask", saved[1])

    @_call_with.since("0.3.3", bug=True,
                      reason="the layer is connected to a stand-in for the tensor; the mask gets lost on the way")
    def _call_connected(self, X, mask, train):
        stand_in = self._stand_in(X)
        caches = self._layer_cache, self._shape_cache
        previous = getattr(self, "previous", None)
        self.layer_cache, self.shape_cache = {}, {}
        try:
            self.set_previous(stand_in, False)
            return self.get_output(train=train)
        finally:
            if previous is not None:
                self.set_previous(previous, False)
            else:
                self.clear_previous(False)
            self.layer_cache, self.shape_cache = caches

    @_call_with.since("1.0.0", reason="a layer is called on tensors, and makes a node if layers made them")
    def _call_on_tensor(self, X, mask, train):
        return self._call_functional(X, mask)

    def _stand_in(self, X: Any) -> "ClassicProtocol":
        """An empty layer whose output is the tensor ``X``."""
        from keras1.engine.layer import Layer

        with being(self.release):
            layer = Layer(batch_input_shape=self.input_shape, name="dummy")
        layer.input = X
        return layer


def _restore(obj: Any, name: str, value: Any) -> None:
    """Give an instance its own attribute back, or none if it had none."""
    if value is None:
        obj.__dict__.pop(name, None)
    else:
        setattr(obj, name, value)


def _named(layer: Any) -> str:
    """How messages call a layer: its class, and its name if the user gave one."""
    own = layer.__dict__.get("_name") if hasattr(layer, "__dict__") else None
    return "%s '%s'" % (type(layer).__name__, own) if own else type(layer).__name__
