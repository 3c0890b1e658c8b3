"""What all optimizers share: gradients, clipping, the decay of the rate, state."""
import inspect
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from keras1 import backend as K
from keras1 import history
from keras1.errors import ArgumentError, ShapeError
from keras1.utils.upstream import raised

Updates = List[Tuple[Any, Any]]

#: One constraint for each weight in a list (0.x), or those that there are by weight (1.x).
Constraints = Union[Sequence[Callable], Mapping[Any, Callable]]

DECAY = "every optimizer can let its rate fall"
BY_KEYWORD = "what is seldom given is given by name"
SPELT_OUT = "spelt out"
ONE_EPSILON = "K.epsilon() for all, also where None is given"
_OF_LOSS = "a weight has its constraint with it; steps are counted, in whole numbers"


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


def _loss_and_params(*args: Any, **kwargs: Any) -> Tuple[Any, Any]:
    """Loss and weights of a call of ``get_updates``, also of a former one: (params, constraints, loss).

    Examples
    --------
    >>> _loss_and_params("loss", ["w"]) == _loss_and_params(["w"], {}, "loss")
    True
    """
    is_former = len(args) == 3 or (len(args) == 2 and "loss" in kwargs)
    names = ("params", "constraints", "loss") if is_former else ("loss", "params")
    given = dict(zip(names, args), **kwargs)
    return given["loss"], given["params"]


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

    def __new__(cls, *args, **kwargs):
        """Refuse the later name of the rate where the class has the former one."""
        self = super().__new__(cls, *args, **kwargs)
        if "learning_rate" in kwargs and "lr" in inspect.signature(cls).parameters:
            self._refuse_unknown((), {"learning_rate": kwargs["learning_rate"]})
        return self

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

    @history.versioned
    def get_updates(self, params: Sequence[Any], constraints: Constraints, loss: Any) -> Updates:
        """What one step of training changes.  From 2.0.7 on it is called as ``get_updates(loss, params)``.

        Parameters
        ----------
        params : list of variables
            The weights.
        constraints : list or dict of callables
            From a weight's new value to the allowed one: one for each weight (0.x), or by weight (1.x).  From 2.0.7
            on a weight has it as its attribute ``constraint``, and these are taken and left unused.
        loss : scalar tensor

        Returns
        -------
        list of (variable, tensor)
            New values, of the weights and of the optimizer's own variables.
        """
        return self._steps(loss, params, of_each(constraints, params))

    @get_updates.since("2.0.7", reason=_OF_LOSS)
    def _updates_of_loss(self, *args, **kwargs):
        loss, params = _loss_and_params(*args, **kwargs)
        return self._steps(loss, params, [getattr(p, "constraint", None) or _unchanged for p in params])

    def _steps(self, loss: Any, params: Sequence[Any], constraints: Sequence[Callable]) -> Updates:
        """The updates of a step: what an optimizer here writes."""
        raise NotImplementedError

    # -- its own variables

    @history.versioned
    def _variable(self, value: Any, name: str) -> Any:
        """A variable of the optimizer's: a rate, a count."""
        return K.variable(value)

    @_variable.since("2.0.0", reason="variables have names")
    def _named_variable(self, value, name):
        return K.variable(value, name=name)

    @_variable.since("2.0.7", reason="variables have names, in a scope")
    def _variable_in_scope(self, value, name):
        with K.name_scope(self._name()):
            return K.variable(value, name=name)

    @history.versioned
    def _counter(self, value: float = 0.) -> Any:
        """The variable that counts the steps."""
        return self._variable(value, "iterations")

    @_counter.since("2.0.7", reason=_OF_LOSS)
    def _whole_counter(self, value=0):
        with K.name_scope(self._name()):
            return K.variable(0, dtype="int64", name="iterations")

    def _zeros(self, params: Sequence[Any], name: str) -> List[Any]:
        """For each weight a new variable of its shape, all zeros."""
        return [K.zeros(K.get_value(p).shape, name=self._state_name(name, i)) for i, p in enumerate(params)]

    @history.versioned
    def _state_name(self, name: str, number: int) -> Optional[str]:
        return None

    @_state_name.since("2.3.0", reason="state is told apart in files")
    def _numbered_name(self, name, number):
        return "%s_%d" % (name, number)

    # -- the rate

    @history.versioned
    def _take_decay(self, decay):
        """Leave it: an argument that the optimizers do not have yet."""

    @_take_decay.since("1.1.0", reason=DECAY)
    def _keep_decay(self, decay):
        self.decay = self._variable(decay, "decay")
        self.initial_decay = decay
        if "iterations" not in self.__dict__:
            self.iterations = self._counter()

    @history.versioned
    def _rate(self) -> Any:
        """The rate of this step."""
        return self.lr

    @_rate.since("1.1.0", reason=DECAY)
    def _falling_rate(self):
        return self._fallen_rate() if self.initial_decay > 0 else self.lr

    def _fallen_rate(self):
        return self.lr * (1. / (1. + self.decay * K.cast(self.iterations, K.dtype(self.decay))))

    @history.versioned
    def _count(self) -> Updates:
        """The updates that count the steps, for a rate that falls."""
        return []

    @_count.since("1.1.0", reason=DECAY)
    def _count_for_decay(self):
        return [(self.iterations, self.iterations + 1)] if self.initial_decay > 0 else []

    @_count.since("2.0.7", reason=_OF_LOSS)
    def _count_always(self):
        return [K.update_add(self.iterations, 1)]

    # -- the state

    def get_weights(self) -> List[Any]:
        """The values of the optimizer's own variables, ``weights``; empty before there are updates."""
        return [K.get_value(variable) for variable in self.weights]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Put back what ``get_weights`` returned.

        Raises
        ------
        Exception, ValueError
            A ``ShapeError`` of that name, up to 1.1 and from 1.2.0 on: an array of another shape; from 2.1.3 on
            also another number of arrays.  Before, surplus arrays or variables are left alone.
        """
        weights = self._completed(list(weights))
        self._refuse_other_number(weights)
        pairs = list(zip(self.weights, weights))
        for variable, value in pairs:
            self._refuse_other_shape(K.get_value(variable).shape, value.shape)
        for variable, value in pairs:
            K.set_value(variable, value)

    def _completed(self, weights: List[Any]) -> List[Any]:
        """State of an earlier release, with what it did not keep put in its place."""
        return weights

    @history.versioned
    def _refuse_other_number(self, weights):
        """Take any number."""

    @_refuse_other_number.since("2.1.3", reason="another model's state is an error")
    def _refuse_number(self, weights):
        if len(weights) != len(self.weights):
            raise ShapeError.like(ValueError)(
                "Length of the specified weight list (%d) does not match the number of weights of the optimizer (%d)"
                % (len(weights), len(self.weights)),
                hint="they exist, in the order of get_weights(), once get_updates() was called or training began")

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

    @history.versioned
    def _rate_name(self) -> str:
        return "lr"

    @_rate_name.since("2.3.0", reason=SPELT_OUT)
    def _rate_name_spelt_out(self):
        return "learning_rate"

    #: The rate under the name of before; from 2.3.0 on ``learning_rate`` is the attribute.
    lr = history.alias(("2.3.0", "learning_rate"))

    def _take_rate(self, value: float) -> None:
        self.lr = self._variable(value, self._rate_name())

    def _take_epsilon(self, value: Optional[float]) -> None:
        self.epsilon = K.epsilon() if value is None else value

    def _rate_in_config(self) -> Dict[str, float]:
        return self._floats(self._rate_name())

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
