# Optimizers without a model: get_updates, get_gradients, clip_norm, names.
import numpy as np
from case_helpers import RESULT, caught, part, plain, sums

from keras import backend as K
from keras import constraints, optimizers
from keras.optimizers import (SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax,
                              Optimizer)

W0 = np.array([[0.5, -1.], [2., 0.25]], dtype='float32')
B0 = np.array([0.1, -0.2], dtype='float32')
DATA = np.array([[1., 2.], [0.5, -1.], [3., 0.]], dtype='float32')


def descend(optimizer, constraint=None, steps=4):
    W, b = K.variable(W0), K.variable(B0)
    x = K.placeholder(ndim=2)
    loss = K.mean(K.square(K.dot(x, W) + b - 1.))
    consts = [constraint or constraints.identity(), constraints.identity()]
    updates = optimizer.get_updates([W, b], consts, loss)
    f = K.function([x], [loss], updates=updates)
    losses = [float(f([DATA])[0]) for _ in range(steps)]
    return {'loss': losses, 'W': K.get_value(W), 'b': K.get_value(b),
            'updates': len(updates), 'kept': optimizer.updates is updates,
            'state': sums(optimizer.get_state())}


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
def constrained():
    return descend(SGD(lr=0.2), constraint=constraints.NonNeg())


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
def helpers():
    out = {}
    g = K.variable(W0)
    norm = K.variable(4.)
    out['clip_norm'] = K.eval(optimizers.clip_norm(g, 2., norm))
    out['clip_norm_under'] = K.eval(optimizers.clip_norm(g, 5., norm))
    out['clip_norm_off'] = K.eval(optimizers.clip_norm(g, 0, norm))
    p, q = K.variable([0.2, 0.8]), K.variable([0.5, 0.5])
    out['kl_divergence'] = K.eval(optimizers.kl_divergence(p, q))
    return out


@part
def names():
    out = {}
    for name in ['sgd', 'SGD', 'rmsprop', 'RMSprop', 'adagrad', 'Adagrad',
                 'adadelta', 'Adadelta', 'adam', 'Adam', 'adamax', 'Adamax']:
        optimizer = optimizers.get(name)
        out[name] = [type(optimizer).__name__, plain(optimizer.get_config())]
    o = SGD(lr=0.3)
    out['same_object'] = optimizers.get(o) is o
    made = optimizers.get('sgd', {'lr': 0.25, 'momentum': 0.5})
    out['with_kwargs'] = made.get_config()
    caught(out, 'unknown', optimizers.get, 'no_such_one')
    caught(out, 'abstract', Optimizer().get_updates, [], [], None)
    out['abstract_config'] = Optimizer().get_config()
    out['attribute'] = Optimizer(colour='red').colour
    return out


@part
def states():
    out = {}
    o = Adam()
    out['before'] = o.get_state()
    raised = 'no exception'
    try:
        o.set_state([1])
    except AssertionError as e:
        raised = type(e).__name__
    out['wrong_length'] = raised
    return out
