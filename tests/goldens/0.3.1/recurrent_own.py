# Cells of the user's: subclasses of Recurrent with a step of their own.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, raised, sums

from keras import backend as K
from keras import activations, initializations
from keras.layers.core import Dense, Masking
from keras.layers.recurrent import Recurrent
from keras.models import Sequential

X = np.random.RandomState(11).uniform(.1, 1., (6, 3, 2)).astype('float32')
X[0, 1:] = 0.
T = X.sum(axis=1)


class Leaky(Recurrent):
    """A leaky integrator of its input, with a learned matrix."""

    def __init__(self, output_dim, leak=.5, activation='tanh', **kwargs):
        self.output_dim = output_dim
        self.leak = leak
        self.init = initializations.get('glorot_uniform')
        self.activation = activations.get(activation)
        super(Leaky, self).__init__(**kwargs)

    def build(self):
        self.input_dim = self.input_shape[2]
        self.states = [None]
        self.W = self.init((self.input_dim, self.output_dim))
        self.params = [self.W]
        self.trainable_weights = [self.W]
        if self.initial_weights is not None:
            self.set_weights(self.initial_weights)
            del self.initial_weights

    def step(self, x, states):
        h = self.leak * states[0] + (1 - self.leak) * K.dot(x, self.W)
        return self.activation(h), [h]

    def get_config(self):
        config = {'output_dim': self.output_dim, 'leak': self.leak}
        base = super(Leaky, self).get_config()
        return dict(list(base.items()) + list(config.items()))


class Counter(Leaky):
    """Two states, one of which is no output; starts at one."""

    def build(self):
        super(Counter, self).build()
        self.states = [None, None]

    def get_initial_states(self, x):
        zeros, ones = super(Counter, self).get_initial_states(x)
        return [zeros, ones + 1.]

    def step(self, x, states):
        h, steps = states
        h = h + K.dot(x, self.W) / steps
        return h, [h, steps + 1.]


@part
def outputs():
    out = {}
    layers = [Leaky(2, input_shape=(3, 2)), Leaky(2, .1, input_shape=(3, 2), return_sequences=True),
              Counter(2, input_shape=(3, 2), return_sequences=True),
              Counter(2, input_shape=(3, 2), go_backwards=True)]
    for layer in layers:
        layer.input = layers[0].input
    got = K.function([layers[0].input], [l.get_output(train=False) for l in layers])([X])
    for i, (layer, value) in enumerate(zip(layers, got)):
        out['output_%d' % i] = value
        out['shape_%d' % i] = plain(layer.output_shape)
        out['config_%d' % i] = plain(layer.get_config())
    out['probe'] = probe()
    return out


@part
def in_a_model():
    out = {}
    m = Sequential([Masking(input_shape=(3, 2)), Counter(3, return_sequences=True),
                    Leaky(2), Dense(2)])
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, batch_size=3, nb_epoch=2, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X)
    out['probe'] = probe()
    return out


@part
def without_step():
    class Empty(Recurrent):
        output_dim = 2

        def build(self):
            self.states = [None]

    out = {}
    layer = Empty(input_shape=(3, 2))
    out['shape'] = plain(layer.output_shape)
    out['config'] = plain(layer.get_config())
    raised(out, 'step', layer.get_output)
    return out
