# K.rnn: outputs, last output, states, backwards, masks.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

X = np.linspace(-1., 1., 24).reshape((2, 4, 3)).astype('float32')
W = np.linspace(-.5, .5, 9).reshape((3, 3)).astype('float32')
INITIAL = np.full((2, 3), .25, dtype='float32')
w, x, initial = K.variable(W), K.placeholder(ndim=3), K.placeholder(ndim=2)


def step(x, states):
    h = K.tanh(K.dot(x, w) + states[0])
    return h, [h + 1.]


def run(**kwargs):
    last, outputs, states = K.rnn(step, x, [initial], **kwargs)
    got = K.function([x, initial], [last, outputs] + states)([X, INITIAL])
    return {'last': got[0], 'outputs': got[1], 'state': got[2]}


@part
def plain():
    return run()


@part
def backwards():
    return run(go_backwards=True)


@part
def masked():
    """Masked timesteps repeat the output before and leave the states alone."""
    out = {}
    m = K.placeholder(ndim=2)
    last, outputs, states = K.rnn(step, x, [initial], mask=m)
    out['last'], out['outputs'], out['state'] = K.function(
        [x, initial, m], [last, outputs] + states)(
            [X, INITIAL, [[0., 1., 0., 1.], [1., 1., 1., 0.]]])
    return out
