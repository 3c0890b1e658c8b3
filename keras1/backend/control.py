"""Loops over time and choices between tensors."""
import theano
from theano import tensor as T

from keras1.backend.shapes import expand_dims
from keras1.errors import ShapeError
from keras1.history import versioned


@versioned
def rnn(step_function, inputs, initial_states, go_backwards=False, masking=True):
    """Run a step function over the time axis of a tensor.

    Parameters
    ----------
    step_function : function of (input, states) that returns (output, new_states)
        ``input`` and ``output`` are tensors ``(samples, ...)``, the states lists of them.
    inputs : tensor (samples, time, dim)
    initial_states : list of tensors (samples, ...)
    go_backwards : bool
        Whether to begin with the last step.
    masking : bool
        Whether steps whose input is all zeros are left out: their output is zero, the states stay.

    Returns
    -------
    last_output : tensor (samples, ...)
    outputs : tensor (samples, time, ...)
    new_states : list of tensors (samples, ...)
    """
    def step(x, *states):
        output, new_states = step_function(x, states)
        if not masking:
            return [output] + list(new_states)
        seen = T.any(x, axis=-1, keepdims=True)
        kept = [T.switch(seen, new, old) for old, new in zip(states, new_states)]
        return [T.switch(seen, output, 0. * output)] + kept

    results, _ = theano.scan(step, sequences=inputs.dimshuffle((1, 0, 2)),
                             outputs_info=[None] + list(initial_states), go_backwards=go_backwards)
    return _last_and_all(results)


def _rnn_with_mask(step_function, inputs, initial_states, go_backwards, mask, constants):
    """The loop as it is from 0.3.2 on: a mask of its own, any number of dimensions."""
    if inputs.ndim < 3:
        raise ShapeError.like(AssertionError)('Input should be at least 3D.', "got %d dimensions" % inputs.ndim)
    axes, initial_states, constants = _time_first(inputs.ndim), list(initial_states), list(constants or [])
    inputs = inputs.dimshuffle(axes)
    if mask is None:
        def step(x, *states):
            output, new_states = step_function(x, states)
            return [output] + list(new_states)
        sequences, first_output = inputs, None
    else:
        def step(x, seen, last_output, *states):
            output, new_states = step_function(x, states)
            kept = [T.switch(seen, new, old) for old, new in zip(states, new_states)]
            return [T.switch(seen, output, last_output)] + kept
        sequences = [inputs, _mask_like(mask, inputs.ndim).dimshuffle(axes)]
        # an all-zero output; Theano's scan would take a length of 1 for broadcastable
        first_output = T.unbroadcast(step_function(inputs[0], initial_states + constants)[0] * 0, 0, 1)
    results, _ = theano.scan(step, sequences=sequences, outputs_info=[first_output] + initial_states,
                             non_sequences=constants, go_backwards=go_backwards)
    return _last_and_all(results)


@rnn.since("0.3.2", reason="a mask of its own in place of all-zero steps; masked steps repeat the last output")
def rnn_mask(step_function, inputs, initial_states, go_backwards=False, mask=None):
    """Run a step function over the time axis of a tensor.

    Parameters
    ----------
    step_function : function of (input, states) that returns (output, new_states)
        ``input`` and ``output`` are tensors ``(samples, ...)``, the states lists of them.
    inputs : tensor (samples, time, ...)
    initial_states : list of tensors (samples, ...)
    go_backwards : bool
        Whether to begin with the last step.
    mask : tensor (samples, time) or (samples, time, 1), optional
        0 at steps to leave out: the last output is repeated, the states stay.

    Returns
    -------
    last_output : tensor (samples, ...)
    outputs : tensor (samples, time, ...)
    new_states : list of tensors (samples, ...)
    """
    return _rnn_with_mask(step_function, inputs, initial_states, go_backwards, mask, None)


@rnn.since("0.3.3", reason="constants are handed to each step")
def rnn_constants(step_function, inputs, initial_states, go_backwards=False, mask=None, constants=None):
    """Run a step function over the time axis of a tensor.

    As in 0.3.2, and ``constants``, a list of tensors, is appended to the states at each step.
    """
    return _rnn_with_mask(step_function, inputs, initial_states, go_backwards, mask, constants)


def _time_first(ndim):
    return [1, 0] + list(range(2, ndim))


def _mask_like(mask, ndim):
    mask = expand_dims(mask) if mask.ndim == ndim - 1 else mask
    if mask.ndim != ndim:
        raise ShapeError.like(AssertionError)("", "the mask has %d dimensions, the input %d" % (mask.ndim, ndim))
    return mask


def _last_and_all(results):
    """The last output, all outputs with time as second axis, and the last states, of what ``scan`` returned."""
    outputs, states = (results[0], results[1:]) if isinstance(results, list) else (results, [])
    outputs = T.squeeze(outputs)
    return outputs[-1], outputs.dimshuffle(_time_first(outputs.ndim)), [T.squeeze(state[-1]) for state in states]


def switch(condition, then_expression, else_expression):
    """One of two tensors, by a scalar condition; both are computed."""
    return T.switch(condition, then_expression, else_expression)
