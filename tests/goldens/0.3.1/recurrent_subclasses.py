# Subclasses of SimpleRNN, GRU and LSTM that override one method.
import numpy as np
from case_helpers import RESULT, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.recurrent import GRU, LSTM, SimpleRNN
from keras.models import Sequential

X = np.random.RandomState(12).normal(size=(4, 3, 2)).astype('float32')
T = X.sum(axis=1)


class Clipped(LSTM):
    """Calls the parent's step and changes what it returns."""

    def step(self, x, states):
        h, (h, c) = super(Clipped, self).step(x, states)
        c = K.clip(c, -.1, .1)
        return h * 2., [h, c]


class Started(GRU):
    """Starts from a constant."""

    def get_initial_states(self, x):
        return [s + .5 for s in super(Started, self).get_initial_states(x)]


class Scaled(SimpleRNN):
    """Works on the parent's output."""

    def get_output(self, train=False):
        return super(Scaled, self).get_output(train) * (2. if train else 1.)


class Built(SimpleRNN):
    """Builds as the parent and then ties a weight."""

    def build(self):
        super(Built, self).build()
        K.set_value(self.U, np.eye(self.output_dim) * .5)
        self.scale = K.variable(np.ones(self.output_dim) * .5)
        weights = self.params if hasattr(self, 'params') else self.trainable_weights
        weights.append(self.scale)

    def step(self, x, states):
        h, states = super(Built, self).step(x, states)
        return h * self.scale, [h * self.scale]


@part
def outputs():
    out = {}
    layers = [Clipped(2, input_shape=(3, 2), return_sequences=True), Started(2, input_shape=(3, 2)),
              Scaled(2, input_shape=(3, 2)), Built(2, input_shape=(3, 2))]
    for layer in layers:
        layer.input = layers[0].input
    expressions = [l.get_output(train=t) for l in layers for t in (True, False)]
    for i, value in enumerate(K.function([layers[0].input], expressions)([X])):
        out['output_%d' % i] = value
    out['configs'] = [plain(l.get_config()) for l in layers]
    out['weights'] = [len(l.get_weights()) for l in layers]
    out['probe'] = probe()
    return out


@part
def in_a_model():
    out = {}
    m = Sequential([Clipped(3, return_sequences=True, input_shape=(3, 2)), Built(2)])
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, T, batch_size=2, nb_epoch=2, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    out['probe'] = probe()
    return out
