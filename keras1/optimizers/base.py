"""What all optimizers share: gradients, clipping, the decay of the rate, state."""
from typing import Any, Callable, Dict, List, Mapping, Sequence, Tuple, Union

from keras1 import backend as K
from keras1 import history
from keras1.errors import ArgumentError, ShapeError
from keras1.utils.upstream import raised

Updates = List[Tuple[Any, Any]]

#: One constraint for each weight in a list (0.x), or those that there are by weight (1.x).
Constraints = Union[Sequence[Callable], Mapping[Any, Callable]]

DECAY = "every optimizer can let its rate fall"


def clip_norm(g: Any, c: float, n: Any) -> Any:
    """``g c / n`` where the norm ``n`` is ``c`` or more, else ``g``; with a ``c`` of 0, ``g``.

    Parameters
    ----------
    g : tensor
        A gradient.
    c : float
        The largest norm.
    n : scalar tensor
        The norm, usually of all gradients together.
    """
    return K.switch(n >= c, g * c / n, g) if c > 0 else g


def kl_divergence(p: Any, p_hat: Any) -> Any:
    """``p_hat - p + p log(p / p_hat)``, element by element.  Up to 1.0.1."""
    return p_hat - p + p * K.log(p / p_hat)


def zeros_like(params: Sequence[Any]) -> List[Any]:
    """For each variable a new one of its shape, all zeros."""
    return [K.zeros(K.get_value(p).shape) for p in params]


def of_each(constraints: Constraints, params: Sequence[Any]) -> List[Callable]:
    """The constraint of each weight, from a list or a dict of them.

    Examples
    --------
    >>> [fn(3) for fn in of_each({"w": abs}, ["w", "b"])]
    [3, 3]
    """
    if isinstance(constraints, Mapping):
        return [constraints.get(p, _unchanged) for p in params]
    return list(constraints)


def _unchanged(p):
    return p


class Optimizer(history.Gated):
    """Base of all optimizers.

    A user's optimizer derives from it, calls ``get_gradients`` in its ``get_updates`` and keeps the list that
    it returns in ``self.updates``, and from 1.0 on its own variables in ``self.weights``.

    Parameters
    ----------
    clipnorm : float, optional
        The gradients together are scaled down to this norm where theirs is larger.
    clipvalue : float, optional
        Each value of a gradient is kept between ``-clipvalue`` and ``clipvalue``, after the norm.
    kwargs
        Any other keyword becomes an attribute, too, up to 1.0.1; from 1.0.8 on it is refused.

    Attributes
    ----------
    updates : list of (variable, tensor)
        What ``get_updates`` returned last.
    weights : list of variables
        The optimizer's own variables among them: its state, as ``get_weights`` and files know it.

    Raises
    ------
    Exception, TypeError
        An ``ArgumentError`` of that name, from 1.0.8 and 1.2.0 on: an unknown keyword.

    Notes
    -----
    Source: ``keras.optimizers.Optimizer`` of 0.3.1, 0.3.3, 1.0.8 and 1.2.2.

    Examples
    --------
    >>> Optimizer(clipnorm=1.).clipnorm
    1.0
    """

    def __init__(self, *args: Any, **kwargs: Any):
        self._refuse_unknown(args, kwargs)
        self.__dict__.update(kwargs)
        self.updates = []
        self.weights = []

    @history.versioned
    def _refuse_unknown(self, args, kwargs):
        """Take anything."""

    @_refuse_unknown.since("1.0.8", reason="a misspelt argument is an error")
    def _refuse_all_but_clipping(self, args, kwargs):
        unknown = sorted(set(kwargs) - {"clipnorm", "clipvalue"})
        if unknown or args:
            raise ArgumentError.like(raised(TypeError))(
                "Unexpected keyword argument passed to optimizer: %s" % (unknown or args)[0],
                hint="beside its own arguments an optimizer takes clipnorm and clipvalue")

    def get_gradients(self, loss: Any, params: Sequence[Any]) -> List[Any]:
        """The gradients of a loss, clipped.

        Parameters
        ----------
        loss : scalar tensor
        params : list of variables

        Returns
        -------
        list of tensors
            One for each parameter, of its shape.
        """
        grads = K.gradients(loss, params)
        clipnorm, clipvalue = (self.__dict__.get(name) or 0. for name in ("clipnorm", "clipvalue"))
        if clipnorm > 0:
            norm = K.sqrt(sum([K.sum(K.square(g)) for g in grads]))
            grads = [clip_norm(g, clipnorm, norm) for g in grads]
        if clipvalue > 0:
            grads = [K.clip(g, -clipvalue, clipvalue) for g in grads]
        return grads

    def get_updates(self, params: Sequence[Any], constraints: Constraints, loss: Any) -> Updates:
        """What one step of training changes.

        Parameters
        ----------
        params : list of variables
            The weights.
        constraints : list or dict of callables
            From a weight's new value to the allowed one: one for each weight (0.x), or by weight (1.x).
        loss : scalar tensor

        Returns
        -------
        list of (variable, tensor)
            New values, of the weights and of the optimizer's own variables.
        """
        raise NotImplementedError

    # -- the rate

    @history.versioned
    def _take_decay(self, decay):
        """Leave it: an argument that the optimizers do not have yet."""

    @_take_decay.since("1.1.0", reason=DECAY)
    def _keep_decay(self, decay):
        self.decay = K.variable(decay)
        self.initial_decay = decay
        if "iterations" not in self.__dict__:
            self.iterations = K.variable(0.)

    @history.versioned
    def _rate(self) -> Any:
        """The rate of this step."""
        return self.lr

    @_rate.since("1.1.0", reason=DECAY)
    def _falling_rate(self):
        return self.lr * (1. / (1. + self.decay * self.iterations)) if self.initial_decay > 0 else self.lr

    @history.versioned
    def _count(self) -> Updates:
        """The updates that count the steps, for a rate that falls."""
        return []

    @_count.since("1.1.0", reason=DECAY)
    def _count_for_decay(self):
        return [(self.iterations, self.iterations + 1)] if self.initial_decay > 0 else []

    # -- the state

    def get_weights(self) -> List[Any]:
        """The values of the optimizer's own variables, ``weights``; empty before there are updates."""
        return [K.get_value(variable) for variable in self.weights]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Put back what ``get_weights`` returned.

        Raises
        ------
        Exception, ValueError
            A ``ShapeError`` of that name, up to 1.1 and from 1.2.0 on: an array of another shape.

        Notes
        -----
        As in the originals from 1.0.8 on, surplus arrays or variables are left alone.
        """
        pairs = list(zip(self.weights, weights))
        for variable, value in pairs:
            self._refuse_other_shape(K.get_value(variable).shape, value.shape)
        for variable, value in pairs:
            K.set_value(variable, value)

    def _refuse_other_shape(self, own, given):
        if own != given:
            raise ShapeError.like(raised(ValueError))(
                "Optimizer weight shape %s not compatible with provided weight shape %s" % (own, given),
                hint="the state of %s follows the model's weights: the same layers in the same order" % self._name())

    def get_state(self) -> List[Any]:
        """The values of all variables that ``updates`` changes, weights among them, in that order.  Up to 1.1."""
        return [K.get_value(variable) for variable, _ in self.updates]

    def set_state(self, value_list: Sequence[Any]) -> None:
        """Put back what ``get_state`` returned.

        Raises
        ------
        AssertionError
            An ``ArgumentError`` of that name: another number of values.
        """
        if len(self.updates) != len(value_list):
            raise ArgumentError.like(AssertionError)(
                "%s: the state has %d values, got %d" % (self._name(), len(self.updates), len(value_list)),
                hint="it exists, in the order of get_state(), once get_updates() or compile() was called")
        for (variable, _), value in zip(self.updates, value_list):
            K.set_value(variable, value)

    # -- the configuration

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The arguments' values now; up to 1.0.1 with the class's name, after that with the clipping."""
        return {"name": self._name()}

    @get_config.since("1.0.8", reason="from_config() gives it to the constructor; the name is kept beside it")
    def _config_for_constructor(self):
        return {name: self.__dict__[name] for name in ("clipnorm", "clipvalue") if name in self.__dict__}

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Optimizer":
        """A new optimizer of what ``get_config`` returned."""
        return cls(**{name: value for name, value in config.items() if name != "name"})

    def _name(self) -> str:
        return type(self).__name__

    def _floats(self, *names: str) -> Dict[str, float]:
        """The present values of variables that are attributes."""
        return {name: float(K.get_value(getattr(self, name))) for name in names}

    @history.versioned
    def _decay_in_config(self) -> Dict[str, float]:
        """Nothing: a decay, where there is one, is not kept."""
        return {}

    @_decay_in_config.since("1.2.0", reason="forgotten when decay came, in 1.1.0")
    def _kept_decay(self):
        return self._floats("decay")
