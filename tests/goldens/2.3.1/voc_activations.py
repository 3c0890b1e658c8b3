"""Activation functions of 2.3.1: values, names, what is refused and what is warned of."""
import numpy as np
from case_helpers import RESULT, Warned, caught, part, raised
from keras import activations
from keras import backend as K
from keras.utils import CustomObjectScope

RS = np.random.RandomState(23)
X = np.array([[-3., -.5, 0., .2, 1., 7.], [2.6, -2.6, 2.4, -2.4, .1, -.1]])
NAMES = 'softmax elu selu softplus softsign relu tanh sigmoid hard_sigmoid exponential linear'.split()


def own(x):
    return 2 * x


@part
def values():
    x = K.variable(X)
    made = [(name, getattr(activations, name)(x)) for name in NAMES]
    made += [('elu 0.5', activations.elu(x, 0.5)), ('elu named', activations.elu(x, alpha=2.))]
    for key, arguments in (('alpha', {'alpha': .1}), ('max', {'max_value': 1.5}), ('threshold', {'threshold': .5}),
                           ('both', {'alpha': .2, 'max_value': 3.}), ('all', {'alpha': .3, 'max_value': 2., 'threshold': 1.}),
                           ('below', {'threshold': -1.}), ('zero', {'max_value': 0.}), ('limited', {'max_value': 6, 'threshold': .15})):
        made.append(('relu ' + key, activations.relu(x, **arguments)))
    names, tensors = zip(*made)
    out = dict(zip(names, K.function([], list(tensors))([])))
    slopes = [(name + ' slope', K.gradients(K.sum(K.square(t)), [x])[0]) for name, t in made]
    names, tensors = zip(*slopes)
    out.update(zip(names, K.function([], list(tensors))([])))
    return out


@part
def softmax():
    cube, block = K.variable(RS.normal(size=(2, 3, 4))), K.variable(RS.normal(size=(2, 2, 3, 2)))
    made = [('steps', activations.softmax(cube)), ('axis 1', activations.softmax(cube, axis=1)),
            ('axis 0', activations.softmax(cube, 0)), ('block', activations.softmax(block)),
            ('block axis 1', activations.softmax(block, axis=1)),
            ('matrix axis 0', activations.softmax(K.variable(X), axis=0))]
    names, tensors = zip(*made)
    out = dict(zip(names, K.function([], list(tensors))([])))
    caught(out, 'vector', activations.softmax, K.variable([1., 2.]))
    return out


@part
def names():
    out = {}
    for name in NAMES:
        out[name] = activations.get(name) is getattr(activations, name)
        out[name + ' serialized'] = activations.serialize(getattr(activations, name))
        out[name + ' again'] = activations.deserialize(name).__name__
    out['none'] = activations.get(None) is activations.linear
    out['function'] = activations.get(own) is own
    out['own'] = activations.serialize(own)
    with CustomObjectScope({'own': own}):
        out['scope'] = activations.get('own') is own
    out['given'] = activations.deserialize('own', custom_objects={'own': own}) is own
    out['linear'] = activations.linear('anything')
    return out


@part
def mistakes():
    out = {}
    for key, value in (('name', 'rellu'), ('number', 3), ('list', ['relu']), ('empty', ''),
                       ('config', {'class_name': 'relu', 'config': {}})):
        caught(out, key, activations.get, value)
    raised(out, 'serialize', activations.serialize, 3)
    return out


@part
def layers():
    from keras.layers import Activation, Dense
    out = {}
    with Warned() as w:
        layer = Activation('tanh')
        out['same'] = activations.get(layer) is layer
        activations.get(own)
        activations.get('relu')
    out['warned'] = w.of(UserWarning, 'layer')
    out['config'] = Dense(2, activation=None).get_config()['activation']
    return out
