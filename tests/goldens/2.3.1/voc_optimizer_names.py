"""Optimizers of 2.3.1: arguments, configurations, state, names, what is refused."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import optimizers
from keras.utils import CustomObjectScope

EACH = ['SGD', 'RMSprop', 'Adagrad', 'Adadelta', 'Adam', 'Adamax', 'Nadam']


class Mine(optimizers.Optimizer):
    def __init__(self, learning_rate=0.5, **kwargs):
        super(Mine, self).__init__(**kwargs)
        self.learning_rate = K.variable(learning_rate)

    def get_updates(self, loss, params):
        grads = self.get_gradients(loss, params)
        self.updates = [K.update(p, p - self.learning_rate * g) for p, g in zip(params, grads)]
        return self.updates

    def get_config(self):
        return dict(super(Mine, self).get_config(), learning_rate=float(K.get_value(self.learning_rate)))


@part
def configurations():
    out = {}
    for name in EACH:
        cls = getattr(optimizers, name)
        optimizer = cls()
        out[name] = plain(optimizer.get_config())
        out[name + ' again'] = plain(cls.from_config(optimizer.get_config()).get_config())
        out[name + ' serialized'] = plain(optimizers.serialize(optimizer))
        out[name + ' former rate'] = plain(cls(lr=0.25).get_config())
        out[name + ' clipped'] = plain(cls(0.5, clipnorm=1., clipvalue=0.5).get_config())
        out[name + ' epsilon'] = cls(epsilon=1e-3).epsilon if name != 'SGD' else None
    out['sgd'] = plain(optimizers.SGD(0.1, 0.9, True, decay=1e-3).get_config())
    out['adam'] = plain(optimizers.Adam(0.1, 0.8, 0.7, True, decay=0.5, epsilon=0.1).get_config())
    out['nadam'] = plain(optimizers.Nadam(0.1, 0.8, 0.7, schedule_decay=0.5).get_config())
    out['base'] = optimizers.Optimizer().get_config()
    return out


@part
def attributes():
    out = {}
    for name in EACH:
        optimizer = getattr(optimizers, name)(learning_rate=0.125)
        out[name] = [float(K.get_value(optimizer.lr)), float(K.get_value(optimizer.learning_rate)),
                     optimizer.lr is optimizer.learning_rate, int(K.get_value(optimizer.iterations))]
        K.set_value(optimizer.lr, 0.5)
        out[name + ' set'] = float(K.get_value(optimizer.learning_rate))
        out[name + ' empty'] = [optimizer.weights, optimizer.updates, optimizer.get_weights()]
        out[name + ' decay'] = name != 'Nadam' and [optimizer.initial_decay, float(K.get_value(optimizer.decay))]
    return out


@part
def names():
    out = {}
    for name in EACH + [n.lower() for n in EACH] + ['ADAM', 'RMSProp']:
        out[name] = type(optimizers.get(name)).__name__
    for name in EACH:
        out[name + ' alias'] = getattr(optimizers, name.lower()) is getattr(optimizers, name)
    optimizer = optimizers.SGD()
    out['object'] = optimizers.get(optimizer) is optimizer
    made = optimizers.get({'class_name': 'RMSprop', 'config': {'lr': 0.5, 'rho': 0.25}})
    out['config'] = plain(made.get_config())
    made = optimizers.deserialize({'class_name': 'adamax', 'config': {'learning_rate': 0.5, 'decay': 0.125}})
    out['deserialized'] = plain(made.get_config())
    with CustomObjectScope({'Mine': Mine}):
        out['own'] = plain(optimizers.get({'class_name': 'Mine', 'config': {'learning_rate': 2.}}).get_config())
        out['own by name'] = type(optimizers.get('Mine')).__name__
    out['given'] = plain(optimizers.deserialize({'class_name': 'Mine', 'config': {}}, {'Mine': Mine}).get_config())
    return out


@part
def own():
    w = K.variable([1., 2.])
    optimizer = Mine(0.25, clipvalue=1.)
    K.function([], [], updates=optimizer.get_updates(K.sum(K.square(w)), [w]))([])
    return {'weight': K.get_value(w), 'config': plain(optimizer.get_config()), 'lr': float(K.get_value(optimizer.lr)),
            'serialized': plain(optimizers.serialize(optimizer))}


@part
def state():
    """State taken and put back; state of before 2.3, which lacks a count."""
    out = {}
    for name in EACH:
        optimizer = getattr(optimizers, name)()
        w = K.variable([1., 2.])
        f = K.function([], [], updates=optimizer.get_updates(K.sum(K.square(w)), [w]))
        f([])
        kept = optimizer.get_weights()
        out[name] = kept
        f([])
        optimizer.set_weights(kept)
        out[name + ' back'] = optimizer.get_weights()
        fewer = kept[:1] + kept[2:] if name == 'Nadam' else kept[1:]
        try:
            optimizer.set_weights(fewer)
            out[name + ' former'] = optimizer.get_weights()
        except ValueError as e:
            out[name + ' former'] = str(e)
        caught(out, name + ' none', optimizer.set_weights, [])
        caught(out, name + ' more', optimizer.set_weights, kept + kept)
        caught(out, name + ' shape', optimizer.set_weights, kept[:-1] + [np.ones((3, 3))])
    return out


@part
def mistakes():
    out = {}
    for name in EACH:
        caught(out, name, getattr(optimizers, name), foo=3)
        raised(out, name + ' too many', getattr(optimizers, name), *range(1, 12))
    caught(out, 'rate twice', optimizers.Optimizer, lr=0.1)
    for key, value in (('name', 'sdg'), ('none', None), ('number', 3), ('list', ['sgd']),
                       ('unknown', {'class_name': 'Nothing', 'config': {}}), ('config', {'class_name': 'SGD'}),
                       ('gone', 'optimizer_from_config')):
        caught(out, key, optimizers.get, value)
    raised(out, 'no class', optimizers.get, {'name': 'sgd'})
    raised(out, 'argument', optimizers.get, {'class_name': 'SGD', 'config': {'speed': 1.}})
    raised(out, 'base', optimizers.Optimizer().get_updates, None, [])
    raised(out, 'tensorflow', optimizers.TFOptimizer(None).get_updates, None, [])
    return out
