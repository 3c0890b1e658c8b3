"""Gradient descent."""
from typing import Any, Dict, Sequence

from keras1 import backend as K
from keras1.optimizers.base import Optimizer, Updates, zeros_like


class SGD(Optimizer):
    """Stochastic gradient descent with momentum, decay of the rate, and Nesterov's momentum.

    At iteration t, for each weight p with gradient g::

        rate = lr / (1 + decay t)
        v    = momentum m - rate g                  the new m
        p   += v                                    without nesterov
        p   += momentum v - rate g                  with nesterov

    Parameters
    ----------
    lr : float
        The learning rate.
    momentum : float
        The share of the last step that is done again.
    decay : float
        How fast the rate falls.
    nesterov : bool
        Whether to step as if the momentum's step were done already.
    clipnorm, clipvalue : float, optional
        As in ``Optimizer``.

    Attributes
    ----------
    iterations, lr, momentum, decay : variables
    nesterov : bool

    Notes
    -----
    Nesterov's momentum in the form of Sutskever, Martens, Dahl, Hinton 2013, On the importance of
    initialization and momentum in deep learning.  State: iterations, then m and p of each weight.

    Examples
    --------
    >>> round(SGD(lr=0.1, momentum=0.9).get_config()["momentum"], 6)
    0.9
    """

    def __init__(self, lr: float = 0.01, momentum: float = 0., decay: float = 0., nesterov: bool = False,
                 *args: Any, **kwargs: Any):
        super().__init__(**kwargs)
        self.iterations = K.variable(0.)
        self.lr = K.variable(lr)
        self.momentum = K.variable(momentum)
        self.decay = K.variable(decay)
        self.nesterov = nesterov

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """The updates of a step."""
        grads = self.get_gradients(loss, params)
        rate = self.lr * (1.0 / (1.0 + self.decay * self.iterations))
        self.updates = [(self.iterations, self.iterations + 1.)]
        for p, g, constrain in zip(params, grads, constraints):
            m = zeros_like(p)
            v = self.momentum * m - rate * g
            step = self.momentum * v - rate * g if self.nesterov else v
            self.updates += [(m, v), (p, constrain(p + step))]
        return self.updates

    def get_config(self) -> Dict[str, Any]:
        """The class's name and the values of its arguments now."""
        return dict(super().get_config(), nesterov=self.nesterov, **self._floats("lr", "momentum", "decay"))
