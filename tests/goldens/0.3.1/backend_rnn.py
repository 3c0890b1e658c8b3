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


X[0, 1] = 0.


@part
def unmasked():
    return run(masking=False)


@part
def backwards():
    return run(masking=False, go_backwards=True)


@part
def masked():
    """Timesteps of zeros give zeros and leave the states alone."""
    return run()
