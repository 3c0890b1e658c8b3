# layer(X, mask, train): layers and containers applied to tensors by hand.
import numpy as np
import theano.tensor as TT
from case_helpers import RESULT, X, caught, part, probe

from keras import backend as K
from keras.layers import containers
from keras.layers.core import Activation, Dense, Dropout, MaskedLayer
from keras.models import Sequential

x = TT.matrix('x')


@part
def built_layer():
    out = {}
    d = Dense(2, input_dim=5, activation='tanh')
    f = K.function([x, d.input], [d(x), d(x, train=True), d(x * 2.),
                                  d.get_output()])
    got = f([X[:3], X[3:6]])
    out['called'], out['train'], out['doubled'], out['own_input'] = got
    out['probe'] = probe()
    return out


@part
def dropout():
    """Each call for the training phase is a mask of its own."""
    out = {}
    d = Dropout(.5, input_shape=(5,))
    a, b, c = d(x, train=True), d(x, train=True), d(x)
    out['probe'] = probe()
    out['test_is_input'] = c is x
    out['a'], out['b'] = K.function([x], [a, b])([np.ones((3, 5), 'float32')])
    return out


@part
def inside_a_model():
    """A layer of a model, applied to something else, keeps its place."""
    out = {}
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    x4 = TT.matrix('x4')
    second = m.layers[1](x4)
    f = K.function([m.input, x4], [second, m.get_output()])
    rs = np.random.RandomState(0)
    out['second'], out['whole'] = f([X[:3], rs.normal(size=(3, 4))])
    return out


@part
def container():
    out = {}
    m = containers.Sequential([Dense(4, input_dim=5, activation='tanh'),
                               Dropout(.5), Dense(2)])
    got = [m(x), m(x, train=True), m.get_output()]
    out['probe'] = probe()
    out['called'], out['train'], out['own'] = K.function(
        [x, m.input], got)([X[:3], X[3:6]])
    return out


@part
def masks():
    out = {}

    class Masked(MaskedLayer):
        def get_output(self, train=False):
            mask = self.get_input_mask(train)
            y = self.get_input(train)
            return y if mask is None else y * K.expand_dims(mask)

    layer = Masked(input_shape=(5,))
    mask = TT.vector('mask')
    f = K.function([x, mask], [layer(x, mask), layer(x)])
    out['with'], out['without'] = f([X[:3], [1., 0., 2.]])
    out['afterwards'] = layer.get_input_mask()
    return out


@part
def shared():
    """One layer on two inputs: a siamese network by hand."""
    out = {}
    d = Dense(3, input_dim=5, activation='sigmoid')
    y = TT.matrix('y')
    distance = K.sum(K.abs(d(x) - d(y)), axis=-1)
    gradient = K.gradients(K.mean(distance), [d.W])[0]
    out['distance'], out['gradient'] = K.function(
        [x, y], [distance, gradient])([X[:4], X[4:8]])
    return out


@part
def twice():
    """The same layer again on its own output."""
    d = Dense(5, input_dim=5, activation='tanh')
    return {'value': K.function([x], [d(d(d(x)))])([X[:3]])[0]}


@part
def not_built():
    out = {}
    caught(out, 'dense', Dense(2), x)
    out['activation'] = K.function([x], [Activation('tanh')(x)])([X[:2]])[0]
    return out
