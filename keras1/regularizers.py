"""Penalties that are added to the loss.

Up to 1.1 a regularizer is told its parameter (``set_param``) or its layer (``set_layer``), and is then called
with the loss and returns a larger one; in 1.0 and 1.1 the loss is larger in training only.  From 1.2.0 on it is
called with the tensor itself and returns the penalty.  A user's class derives from ``Regularizer`` and writes
``__call__``.

Examples
--------
>>> from keras1 import backend as K
>>> from keras1.history import emulate
>>> with emulate("0.3.1"):
...     penalty = l2(0.5)
...     penalty.set_param(K.variable([1., 2.]))
...     float(K.eval(penalty(K.variable(10.))))
12.5
>>> penalty.get_config()
{'name': 'WeightRegularizer', 'l1': 0.0, 'l2': 0.5}
>>> with emulate("1.2.2"):
...     penalty = l2(0.5)
...     float(K.eval(penalty(K.variable([1., 2.]))))
2.5
"""
import warnings
from typing import Any, Dict, Optional

from keras1 import backend as K
from keras1 import history
from keras1.errors import ShapeError, WiringError
from keras1.utils import generic_utils
from keras1.utils.named_objects import deserialize_keras_object, interpreted, serialize_keras_object

_SERIALIZED = "a class and the arguments of its constructor, no name among them"
_TERMS = "a penalty is a term of the loss, in training and in use, and its regularizer serves any number of layers"
_ONCE = "a second layer took the first one's penalty away"
_IN_TRAINING = "penalties count in training only"


class Regularizer(history.Gated):
    """Base of all regularizers; as it is, it adds nothing.

    Attributes
    ----------
    p : tensor
        Up to 1.1 the parameter, once ``set_param`` was called.
    layer : Layer
        Up to 1.1 the layer, once ``set_layer`` was called.
    uses_learning_phase : bool
        Whether the penalty depends on the phase: those below do in 1.0 and 1.1.
    """

    uses_learning_phase = False

    def __init__(self):
        """No arguments."""

    @history.versioned
    def set_param(self, p: Any) -> None:
        """Take the parameter whose values are penalized.

        Raises
        ------
        Exception
            A ``WiringError`` of that name, in 1.1: it has one already.
        """
        self.p = p

    @set_param.since("1.1.0", reason=_ONCE)
    def _set_param_once(self, p):
        if self.__dict__.get("p") is not None:
            raise WiringError.like(Exception)(
                "Regularizers cannot be reused. Instantiate one regularizer per layer.")
        self.p = p

    @set_param.since("1.2.0", reason=_TERMS)
    def _set_no_param(self, _):
        _warn_of("set_param")

    @history.versioned
    def set_layer(self, layer: Any) -> None:
        """Take the layer whose output is penalized.

        Raises
        ------
        Exception
            A ``WiringError`` of that name, in 1.1: it has one already.
        """
        self.layer = layer

    @set_layer.since("1.1.0", reason=_ONCE)
    def _set_layer_once(self, layer):
        if self.__dict__.get("layer") is not None:
            raise WiringError.like(Exception)(
                "Regularizers cannot be reused", hint="make one regularizer for each layer")
        self.layer = layer

    @set_layer.since("1.2.0", reason=_TERMS)
    def _set_no_layer(self, _):
        _warn_of("set_layer")

    @history.versioned
    def __call__(self, loss: Any) -> Any:
        """Up to 1.1 the loss with the penalty added; from 1.2.0 on the penalty of a tensor."""
        return loss

    @__call__.since("1.2.0", reason=_TERMS)
    def _nothing(self, x):
        return 0

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The class's name and arguments; from 2.0.0 on the arguments alone."""
        return {"name": type(self).__name__}

    @get_config.since("2.0.0", reason=_SERIALIZED)
    def _config_without_name(self):
        return {}

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Regularizer":
        """A new regularizer of what ``get_config`` returned.  Came with 2.0.0."""
        return cls(**{name: value for name, value in config.items() if name != "name"})


def _warn_of(method: str) -> None:
    warnings.warn("The `%s` method on regularizers is deprecated. It no longer does anything, "
                  "and it will be removed after 06/2017." % method, stacklevel=3)


class EigenvalueRegularizer(Regularizer):
    """``k sqrt(e)``, ``e`` the largest eigenvalue of ``W' W``, found by nine steps of the power method.

    Came with 1.0.8.

    Parameters
    ----------
    k : float
        The factor of the penalty.

    Raises
    ------
    Exception, ValueError
        A ``ShapeError`` of that name, when it is called, up to 1.1 and from 1.2.0 on: no matrix.

    Notes
    -----
    Oyedotun, Olaniyi, Khashman 2016, as 1.0.8 has it.  The configuration does not hold ``k``.
    """

    def __init__(self, k: float):
        self.k = k
        _mark(self)

    @history.versioned
    def __call__(self, loss: Any) -> Any:
        """The loss with the penalty added, or from 1.2.0 on the penalty."""
        if K.ndim(self.p) > 2:
            raise ShapeError.like(Exception)(
                "Eigenvalue Decay regularizer is only available for dense and embedding layers.")
        return K.in_train_phase(loss + K.sum(self._penalty(self.p)), loss)

    @__call__.since("1.2.0", reason=_TERMS)
    def _of_matrix(self, x):
        if K.ndim(x) != 2:
            raise ShapeError.like(ValueError)("EigenvalueRegularizer is only available for tensors of rank 2.")
        return K.sum(self._penalty(x))

    def _penalty(self, matrix):
        square = K.dot(K.transpose(matrix), matrix)
        vector = K.ones_like(square[:, :1])
        for _ in range(9):
            vector = K.dot(square, vector)
        image = K.dot(square, vector)
        return self.k * (K.dot(K.transpose(image), vector) / K.dot(K.transpose(vector), vector)) ** 0.5


class L1L2Regularizer(Regularizer, called={"2.0.0": "L1L2"}):
    """``l1 sum(|x|) + l2 sum(x^2)`` of any tensor.  Came with 1.2.0; called ``L1L2`` from 2.0.0 on.

    Parameters
    ----------
    l1, l2 : float
        The factors of the two penalties.
    """

    def __init__(self, l1: float = 0., l2: float = 0.):
        self._take(l1, l2)

    @history.versioned
    def _take(self, l1, l2):
        self.l1, self.l2 = l1, l2

    @_take.since("1.0.0", reason=_IN_TRAINING)
    def _take_numbers(self, l1, l2):
        self.l1, self.l2 = K.cast_to_floatx(l1), K.cast_to_floatx(l2)
        _mark(self)

    def __call__(self, x: Any) -> Any:
        """The penalty; 0 if both factors are."""
        penalty = 0.
        if self.l1:
            penalty += K.sum(self.l1 * K.abs(x))
        if self.l2:
            penalty += K.sum(self.l2 * K.square(x))
        return penalty

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The class's name and factors."""
        return {"name": type(self).__name__, "l1": self.l1, "l2": self.l2}

    @get_config.since("1.0.8", reason="numbers that JSON can write")
    def _config_of_floats(self):
        return {"name": type(self).__name__, "l1": float(self.l1), "l2": float(self.l2)}

    @get_config.since("2.0.0", reason=_SERIALIZED)
    def _config_of_arguments(self):
        return {"l1": float(self.l1), "l2": float(self.l2)}


class _Former(L1L2Regularizer):
    """A class of its own up to 1.1; from 1.2.0 on its name makes an ``L1L2Regularizer``."""

    def __new__(cls, *args, **kwargs):
        if cls in (WeightRegularizer, ActivityRegularizer) and _is_one_class():
            return L1L2Regularizer(*args, **kwargs)
        return super().__new__(cls, *args, **kwargs)


@history.versioned
def _is_one_class() -> bool:
    return False


@_is_one_class.since("1.2.0", reason=_TERMS)
def _is_one_class_now():
    return True


class WeightRegularizer(_Former):
    """``loss + l1 sum(|p|) + l2 sum(p^2)``, ``p`` a parameter of a layer; from 1.2.0 on ``L1L2Regularizer``.

    Parameters
    ----------
    l1, l2 : float
        The factors of the two penalties.
    """

    @history.versioned
    def __call__(self, loss: Any) -> Any:
        """The loss with the penalty added."""
        loss += K.sum(K.abs(self.p)) * self.l1
        loss += K.sum(K.square(self.p)) * self.l2
        return loss

    @__call__.since("1.0.0", reason=_IN_TRAINING)
    def _in_training(self, loss):
        if self.__dict__.get("p") is None:
            raise WiringError.like(Exception)(
                "Need to call `set_param` on WeightRegularizer instance before calling the instance. Check that "
                "you are not passing a WeightRegularizer instead of an ActivityRegularizer (i.e. "
                'activity_regularizer="l2" instead of activity_regularizer="activity_l2".')
        return K.in_train_phase(loss + super().__call__(self.p), loss)

    @__call__.since("1.2.0", reason=_TERMS)
    def _term(self, x):
        return super().__call__(x)


class ActivityRegularizer(_Former):
    """``loss + l1 sum(|a|) + l2 sum(a^2)``, ``a`` a layer's output; from 1.2.0 on ``L1L2Regularizer``.

    Up to 1.0.1 the penalties are averaged over the samples.  In 0.3 the output is the one for training
    (``layer.get_output(True)``); in 1.0.8 and 1.1 each place where the layer is used counts.

    Parameters
    ----------
    l1, l2 : float
        The factors of the two penalties.
    """

    @history.versioned
    def __call__(self, loss: Any) -> Any:
        """The loss with the penalty added; asks the layer for its output once."""
        return self._averaged(loss, self.layer.get_output(True))

    def _averaged(self, loss, output):
        loss += self.l1 * K.sum(K.mean(K.abs(output), axis=0))
        loss += self.l2 * K.sum(K.mean(K.square(output), axis=0))
        return loss

    @__call__.since("1.0.0", reason=_IN_TRAINING)
    def _in_training(self, loss):
        return K.in_train_phase(self._averaged(loss, self._own_layer().output), loss)

    @__call__.since("1.0.8", reason="each use of a shared layer counts, and each sample in full")
    def _at_each_node(self, loss):
        layer, penalized = self._own_layer(), loss
        for index in range(len(layer.inbound_nodes)):
            penalized += super().__call__(layer.get_output_at(index))
        return K.in_train_phase(penalized, loss)

    @__call__.since("1.2.0", reason=_TERMS)
    def _term(self, x):
        return super().__call__(x)

    def _own_layer(self):
        if self.__dict__.get("layer") is None:
            raise WiringError.like(Exception)(
                "Need to call `set_layer` on ActivityRegularizer instance before calling the instance.")
        return self.layer


@history.versioned
def _mark(regularizer: Regularizer) -> None:
    """Leave it as it is: 0.x has two graphs, one for training."""


@_mark.since("1.0.0", reason=_IN_TRAINING)
def _mark_as_of_training(regularizer):
    regularizer.uses_learning_phase = True


@_mark.since("1.2.0", reason=_TERMS)
def _mark_as_term(regularizer):
    regularizer.uses_learning_phase = False


def l1(l: float = 0.01) -> WeightRegularizer:  # noqa: E741  the argument's name is the original's
    """``WeightRegularizer`` with the absolute values alone."""
    return WeightRegularizer(l1=l)


def l2(l: float = 0.01) -> WeightRegularizer:  # noqa: E741
    """``WeightRegularizer`` with the squares alone."""
    return WeightRegularizer(l2=l)


def l1l2(l1: float = 0.01, l2: float = 0.01) -> WeightRegularizer:
    """``WeightRegularizer`` with both."""
    return WeightRegularizer(l1=l1, l2=l2)


def activity_l1(l: float = 0.01) -> ActivityRegularizer:  # noqa: E741
    """``ActivityRegularizer`` with the absolute values alone."""
    return ActivityRegularizer(l1=l)


def activity_l2(l: float = 0.01) -> ActivityRegularizer:  # noqa: E741
    """``ActivityRegularizer`` with the squares alone."""
    return ActivityRegularizer(l2=l)


def activity_l1l2(l1: float = 0.01, l2: float = 0.01) -> ActivityRegularizer:
    """``ActivityRegularizer`` with both."""
    return ActivityRegularizer(l1=l1, l2=l2)


def l1_l2(l1: float = 0.01, l2: float = 0.01) -> Regularizer:
    """``l1l2`` under the name it has from 2.0.0 on."""
    return l1l2(l1, l2)


identity = Regularizer
L1L2 = L1L2Regularizer

history.gone("regularizers", "identity", "1.0.0", "no regularizer is None")
history.came("regularizers", "EigenvalueRegularizer", "1.0.8", "eigenvalue decay")
history.came("regularizers", "L1L2Regularizer", "1.2.0", "one class for weights and outputs")
for _name in ("WeightRegularizer", "ActivityRegularizer", "EigenvalueRegularizer", "L1L2Regularizer", "l1l2",
              "activity_l1", "activity_l2", "activity_l1l2"):
    history.gone("regularizers", _name, "2.0.0", "one class and three short names")
history.came("regularizers", "l1_l2", "2.0.0", "the new name of l1l2")


def serialize(regularizer: Any) -> Any:
    """The class and the configuration of a regularizer."""
    return serialize_keras_object(regularizer)


def deserialize(config: Any, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """What ``serialize`` returned, as a regularizer again.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such regularizer.
    """
    return deserialize_keras_object(config, globals(), custom_objects, "regularizer")


@history.versioned
def get(identifier: Any, kwargs: Optional[Dict[str, Any]] = None) -> Any:
    """A new regularizer of that name; anything that is no string, as it is.

    Parameters
    ----------
    identifier : str, dict or Regularizer
        A dict (from 1.0) is what ``get_config`` returned.
    kwargs : dict, optional
        The arguments for the new regularizer.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such regularizer.

    Examples
    --------
    >>> float(get("l1", {"l": 3.}).get_config()["l1"])
    3.0
    """
    return generic_utils.get_from_module(
        identifier, globals(), "regularizer", instantiate=True, kwargs=kwargs)


@get.since("2.0.0", reason=_SERIALIZED)
def _interpreted(identifier):
    return None if identifier is None else interpreted(identifier, deserialize, "regularizer", as_class=True)
