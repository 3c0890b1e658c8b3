"""To 1.0.8: a normalization keeps the variance, where it kept the standard deviation."""
from typing import Callable

import numpy as np

from keras1.saving.description import Description, LayerRecord
from keras1.saving.upgrades import tools

#: What Theano's own normalization asks for, and a little more: it compares in single precision.
LEAST = 1.0001e-5


def upgrade(description: Description) -> None:
    """From ``(x - mean) / (std + epsilon)`` to ``(x - mean) / sqrt(variance + epsilon)``.

    Mode 1 goes from ``std + epsilon`` to ``sqrt(variance + epsilon) + epsilon``: with the square of a small epsilon
    the two are as near as can be, and the same for a constant sample.
    """
    for record, holder in tools.with_holders(description, "BatchNormalization"):
        before = float(record.config.get("epsilon", 1e-6))
        if record.config.get("mode"):
            record.config["epsilon"] = before ** 2 if before < 1e-4 else before
        else:
            shift_epsilon(record, holder, max(before, LEAST),
                          lambda std, before=before: np.square(std + before) - before)


def shift_epsilon(record: LayerRecord, holder: LayerRecord, epsilon: float,
                  variance_of: Callable = lambda stored: stored) -> None:
    """Give a normalization another epsilon, and the variance that makes up for it.

    Parameters
    ----------
    record : LayerRecord
    holder : LayerRecord
        What holds its weights.
    epsilon : float
    variance_of : callable
        From what is stored to the variance, so that ``variance + epsilon`` of before is what is divided by.
    """
    before = float(record.config.get("epsilon", 1e-6))
    record.config["epsilon"] = epsilon
    for index, weight in enumerate(holder.weights):
        if weight.name == "running_std" and weight.value is not None:
            variance = variance_of(weight.value.astype("float64")) + before - epsilon
            holder.weights[index] = weight.holding(np.maximum(variance, 0.).astype(weight.value.dtype))
