"""Losses as objects, which know how to weigh and to sum up.  Came with 2.3.0.

Examples
--------
>>> from keras1 import backend as K
>>> loss = MeanSquaredError()
>>> float(K.eval(loss(K.variable([[0., 1.], [1., 1.]]), K.variable([[0., 1.], [3., -1.]]))))
2.0
"""
import abc
from typing import Any, Callable, Dict, Optional

from keras1 import backend as K
from keras1 import history
from keras1.losses import crossentropies, functions
from keras1.utils.losses_utils import Reduction, compute_weighted_loss

_MEAN = Reduction.SUM_OVER_BATCH_SIZE


class Loss(abc.ABC):
    """Base of all losses that are objects.

    A user's class derives from it and writes ``call(y_true, y_pred)``: one value for each sample, or for each
    value.

    Parameters
    ----------
    reduction : str
        How the values become one: one of ``keras.utils.losses_utils.Reduction``.
    name : str, optional

    Notes
    -----
    Under a release before 2.3.0 it works as under 2.3.0.
    """

    def __init__(self, reduction: str = _MEAN, name: Optional[str] = None):
        self.reduction = reduction
        self.name = name

    def __call__(self, y_true: Any, y_pred: Any, sample_weight: Optional[Any] = None) -> Any:
        """The loss of a batch, each value times its weight.

        Parameters
        ----------
        y_true, y_pred : tensors or arrays, shape (samples, ...)
        sample_weight : tensor or array, optional
            A scalar, one weight for each sample, or one for each value.

        Returns
        -------
        tensor
            A scalar, or with the reduction ``NONE`` all values.

        Raises
        ------
        ValueError
            Weights whose shape does not fit, or an unknown reduction.
        """
        with history.being(history.at_least("2.3.0")), K.name_scope("lambda" if self.name == "<lambda>" else self.name):
            return compute_weighted_loss(self.call(y_true, y_pred), sample_weight, reduction=self.reduction)

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Loss":
        """A new loss of what ``get_config`` returned."""
        return cls(**config)

    def get_config(self) -> Dict[str, Any]:
        """Its reduction and its name."""
        return {"reduction": self.reduction, "name": self.name}

    @abc.abstractmethod
    def call(self, y_true: Any, y_pred: Any) -> Any:
        """The losses of a batch, not reduced yet."""
        raise NotImplementedError("Must be implemented in subclasses.")


class LossFunctionWrapper(Loss):
    """A function of truth and prediction as a ``Loss``.

    Parameters
    ----------
    fn : callable
    reduction : str
    name : str, optional
    **kwargs
        What else the function is called with; its configuration.
    """

    def __init__(self, fn: Callable, reduction: str = _MEAN, name: Optional[str] = None, **kwargs: Any):
        super().__init__(reduction=reduction, name=name)
        self.fn = fn
        self._fn_kwargs = kwargs

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """What the function answers."""
        return self.fn(y_true, y_pred, **self._fn_kwargs)

    def get_config(self) -> Dict[str, Any]:
        """Its reduction, its name, and what else the function is called with."""
        return dict(super().get_config(), **plain_values(self._fn_kwargs))


def plain_values(kwargs: Dict[str, Any]) -> Dict[str, Any]:
    """Arguments with the values of tensors in their place."""
    return {name: K.eval(value) if K.is_tensor(value) else value for name, value in kwargs.items()}


class MeanSquaredError(LossFunctionWrapper):
    """``mean_squared_error`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "mean_squared_error"):
        super().__init__(functions.mean_squared_error, reduction, name)


class MeanAbsoluteError(LossFunctionWrapper):
    """``mean_absolute_error`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "mean_absolute_error"):
        super().__init__(functions.mean_absolute_error, reduction, name)


class MeanAbsolutePercentageError(LossFunctionWrapper):
    """``mean_absolute_percentage_error`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "mean_absolute_percentage_error"):
        super().__init__(functions.mean_absolute_percentage_error, reduction, name)


class MeanSquaredLogarithmicError(LossFunctionWrapper):
    """``mean_squared_logarithmic_error`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "mean_squared_logarithmic_error"):
        super().__init__(functions.mean_squared_logarithmic_error, reduction, name)


class BinaryCrossentropy(LossFunctionWrapper):
    """``binary_crossentropy`` as an object.

    Parameters
    ----------
    from_logits : bool
        Whether the prediction is what sigmoid makes probabilities of.
    label_smoothing : float
        How far the truth is moved towards 0.5, from 0 to 1.
    """

    def __init__(self, from_logits: bool = False, label_smoothing: float = 0, reduction: str = _MEAN,
                 name: str = "binary_crossentropy"):
        super().__init__(crossentropies.binary_crossentropy, reduction, name, from_logits=from_logits,
                         label_smoothing=label_smoothing)
        self.from_logits = from_logits


class CategoricalCrossentropy(LossFunctionWrapper):
    """``categorical_crossentropy`` as an object.

    Parameters
    ----------
    from_logits : bool
        Whether the prediction is what softmax makes probabilities of.
    label_smoothing : float
        The share of the truth that is spread evenly over the classes, from 0 to 1.
    """

    def __init__(self, from_logits: bool = False, label_smoothing: float = 0, reduction: str = _MEAN,
                 name: str = "categorical_crossentropy"):
        super().__init__(crossentropies.categorical_crossentropy, reduction, name, from_logits=from_logits,
                         label_smoothing=label_smoothing)
        self.from_logits = from_logits


class SparseCategoricalCrossentropy(LossFunctionWrapper):
    """``sparse_categorical_crossentropy`` as an object.

    Parameters
    ----------
    from_logits : bool
        Whether the prediction is what softmax makes probabilities of.
    """

    def __init__(self, from_logits: bool = False, reduction: str = _MEAN,
                 name: str = "sparse_categorical_crossentropy"):
        super().__init__(crossentropies.sparse_categorical_crossentropy, reduction, name, from_logits=from_logits)
        self.from_logits = from_logits


class Hinge(LossFunctionWrapper):
    """``hinge`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "hinge"):
        super().__init__(functions.hinge, reduction, name)


class SquaredHinge(LossFunctionWrapper):
    """``squared_hinge`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "squared_hinge"):
        super().__init__(functions.squared_hinge, reduction, name)


class CategoricalHinge(LossFunctionWrapper):
    """``categorical_hinge`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "categorical_hinge"):
        super().__init__(functions.categorical_hinge, reduction, name)


class Poisson(LossFunctionWrapper):
    """``poisson`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "poisson"):
        super().__init__(functions.poisson, reduction, name)


class LogCosh(LossFunctionWrapper):
    """``logcosh`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "logcosh"):
        super().__init__(functions.logcosh, reduction, name)


class KLDivergence(LossFunctionWrapper):
    """``kullback_leibler_divergence`` as an object."""

    def __init__(self, reduction: str = _MEAN, name: str = "kullback_leibler_divergence"):
        super().__init__(functions.kullback_leibler_divergence, reduction, name)


class Huber(LossFunctionWrapper):
    """``huber_loss`` as an object.

    Parameters
    ----------
    delta : float
        Up to which size errors count squared.
    """

    def __init__(self, delta: float = 1.0, reduction: str = _MEAN, name: str = "huber_loss"):
        super().__init__(functions.huber_loss, reduction, name, delta=delta)
