# Optimizers without a model: updates, clipping, state, configuration, errors.
import numpy as np
from case_helpers import RESULT, caught, part, plain, sums

from keras import backend as K
from keras import constraints, optimizers
from keras.optimizers import (SGD, Adadelta, Adagrad, Adam, Adamax, Nadam,
                              RMSprop)

W0 = np.array([[0.5, -1.], [2., 0.25]], dtype='float32')
B0 = np.array([0.1, -0.2], dtype='float32')
DATA = np.array([[1., 2.], [0.5, -1.], [3., 0.]], dtype='float32')
ALL = [('sgd', SGD, {}), ('rmsprop', RMSprop, {'lr': .1}),
       ('adagrad', Adagrad, {'lr': .3}), ('adadelta', Adadelta, {}),
       ('adam', Adam, {'lr': .1}), ('adamax', Adamax, {'lr': .1}),
       ('nadam', Nadam, {'lr': .1})]


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
            'weights': sums(optimizer.get_weights())}


@part
def each():
    out = {}
    for name, cls, arguments in ALL:
        for key, value in descend(cls(**arguments)).items():
            out['%s %s' % (name, key)] = value
    return out


@part
def small_gradients():
    """Where it shows on which side of the root epsilon stands."""
    out = {}
    for name, cls, arguments in ALL[1:3]:
        W = K.variable(1e-4 * W0)
        updates = cls(**arguments).get_updates(
            [W], {}, K.sum(K.square(W)) * 1e-3)
        f = K.function([], [], updates=updates)
        f([])
        out[name] = K.get_value(W)
    return out


@part
def decays():
    out = {}
    for name, cls, arguments in ALL[:-1]:
        got = descend(cls(decay=.5, **arguments))
        for key in ['loss', 'W', 'weights', 'updates']:
            out['%s %s' % (name, key)] = got[key]
        o = cls(decay=.5)
        out[name + ' config'] = plain(o.get_config())
        out[name + ' initial'] = o.initial_decay
    return out


@part
def decay_later():
    """A decay of 0 at the start stays 0."""
    out = {}
    for decay in [0., 1e-9]:
        o = SGD(lr=.1, decay=decay)
        K.set_value(o.decay, 1.)
        out[str(decay)] = descend(o)['loss']
    return out


@part
def momentum():
    return descend(SGD(lr=0.05, momentum=0.9, decay=0.1, nesterov=True))


@part
def plain_sgd_counts():
    o = SGD()
    descend(o)
    return {'iterations': float(K.get_value(o.iterations))}


@part
def clipped():
    return descend(Adam(lr=.1, clipnorm=.5, clipvalue=.1))


@part
def constrained():
    return descend(SGD(lr=0.2), limits=constraints.NonNeg())


@part
def configurations():
    out = {}
    for name, cls, arguments in ALL:
        out[name] = plain(cls().get_config())
        again = cls.from_config(cls(clipnorm=1.5, **arguments).get_config())
        out[name + ' again'] = plain(again.get_config())
        made = optimizers.optimizer_from_config(
            {'class_name': name.upper(), 'config': {'lr': .25}})
        out[name + ' made'] = [type(made).__name__, plain(made.get_config())]
        by_dict = optimizers.get({'name': name, 'lr': .75})
        out[name + ' by dict'] = float(K.get_value(by_dict.lr))
    return out


@part
def states():
    out = {}
    o = Adam()
    descend(o, steps=2)
    kept = o.get_weights()
    out['shapes'] = [list(np.shape(w)) for w in kept]
    o.set_weights([2 * w for w in kept])
    out['doubled'] = sums(o.get_weights())
    o.set_weights(kept[:2])
    out['some'] = sums(o.get_weights())
    caught(out, 'shape', o.set_weights, [kept[0]] + [w[:1] for w in kept[1:]])
    return out


@part
def errors():
    out = {}
    caught(out, 'keyword', SGD, colour='red')
    caught(out, 'name', optimizers.get, 'nothing')
    caught(out, 'class', optimizers.optimizer_from_config,
           {'class_name': 'nothing', 'config': {}})
    caught(out, 'dict', optimizers.get, {'name': 'nothing', 'lr': 1})
    return out
