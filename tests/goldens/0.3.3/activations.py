# Forward values and gradients of every activation, in 2 and 3 dimensions.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import activations
from keras import backend as K

NAMES = ['softmax', 'softplus', 'relu', 'tanh', 'sigmoid', 'hard_sigmoid',
         'linear']
A = np.array([[-6., -1., -.2, 0., .3], [2., 4., .5, -3., 7.],
              [1., 1., 1., 1., 1.]], 'float32')
B = np.arange(24, dtype='float32').reshape((2, 4, 3)) / 5. - 2.


def values(x, names):
    out = {}
    p = K.placeholder(ndim=x.ndim)
    weight = np.arange(x.size, dtype='float32').reshape(x.shape)
    results = [activations.get(n)(p) for n in names]
    grads = [K.gradients(K.sum(r * weight), [p])[0] for r in results]
    got = K.function([p], results + grads)([x])
    for i, name in enumerate(names):
        out[name] = got[i]
        out[name + '_grad'] = got[len(names) + i]
    return out


@part
def matrix():
    return values(A, NAMES)


@part
def in_time():
    return values(B, ['softmax'])


@part
def relu_arguments():
    p = K.placeholder(ndim=2)
    got = K.function([p], [activations.relu(p, alpha=0.3),
                           activations.relu(p, max_value=2.),
                           activations.relu(p, alpha=.1, max_value=1.)])([A])
    return {'alpha': got[0], 'max_value': got[1], 'both': got[2]}


@part
def lookup():
    out = {}
    caught(out, 'unknown', activations.get, 'no_such_one')
    own = lambda x: x * 2
    out['own'] = activations.get(own) is own
    for name in NAMES:
        out[name] = activations.get(name).__name__
    caught(out, 'softmax_1d', activations.softmax, K.placeholder(ndim=1))
    caught(out, 'softmax_4d', activations.softmax, K.placeholder(ndim=4))
    return out
