"""What becomes of a weight after each update: it is projected onto the allowed values.

Examples
--------
>>> from keras1 import backend as K
>>> K.eval(maxnorm(2.)(K.variable([3., 4.])))
array([1.2, 1.6], dtype=float32)
>>> get("nonneg").get_config()
{'name': 'NonNeg'}
"""
from typing import Any, Dict, List, Optional, Union

from keras1 import backend as K
from keras1 import history
from keras1.utils import generic_utils
from keras1.utils.named_objects import deserialize_keras_object, interpreted, serialize_keras_object

_SERIALIZED = "a class and the arguments of its constructor, no name among them"
_SPELT_OUT = "names that say what they are"
_AXIS = "the axis of the norms may be chosen"
_EPSILON = "K.epsilon() keeps norms from being zero"


class Constraint(history.Gated):
    """Base of all constraints; as it is, it changes nothing."""

    def __init__(self):
        """No arguments."""

    def __call__(self, p: Any) -> Any:
        """The allowed value in place of the tensor ``p``, of the same shape."""
        return p

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The class's name and arguments; from 2.0.0 on the arguments alone."""
        return {"name": type(self).__name__}

    @get_config.since("2.0.0", reason=_SERIALIZED)
    def _config_without_name(self):
        return {}


class MaxNorm(Constraint):
    """``p min(norm, m) / (eps + norm)``: norms of at most ``m``.

    Parameters
    ----------
    m : float
        The largest norm; ``max_value`` from 2.0.0 on.
    axis : int or list of int
        The axes that a norm is taken along: 0 for the (inputs, outputs) of ``Dense``, 1 for ``MaxoutDense``,
        [1, 2, 3] for kernels (outputs, inputs, rows, columns).  Came with 0.3.2; before, it was 0.

    Notes
    -----
    Srivastava, Hinton et al. 2014, Dropout: A Simple Way to Prevent Neural Networks from Overfitting.
    """

    @history.argument("axis", "0.3.2", _AXIS)
    @history.signature("2.0.0", "max_value axis", _SPELT_OUT, max_value="m")
    def __init__(self, m: float = 2, axis: Union[int, List[int]] = 0):
        self.m = m
        self.axis = axis

    def __call__(self, p: Any) -> Any:
        """The tensor with its norms cut."""
        norms = K.sqrt(K.sum(K.square(p), axis=self.axis, keepdims=True))
        return p * (K.clip(norms, 0, self.m) / (self._epsilon() + norms))

    @history.versioned
    def _epsilon(self):
        return 1e-7

    @_epsilon.since("0.3.2", reason=_EPSILON)
    def _backend_epsilon(self):
        return K.epsilon()

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The class's name, ``m`` and, from 0.3.2 on, ``axis``."""
        return dict(super().get_config(), m=self.m)

    @get_config.since("0.3.2", reason=_AXIS)
    def _config_with_axis(self):
        return dict(super().get_config(), m=self.m, axis=self.axis)

    @get_config.since("2.0.0", reason=_SPELT_OUT)
    def _config_spelt_out(self):
        return dict(super().get_config(), max_value=self.m, axis=self.axis)


class NonNeg(Constraint):
    """Zero in place of what is negative."""

    def __call__(self, p: Any) -> Any:
        """The tensor without its negative values."""
        return p * K.cast(p >= 0., K.floatx())


class UnitNorm(Constraint):
    """``p / (eps + norm)``: norms of 1.

    Parameters
    ----------
    axis : int or list of int
        The axes that a norm is taken along, as in ``MaxNorm``.  Up to 0.3.1 it was the last one, without
        a choice, and a norm of zero gave NaN.
    """

    @history.argument("axis", "0.3.2", _AXIS)
    @history.default("axis", "0.3.2", 0, reason="the weights into a unit have unit norm, not those out of it")
    def __init__(self, axis: Union[int, List[int]] = -1):
        self.axis = axis

    @history.versioned
    def __call__(self, p: Any) -> Any:
        """The tensor over its norms."""
        return p / self._norms(p)

    @__call__.since("0.3.2", reason=_EPSILON)
    def _over_norms_and_epsilon(self, p):
        return p / (K.epsilon() + self._norms(p))

    def _norms(self, p):
        return K.sqrt(K.sum(K.square(p), axis=self.axis, keepdims=True))

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The class's name and, from 0.3.2 on, ``axis``."""
        return super().get_config()

    @get_config.since("0.3.2", reason=_AXIS)
    def _config_with_axis(self):
        return dict(super().get_config(), axis=self.axis)


class MinMaxNorm(Constraint):
    """``p (rate c + (1 - rate) norm) / (eps + norm)``, ``c`` the norm kept from ``low`` to ``high``.

    Came with 1.2.2.

    Parameters
    ----------
    low, high : float
        The smallest and the largest norm; ``min_value`` and ``max_value`` from 2.0.0 on.
    rate : float
        How much of the way to the allowed norm is gone at each update; 1 is all of it.
    axis : int or list of int
        The axes that a norm is taken along, as in ``MaxNorm``.
    """

    @history.signature("2.0.0", "min_value max_value rate axis", _SPELT_OUT, min_value="low", max_value="high")
    def __init__(self, low: float = 0.0, high: float = 1.0, rate: float = 1.0, axis: Union[int, List[int]] = 0):
        self.low = low
        self.high = high
        self.rate = rate
        self.axis = axis

    def __call__(self, p: Any) -> Any:
        """The tensor with its norms nearer to the allowed ones."""
        norms = K.sqrt(K.sum(K.square(p), axis=self.axis, keepdims=True))
        wanted = self.rate * K.clip(norms, self.low, self.high) + (1 - self.rate) * norms
        return p * (wanted / (K.epsilon() + norms))

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The class's name and arguments."""
        return dict(super().get_config(), low=self.low, high=self.high, rate=self.rate, axis=self.axis)

    @get_config.since("2.0.0", reason=_SPELT_OUT)
    def _config_spelt_out(self):
        return dict(super().get_config(), min_value=self.low, max_value=self.high, rate=self.rate, axis=self.axis)


identity = Constraint
maxnorm = max_norm = MaxNorm
nonneg = non_neg = NonNeg
unitnorm = unit_norm = UnitNorm
min_max_norm = MinMaxNorm

history.gone("constraints", "identity", "1.0.0", "no constraint is None")
history.came("constraints", "MinMaxNorm", "1.2.2", "norms have a lower bound, too")
for _name in ("max_norm", "min_max_norm", "non_neg", "unit_norm"):
    history.came("constraints", _name, "2.0.0", "words apart")


def serialize(constraint: Any) -> Any:
    """The class and the configuration of a constraint."""
    return serialize_keras_object(constraint)


def deserialize(config: Any, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """What ``serialize`` returned, as a constraint again.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such constraint.
    """
    return deserialize_keras_object(config, globals(), custom_objects, "constraint")


@history.versioned
def get(identifier: Any, kwargs: Optional[Dict[str, Any]] = None) -> Any:
    """A new constraint of that name; anything that is no string, as it is.

    Parameters
    ----------
    identifier : str, dict or Constraint
        A dict (from 1.0) is what ``get_config`` returned.
    kwargs : dict, optional
        The arguments for the new constraint.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such constraint.

    Examples
    --------
    >>> get("maxnorm", {"m": 3}).m
    3
    """
    return generic_utils.get_from_module(
        identifier, globals(), "constraint", instantiate=True, kwargs=kwargs)


@get.since("2.0.0", reason=_SERIALIZED)
def _interpreted(identifier):
    return None if identifier is None else interpreted(identifier, deserialize, "constraint", as_class=True)
