# Layers that drive sublayers by hand: set_previous, build, get_params; two directions; attention over steps.
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers.core import Dense, Layer, TimeDistributedDense
from keras.layers.recurrent import SimpleRNN
from keras.models import Sequential

STEPS = np.random.RandomState(3).normal(size=(12, 4, 3)).astype('float32')
TARGETS = STEPS[:, :, :2].mean(axis=1)


class Both(Layer):
    """Two recurrent layers over the same input, summed."""
    def __init__(self, forward, backward, **kwargs):
        self.forward, self.backward = forward, backward
        super(Both, self).__init__(**kwargs)

    def build(self):
        for layer in (self.forward, self.backward):
            layer.set_input_shape(self.input_shape)
        self.params = self.trainable_weights = []
        self.regularizers, self.constraints, self.updates = [], [], []
        for layer in (self.forward, self.backward):
            params, regularizers, constraints, updates = layer.get_params()
            self.trainable_weights = self.trainable_weights + params
            self.regularizers += regularizers
            self.constraints += constraints
            self.updates += updates
        self.params = self.trainable_weights

    @property
    def output_shape(self):
        return self.forward.output_shape

    def get_output(self, train=False):
        x = self.get_input(train)
        self.forward.get_input = self.backward.get_input = lambda train=False: x
        return self.forward.get_output(train) + self.backward.get_output(train)


class Attention(Layer):
    """Weights for the steps from a small network, given by hand."""
    def build(self):
        self.scores = TimeDistributedDense(1, input_shape=self.input_shape[1:])
        params, regularizers, constraints, updates = self.scores.get_params()
        self.params = self.trainable_weights = params

    @property
    def output_shape(self):
        return (self.input_shape[0], self.input_shape[2])

    def get_output(self, train=False):
        x = self.get_input(train)
        e = K.exp(K.sum(self.scores(x, train=train), axis=2, keepdims=True))
        return K.sum(x * e, axis=1) / K.sum(e, axis=1)


@part
def both():
    out = {}
    m = Sequential([Both(SimpleRNN(3), SimpleRNN(3, go_backwards=True), input_shape=(4, 3)), Dense(2)])
    out['probe'] = probe()
    out['shape'] = plain(m.layers[0].output_shape)
    out['params'] = len(m.get_params()[0])
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(STEPS, TARGETS, nb_epoch=2, batch_size=6, verbose=0))['loss']
    out['predict'] = m.predict(STEPS[:2])
    return out


@part
def attention():
    out = {}
    m = Sequential([TimeDistributedDense(3, input_shape=(4, 3)), Attention(), Dense(2)])
    out['probe'] = probe()
    out['count'] = int(m.count_params())
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(STEPS, TARGETS, nb_epoch=2, batch_size=6, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    out['predict'] = m.predict(STEPS[:2])
    return out


@part
def chained_by_hand():
    """set_previous without a model, then a function over it."""
    a = Dense(4, input_dim=5, activation='tanh')
    b = Dense(2)
    b.set_previous(a)
    f = K.function([a.get_input(False)], [b.get_output(False)])
    return {'value': f([X[:3]])[0], 'probe': probe(), 'input': b.get_input(False).ndim}
