"""The loss of an output: an objective, masked and weighted."""
from typing import Any, Callable, List

from keras1 import backend as K
from keras1.history import versioned


@versioned
def weighted_objective(fn: Callable) -> Callable:
    """An objective with sample weights and a mask.

    Parameters
    ----------
    fn : callable
        From (y_true, y_pred) to an array of scores, one per sample at least.

    Returns
    -------
    callable
        From (y_true, y_pred, weights, mask=None) to a scalar: the scores are masked, divided by the mean of
        the mask, averaged over all axes but the samples, weighted, and averaged.  From 0.3.2 on the weights
        may have a time axis, and the result is divided by the share of weights that are not zero.

    Examples
    --------
    >>> from keras1 import objectives
    >>> weighted_objective(objectives.mse).__name__
    'weighted'
    """
    def weighted(y_true, y_pred, weights, mask=None):
        score = _masked(fn(y_true, y_pred), mask)
        for _ in range(K.ndim(score) - 1):
            score = K.mean(score, axis=-1)
        return K.mean(score if weights is None else score * weights)
    return weighted


@weighted_objective.since("0.3.2", reason="weights per time step; weights of zero no longer count as samples")
def weighted_objective_by_share(fn: Callable) -> Callable:
    """An objective with weights per sample or time step; see `weighted_objective`."""
    def weighted(y_true, y_pred, weights, mask=None):
        score = _masked(fn(y_true, y_pred), mask)
        extra = list(range(K.ndim(weights), K.ndim(score)))
        score = K.mean(score, axis=extra) if extra else score
        share = K.mean(K.cast(K.not_equal(weights, 0), K.floatx()))
        return K.mean(score * weights / share)
    return weighted


@weighted_objective.since("2.0.0", reason="without weights the scores are averaged as they are")
def weighted_objective_or_mean(fn: Callable) -> Callable:
    """An objective with weights per sample or time step, or without; see `weighted_objective`."""
    by_share = weighted_objective_by_share(fn)

    def weighted(y_true, y_pred, weights, mask=None):
        if weights is None:
            return K.mean(_masked(fn(y_true, y_pred), mask))
        return by_share(y_true, y_pred, weights, mask)
    return weighted


def _masked(score: Any, mask: Any) -> Any:
    """Scores with the masked steps taken out, scaled to the number of steps that are left."""
    if mask is None:
        return score
    mask = K.cast(mask, K.floatx())
    return score * mask / _share(mask)


@versioned
def _share(mask):
    return K.mean(mask)


@_share.since("2.3.0", reason="a batch that is masked altogether has the loss 0, not NaN")
def _share_above_zero(mask):
    return K.mean(mask) + K.epsilon()


def categorical_accuracy(y_true: Any, y_pred: Any) -> Any:
    """Share of samples whose largest output is the target's class."""
    return K.mean(K.equal(K.argmax(y_true, axis=-1), K.argmax(y_pred, axis=-1)))


def binary_accuracy(y_true: Any, y_pred: Any) -> Any:
    """Share of values whose rounded output is the target."""
    return K.mean(K.equal(y_true, K.round(y_pred)))


ACCURACIES = {"categorical": categorical_accuracy, "binary": binary_accuracy}


def penalized(loss: Any, regularizers: List[Callable]) -> Any:
    """The loss after each regularizer has added its penalty, in order."""
    for regularizer in regularizers:
        loss = regularizer(loss)
    return loss
