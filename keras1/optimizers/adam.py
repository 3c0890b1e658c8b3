"""Adam and its kin: moments of the gradient, corrected for their start at zero."""
from typing import Any, Dict, Sequence

from keras1 import backend as K
from keras1 import history
from keras1.optimizers.base import DECAY, Constraints, Optimizer, Updates, of_each, zeros_like


class _Moments(Optimizer):
    """What they share: the step's number, the rates of forgetting, a small number to divide by, two moments."""

    def _take(self, lr: float, beta_1: float, beta_2: float, epsilon: float) -> None:
        self.iterations = K.variable(0)
        self.lr = K.variable(lr)
        self.beta_1 = K.variable(beta_1)
        self.beta_2 = K.variable(beta_2)
        self.epsilon = epsilon

    def get_updates(self, params: Sequence[Any], constraints: Constraints, loss: Any) -> Updates:
        """The updates of a step."""
        grads = self.get_gradients(loss, params)
        self.updates = [(self.iterations, self.iterations + 1)]
        change = self._changes(self.iterations + 1)
        firsts, seconds = zeros_like(params), zeros_like(params)
        self.weights = [self.iterations] + firsts + seconds
        for p, g, m, v, constrain in zip(params, grads, firsts, seconds, of_each(constraints, params)):
            new_m = self.beta_1 * m + (1 - self.beta_1) * g
            new_v, step = change(g, new_m, v)
            self.updates += [(m, new_m), (v, new_v), (p, constrain(p - step))]
        return self.updates

    def _changes(self, t: Any) -> Any:
        """For step ``t``: from gradient, new first moment and old second one to the new one and the step."""
        raise NotImplementedError

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), epsilon=self.epsilon, **self._floats("lr", "beta_1", "beta_2"))


class Adam(_Moments):
    """The mean of the gradient over the root of its mean square.

    At step t, counted from 1, for each weight p with gradient g::

        rate = lr sqrt(1 - beta_2^t) / (1 - beta_1^t)
        m    = beta_1 m + (1 - beta_1) g
        v    = beta_2 v + (1 - beta_2) g^2
        p   -= rate m / (sqrt(v) + epsilon)

    Parameters
    ----------
    lr : float
        The learning rate.
    beta_1, beta_2 : float
        How slowly the two means forget.
    epsilon : float
        Keeps the root from being zero.
    decay : float
        From 1.1.0 on: how fast the rate falls, as in ``SGD``.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, lr, beta_1, beta_2 : variables
    epsilon : float

    Notes
    -----
    Kingma and Ba 2014, Adam: A Method for Stochastic Optimization, arXiv:1412.6980v8.  ``weights``:
    iterations, then the m of each weight, then the v of each.

    Examples
    --------
    >>> round(Adam().get_config()["beta_2"], 6)
    0.999
    """

    @history.argument("decay", "1.1.0", DECAY)
    def __init__(self, lr: float = 0.001, beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-8,
                 decay: float = 0., *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take(lr, beta_1, beta_2, epsilon)
        self._take_decay(decay)

    def _changes(self, t):
        rate = self._rate() * K.sqrt(1 - K.pow(self.beta_2, t)) / (1 - K.pow(self.beta_1, t))

        def change(g, new_m, v):
            new_v = self.beta_2 * v + (1 - self.beta_2) * K.square(g)
            return new_v, rate * new_m / (K.sqrt(new_v) + self.epsilon)
        return change

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), **self._decay_in_config())


class Adamax(_Moments):
    """Adam with the largest gradient, slowly forgotten, in place of the root mean square.

    At step t, counted from 1, for each weight p with gradient g::

        rate = lr / (1 - beta_1^t)
        m    = beta_1 m + (1 - beta_1) g
        u    = max(beta_2 u, |g|)
        p   -= rate m / (u + epsilon)

    Parameters
    ----------
    lr : float
        The learning rate.
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

    @history.argument("decay", "1.1.0", DECAY)
    def __init__(self, lr: float = 0.002, beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-8,
                 decay: float = 0., *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._take(lr, beta_1, beta_2, epsilon)
        self._take_decay(decay)

    def _changes(self, t):
        rate = self._rate() / (1 - K.pow(self.beta_1, t))

        def change(g, new_m, u):
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
    lr : float
        The learning rate.
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
    then the v of each; ``m_schedule``, which is ``M_t``, is not among them, so a file does not keep it.

    Examples
    --------
    >>> Nadam().schedule_decay
    0.004
    """

    def __init__(self, lr: float = 0.002, beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-8,
                 schedule_decay: float = 0.004, **kwargs: Any):
        super().__init__(**kwargs)
        self._take(lr, beta_1, beta_2, epsilon)
        self.m_schedule = K.variable(1.)
        self.schedule_decay = schedule_decay

    def _changes(self, t):
        now, after = self._momentum(t), self._momentum(t + 1)
        product = self.m_schedule * now
        self.updates.append((self.m_schedule, product))

        def change(g, new_m, v):
            new_v = self.beta_2 * v + (1 - self.beta_2) * K.square(g)
            mean = (1 - now) * g / (1 - product) + after * new_m / (1 - product * after)
            return new_v, self.lr * mean / (K.sqrt(new_v / (1 - K.pow(self.beta_2, t))) + self.epsilon)
        return change

    def _momentum(self, t):
        return self.beta_1 * (1 - 0.5 * K.pow(0.96, t * self.schedule_decay))

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), schedule_decay=self.schedule_decay)
