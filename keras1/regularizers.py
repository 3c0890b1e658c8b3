"""Penalties that are added to the loss.

A regularizer is told its parameter (``set_param``) or its layer (``set_layer``), and is then called with
the loss and returns a larger one.  A user's class derives from ``Regularizer`` and writes ``__call__``.

Examples
--------
>>> from keras1 import backend as K
>>> penalty = l2(0.5)
>>> penalty.set_param(K.variable([1., 2.]))
>>> float(K.eval(penalty(K.variable(10.))))
12.5
>>> penalty.get_config()
{'name': 'WeightRegularizer', 'l1': 0.0, 'l2': 0.5}
"""
from typing import Any, Dict, Optional

from keras1 import backend as K
from keras1 import history
from keras1.utils import generic_utils


class Regularizer(history.Gated):
    """Base of all regularizers; as it is, it adds nothing.

    Attributes
    ----------
    p : tensor
        The parameter, once ``set_param`` was called.
    layer : Layer
        The layer, once ``set_layer`` was called.
    """

    def __init__(self):
        """No arguments."""

    def set_param(self, p: Any) -> None:
        """Take the parameter whose values are penalized."""
        self.p = p

    def set_layer(self, layer: Any) -> None:
        """Take the layer whose output is penalized."""
        self.layer = layer

    def __call__(self, loss: Any) -> Any:
        """The loss with the penalty added."""
        return loss

    def get_config(self) -> Dict[str, Any]:
        """The class's name and arguments."""
        return {"name": type(self).__name__}


class WeightRegularizer(Regularizer):
    """``loss + l1 sum(|p|) + l2 sum(p^2)``, ``p`` a parameter of a layer.

    Parameters
    ----------
    l1, l2 : float
        The factors of the two penalties.
    """

    def __init__(self, l1: float = 0., l2: float = 0.):
        self.l1 = l1
        self.l2 = l2

    def __call__(self, loss: Any) -> Any:
        """The loss with the penalty added."""
        loss += K.sum(K.abs(self.p)) * self.l1
        loss += K.sum(K.square(self.p)) * self.l2
        return loss

    def get_config(self) -> Dict[str, Any]:
        """The class's name and factors."""
        return dict(super().get_config(), l1=self.l1, l2=self.l2)


class ActivityRegularizer(Regularizer):
    """``loss + l1 sum(mean(|a|)) + l2 sum(mean(a^2))``, ``a`` a layer's output, averaged over the samples.

    The output is the one for training (``layer.get_output(True)``).

    Parameters
    ----------
    l1, l2 : float
        The factors of the two penalties.
    """

    def __init__(self, l1: float = 0., l2: float = 0.):
        self.l1 = l1
        self.l2 = l2

    def __call__(self, loss: Any) -> Any:
        """The loss with the penalty added; asks the layer for its output once."""
        output = self.layer.get_output(True)
        loss += self.l1 * K.sum(K.mean(K.abs(output), axis=0))
        loss += self.l2 * K.sum(K.mean(K.square(output), axis=0))
        return loss

    def get_config(self) -> Dict[str, Any]:
        """The class's name and factors."""
        return dict(super().get_config(), l1=self.l1, l2=self.l2)


def l1(l: float = 0.01) -> WeightRegularizer:  # noqa: E741  the argument's name is the original's
    """``WeightRegularizer`` with the absolute values alone."""
    return WeightRegularizer(l1=l)


def l2(l: float = 0.01) -> WeightRegularizer:  # noqa: E741
    """``WeightRegularizer`` with the squares alone."""
    return WeightRegularizer(l2=l)


def l1l2(l1: float = 0.01, l2: float = 0.01) -> WeightRegularizer:
    """``WeightRegularizer`` with both."""
    return WeightRegularizer(l1=l1, l2=l2)


def activity_l1(l: float = 0.01) -> ActivityRegularizer:  # noqa: E741
    """``ActivityRegularizer`` with the absolute values alone."""
    return ActivityRegularizer(l1=l)


def activity_l2(l: float = 0.01) -> ActivityRegularizer:  # noqa: E741
    """``ActivityRegularizer`` with the squares alone."""
    return ActivityRegularizer(l2=l)


def activity_l1l2(l1: float = 0.01, l2: float = 0.01) -> ActivityRegularizer:
    """``ActivityRegularizer`` with both."""
    return ActivityRegularizer(l1=l1, l2=l2)


identity = Regularizer


def get(identifier: Any, kwargs: Optional[Dict[str, Any]] = None) -> Any:
    """A new regularizer of that name; anything that is no string, as it is.

    Parameters
    ----------
    identifier : str or Regularizer
    kwargs : dict, optional
        The arguments for the new regularizer.

    Raises
    ------
    Exception
        An ``UnknownNameError`` of that name: no such regularizer.

    Examples
    --------
    >>> get("l1", {"l": 3.}).get_config()
    {'name': 'WeightRegularizer', 'l1': 3.0, 'l2': 0.0}
    """
    return generic_utils.get_from_module(
        identifier, globals(), "regularizer", instantiate=True, kwargs=kwargs)
