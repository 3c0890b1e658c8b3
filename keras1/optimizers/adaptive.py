"""Optimizers that divide each gradient by the size of those before it."""
from typing import Any, Dict, Sequence

from keras1 import backend as K
from keras1.optimizers.base import Optimizer, Updates, zeros_like


class RMSprop(Optimizer):
    """The gradient over a running root of its mean square.

    For each weight p with gradient g::

        a  = rho a + (1 - rho) g^2
        p -= lr g / sqrt(a + epsilon)

    Parameters
    ----------
    lr : float
        The learning rate.
    rho : float
        How slowly the mean forgets.
    epsilon : float
        Keeps the root from being zero.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    lr, rho : variables
    epsilon : float

    Notes
    -----
    Tieleman and Hinton 2012, Lecture 6.5 of Neural Networks for Machine Learning.  State: a and p of each
    weight.

    Examples
    --------
    >>> RMSprop(epsilon=1e-4).get_config()["epsilon"]
    0.0001
    """

    def __init__(self, lr: float = 0.001, rho: float = 0.9, epsilon: float = 1e-6, *args: Any, **kwargs: Any):
        super().__init__(**kwargs)
        self.lr = K.variable(lr)
        self.rho = K.variable(rho)
        self.epsilon = epsilon

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """The updates of a step."""
        self.updates = []
        for p, g, constrain in zip(params, self.get_gradients(loss, params), constraints):
            a = zeros_like(p)
            new_a = self.rho * a + (1 - self.rho) * K.square(g)
            new_p = p - self.lr * g / K.sqrt(new_a + self.epsilon)
            self.updates += [(a, new_a), (p, constrain(new_p))]
        return self.updates

    def get_config(self) -> Dict[str, Any]:
        """The class's name and the values of its arguments now."""
        return dict(super().get_config(), epsilon=self.epsilon, **self._floats("lr", "rho"))


class Adagrad(Optimizer):
    """The gradient over the root of the sum of its squares so far.

    For each weight p with gradient g::

        a += g^2
        p -= lr g / sqrt(a + epsilon)

    Parameters
    ----------
    lr : float
        The learning rate.
    epsilon : float
        Keeps the root from being zero.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    lr : variable
    epsilon : float

    Notes
    -----
    Duchi, Hazan, Singer 2011, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization.
    State: a and p of each weight.

    Examples
    --------
    >>> Adagrad().get_config()["epsilon"]
    1e-06
    """

    def __init__(self, lr: float = 0.01, epsilon: float = 1e-6, *args: Any, **kwargs: Any):
        super().__init__(**kwargs)
        self.lr = K.variable(lr)
        self.epsilon = epsilon

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """The updates of a step."""
        self.updates = []
        for p, g, constrain in zip(params, self.get_gradients(loss, params), constraints):
            a = zeros_like(p)
            new_a = a + K.square(g)
            new_p = p - self.lr * g / K.sqrt(new_a + self.epsilon)
            self.updates += [(a, new_a), (p, constrain(new_p))]
        return self.updates

    def get_config(self) -> Dict[str, Any]:
        """The class's name and the values of its arguments now."""
        return dict(super().get_config(), epsilon=self.epsilon, **self._floats("lr"))


class Adadelta(Optimizer):
    """The gradient over its running root mean square, times that of the steps before.

    For each weight p with gradient g::

        a    = rho a + (1 - rho) g^2
        step = g sqrt(d + epsilon) / sqrt(a + epsilon)
        p   -= lr step
        d    = rho d + (1 - rho) step^2

    Parameters
    ----------
    lr : float
        The learning rate; 1 is the method as published.
    rho : float
        How slowly the means forget.
    epsilon : float
        Keeps the roots from being zero.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    lr : variable
    rho, epsilon : float

    Notes
    -----
    Zeiler 2012, ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701.  State: a, p and d of each
    weight.

    Examples
    --------
    >>> Adadelta().get_config()["rho"]
    0.95
    """

    def __init__(self, lr: float = 1.0, rho: float = 0.95, epsilon: float = 1e-6, *args: Any, **kwargs: Any):
        super().__init__(**kwargs)
        self.lr = K.variable(lr)
        self.rho = rho
        self.epsilon = epsilon

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """The updates of a step."""
        self.updates = []
        for p, g, constrain in zip(params, self.get_gradients(loss, params), constraints):
            a, d = zeros_like(p), zeros_like(p)
            new_a = self.rho * a + (1 - self.rho) * K.square(g)
            step = g * K.sqrt(d + self.epsilon) / K.sqrt(new_a + self.epsilon)
            new_d = self.rho * d + (1 - self.rho) * K.square(step)
            self.updates += [(a, new_a), (p, constrain(p - self.lr * step)), (d, new_d)]
        return self.updates

    def get_config(self) -> Dict[str, Any]:
        """The class's name and the values of its arguments now."""
        return dict(super().get_config(), rho=self.rho, epsilon=self.epsilon, **self._floats("lr"))
