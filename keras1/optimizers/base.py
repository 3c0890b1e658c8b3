"""What all optimizers share: gradients, clipping, state."""
from typing import Any, Dict, List, Sequence, Tuple

from keras1 import backend as K
from keras1 import history
from keras1.errors import ArgumentError

Updates = List[Tuple[Any, Any]]


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
    """``p_hat - p + p log(p / p_hat)``, element by element."""
    return p_hat - p + p * K.log(p / p_hat)


def zeros_like(p: Any) -> Any:
    """A new variable of the shape of the variable ``p``, all zeros."""
    return K.zeros(K.get_value(p).shape)


class Optimizer(history.Gated):
    """Base of all optimizers.

    A user's optimizer derives from it, calls ``get_gradients`` in its ``get_updates`` and keeps the list that
    it returns in ``self.updates``.

    Parameters
    ----------
    clipnorm : float, optional
        The gradients together are scaled down to this norm where theirs is larger.
    clipvalue : float, optional
        Each value of a gradient is kept between ``-clipvalue`` and ``clipvalue``, after the norm.
    kwargs
        Any other keyword becomes an attribute, too, as in the originals.

    Attributes
    ----------
    updates : list of (variable, tensor)
        What ``get_updates`` returned last; its variables are the state.

    Notes
    -----
    Source: ``keras.optimizers.Optimizer`` of 0.3.1 and 0.3.3.

    Examples
    --------
    >>> Optimizer(clipnorm=1.).clipnorm
    1.0
    """

    clipnorm = 0.
    clipvalue = 0.

    def __init__(self, **kwargs: Any):
        self.__dict__.update(kwargs)
        self.updates = []

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
        if self.clipnorm and self.clipnorm > 0:
            norm = K.sqrt(sum([K.sum(K.square(g)) for g in grads]))
            grads = [clip_norm(g, self.clipnorm, norm) for g in grads]
        if self.clipvalue and self.clipvalue > 0:
            grads = [K.clip(g, -self.clipvalue, self.clipvalue) for g in grads]
        return grads

    def get_updates(self, params: Sequence[Any], constraints: Sequence[Any], loss: Any) -> Updates:
        """What one step of training changes.

        Parameters
        ----------
        params : list of variables
            The weights.
        constraints : list of callables
            One for each weight: from its new value to the allowed one.
        loss : scalar tensor

        Returns
        -------
        list of (variable, tensor)
            New values, of the weights and of the optimizer's own variables.
        """
        raise NotImplementedError

    def get_state(self) -> List[Any]:
        """The values of all variables that ``updates`` changes, weights among them, in that order."""
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
                "%s: the state has %d values, got %d"
                % (type(self).__name__, len(self.updates), len(value_list)),
                hint="it exists, in the order of get_state(), once get_updates() or compile() was called")
        for (variable, _), value in zip(self.updates, value_list):
            K.set_value(variable, value)

    def get_config(self) -> Dict[str, Any]:
        """The class's name and, in the optimizers below, the values of its arguments now."""
        return {"name": type(self).__name__}

    def _floats(self, *names: str) -> Dict[str, float]:
        """The present values of variables that are attributes."""
        return {name: float(K.get_value(getattr(self, name))) for name in names}
