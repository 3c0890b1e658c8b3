# K.rnn: outputs, states, backwards, masks, unrolled, constants.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

X = np.linspace(-1., 1., 24).reshape((2, 4, 3)).astype('float32')
W = np.linspace(-.5, .5, 9).reshape((3, 3)).astype('float32')
INITIAL = np.full((2, 3), .25, dtype='float32')
MASK = np.array([[0, 1, 0, 1], [1, 1, 1, 0]], 'int32')


def run(masked=False, **kwargs):
    w, x, initial = K.variable(W), K.placeholder(ndim=3), \
        K.placeholder(ndim=2)
    m = K.placeholder(ndim=2, dtype='int32')

    def step(x, states):
        h = K.tanh(K.dot(x, w) + states[0])
        if kwargs.get('constants'):
            h *= states[1]
        return h, [h + 1.]

    last, outputs, states = K.rnn(
        step, x, [initial], mask=K.cast(m, 'float32') if masked else None,
        **kwargs)
    inputs, arrays = [x, initial], [X, INITIAL]
    if masked:
        inputs, arrays = inputs + [m], arrays + [MASK]
    got = K.function(inputs, [last, outputs] + list(states))(arrays)
    return {'last': got[0], 'outputs': got[1], 'state': got[2]}


@part
def plain():
    return run()


@part
def backwards():
    return run(go_backwards=True)


@part
def masked():
    return run(masked=True)


@part
def masked_backwards():
    return run(masked=True, go_backwards=True)


@part
def unrolled():
    return run(unroll=True, input_length=4)


@part
def unrolled_masked():
    return run(unroll=True, input_length=4, masked=True)


@part
def unrolled_backwards():
    return run(unroll=True, input_length=4, go_backwards=True)


@part
def constants():
    return run(constants=[K.variable(.5)])


@part
def wrong():
    out = {}
    caught(out, 'length', run, unroll=True)
    return out
