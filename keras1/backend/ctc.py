"""Connectionist temporal classification: how well a sequence of predictions spells a label.

A. Graves, S. Fernandez, F. Gomez and J. Schmidhuber, "Connectionist temporal classification" (2006), section 4.
A label ``(l,)`` is spelt along a path of ``2 * l + 1`` states, blanks around its letters; the blank is the last
class.  All came with 1.0.8.
"""
from typing import Any, Tuple

import numpy as np
import theano
from theano import tensor as T


def ctc_batch_cost(y_true: Any, y_pred: Any, input_length: Any, label_length: Any):
    """The cost of each sample.

    Parameters
    ----------
    y_true : int tensor (samples, longest label)
        The labels: numbers of classes.
    y_pred : tensor (samples, time, classes)
        Probabilities; the last class is the blank.
    input_length, label_length : int tensors (samples, 1)
        How many steps and how many letters of each sample count.

    Returns
    -------
    tensor (1, samples)
        See ``ctc_cost``.
    """
    def cost(labels, predicted, steps, letters):
        return ctc_cost(predicted[:steps[0]], labels[:letters[0]])

    costs, _ = theano.scan(cost, sequences=[y_true, y_pred, input_length, label_length])
    return costs.dimshuffle("x", 0)


def ctc_cost(predict: Any, Y: Any):
    """The cost of one sample: ``-log`` of the probability of its label, summed over the steps.

    At each step the probabilities of all paths sum to that of the label, so the cost is lower by the logarithm of
    the number of steps than Graves's; its gradient is the same.

    Parameters
    ----------
    predict : tensor (time, classes)
    Y : int tensor (letters,)
    """
    log_probs, mask = ctc_path_probs(predict, ctc_interleave_blanks(Y))
    largest = T.max(log_probs)
    return -(T.log(T.sum(T.exp(log_probs - largest)[mask.nonzero()])) + largest)


def ctc_interleave_blanks(Y: Any):
    """A label ``(l,)`` with blanks, written -1, before, between and after: ``(2 * l + 1,)``."""
    return T.set_subtensor(T.alloc(np.int32(-1), 2 * Y.shape[0] + 1)[1::2], T.cast(Y, "int32"))


def ctc_create_skip_idxs(Y: Any):
    """The states, blanks interleaved, after which the next blank may be left out: letters that are not doubled."""
    letters = 2 * T.arange((Y.shape[0] - 3) // 2) + 1
    return letters[T.neq(Y[letters], Y[letters + 2]).nonzero()]


def ctc_path_probs(predict: Any, Y: Any, alpha: float = 1e-4) -> Tuple[Any, Any]:
    """The logarithm of the probability to be in each state at each step and to spell the label.

    Parameters
    ----------
    predict : tensor (time, classes)
    Y : int tensor (states,)
        The label with blanks interleaved.
    alpha : float
        The share of an even distribution that is mixed in, which keeps the logarithms finite.

    Returns
    -------
    log_probs : tensor (time, states)
    mask : tensor (time, states)
        Which states can be reached from the first and lead to the last.
    """
    log_seen = T.log((1 - alpha) * predict[:, Y] + alpha * np.float32(1.) / Y.shape[0])
    nothing = T.zeros_like(log_seen[0])
    skips, skips_back = ctc_create_skip_idxs(Y), ctc_create_skip_idxs(Y[::-1])

    def step(seen, seen_back, active, log_p, active_back, log_p_back):
        return (ctc_update_log_p(skips, nothing, active, seen, log_p)
                + ctc_update_log_p(skips_back, nothing, active_back, seen_back, log_p_back))

    (active, forward, active_back, backward), _ = theano.scan(
        step, sequences=[log_seen, log_seen[::-1, ::-1]], outputs_info=[np.int32(1), nothing, np.int32(1), nothing])
    return forward + backward[::-1, ::-1] - log_seen, _below(active, Y) & _below(active_back, Y)[::-1, ::-1]


def _below(active, Y):
    """Which states come before the number of active ones, at each step."""
    return T.arange(Y.shape[0]).dimshuffle("x", 0) < active.dimshuffle(0, "x")


def ctc_update_log_p(skip_idxs: Any, zeros: Any, active: Any, log_p_curr: Any, log_p_prev: Any) -> Tuple[Any, Any]:
    """A step forward: from a state to itself, to the next one, or past a blank.

    Parameters
    ----------
    skip_idxs : int tensor
        The states after which the next blank may be left out.
    zeros : tensor (states,)
    active : int scalar
        How many states, the first ones, can have been reached before.
    log_p_curr : tensor (states,)
        What the predictions say of each state at this step.
    log_p_prev : tensor (states,)
        The probability to be in each state before.

    Returns
    -------
    active : int32 scalar
    log_p : tensor (states,)
        Of the active states; 0 for the others.
    """
    skips = skip_idxs[(skip_idxs < active).nonzero()]
    farthest = T.max(T.concatenate([skips, [-1]])) + 2
    reached = T.cast(T.minimum(T.maximum(active, farthest) + 1, log_p_curr.shape[0]), "int32")
    largest = T.max(log_p_prev[:active])
    before = T.exp(log_p_prev[:active] - largest)
    now = T.set_subtensor(zeros[:reached][:active], before)
    now = T.inc_subtensor(now[1:], now[:-1])
    now = T.inc_subtensor(now[skips + 2], before[skips])
    return reached, T.set_subtensor(zeros[:reached], log_p_curr[:reached] + T.log(now) + largest)


def ctc_decode(y_pred: Any, input_length: Any, greedy: bool = True, beam_width: int = 100, top_paths: int = 1,
               merge_repeated: bool = False):
    """Not there on Theano: it raises, as in 2.1.0."""
    raise NotImplementedError


def ctc_label_dense_to_sparse(labels: Any, label_lengths: Any):
    """Not there on Theano: it raises, as in 2.1.0."""
    raise NotImplementedError
