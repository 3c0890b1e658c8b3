"""Gradient descent."""
from typing import Any, Dict, Sequence

from keras1 import backend as K
from keras1 import history
from keras1.optimizers.base import Constraints, Optimizer, Updates, of_each, zeros_like


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
    initialization and momentum in deep learning.  ``weights``: iterations, then the m of each weight.  From
    1.1.0 on a decay of 0 at the start stays 0, and iterations are not counted then.

    Examples
    --------
    >>> round(SGD(lr=0.1, momentum=0.9).get_config()["momentum"], 6)
    0.9
    """

    def __init__(self, lr: float = 0.01, momentum: float = 0., decay: float = 0., nesterov: bool = False,
                 *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.iterations = K.variable(0.)
        self.lr = K.variable(lr)
        self.momentum = K.variable(momentum)
        self.decay = K.variable(decay)
        self.initial_decay = decay
        self.nesterov = nesterov

    def get_updates(self, params: Sequence[Any], constraints: Constraints, loss: Any) -> Updates:
        """The updates of a step."""
        grads = self.get_gradients(loss, params)
        rate = self._rate()
        self.updates = self._count()
        moments = zeros_like(params)
        self.weights = [self.iterations] + moments
        for p, g, m, constrain in zip(params, grads, moments, of_each(constraints, params)):
            v = self.momentum * m - rate * g
            step = self.momentum * v - rate * g if self.nesterov else v
            self.updates += [(m, v), (p, constrain(p + step))]
        return self.updates

    @history.versioned
    def _rate(self):
        return self.lr * (1.0 / (1.0 + self.decay * self.iterations))

    @_rate.since("1.1.0", reason="without decay there is nothing to compute")
    def _rate_for_decay(self):
        return super()._rate()

    @history.versioned
    def _count(self):
        return [(self.iterations, self.iterations + 1.)]

    @_count.since("1.1.0", reason="without decay there is nothing to count")
    def _count_when_falling(self):
        return super()._count()

    def get_config(self) -> Dict[str, Any]:
        """The values of its arguments now."""
        return dict(super().get_config(), nesterov=self.nesterov, **self._floats("lr", "momentum", "decay"))
