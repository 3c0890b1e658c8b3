# K: the loop over time: masks, unrolled, backwards, constants, states.
import numpy as np
from case_helpers import RESULT, caught, part, raised

from keras import backend as K

rs = np.random.RandomState(8)
X = rs.normal(size=(3, 4, 2)).astype('float32')
MASK = np.array([[1, 1, 1, 1], [0, 1, 0, 1], [1, 1, 0, 0]])
W = rs.normal(size=(2, 3)).astype('float32')
U = rs.normal(size=(3, 3)).astype('float32')


def step(x, states):
    h = K.tanh(K.dot(x, K.variable(W)) + K.dot(states[0], K.variable(U)))
    return h, [h]


def two(x, states):
    h, c = states[0], states[1]
    c = c * .5 + K.dot(x, K.variable(W))
    h = K.tanh(c + h)
    return h * 2., [h, c]


def with_constant(x, states):
    return x * states[1] + states[0], [states[0] + 1.]


def answers(step, states=1, **kwargs):
    x = K.variable(X)
    first = [K.variable(np.full((3, 3), .1 * n)) for n in range(states)]
    last, every, new = K.rnn(step, x, first, **kwargs)
    return K.function([], [last, every] + new)([])


@part
def plain():
    out = {}
    out['one'] = answers(step)
    out['two'] = answers(two, 2)
    out['backwards'] = answers(two, 2, go_backwards=True)
    out['constants'] = answers(
        lambda x, s: (s[0] * s[1], [s[0] + s[1]]),
        constants=[K.variable(np.full((3, 3), 2.))])
    return out


@part
def unrolled():
    out = {}
    out['one'] = answers(step, unroll=True, input_length=4)
    out['two'] = answers(two, 2, unroll=True, input_length=3)
    out['backwards'] = answers(two, 2, go_backwards=True, unroll=True,
                               input_length=4)
    out['constants'] = answers(
        lambda x, s: (s[0] * s[1], [s[0] + s[1]]), unroll=True,
        input_length=4, constants=[K.variable(np.full((3, 3), 2.))])
    return out


@part
def masked():
    out = {}
    mask = K.variable(MASK)
    out['one'] = answers(step, mask=mask)
    out['two'] = answers(two, 2, mask=mask)
    out['backwards'] = answers(two, 2, mask=mask, go_backwards=True)
    out['unrolled'] = answers(two, 2, mask=mask, unroll=True, input_length=4)
    out['unrolled backwards'] = answers(step, mask=mask, go_backwards=True,
                                        unroll=True, input_length=4)
    return out


@part
def shapes():
    out = {}

    def wide(x, states):
        y = K.expand_dims(x, 1) + states[0]
        return y, [y]

    x = K.variable(X)
    for key, kwargs in [('loop', {}),
                        ('unrolled', dict(unroll=True, input_length=4))]:
        first = K.variable(np.zeros((3, 5, 2)))
        last, every, new = K.rnn(wide, x, [first], mask=K.variable(MASK),
                                 **kwargs)
        out[key] = K.function([], [last, every[:, :, 0], new[0]])([])
    last, every, new = K.rnn(lambda x, s: (x * 2., []), x, [])
    out['without states'] = K.function([], [last, every])([])
    out['states'] = new
    return out


@part
def phase():
    out = {}

    def dropping(x, states):
        y = K.in_train_phase(x * 0., x)
        return y, []

    last, every, new = K.rnn(dropping, K.variable(X), [], unroll=True,
                             input_length=4)
    out['uses'] = last._uses_learning_phase
    f = K.function([K.learning_phase()], [last])
    out['use'], out['training'] = f([0])[0], f([1])[0]
    last, every, new = K.rnn(step, K.variable(X), [K.zeros((3, 3))])
    out['not'] = last._uses_learning_phase
    return out


@part
def errors():
    out = {}
    x = K.variable(X)
    first = [K.zeros((3, 3))]
    caught(out, 'matrix', K.rnn, step, K.variable(X[0]), first)
    caught(out, 'length', K.rnn, step, x, first, unroll=True)
    caught(out, 'one', K.rnn, step, x, first, unroll=True, input_length=1)
    raised(out, 'mask', K.rnn, step, x, first,
           mask=K.variable(MASK[:, :, None]))
    return out
