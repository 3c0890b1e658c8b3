"""Optimizers of 2.3.1: what their updates do to weights, with every argument."""
import numpy as np
from case_helpers import RESULT, part
from keras import backend as K
from keras import optimizers

START = np.array([[.5, -1.], [2., .25]], 'float32')
OTHER = np.array([3., -.5, 0.], 'float32')
EACH = ['SGD', 'RMSprop', 'Adagrad', 'Adadelta', 'Adam', 'Adamax', 'Nadam']


def several(pairs, steps=3, constraint=None):
    """Two weights of each optimizer after each step down a bowl; then its own variables.  One function for all."""
    weights, updates = [], []
    for _, optimizer in pairs:
        w, v = K.variable(START, constraint=constraint), K.variable(OTHER)
        updates += optimizer.get_updates(K.sum(K.square(w)) + K.sum(K.square(v) * v) / 4., [w, v])
        weights.append((w, v))
    f = K.function([], [], updates=updates)
    out = {}
    for step in range(steps):
        f([])
        for (name, _), pair in zip(pairs, weights):
            out['%s after %d' % (name, step)] = [K.get_value(w) for w in pair]
    out.update((name + ' state', optimizer.get_weights()) for name, optimizer in pairs)
    return out


@part
def default():
    return several([(name, getattr(optimizers, name)()) for name in EACH])


@part
def decay_and_constraints():
    made = [(name, getattr(optimizers, name)(learning_rate=0.5, decay=0.5)) for name in EACH[:-1]]
    return several(made + [('Nadam', optimizers.Nadam(0.5))], constraint=lambda w: K.clip(w, 0., 1.5))


@part
def rates():
    return several([('momentum', optimizers.SGD(0.1, 0.9)), ('nesterov', optimizers.SGD(0.1, 0.9, True)),
                    ('nesterov decay', optimizers.SGD(lr=0.1, momentum=0.5, decay=0.1, nesterov=True)),
                    ('rho', optimizers.RMSprop(0.01, 0.5)), ('epsilon', optimizers.RMSprop(epsilon=0.1)),
                    ('adagrad', optimizers.Adagrad(0.3, epsilon=1e-2)),
                    ('adadelta', optimizers.Adadelta(2., rho=0.7, epsilon=1e-3))])


@part
def moments():
    return several([('adam', optimizers.Adam(0.1, 0.5, 0.9)), ('epsilon', optimizers.Adam(epsilon=0.1)),
                    ('amsgrad', optimizers.Adam(0.2, amsgrad=True)),
                    ('amsgrad beta', optimizers.Adam(0.5, beta_2=0.3, amsgrad=True, decay=0.1)),
                    ('adamax', optimizers.Adamax(0.1, 0.5, 0.9)),
                    ('nadam', optimizers.Nadam(0.1, 0.5, 0.9, schedule_decay=0.1))])


@part
def clipping():
    return several([('norm', optimizers.Adam(clipnorm=0.5)), ('value', optimizers.RMSprop(clipvalue=0.3)),
                    ('both', optimizers.SGD(0.1, clipnorm=1., clipvalue=0.2)),
                    ('zero', optimizers.SGD(0.1, clipnorm=0., clipvalue=0.))], steps=2)


@part
def updates():
    """What is updated, in which order."""
    out = {}
    for name in EACH + ['amsgrad']:
        optimizer = optimizers.Adam(amsgrad=True) if name == 'amsgrad' else getattr(optimizers, name)()
        w = K.variable(START)
        made = optimizer.get_updates(K.sum(K.square(w)), [w])
        variables = [variable for variable, _ in made]
        out[name] = [len(made), [i for i, v in enumerate(variables) if v is w],
                     [i for i, v in enumerate(variables) if v is optimizer.iterations]]
        out[name + ' kept'] = made is optimizer.updates
        out[name + ' weights'] = [[i for i, v in enumerate(variables) if v is u] for u in optimizer.weights]
        out[name + ' shapes'] = [list(K.get_value(u).shape) for u in optimizer.weights]
        out[name + ' names'] = [u.name for u in optimizer.weights]
        out[name + ' type'] = str(K.dtype(optimizer.iterations))
    return out


@part
def former_calls():
    """As (params, constraints, loss), as up to 2.0.6, and by keyword."""
    out = {}
    for key in ('former', 'half', 'named'):
        w = K.variable(START, constraint=lambda x: x + 1.)
        loss = K.sum(K.square(w))
        optimizer = optimizers.SGD(0.1)
        if key == 'former':
            made = optimizer.get_updates([w], {}, loss)
        elif key == 'half':
            made = optimizer.get_updates([w], {}, loss=loss)
        else:
            made = optimizer.get_updates(params=[w], loss=loss)
        K.function([], [], updates=made)([])
        out[key] = K.get_value(w)
    return out


@part
def gradients():
    w = K.variable(START)
    optimizer = optimizers.SGD(clipnorm=2., clipvalue=1.)
    out = {'gradients': K.eval(optimizer.get_gradients(K.sum(K.square(w)), [w])[0])}
    g, n = K.variable([3., 4.]), K.variable(5.)
    out['clipped'] = K.eval(optimizers.clip_norm(g, 1., n))
    out['short enough'] = K.eval(optimizers.clip_norm(g, 9., n))
    out['off'] = optimizers.clip_norm(g, 0, n) is g
    return out
