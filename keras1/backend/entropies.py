"""Cross entropies: how far predicted probabilities are from the true ones."""
from theano import tensor as T

from keras1.backend.settings import FROZEN_EPSILON


def categorical_crossentropy(output, target, from_logits: bool = False):
    """``-sum(target * log(output))`` over the last axis, with ``output`` scaled to sum to 1 and clipped.

    Parameters
    ----------
    output : tensor (..., classes)
        Probabilities, or what softmax makes probabilities of if ``from_logits``.
    target : tensor (..., classes), or int tensor (...)
        Probabilities, or the numbers of classes.
    """
    output = T.nnet.softmax(output) if from_logits else output / output.sum(axis=-1, keepdims=True)
    return T.nnet.categorical_crossentropy(_inside(output), target)


def sparse_categorical_crossentropy(output, target, from_logits: bool = False):
    """``-log(output)`` of the target's class.  Came with 1.0.0.

    Parameters
    ----------
    output : tensor (..., classes)
        Probabilities, or what softmax makes probabilities of if ``from_logits``.
    target : tensor of as many elements as ``output`` has rows
        The numbers of classes.
    """
    chosen = T.extra_ops.to_one_hot(T.cast(T.flatten(target), "int32"), nb_class=output.shape[-1])
    chosen = T.reshape(chosen, output.shape, ndim=output.ndim)
    return categorical_crossentropy(output, chosen, from_logits)


def binary_crossentropy(output, target, from_logits: bool = False):
    """``-(target * log(output) + (1 - target) * log(1 - output))`` of each element, ``output`` clipped.

    Parameters
    ----------
    output : tensor
        Probabilities, or what sigmoid makes probabilities of if ``from_logits``.
    target : tensor of the same shape
    """
    output = T.nnet.sigmoid(output) if from_logits else output
    return T.nnet.binary_crossentropy(_inside(output), target)


def _inside(probability):
    """Away from 0 and 1, where the logarithm is infinite."""
    return T.clip(probability, FROZEN_EPSILON, 1.0 - FROZEN_EPSILON)
