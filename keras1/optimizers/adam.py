"""Adam and its kin: moments of the gradient, corrected for their start at zero."""
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1 import history
from keras1.optimizers.base import BY_KEYWORD, DECAY, ONE_EPSILON, SPELT_OUT, Optimizer, Updates

_AMSGRAD = "the largest second moment so far in place of the last one"


class _Moments(Optimizer):
    """What they share: the step's number, the rates of forgetting, a small number to divide by, two moments."""

    _second = "v"

    def _take(self, lr: float, beta_1: float, beta_2: float, epsilon: Optional[float]) -> None:
        self.iterations = self._counter(0)
        self._take_rate(lr)
        self.beta_1 = self._variable(beta_1, "beta_1")
        self.beta_2 = self._variable(beta_2, "beta_2")
        self._take_epsilon(epsilon)

    def _steps(self, loss: Any, params: Sequence[Any], constraints: Sequence[Callable]) -> Updates:
        grads = self.get_gradients(loss, params)
        self.updates = [(self.iterations, self.iterations + 1)]
        change = self._changes(K.cast(self.iterations, K.floatx()) + 1)
        firsts, seconds = self._zeros(params, "m"), self._zeros(params, self._second)
        self.weights = self._counters() + firsts + seconds + self._peaks_for(params)
        for place, (p, g, m, v, constrain) in enumerate(zip(params, grads, firsts, seconds, constraints)):
            new_m = self.beta_1 * m + (1 - self.beta_1) * g
            new_v, step = change(place, g, new_m, v)
            self.updates += [(m, new_m), (v, new_v), (p, constrain(p - step))]
        return self.updates

    def _changes(self, t: Any) -> Callable:
        """For step ``t``: from a weight's place, gradient, new first moment and old second one to the new one and
        the step."""
        raise NotImplementedError

    def _counters(self):
        return [self.iterations]

    def _peaks_for(self, params: Sequence[Any]) -> List[Any]:
        """Further variables of the state."""
        return []

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), epsilon=self.epsilon, **self._rate_in_config(),
                    **self._floats("beta_1", "beta_2"))


class Adam(_Moments):
    """The mean of the gradient over the root of its mean square.

    At step t, counted from 1, for each weight p with gradient g::

        rate = lr sqrt(1 - beta_2^t) / (1 - beta_1^t)
        m    = beta_1 m + (1 - beta_1) g
        v    = beta_2 v + (1 - beta_2) g^2
        p   -= rate m / (sqrt(v) + epsilon)         with amsgrad: the largest v so far

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2.
    beta_1, beta_2 : float
        How slowly the two means forget.
    epsilon : float
        Keeps the root from being zero.
    decay : float
        From 1.1.0 on: how fast the rate falls, as in ``SGD``.
    amsgrad : bool
        From 2.1.3 on: whether the largest mean square so far counts (Reddi, Kale, Kumar 2018).
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, lr, beta_1, beta_2 : variables
    epsilon : float

    Notes
    -----
    Kingma and Ba 2014, Adam: A Method for Stochastic Optimization, arXiv:1412.6980v8.  ``weights``:
    iterations, then the m of each weight, then the v of each; from 2.1.3 on then the largest v, or a zero.

    Examples
    --------
    >>> round(Adam().get_config()["beta_2"], 6)
    0.999
    """

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.default("epsilon", "2.1.3", None, ONE_EPSILON)
    @history.dropped("epsilon", "2.3.0", BY_KEYWORD)
    @history.argument("decay", "1.1.0", DECAY)
    @history.dropped("decay", "2.3.0", BY_KEYWORD)
    @history.argument("amsgrad", "2.1.3", _AMSGRAD)
    def __init__(self, learning_rate: float = 0.001, beta_1: float = 0.9, beta_2: float = 0.999,
                 epsilon: Optional[float] = 1e-8, decay: float = 0., amsgrad: bool = False, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take(learning_rate, beta_1, beta_2, epsilon)
        self._take_decay(decay)
        self.amsgrad = amsgrad

    def _changes(self, t):
        rate = self._rate() * K.sqrt(1 - K.pow(self.beta_2, t)) / (1 - K.pow(self.beta_1, t))

        def change(place, g, new_m, v):
            new_v = self.beta_2 * v + (1 - self.beta_2) * K.square(g)
            size = self._peak(place, new_v) if self.amsgrad else new_v
            return new_v, rate * new_m / (K.sqrt(size) + self.epsilon)
        return change

    def _peak(self, place, new_v):
        """The largest second moment so far."""
        peak = K.maximum(self._peaks[place], new_v)
        self.updates.append((self._peaks[place], peak))
        return peak

    def _peaks_for(self, params):
        self._peaks = self._zeros(params, "vhat") if self.amsgrad else self._no_peaks(params)
        return self._peaks

    @history.versioned
    def _no_peaks(self, params: Sequence[Any]) -> List[Any]:
        """What the state holds where there are no peaks."""
        return []

    @_no_peaks.since("2.1.3", reason="a number for each weight, in place of what amsgrad keeps")
    def _numbers_for_peaks(self, params):
        return [K.zeros((1,), name=self._state_name("vhat", i)) for i in range(len(params))]

    @history.versioned
    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), **self._decay_in_config())

    @get_config.since("2.1.3", reason=_AMSGRAD)
    def _config_with_amsgrad(self):
        return dict(super().get_config(), amsgrad=self.amsgrad, **self._decay_in_config())


class Adamax(_Moments):
    """Adam with the largest gradient, slowly forgotten, in place of the root mean square.

    At step t, counted from 1, for each weight p with gradient g::

        rate = lr / (1 - beta_1^t)
        m    = beta_1 m + (1 - beta_1) g
        u    = max(beta_2 u, |g|)
        p   -= rate m / (u + epsilon)

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2.
    beta_1, beta_2 : float
        How slowly the mean and the largest value forget.
    epsilon : float
        Keeps the divisor from being zero.
    decay : float
        From 1.1.0 on: how fast the rate falls, as in ``SGD``; it has an effect from 1.2.0 on.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, lr, beta_1, beta_2 : variables
    epsilon : float

    Notes
    -----
    Section 7 of Kingma and Ba 2014, arXiv:1412.6980v8.  ``weights``: iterations, then the m of each weight,
    then the u of each.

    Examples
    --------
    >>> round(Adamax().get_config()["lr"], 6)
    0.002
    """

    _second = "u"

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.default("epsilon", "2.1.3", None, ONE_EPSILON)
    @history.dropped("epsilon", "2.3.0", BY_KEYWORD)
    @history.argument("decay", "1.1.0", DECAY)
    @history.dropped("decay", "2.3.0", BY_KEYWORD)
    def __init__(self, learning_rate: float = 0.002, beta_1: float = 0.9, beta_2: float = 0.999,
                 epsilon: Optional[float] = 1e-8, decay: float = 0., *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take(learning_rate, beta_1, beta_2, epsilon)
        self._take_decay(decay)

    def _changes(self, t):
        rate = self._rate() / (1 - K.pow(self.beta_1, t))

        def change(place, g, new_m, u):
            new_u = K.maximum(self.beta_2 * u, K.abs(g))
            return new_u, rate * new_m / (new_u + self.epsilon)
        return change

    @history.versioned
    def _rate(self):
        return self.lr

    @_rate.since("1.2.0", reason="1.1 computed the falling rate and stepped by the first one")
    def _falling_rate(self):
        return super()._rate()

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), **self._decay_in_config())


class Nadam(_Moments):
    """Adam with Nesterov's momentum.  Came with 1.0.8.

    At step t, counted from 1, with ``mu_t = beta_1 (1 - 0.5 * 0.96^(t schedule_decay))`` and ``M_t`` the
    product of ``mu_1`` to ``mu_t``, for each weight p with gradient g::

        m  = beta_1 m + (1 - beta_1) g
        v  = beta_2 v + (1 - beta_2) g^2
        n  = (1 - mu_t) g / (1 - M_t) + mu_(t+1) m / (1 - M_t mu_(t+1))
        p -= lr n / (sqrt(v / (1 - beta_2^t)) + epsilon)

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2.
    beta_1, beta_2 : float
        How slowly the two means forget.
    epsilon : float
        Keeps the root from being zero.
    schedule_decay : float
        How fast the momentum grows.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, m_schedule, lr, beta_1, beta_2 : variables
    epsilon, schedule_decay : float

    Notes
    -----
    Dozat 2015, Incorporating Nesterov Momentum into Adam.  ``weights``: iterations, then the m of each weight,
    then the v of each; ``m_schedule``, which is ``M_t``, is the second of them from 2.3.0 on, and before not among
    them, so a file does not keep it.

    Examples
    --------
    >>> Nadam().schedule_decay
    0.004
    """

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.default("epsilon", "2.1.3", None, ONE_EPSILON)
    @history.dropped("epsilon", "2.3.0", BY_KEYWORD)
    @history.dropped("schedule_decay", "2.3.0", BY_KEYWORD)
    def __init__(self, learning_rate: float = 0.002, beta_1: float = 0.9, beta_2: float = 0.999,
                 epsilon: Optional[float] = 1e-8, schedule_decay: float = 0.004, **kwargs: Any):
        super().__init__(**kwargs)
        self._take(learning_rate, beta_1, beta_2, epsilon)
        self.m_schedule = self._variable(1., "m_schedule")
        self.schedule_decay = schedule_decay

    def _changes(self, t):
        now, after = self._momentum(t), self._momentum(t + 1)
        product = self.m_schedule * now
        self.updates.append((self.m_schedule, product))

        def change(place, g, new_m, v):
            new_v = self.beta_2 * v + (1 - self.beta_2) * K.square(g)
            mean = (1 - now) * g / (1 - product) + after * new_m / (1 - product * after)
            return new_v, self.lr * mean / (K.sqrt(new_v / (1 - K.pow(self.beta_2, t))) + self.epsilon)
        return change

    @history.versioned
    def _counters(self):
        return [self.iterations]

    @_counters.since("2.3.0", reason="files keep the whole state")
    def _counters_and_schedule(self):
        return [self.iterations, self.m_schedule]

    @history.versioned
    def _completed(self, weights):
        return weights

    @_completed.since("2.3.0", reason="files of before do not keep the schedule")
    def _with_schedule(self, weights):
        if len(self.weights) == len(weights) + 1:
            return [weights[0], np.array(1.), *weights[1:]]
        return weights

    def _momentum(self, t):
        return self.beta_1 * (1 - 0.5 * K.pow(0.96, t * self.schedule_decay))

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), schedule_decay=self.schedule_decay)
