"""Adam and its kin: moments of the gradient, corrected for their start at zero."""
from typing import Any, Dict, Sequence

from keras1 import backend as K
from keras1.optimizers.base import Optimizer, Updates, zeros_like


class _Moments(Optimizer):
    """What both have: the step's number, the rates of forgetting, a small number to divide by."""

    def __init__(self, lr: float, beta_1: float, beta_2: float, epsilon: float, **kwargs: Any):
        super().__init__(**kwargs)
        self.iterations = K.variable(0)
        self.lr = K.variable(lr)
        self.beta_1 = K.variable(beta_1)
        self.beta_2 = K.variable(beta_2)
        self.epsilon = epsilon

    def get_config(self) -> Dict[str, Any]:
        """The class's name and the values of its arguments now."""
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
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, lr, beta_1, beta_2 : variables
    epsilon : float

    Notes
    -----
    Kingma and Ba 2014, Adam: A Method for Stochastic Optimization, arXiv:1412.6980v8.  State: iterations,
    then m, v and p of each weight.

    Examples
    --------
    >>> round(Adam().get_config()["beta_2"], 6)
    0.999
    """

    def __init__(self, lr: float = 0.001, beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-8,
                 *args: Any, **kwargs: Any):
        super().__init__(lr, beta_1, beta_2, epsilon, **kwargs)

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """The updates of a step."""
        grads = self.get_gradients(loss, params)
        self.updates = [(self.iterations, self.iterations + 1.)]
        t = self.iterations + 1
        rate = self.lr * K.sqrt(1 - K.pow(self.beta_2, t)) / (1 - K.pow(self.beta_1, t))
        for p, g, constrain in zip(params, grads, constraints):
            m, v = zeros_like(p), zeros_like(p)
            new_m = self.beta_1 * m + (1 - self.beta_1) * g
            new_v = self.beta_2 * v + (1 - self.beta_2) * K.square(g)
            new_p = p - rate * new_m / (K.sqrt(new_v) + self.epsilon)
            self.updates += [(m, new_m), (v, new_v), (p, constrain(new_p))]
        return self.updates


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
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, lr, beta_1, beta_2 : variables
    epsilon : float

    Notes
    -----
    Section 7 of Kingma and Ba 2014, arXiv:1412.6980v8.  State: iterations, then m, u and p of each weight.

    Examples
    --------
    >>> round(Adamax().get_config()["lr"], 6)
    0.002
    """

    def __init__(self, lr: float = 0.002, beta_1: float = 0.9, beta_2: float = 0.999, epsilon: float = 1e-8,
                 *args: Any, **kwargs: Any):
        super().__init__(lr, beta_1, beta_2, epsilon, **kwargs)

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """The updates of a step."""
        grads = self.get_gradients(loss, params)
        self.updates = [(self.iterations, self.iterations + 1.)]
        rate = self.lr / (1 - K.pow(self.beta_1, self.iterations + 1))
        for p, g, constrain in zip(params, grads, constraints):
            m, u = zeros_like(p), zeros_like(p)
            new_m = self.beta_1 * m + (1 - self.beta_1) * g
            new_u = K.maximum(self.beta_2 * u, K.abs(g))
            new_p = p - rate * new_m / (new_u + self.epsilon)
            self.updates += [(m, new_m), (u, new_u), (p, constrain(new_p))]
        return self.updates
