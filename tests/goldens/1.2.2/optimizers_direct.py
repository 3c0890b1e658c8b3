# Optimizers without a model: get_updates, get_gradients, state.
import numpy as np
from case_helpers import RESULT, caught, part, sums

from keras import backend as K
from keras import constraints
from keras.optimizers import (SGD, Adadelta, Adagrad, Adam, Adamax, Nadam,
                              RMSprop)

W0 = np.array([[0.5, -1.], [2., 0.25]], dtype='float32')
B0 = np.array([0.1, -0.2], dtype='float32')
DATA = np.array([[1., 2.], [0.5, -1.], [3., 0.]], dtype='float32')


def descend(optimizer, limits=None, steps=4):
    W, b = K.variable(W0, name='w'), K.variable(B0, name='b')
    x = K.placeholder(ndim=2)
    loss = K.mean(K.square(K.dot(x, W) + b - 1.))
    limits = {W: limits} if limits else {}
    updates = optimizer.get_updates([W, b], limits, loss)
    f = K.function([x], [loss], updates=updates)
    losses = [float(f([DATA])[0]) for _ in range(steps)]
    return {'loss': losses, 'W': K.get_value(W), 'b': K.get_value(b),
            'updates': len(updates), 'kept': optimizer.updates is updates,
            'state': sums(optimizer.get_weights())}


@part
def sgd():
    return descend(SGD(lr=0.05, momentum=0.9, decay=0.1, nesterov=True))


@part
def rmsprop():
    return descend(RMSprop(lr=0.1))


@part
def adagrad():
    return descend(Adagrad(lr=0.3))


@part
def adadelta():
    return descend(Adadelta())


@part
def adam():
    return descend(Adam(lr=0.1))


@part
def adamax():
    return descend(Adamax(lr=0.1))


@part
def nadam():
    return descend(Nadam(lr=0.1))


@part
def constrained():
    return descend(SGD(lr=0.2), limits=constraints.NonNeg())


@part
def gradients():
    out = {}
    W = K.variable(W0)
    loss = K.sum(K.square(W))
    for name, optimizer in [('plain', SGD()), ('norm', SGD(clipnorm=1.)),
                            ('norm_large', SGD(clipnorm=100.)),
                            ('value', SGD(clipvalue=0.7)),
                            ('both', Adam(clipnorm=2., clipvalue=0.7)),
                            ('zero', SGD(clipnorm=0., clipvalue=0.))]:
        out[name] = K.eval(optimizer.get_gradients(loss, [W])[0])
    return out


@part
def states():
    out = {}
    o = RMSprop()
    descend(o, steps=1)
    first = o.get_weights()
    out['shapes'] = [list(w.shape) for w in first]
    o.set_weights([2 * w for w in first])
    out['doubled'] = o.get_weights()
    caught(out, 'shape', o.set_weights, [w[:1] for w in first])
    return out
