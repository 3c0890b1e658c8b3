"""Optimizers that divide each gradient by the size of those before it."""
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1 import history
from keras1.optimizers.base import BY_KEYWORD, DECAY, ONE_EPSILON, SPELT_OUT, Optimizer, Updates

_SMALL = "one small number for all optimizers"
_COUNTED = "files keep how far training was; those of before do not"
_OUTSIDE = "epsilon is added to the root, as in Adam"


class _Counting(Optimizer):
    """What all here share: from 2.3.0 on the count of steps is part of the state."""

    @history.versioned
    def _counters(self) -> List[Any]:
        """The counts among ``weights``."""
        return []

    @_counters.since("2.3.0", reason=_COUNTED)
    def _kept_counters(self):
        return [self.iterations]

    @history.versioned
    def _completed(self, weights):
        return weights

    @_completed.since("2.3.0", reason=_COUNTED)
    def _with_count(self, weights):
        return [np.array(0)] + weights if len(self.weights) == len(weights) + 1 else weights


class _OverRoot(_Counting):
    """What RMSprop and Adagrad share: a gradient over the root of an accumulator ``a``."""

    @history.versioned
    def _root(self, a: Any) -> Any:
        """``sqrt(a + epsilon)``."""
        return K.sqrt(a + self.epsilon)

    @_root.since("1.0.8", reason=_OUTSIDE)
    def _root_and_epsilon(self, a):
        return K.sqrt(a) + self.epsilon

    def _steps(self, loss: Any, params: Sequence[Any], constraints: Sequence[Callable]) -> Updates:
        grads = self.get_gradients(loss, params)
        rate = self._rate()
        self.updates = self._count()
        accumulators = self._zeros(params, "accumulator")
        self.weights = self._counters() + accumulators
        for p, g, a, constrain in zip(params, grads, accumulators, constraints):
            new_a = self._accumulated(a, g)
            self.updates += [(a, new_a), (p, constrain(p - rate * g / self._root(new_a)))]
        return self.updates

    def _accumulated(self, a: Any, g: Any) -> Any:
        """The accumulator's new value."""
        raise NotImplementedError


class RMSprop(_OverRoot):
    """The gradient over a running root of its mean square.

    For each weight p with gradient g::

        a  = rho a + (1 - rho) g^2
        p -= lr g / (sqrt(a) + epsilon)         up to 1.0.1: lr g / sqrt(a + epsilon)

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2.
    rho : float
        How slowly the mean forgets.
    epsilon : float
        Keeps the root from being zero.
    decay : float
        From 1.1.0 on: how fast the rate falls, as in ``SGD``.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    lr, rho : variables
    epsilon : float

    Notes
    -----
    Tieleman and Hinton 2012, Lecture 6.5 of Neural Networks for Machine Learning.  ``weights``: from 2.3.0 on
    the count of steps, then the a of each weight.

    Examples
    --------
    >>> RMSprop(epsilon=1e-4).get_config()["epsilon"]
    0.0001
    """

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.default("epsilon", "1.0.8", 1e-8, _SMALL)
    @history.default("epsilon", "2.1.3", None, ONE_EPSILON)
    @history.dropped("epsilon", "2.3.0", BY_KEYWORD)
    @history.argument("decay", "1.1.0", DECAY)
    @history.dropped("decay", "2.3.0", BY_KEYWORD)
    def __init__(self, learning_rate: float = 0.001, rho: float = 0.9, epsilon: Optional[float] = 1e-6,
                 decay: float = 0., *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take_rate(learning_rate)
        self.rho = self._variable(rho, "rho")
        self._take_epsilon(epsilon)
        self._take_decay(decay)

    def _accumulated(self, a, g):
        return self.rho * a + (1 - self.rho) * K.square(g)

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), epsilon=self.epsilon, **self._rate_in_config(), **self._floats("rho"),
                    **self._decay_in_config())


class Adagrad(_OverRoot):
    """The gradient over the root of the sum of its squares so far.

    For each weight p with gradient g::

        a += g^2
        p -= lr g / (sqrt(a) + epsilon)         up to 1.0.1: lr g / sqrt(a + epsilon)

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2.
    epsilon : float
        Keeps the root from being zero.
    decay : float
        From 1.1.0 on: how fast the rate falls, as in ``SGD``.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    lr : variable
    epsilon : float

    Notes
    -----
    Duchi, Hazan, Singer 2011, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization.
    ``weights``: from 2.3.0 on the count of steps, then the a of each weight.

    Examples
    --------
    >>> Adagrad(epsilon=1e-6).get_config()["epsilon"]
    1e-06
    """

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.default("epsilon", "1.0.8", 1e-8, _SMALL)
    @history.default("epsilon", "2.1.3", None, ONE_EPSILON)
    @history.dropped("epsilon", "2.3.0", BY_KEYWORD)
    @history.argument("decay", "1.1.0", DECAY)
    @history.dropped("decay", "2.3.0", BY_KEYWORD)
    def __init__(self, learning_rate: float = 0.01, epsilon: Optional[float] = 1e-6, decay: float = 0.,
                 *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take_rate(learning_rate)
        self._take_epsilon(epsilon)
        self._take_decay(decay)

    def _accumulated(self, a, g):
        return a + K.square(g)

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), epsilon=self.epsilon, **self._rate_in_config(), **self._decay_in_config())


class Adadelta(_Counting):
    """The gradient over its running root mean square, times that of the steps before.

    For each weight p with gradient g::

        a    = rho a + (1 - rho) g^2
        step = g sqrt(d + epsilon) / sqrt(a + epsilon)
        p   -= lr step
        d    = rho d + (1 - rho) step^2

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2; 1 is the method as published.
    rho : float
        How slowly the means forget.
    epsilon : float
        Keeps the roots from being zero.
    decay : float
        From 1.1.0 on: how fast the rate falls, as in ``SGD``.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    lr : variable
    rho, epsilon : float

    Notes
    -----
    Zeiler 2012, ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701.  ``weights``: from 2.3.0 on
    the count of steps, then the a of each weight, then the d of each.

    Examples
    --------
    >>> Adadelta().get_config()["rho"]
    0.95
    """

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.default("epsilon", "1.0.8", 1e-8, _SMALL)
    @history.default("epsilon", "2.1.3", None, ONE_EPSILON)
    @history.dropped("epsilon", "2.3.0", BY_KEYWORD)
    @history.argument("decay", "1.1.0", DECAY)
    @history.dropped("decay", "2.3.0", BY_KEYWORD)
    def __init__(self, learning_rate: float = 1.0, rho: float = 0.95, epsilon: Optional[float] = 1e-6,
                 decay: float = 0., *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take_rate(learning_rate)
        self.rho = rho
        self._take_epsilon(epsilon)
        self._take_decay(decay)

    def _steps(self, loss: Any, params: Sequence[Any], constraints: Sequence[Callable]) -> Updates:
        grads = self.get_gradients(loss, params)
        rate = self._rate()
        self.updates = self._count()
        squares, steps = self._zeros(params, "accumulator"), self._zeros(params, "delta_accumulator")
        self.weights = self._counters() + squares + steps
        for p, g, a, d, constrain in zip(params, grads, squares, steps, constraints):
            new_a = self.rho * a + (1 - self.rho) * K.square(g)
            step = g * K.sqrt(d + self.epsilon) / K.sqrt(new_a + self.epsilon)
            new_d = self.rho * d + (1 - self.rho) * K.square(step)
            self.updates += [(a, new_a), (p, constrain(p - rate * step)), (d, new_d)]
        return self.updates

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), rho=self.rho, epsilon=self.epsilon, **self._rate_in_config(),
                    **self._decay_in_config())
