# K.rnn: one and two states, backwards, masks of either generation, gradients.
import keras
import numpy as np
from case_helpers import RESULT, part, raised  # noqa: F401
from keras import backend as K

OLD = keras.__version__ < '0.3.2'
rs = np.random.RandomState(5)
X = rs.normal(size=(3, 5, 4)).astype('float32')
X[0, 3:] = 0
X[1, 1] = 0
X[2, 0] = 0
MASK = (np.abs(X).sum(-1) > 0).astype('int8')
W = rs.normal(size=(4, 2)).astype('float32')
U = rs.normal(size=(2, 2)).astype('float32')


def run(states=1, expanded=False, constants=None, masked=False, backwards=False, ndim=3):
    x, w, u = K.placeholder(ndim=ndim), K.variable(W), K.variable(U)
    mask = K.placeholder(ndim=3 if expanded else 2, dtype='int8')

    def step(inp, states):
        h = K.tanh(K.dot(inp, w) + K.dot(states[0], u))
        if constants:
            h = h * states[-1]
        if len(initial) == 2:
            c = states[1] + 1.
            return h * c, [h, c]
        return h, [h]

    zeros = K.zeros((3, 2))
    initial = [zeros, K.ones((3, 2))][:states]
    kwargs = dict(go_backwards=backwards)
    inputs, arrays = [x], [X]
    if OLD:
        kwargs['masking'] = masked
    elif masked:
        kwargs['mask'] = mask
        inputs.append(mask)
        arrays.append(MASK[:, :, None] if expanded else MASK)
    if constants:
        kwargs['constants'] = [K.variable(np.full((2,), 0.5))]
    last, outputs, new_states = K.rnn(step, x, initial, **kwargs)
    gradient = K.gradients(K.sum(K.square(last)) + K.sum(outputs), [w, u])
    wanted = [last, outputs] + list(new_states) + list(gradient)
    return K.function(inputs, wanted)(arrays)


@part
def plain():
    return {'one': run(), 'backwards': run(backwards=True), 'two': run(states=2)}


@part
def masked():
    return {'one': run(masked=True), 'backwards': run(masked=True, backwards=True), 'two': run(states=2, masked=True)}


@part
def later():
    if OLD:
        return {}
    out = {}
    raised(out, 'expanded', run, masked=True, expanded=True)
    if keras.__version__ >= '0.3.3':
        out['constants'] = run(constants=True)
    raised(out, '2d', K.rnn, lambda x, s: (x, s), K.placeholder(ndim=2), [])
    raised(out, 'mask ndim', K.rnn, lambda x, s: (x, s), K.placeholder(ndim=3), [], mask=K.placeholder(ndim=1))
    return out


@part
def no_states():
    x = K.placeholder(ndim=3)
    last, outputs, states = K.rnn(lambda inp, s: (inp * 2, []), x, [], **({'masking': False} if OLD else {}))
    return {'values': K.function([x], [last, outputs])([X]), 'states': len(states)}


@part
def more_axes():
    if OLD:
        return {}
    x = K.placeholder(ndim=4)
    last, outputs, _ = K.rnn(lambda inp, s: (inp * 2, []), x, [])
    return {'values': K.function([x], [last, outputs])([np.arange(48, dtype='float32').reshape((2, 3, 4, 2))])}
