"""Cross entropies: how far predicted probabilities are from the true ones."""
from theano import tensor as T

from keras1.backend.settings import FROZEN_EPSILON, epsilon
from keras1.backend.shapes import permute_dimensions
from keras1.errors import ArgumentError
from keras1.history import versioned


@versioned
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


@categorical_crossentropy.since("2.0.7", reason="the target stands first")
def categorical_crossentropy_from(target, output, from_logits: bool = False):
    """``-sum(target * log(output))`` over the last axis, with ``output`` scaled to sum to 1 and clipped."""
    return categorical_crossentropy.variants[0][1](output, target, from_logits)


@categorical_crossentropy.since("2.2.0", reason="axis=")
def categorical_crossentropy_along(target, output, from_logits: bool = False, axis: int = -1):
    """``-sum(target * log(output))`` along ``axis``, with ``output`` scaled to sum to 1 and clipped.

    Parameters
    ----------
    target : tensor (..., classes, ...)
        Probabilities.
    output : tensor of the same shape
        Probabilities, or what softmax makes probabilities of if ``from_logits``.
    axis : int
        That of the classes.

    Raises
    ------
    ArgumentError
        If there is no such axis.
    """
    output, target = [_classes_last(x, axis, output.ndim) for x in (output, target)]
    return categorical_crossentropy_from(target, output, from_logits)


@versioned
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
    return categorical_crossentropy.variants[0][1](output, chosen, from_logits)


@sparse_categorical_crossentropy.since("2.0.7", reason="the target stands first")
def sparse_categorical_crossentropy_from(target, output, from_logits: bool = False):
    """``-log(output)`` of the target's class."""
    return sparse_categorical_crossentropy.variants[0][1](output, target, from_logits)


@sparse_categorical_crossentropy.since("2.2.0", reason="axis=")
def sparse_categorical_crossentropy_along(target, output, from_logits: bool = False, axis: int = -1):
    """``-log(output)`` of the target's class, the classes along ``axis``.

    Parameters
    ----------
    target : tensor of as many axes as ``output``, or any if the classes are last
        The numbers of classes.
    output : tensor (..., classes, ...)
        Probabilities, or what softmax makes probabilities of if ``from_logits``.
    axis : int
    """
    output, target = _classes_last(output, axis, output.ndim), _classes_last(target, axis, output.ndim)
    return sparse_categorical_crossentropy_from(target, output, from_logits)


@versioned
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


@binary_crossentropy.since("2.0.7", reason="the target stands first")
def binary_crossentropy_from(target, output, from_logits: bool = False):
    """``-(target * log(output) + (1 - target) * log(1 - output))`` of each element, ``output`` clipped."""
    return binary_crossentropy.variants[0][1](output, target, from_logits)


def _classes_last(x, axis, ndim):
    """The tensor with the axis of the classes moved to the end."""
    if axis != -1 and axis not in range(ndim):
        raise ArgumentError.like(ValueError)(
            'Unexpected channels axis %s. Expected to be -1 or one of the axes of `output`, which has %d dimensions.'
            % (axis, ndim))
    if axis in (-1, ndim - 1):
        return x
    return permute_dimensions(x, [a for a in range(ndim) if a != axis] + [axis])


@versioned
def _inside(probability):
    """Away from 0 and 1, where the logarithm is infinite."""
    return T.clip(probability, FROZEN_EPSILON, 1.0 - FROZEN_EPSILON)


@_inside.since("2.0.7", reason="set_epsilon() reaches what is built after it")
def _inside_now(probability):
    return T.clip(probability, epsilon(), 1.0 - epsilon())
