"""What losses and metrics share from 2.3.0 on: sample weights brought to the shape of values, and reductions."""
from typing import Any, Optional, Tuple

from keras1 import backend as K
from keras1.errors import ArgumentError, ShapeError


class Reduction:
    """How a ``Loss`` sums up the values of a batch.

    Attributes
    ----------
    NONE : str
        Not at all.
    SUM : str
        Their sum.
    SUM_OVER_BATCH_SIZE : str
        Their sum over their number.
    """

    NONE = "none"
    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"

    @classmethod
    def all(cls) -> Tuple[str, str, str]:
        """The three kinds."""
        return cls.NONE, cls.SUM, cls.SUM_OVER_BATCH_SIZE

    @classmethod
    def validate(cls, key: str) -> None:
        """Refuse what is none of the three.

        Raises
        ------
        ValueError
            An ``ArgumentError`` of that name.
        """
        if key not in cls.all():
            raise ArgumentError.like(ValueError)(
                "Invalid Reduction Key %s." % key, hint="a reduction is one of: %s" % ", ".join(cls.all()))


def squeeze_or_expand_dimensions(y_pred: Any, y_true: Optional[Any] = None,
                                 sample_weight: Optional[Any] = None) -> Tuple:
    """The tensors with an axis of length 1 more or less at the end, so that their ranks agree.

    Parameters
    ----------
    y_pred : tensor
    y_true : tensor, optional
        Of the same rank as the prediction; where one of them has one axis more, of length 1, it loses it.
    sample_weight : tensor, optional
        Gains or loses an axis where its rank is one off, unless it is a scalar.

    Returns
    -------
    tuple
        Prediction and truth, and the weights if there are some.
    """
    if y_true is not None:
        surplus = K.ndim(y_pred) - K.ndim(y_true)
        if surplus == 1 and K.int_shape(y_pred)[-1] == 1:
            y_pred = K.squeeze(y_pred, -1)
        elif surplus == -1 and K.int_shape(y_true)[-1] == 1:
            y_true = K.squeeze(y_true, -1)
    if sample_weight is None:
        return y_pred, y_true
    rank, missing = K.ndim(sample_weight), K.ndim(y_pred) - K.ndim(sample_weight)
    if rank == 1 and missing == -1:
        y_pred = K.expand_dims(y_pred, -1)
    elif rank and missing == -1:
        sample_weight = K.squeeze(sample_weight, -1)
    elif rank and missing == 1:
        sample_weight = K.expand_dims(sample_weight, -1)
    return y_pred, y_true, sample_weight


def broadcast_weights(values: Any, sample_weight: Any) -> Any:
    """The weights with as many axes as the values, repeated where an axis of length 1 stands for all.

    Raises
    ------
    ValueError
        A ``ShapeError`` of that name: more axes than the values have, or an axis of another length.
    """
    lengths, given = K.int_shape(values), K.int_shape(sample_weight)
    if lengths == given:
        return sample_weight
    if K.ndim(sample_weight) > K.ndim(values):
        raise _incompatible(lengths, given)
    for axis in range(K.ndim(sample_weight), K.ndim(values)):
        sample_weight = K.expand_dims(sample_weight, axis)
    for axis, (length, own) in enumerate(zip(lengths or (), given or ())):
        if None in (length, own) or length == own:
            continue
        if own != 1:
            raise _incompatible(lengths, given)
        sample_weight = K.repeat_elements(sample_weight, length, axis=axis)
    return sample_weight


def _incompatible(lengths, given) -> ShapeError:
    return ShapeError.like(ValueError)(
        "Incompatible shapes: `values` %s vs `sample_weight` %s" % (lengths, given),
        hint="weights are a scalar, one for each sample, or one for each value")


def reduce_weighted_loss(weighted_losses: Any, reduction: str = Reduction.SUM_OVER_BATCH_SIZE) -> Any:
    """The values summed up as the reduction says.

    Examples
    --------
    >>> float(K.eval(reduce_weighted_loss(K.variable([1., 2.]), Reduction.SUM)))
    3.0
    """
    if reduction == Reduction.NONE:
        return weighted_losses
    total = K.sum(weighted_losses)
    if reduction == Reduction.SUM:
        return total
    return total / K.cast(K.size(weighted_losses), K.dtype(weighted_losses))


def compute_weighted_loss(losses: Any, sample_weight: Optional[Any] = None,
                          reduction: str = Reduction.SUM_OVER_BATCH_SIZE, name: Optional[str] = None) -> Any:
    """The losses times their weights, reduced.

    Parameters
    ----------
    losses : tensor, shape (samples, ...)
    sample_weight : tensor, optional
        A scalar, or of the shape of the losses as far as it goes.
    reduction : str
        One of ``Reduction``.
    name : str, optional
        The name scope of what is made.

    Raises
    ------
    ValueError
        An ``ArgumentError`` or ``ShapeError`` of that name: no such reduction, or weights that do not fit.
    """
    Reduction.validate(reduction)
    with K.name_scope(name or "weighted_loss"):
        dtype = K.dtype(losses)
        losses = K.cast(losses, K.floatx())
        weight = K.cast(1. if sample_weight is None else sample_weight, K.floatx())
        losses, _, weight = squeeze_or_expand_dimensions(losses, None, weight)
        return K.cast(reduce_weighted_loss(broadcast_weights(losses, weight) * losses, reduction), dtype)
