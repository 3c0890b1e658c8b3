# What users patched on instances: get_input, input, previous, params.
import numpy as np
import theano
import theano.tensor as TT
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import Activation, Dense, Layer
from keras.models import Sequential


@part
def get_input():
    """get_output looks get_input up on the instance every time."""
    out = {}
    x = TT.matrix()
    d = Dense(3, input_dim=5)
    d.get_input = lambda train=False: x * 2.
    f = theano.function([x], d.get_output(train=False),
                        allow_input_downcast=True)
    out['value'] = f(X[:3])
    del d.get_input
    out['restored'] = d.get_input() is d.input
    return out


@part
def inputs():
    out = {}
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    x = TT.matrix('mine')
    m.layers[0].input = x
    out['model_input'] = m.input is x
    out['get_input'] = m.get_input(train=True) is x
    f = theano.function([x], m.get_output(train=False),
                        allow_input_downcast=True)
    out['value'] = f(X[:3])
    m.compile('sgd', 'mse')
    out['X_train'] = m.X_train is x
    out['loss'] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    return out


@part
def previous():
    """Chaining layers without a model."""
    out = {}
    a = Dense(4, input_dim=5, activation='tanh')
    b, c = Dense(3), Activation('softmax')
    b.set_previous(a)
    c.set_previous(b)
    out['probe'] = probe()
    out['shapes'] = plain([b.input_shape, b.output_shape, c.output_shape])
    f = theano.function([a.input], [c.get_output(), b.get_input()],
                        allow_input_downcast=True)
    out['output'], out['between'] = f(X[:3])
    out['previous'] = c.previous is b
    other = Dense(4, input_dim=5)
    b.set_previous(other)
    out['probe_again'] = probe()
    out['new_weights'] = b.get_weights()
    caught(out, 'ndim', Dense(2).set_previous, Layer(input_shape=(3, 4)))
    return out


@part
def outputs():
    """Replacing the method of one instance, also in a compiled model."""
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dense(2)])
    first = m.layers[0]
    original = first.get_output
    first.get_output = lambda train=False: K.tanh(original(train))
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    out['predicted'] = m.predict(X[:2])
    return out


@part
def weights():
    """Shared: two layers of one model with the same variables."""
    out = {}
    m = Sequential([Dense(5, input_dim=5, activation='tanh'),
                    Dense(5, activation='tanh'), Dense(2)])
    m.layers[1].W = m.layers[0].W
    f = K.function([m.input], [m.get_output()])
    out['predicted'] = f([X[:2]])[0]
    m.layers[0].W.set_value(np.eye(5, dtype='float32'))
    out['after'] = f([X[:2]])[0]
    return out
