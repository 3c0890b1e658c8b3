"""The base of all layers, of every generation."""
import re
from typing import Any, Dict, Optional, Tuple

from keras1 import backend as K
from keras1.engine.adapters import adapt
from keras1.engine.classic import ClassicProtocol
from keras1.engine.config import layer_config
from keras1.engine.functional import FunctionalProtocol
from keras1.engine.nodes import error_class, is_keras_tensor
from keras1.engine.tracking import Tracking
from keras1.engine.weights import WeightHolder
from keras1.errors import ArgumentError, ShapeError, WiringError, did_you_mean
from keras1.history import alias, being, former_name, signature_at, versioned

_KEYWORDS = ("input_shape", "batch_input_shape", "trainable", "cache_enabled", "name")
_FUNCTIONAL_KEYWORDS = ("input_shape", "batch_input_shape", "input_dtype", "name", "trainable")
_KERAS_2_KEYWORDS = ("input_shape", "batch_input_shape", "batch_size", "dtype", "name", "trainable", "weights",
                     "input_dtype")


class Layer(Tracking, ClassicProtocol, FunctionalProtocol, WeightHolder):
    """Base class of all layers.

    A built-in layer writes ``build(input_shape)`` for its weights, ``call(x, mask)`` for its maths,
    ``get_output_shape_for(input_shape)`` and ``compute_mask(x, mask)`` where they differ from the defaults
    below.  A layer of 0.x writes ``build()``, ``get_output(train)``, ``output_shape`` and
    ``get_output_mask(train)`` instead.  Either kind works wherever the other does.

    Parameters
    ----------
    input_shape : tuple of int, optional
        Shape of one sample; for the first layer of a model.
    batch_input_shape : tuple of int, optional
        The same with the batch axis.
    trainable : bool
        Whether training changes the weights; read when the model is compiled.
    cache_enabled : bool
        Whether outputs of previous layers are kept in the container's ``layer_cache``.
    name : str, optional
        By default the class name in lower case.

    Raises
    ------
    AssertionError
        On any other keyword.

    Notes
    -----
    Source: ``keras.layers.core.Layer`` of 0.3.1 and 0.3.3.

    Examples
    --------
    >>> from keras1.layers.core import Dense, Layer
    >>> class Double(Layer):
    ...     def get_output(self, train=False):
    ...         return 2 * self.get_input(train)
    >>> layer = Double(input_shape=(3,))
    >>> layer.output_shape
    (None, 3)
    """

    supports_masking = False
    uses_mask = False
    stateful = False
    dtype = alias(("2.0.0", "input_dtype"))
    #: Whether the declared output shape is known to be the real one.
    sure_of_shape = False
    #: The arguments of a configuration, separated by blanks, where they are not those of the constructor in its order.
    _config_order: Optional[str] = None

    def __new__(cls, *args, **kwargs):
        """Set the state that every layer has, whether or not this ``__init__`` ever runs."""
        self = super().__new__(cls)
        self._name: Optional[str] = None
        self._building = 0
        self._initial_weights: Optional[list] = None
        self.built = False
        return self

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        adapt(cls)
        if not cls.__module__.startswith("keras1."):
            cls.sure_of_shape = False
            cls.tracks_attributes = True

    def __init__(self, **kwargs):
        self._begin(kwargs)

    @versioned
    def _begin(self, kwargs):
        self._check_keywords(kwargs, _KEYWORDS)
        self._name = kwargs.get("name", self._name)
        for shape in self._shapes_given(kwargs):
            self.set_input_shape(shape)
        if "trainable" in kwargs:
            self.trainable = kwargs["trainable"]
        if "cache_enabled" in kwargs:
            self.cache_enabled = kwargs["cache_enabled"]

    @_begin.since("1.0.0", reason="a layer has a unique name; its weights are made when it is called, not before")
    def _begin_unconnected(self, kwargs):
        kwargs.pop("cache_enabled", None)
        self._check_keywords(kwargs, _FUNCTIONAL_KEYWORDS)
        self._name = kwargs.get("name") or self._unique_name()
        self.trainable = kwargs.get("trainable", True)
        if "batch_input_shape" in kwargs or "input_shape" in kwargs:
            self.batch_input_shape = tuple(kwargs["batch_input_shape"]) if "batch_input_shape" in kwargs else \
                (None,) + _sample_shape(kwargs["input_shape"])
            self.input_dtype = kwargs.get("input_dtype", self.input_dtype or K.floatx())

    @_begin.since("2.0.0", reason="batch_size= beside input_shape=; dtype= is that of the weights, too")
    def _begin_with_dtype(self, kwargs):
        self._check_keywords(kwargs, _KERAS_2_KEYWORDS)
        self._name = kwargs.get("name") or self._unique_name()
        self.trainable = kwargs.get("trainable", True)
        if "batch_input_shape" in kwargs or "input_shape" in kwargs:
            self.batch_input_shape = tuple(kwargs["batch_input_shape"]) if "batch_input_shape" in kwargs else \
                (kwargs.get("batch_size"),) + _sample_shape(kwargs["input_shape"])
        self._take_dtype(kwargs.get("dtype") or kwargs.get("input_dtype"))
        if kwargs.get("weights") is not None:
            self._initial_weights = kwargs["weights"]

    @versioned
    def _take_dtype(self, dtype):
        if "batch_input_shape" in self.__dict__:
            self.dtype = dtype or self.input_dtype or K.floatx()

    @_take_dtype.since("2.3.0", reason="every layer has a dtype")
    def _take_dtype_or_default(self, dtype):
        self.dtype = dtype or self.input_dtype or K.floatx()

    @versioned
    def _unique_name(self):
        prefix = type(self).__name__.lower()
        return "%s_%d" % (prefix, K.get_uid(prefix))

    @_unique_name.since("2.0.0", reason="names are in snake case")
    def _unique_snake_name(self):
        prefix = type(self).__name__
        return "%s_%d" % (_snake_case(prefix), K.get_uid(prefix))

    def _check_keywords(self, kwargs: Dict[str, Any], known: Tuple[str, ...]) -> None:
        for keyword in kwargs:
            if keyword not in known:
                own = [n for n in signature_at(type(self), self.release).parameters if n not in ("args", "kwargs")]
                known = tuple(own) + known
                wanted, text = self._keyword_error(keyword)
                raise ArgumentError.like(wanted)(text, "%s: %sits arguments are: %s" % (
                        type(self).__name__, former_name(type(self), keyword, self.release)
                        or did_you_mean(keyword, known), ", ".join(known)))

    @versioned
    def _keyword_error(self, keyword):
        return AssertionError, "Keyword argument not understood: " + keyword

    @_keyword_error.since("1.2.0", reason="an unknown keyword is a TypeError")
    def _keyword_type_error(self, keyword):
        return TypeError, str(("Keyword argument not understood:", keyword))

    @versioned
    def _shapes_given(self, kwargs):
        shapes = [(None,) + _sample_shape(kwargs["input_shape"])] if "input_shape" in kwargs else []
        return shapes + ([tuple(kwargs["batch_input_shape"])] if "batch_input_shape" in kwargs else [])

    @_shapes_given.since("0.3.2", reason="batch_input_shape wins over input_shape; before, both built the weights")
    def _shape_given(self, kwargs):
        if "batch_input_shape" in kwargs:
            return [tuple(kwargs["batch_input_shape"])]
        return [(None,) + _sample_shape(kwargs["input_shape"])] if "input_shape" in kwargs else []

    # -- what a layer writes

    def build(self, input_shape: Optional[Tuple] = None) -> None:
        """Make the weights with ``add_weight``; called when the shape of the input is known."""
        self.built = True

    def call(self, x: Any, mask: Any = None) -> Any:
        """Symbolic output for the tensor ``x``; by default ``x`` itself."""
        return x

    def get_output(self, train: bool = False) -> Any:
        """Symbolic output for a phase; by default the input."""
        return self.get_input(train)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        """Shape of the output for an input of that shape; by default the same."""
        return input_shape

    @property
    def output_shape(self) -> Tuple:
        """Shape of a batch of outputs; None where a size is open."""
        return self._shape_of_output(lambda layer: layer.input_shape)

    def _shape_of_output(self, rule: Any) -> Tuple:
        """The output shape of all calls, or what a rule makes of the layer before there are any."""
        if self.inbound_nodes:
            return self._shape_from_nodes("output_shapes", "output shape")
        return self._uncalled_shape(rule)

    @versioned
    def _uncalled_shape(self, rule):
        with being(self.release):
            return rule(self)

    @_uncalled_shape.since("1.0.0", reason="a layer has the shapes that it was called on")
    def _no_uncalled_shape(self, rule):
        if "_input_shape" in self.__dict__ or hasattr(self, "previous"):
            return rule(self)
        return self._shape_from_nodes("output_shapes", "output shape")

    def compute_output_shape(self, input_shape: Tuple) -> Tuple:
        """Shape of the output for an input of that shape; by default the same."""
        return input_shape

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """Mask of the output; by default the input's, if the layer supports masks."""
        if not self.supports_masking and mask is not None:
            self._refuse_mask(mask)
        return mask if self.supports_masking else None

    @versioned
    def _refuse_mask(self, mask):
        pass  # checked when layers are connected

    @_refuse_mask.since("1.0.0", reason="a mask met by a layer that knows none is an error when it is called")
    def _refuse_any_mask(self, mask):
        if not isinstance(mask, list) or any(m is not None for m in mask):
            raise WiringError.like(self._class_of_mask_error())(
                "Layer %s does not support masking, but was passed an input_mask: %s" % (self.name, mask),
                "%s knows no masks: take the mask away before it" % type(self).__name__)

    @versioned
    def _class_of_mask_error(self):
        return error_class(ValueError)

    @_class_of_mask_error.since("2.0.0", reason="the class of the error on a mask")
    def _type_error_on_mask(self):
        return TypeError

    def get_output_mask(self, train: Optional[bool] = None) -> Any:
        """Mask of the output, of shape (samples, time), or None if nothing is masked."""
        return self.get_input_mask(train) if self.supports_masking else None

    def _finish_weights(self) -> None:
        """After ``build``: the activity regularizer joins the others, and ``weights=`` are set."""
        self._enlist_activity_regularizer()
        self.built = True
        self._set_weights_when_built()

    @versioned
    def _set_weights_when_built(self):
        self._set_initial_weights()

    @_set_weights_when_built.since("2.0.0", reason="only a call sets them, not what builds a layer inside another")
    def _leave_weights_to_call(self):
        pass

    def _set_initial_weights(self) -> None:
        """Set ``weights=``, once."""
        if getattr(self, "initial_weights", None) is not None:
            self.set_weights(self.initial_weights)
            del self.initial_weights
        if self._initial_weights is not None:
            self.set_weights(self._initial_weights)
            self._initial_weights = None

    @versioned
    def _enlist_activity_regularizer(self):
        activity_regularizer = getattr(self, "activity_regularizer", None)
        if activity_regularizer and not any(r is activity_regularizer for r in self.regularizers):
            activity_regularizer.set_layer(self)
            self.regularizers.append(activity_regularizer)

    @_enlist_activity_regularizer.since("1.2.0", reason="activity regularizers add a loss for each call")
    def _leave_activity_regularizer(self):
        pass

    # -- what users call

    def __call__(self, X: Any, mask: Any = None, train: bool = False, **arguments: Any) -> Any:
        """Symbolic output for the tensor ``X``, weights as they are.

        Parameters
        ----------
        X : tensor, or list of tensors
            Of the layer's input shape.
        mask : tensor, optional
            Of shape (samples, time); by default what came with the tensor.
        train : bool
            Whether the graph is for training (0.3).
        **arguments
            What ``call`` takes beside the tensor and the mask, such as ``training=`` (2.x).
        """
        return self._called(X, mask, train, arguments)

    @versioned
    def _called(self, X, mask, train, arguments):
        if is_keras_tensor(X[0] if isinstance(X, (list, tuple)) and X else X):
            return self._call_functional(X, mask, arguments)
        return self._call_with(X, mask, train, **arguments)

    @_called.since("2.0.0", reason="called on any tensor, with any arguments of call")
    def _called_on_any_tensor(self, X, mask, train, arguments):
        if mask is not None:
            arguments["mask"] = mask
        if train:
            arguments["train"] = train
        return self._call_functional(X, arguments=arguments)

    @property
    def name(self) -> str:
        """The name given, or the class name in lower case."""
        return self._name if self._name is not None else type(self).__name__.lower()

    @name.setter
    def name(self, value: str) -> None:
        self._name = value

    @property
    def trainable(self) -> bool:
        """Whether training changes the weights; read when the model is compiled."""
        return self.__dict__.get("_trainable", True)

    @trainable.setter
    def trainable(self, value: bool) -> None:
        self._trainable = value

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return layer_config(self)

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Layer":
        """A layer from what ``get_config`` gave (1.x)."""
        return cls(**config)


class MaskedLayer(Layer):
    """Base of layers that pass their input's mask on.

    Source: ``keras.layers.core.MaskedLayer`` of 0.3.x.
    """

    supports_masking = True

    def get_output_mask(self, train: bool = False) -> Any:
        """The input's mask."""
        return self.get_input_mask(train)


def _sample_shape(input_shape: Any) -> Tuple:
    if not isinstance(input_shape, (tuple, list)):
        raise ShapeError.like(TypeError)(
            "'%s' object is not iterable" % type(input_shape).__name__,
            "input_shape is %r, expected a tuple without the batch axis, such as (%s,)" % (input_shape, input_shape))
    return tuple(input_shape)


def _snake_case(name: str) -> str:
    """``BatchNormalization`` as ``batch_normalization``."""
    parts = re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z0-9]+)", r"\1_\2", name)).lower()
    return "private" + parts if parts.startswith("_") else parts


def with_input_shape(kwargs: Dict[str, Any], *sizes: Optional[int]) -> Dict[str, Any]:
    """Keyword arguments with the ``input_shape`` that ``input_dim=`` (or its like) stands for.

    Parameters
    ----------
    kwargs : dict
        Keyword arguments for ``Layer``.
    *sizes : int or None
        The sample's axes; nothing is added if the last is not given.

    Examples
    --------
    >>> with_input_shape({"trainable": False}, None, 8)
    {'trainable': False, 'input_shape': (None, 8)}
    """
    return dict(kwargs, input_shape=tuple(sizes)) if sizes[-1] else kwargs
