"""Loops over time and choices between tensors."""
import theano
from theano import tensor as T
from theano.graph.basic import Variable

from keras1.backend.refusals import refusal
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
    initial_states, constants, given = list(initial_states), list(constants or []), inputs
    inputs = given.dimshuffle(_time_first(given))
    if mask is None:
        def step(x, *states):
            output, new_states = step_function(x, states)
            return [output] + list(new_states)
        sequences, first_output = inputs, None
    else:
        def step(x, seen, last_output, *states):
            output, new_states = step_function(x, states)
            kept = [_where(seen, new, old) for old, new in zip(states, new_states)]
            return [_where(seen, output, last_output)] + kept
        sequences = [inputs, _by_step(mask, given)]
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


@rnn.since("1.0.0", reason="the loop may be unrolled")
def rnn_unrolled(step_function, inputs, initial_states, go_backwards=False, mask=None, constants=None,
                 unroll=False, input_length=None):
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
        0 at steps to leave out: the last output is repeated (at first it is zero), the states stay.
    constants : list of tensors, optional
        Appended to the states at each step.
    unroll : bool
        Whether each step has a graph of its own, in place of a loop.
    input_length : int
        The number of steps; ``unroll`` needs it.

    Returns
    -------
    last_output : tensor (samples, ...)
    outputs : tensor (samples, time, ...)
    new_states : list of tensors (samples, ...)

    Raises
    ------
    ShapeError
        If the inputs have no time axis.
    ArgumentError
        If ``unroll`` is asked for without ``input_length``.
    """
    axes, states = _time_first(inputs), list(initial_states)
    if not unroll:
        return _rnn_with_mask(step_function, inputs, _of_any_length(states, mask), go_backwards, mask, constants)
    if input_length is None:
        raise refusal("When specifying `unroll=True`, an `input_length` must be provided to `rnn`.")
    mask = None if mask is None else _by_step(mask, inputs)
    places = range(input_length)[::-1] if go_backwards else range(input_length)
    return _unrolled(step_function, inputs.dimshuffle(axes), states, list(constants or []), mask, places)


@rnn.since("2.0.6", reason="whether a step uses the learning phase is noted")
def rnn_noting_phase(step_function, inputs, initial_states, go_backwards=False, mask=None, constants=None,
                     unroll=False, input_length=None):
    """Run a step function over the time axis of a tensor.

    As in 1.0, and ``last_output._uses_learning_phase`` says whether any step's output does.
    """
    uses_phase = []

    def noting(x, states):
        output, new_states = step_function(x, states)
        uses_phase.append(getattr(output, "_uses_learning_phase", False))
        return output, new_states

    last_output, outputs, states = rnn_unrolled(noting, inputs, initial_states, go_backwards, mask, constants, unroll,
                                                input_length)
    last_output._uses_learning_phase = any(uses_phase)
    return last_output, outputs, states


@rnn.since("2.3.0", reason="a mask (samples, time), for outputs and states of any number of axes")
def rnn_of_any_axes(step_function, inputs, initial_states, go_backwards=False, mask=None, constants=None,
                    unroll=False, input_length=None):
    """Run a step function over the time axis of a tensor.

    As in 1.0; the mask is a matrix ``(samples, time)``, the outputs and states may have any number of axes.

    Raises
    ------
    ShapeError
        If the mask is no matrix.
    ArgumentError
        If a single step is to be unrolled.
    """
    if unroll and input_length == 1:
        raise refusal('`input_length=1` is not supported when `unroll=True`.')
    return rnn_noting_phase(step_function, inputs, initial_states, go_backwards, mask, constants, unroll, input_length)


@versioned
def _of_any_length(states, mask):
    return states


@_of_any_length.since("1.2.2", reason="a first state with an axis of length 1 is taken")
def _first_of_any_length(states, mask):
    """Theano takes an axis of length 1 for broadcastable, which it is not at later steps."""
    axes = (1,) if mask is None else (0, 1)
    return [T.unbroadcast(states[0], *axes)] + states[1:] if states else states


def _unrolled(step_function, inputs, states, constants, mask, places):
    """The steps one after the other; ``inputs`` and ``mask`` have the time axis first."""
    outputs, history = [], []
    for place in places:
        output, new_states = step_function(inputs[place], states + constants)
        if mask is not None:
            last_output = outputs[-1] if outputs else T.zeros_like(output)
            output = _where(mask[place], output, last_output)
            new_states = [_where(mask[place], new, old) for old, new in zip(states, new_states)]
        states = list(new_states)
        outputs.append(output)
        history.append(states)
    return _last_and_all([T.stack(outputs)] + [T.stack(list(steps)) for steps in zip(*history)])


def _time_first(inputs):
    """The order of axes that puts time before samples."""
    if inputs.ndim < 3:
        raise ShapeError.like(AssertionError)('Input should be at least 3D.', "got %d dimensions" % inputs.ndim)
    return _first_two_swapped(inputs.ndim)


def _first_two_swapped(ndim):
    return [1, 0] + list(range(2, ndim))


def _mask_like(mask, ndim):
    mask = expand_dims(mask) if mask.ndim == ndim - 1 else mask
    if mask.ndim != ndim:
        raise ShapeError.like(AssertionError)("", "the mask has %d dimensions, the input %d" % (mask.ndim, ndim))
    return mask


@versioned
def _by_step(mask, inputs):
    """The mask with the time axis first; the inputs still have it second."""
    return _mask_like(mask, inputs.ndim).dimshuffle(_time_first(inputs))


@_by_step.since("2.3.0", reason="a mask (samples, time)")
def _matrix_by_step(mask, inputs):
    if mask.ndim != 2:
        raise ShapeError.like(ValueError)('mask should have `shape=(samples, time)`, got %s' % mask.shape)
    return mask.dimshuffle(1, 0)


@versioned
def _where(seen, new, old):
    """The new value of samples that are seen at a step, else the old one."""
    return T.switch(seen, new, old)


@_where.since("2.3.0", reason="one truth for each sample, whatever its number of axes")
def _where_sample_seen(seen, new, old):
    return T.switch(seen.dimshuffle(0, *["x"] * (new.ndim - 1)), new, old)


def _last_and_all(results):
    """The last output, all outputs with time as second axis, and the last states, of what ``scan`` returned."""
    outputs, states = (results[0], results[1:]) if isinstance(results, list) else (results, [])
    outputs = T.squeeze(outputs)
    return outputs[-1], outputs.dimshuffle(_first_two_swapped(outputs.ndim)), [T.squeeze(state[-1]) for state in states]


@versioned
def switch(condition, then_expression, else_expression):
    """One of two tensors, by a scalar condition; both are computed.

    Each may be a function without arguments that builds the tensor (from 1.2.2 on).
    """
    return T.switch(condition, _built(then_expression), _built(else_expression))


@switch.since("2.0.6", reason="a condition with fewer axes is for all elements along the others")
def switch_with_axes(condition, then_expression, else_expression):
    """One of two tensors, by a condition; its axes are the first ones of theirs."""
    then_expression, else_expression = _built(then_expression), _built(else_expression)
    for _ in range(then_expression.ndim - condition.ndim):
        condition = expand_dims(condition)
    return T.switch(condition, then_expression, else_expression)


def _built(tensor):
    return tensor() if callable(tensor) and not isinstance(tensor, Variable) else tensor
