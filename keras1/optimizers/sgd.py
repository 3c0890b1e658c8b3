"""Gradient descent."""
from typing import Any, Callable, Dict, Sequence

from keras1 import history
from keras1.optimizers.base import BY_KEYWORD, SPELT_OUT, Optimizer, Updates


class SGD(Optimizer):
    """Stochastic gradient descent with momentum, decay of the rate, and Nesterov's momentum.

    At iteration t, for each weight p with gradient g::

        rate = lr / (1 + decay t)
        v    = momentum m - rate g                  the new m
        p   += v                                    without nesterov
        p   += momentum v - rate g                  with nesterov

    Parameters
    ----------
    learning_rate : float
        ``lr`` up to 2.2.
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

    @history.renamed("lr", "learning_rate", "2.3.0", SPELT_OUT)
    @history.dropped("decay", "2.3.0", BY_KEYWORD)
    def __init__(self, learning_rate: float = 0.01, momentum: float = 0., decay: float = 0., nesterov: bool = False,
                 *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.iterations = self._counter()
        self._take_rate(learning_rate)
        self.momentum = self._variable(momentum, "momentum")
        self.decay = self._variable(decay, "decay")
        self.initial_decay = decay
        self.nesterov = nesterov

    def _steps(self, loss: Any, params: Sequence[Any], constraints: Sequence[Callable]) -> Updates:
        grads = self.get_gradients(loss, params)
        rate = self._rate()
        self.updates = self._count()
        moments = self._zeros(params, "moment")
        self.weights = [self.iterations] + moments
        for p, g, m, constrain in zip(params, grads, moments, constraints):
            v = self.momentum * m - rate * g
            step = self.momentum * v - rate * g if self.nesterov else v
            self.updates += [(m, v), (p, constrain(p + step))]
        return self.updates

    @history.versioned
    def _rate(self):
        return self._fallen_rate()

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
        return dict(super().get_config(), nesterov=self.nesterov, **self._rate_in_config(),
                    **self._floats("momentum", "decay"))
