# K.ctc_batch_cost and its gradient, as the text recognizing scripts use it.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

rs = np.random.RandomState(1)
P = rs.uniform(.1, 1., size=(3, 6, 5)).astype('float32')
P /= P.sum(axis=2, keepdims=True)
LABELS = np.array([[0, 1, 2], [1, 1, 0], [3, 0, 0]], 'int32')
STEPS = np.array([[6], [6], [4]], 'int32')
LENGTHS = np.array([[3], [2], [1]], 'int32')


@part
def cost():
    y, p = K.placeholder(ndim=2, dtype='int32'), K.placeholder(ndim=3)
    n = K.placeholder(ndim=2, dtype='int32')
    m = K.placeholder(ndim=2, dtype='int32')
    loss = K.ctc_batch_cost(y, p, n, m)
    f = K.function([y, p, n, m], [loss, K.gradients(K.sum(loss), p)])
    loss, gradient = f([LABELS, P, STEPS, LENGTHS])
    return {'loss': loss, 'gradient': gradient}
