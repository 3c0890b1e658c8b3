"""Functions of arrays as K has them of tensors: of elements, of probabilities, over axes."""
import functools
from typing import Any, Callable, Optional

import numpy as np
from scipy import special

__all__ = [
    "abs", "all", "any", "argmax", "argmin", "binary_crossentropy", "categorical_crossentropy", "clip", "cos",
    "cumprod", "cumsum", "elu", "equal", "exp", "greater", "greater_equal", "hard_sigmoid", "in_top_k",
    "l2_normalize", "less", "less_equal", "log", "logsumexp", "max", "maximum", "mean", "min", "minimum",
    "not_equal", "pow", "prod", "relu", "round", "sigmoid", "sign", "sin", "softmax", "softplus", "softsign",
    "sqrt", "square", "std", "sum", "switch", "tanh", "var",
]

# ---- elements -------------------------------------------------------------------------------------------------------

square, abs, exp, log, sign, cos, sin, tanh = np.square, np.abs, np.exp, np.log, np.sign, np.cos, np.sin, np.tanh
round, maximum, minimum = np.round, np.maximum, np.minimum
equal, not_equal, greater, greater_equal = np.equal, np.not_equal, np.greater, np.greater_equal
less, less_equal = np.less, np.less_equal
softplus, sigmoid = functools.partial(np.logaddexp, 0.), special.expit


def sqrt(x: np.ndarray) -> np.ndarray:
    """The square root; of negative numbers, 0.

    Examples
    --------
    >>> sqrt(np.array([4., -1.]))
    array([2., 0.])
    """
    return np.sqrt(np.maximum(x, 0.))


def clip(x: np.ndarray, min_value: float, max_value: float) -> np.ndarray:
    """``x`` kept between two numbers."""
    return np.clip(x, min_value, max_value)


def pow(x: np.ndarray, a: float = 1.) -> np.ndarray:
    """``x`` to the power ``a``."""
    return np.power(x, a)


def relu(x: np.ndarray, alpha: float = 0., max_value: Optional[float] = None, threshold: float = 0.) -> np.ndarray:
    """``x`` above ``threshold``, at most ``max_value``, and ``alpha * (x - threshold)`` below it.

    Examples
    --------
    >>> relu(np.array([-2., 1., 9.]), alpha=0.5, max_value=6.)
    array([-1.,  1.,  6.])
    """
    above = np.clip(x, 0., np.inf if max_value is None else max_value)
    return np.where(x >= threshold, above, alpha * (x - threshold))


def softsign(x: np.ndarray) -> np.ndarray:
    """``x / (1 + abs(x))``."""
    return x / (1 + np.abs(x))


def elu(x: np.ndarray, alpha: float = 1.) -> np.ndarray:
    """``x`` where positive, else ``alpha * (exp(x) - 1)``."""
    return np.where(x > 0, x, alpha * np.expm1(x))


def hard_sigmoid(x: np.ndarray) -> np.ndarray:
    """``clip(0.2 * x + 0.5, 0, 1)``."""
    return np.clip(0.2 * x + 0.5, 0, 1)


def switch(condition: np.ndarray, then_expression: np.ndarray, else_expression: np.ndarray) -> np.ndarray:
    """One of two arrays, by a condition; its axes are the first ones of theirs."""
    missing = then_expression.ndim - condition.ndim
    return np.where(condition.reshape(condition.shape + (1,) * missing), then_expression, else_expression)


# ---- probabilities --------------------------------------------------------------------------------------------------

def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """``exp(x) / sum(exp(x))`` along ``axis``."""
    return special.softmax(x, axis)


def l2_normalize(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """``x / sqrt(sum(x ** 2))`` along ``axis``."""
    return x / np.sqrt(np.sum(x ** 2, axis, keepdims=True))


def in_top_k(predictions: np.ndarray, targets: np.ndarray, k: int) -> np.ndarray:
    """Whether each target is among the ``k`` classes with the largest predictions."""
    return np.any(np.argsort(-predictions)[:, :k] == targets.reshape(-1, 1), axis=-1)


def binary_crossentropy(target: np.ndarray, output: np.ndarray, from_logits: bool = False) -> np.ndarray:
    """``-(target * log(output) + (1 - target) * log(1 - output))``."""
    output = np.clip(sigmoid(output) if from_logits else output, 1e-7, 1 - 1e-7)
    return -(target * np.log(output) + (1 - target) * np.log(1 - output))


def categorical_crossentropy(target: np.ndarray, output: np.ndarray, from_logits: bool = False) -> np.ndarray:
    """``-sum(target * log(output))`` over the last axis, with ``output`` scaled to sum to 1."""
    output = softmax(output) if from_logits else output / output.sum(axis=-1, keepdims=True)
    return -np.sum(target * np.log(np.clip(output, 1e-7, 1 - 1e-7)), axis=-1)


# ---- reductions -----------------------------------------------------------------------------------------------------

def _over_axes(function: Callable) -> Callable:
    """A function of NumPy, or SciPy, over an axis or a list of them."""
    def reduced(x: np.ndarray, axis: Any = None, keepdims: bool = False) -> np.ndarray:
        return function(x, axis=tuple(axis) if isinstance(axis, list) else axis, keepdims=keepdims)
    reduced.__doc__ = "As ``%s``; several axes may be a list." % function.__name__
    return reduced


max, min, mean, var, std, sum, prod, any, all, logsumexp = map(_over_axes, (
    np.max, np.min, np.mean, np.var, np.std, np.sum, np.prod, np.any, np.all, special.logsumexp))


def cumsum(x: np.ndarray, axis: int = 0) -> np.ndarray:
    """The sums of the elements up to each, along ``axis``."""
    return np.cumsum(x, axis=axis)


def cumprod(x: np.ndarray, axis: int = 0) -> np.ndarray:
    """The products of the elements up to each, along ``axis``."""
    return np.cumprod(x, axis=axis)


def argmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """The index of the largest element along ``axis``."""
    return np.argmax(x, axis=axis)


def argmin(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """The index of the smallest element along ``axis``."""
    return np.argmin(x, axis=axis)
