# Layers a user writes the classic way: build, params, lists, updates, output.
import numpy as np
from case_helpers import (RESULT, T, X, caught, hist, part, plain, probe,
                          sums)

from keras import backend as K
from keras import constraints, initializations
from keras.layers.core import Dense, Layer, MaskedLayer
from keras.models import Sequential
from keras.regularizers import l2


class Scale(Layer):
    """A gain a feature, with a regularizer list and a constraint."""
    def __init__(self, init='uniform', **kwargs):
        self.init = initializations.get(init)
        super(Scale, self).__init__(**kwargs)

    def build(self):
        self.gain = self.init((self.input_shape[1],))
        self.trainable_weights = [self.gain]
        self.regularizers = []
        self.constraints = [constraints.maxnorm(1.)]

    def get_output(self, train=False):
        return self.get_input(train) * (1. + self.gain)

    def get_config(self):
        config = {'name': self.__class__.__name__,
                  'init': self.init.__name__}
        base = super(Scale, self).get_config()
        return dict(list(base.items()) + list(config.items()))


class Steps(Layer):
    """Counts the training steps in an update of its own."""
    def build(self):
        self.steps = K.zeros((1,))
        self.updates = [(self.steps, self.steps + 1.)]


class Half(MaskedLayer):
    """Another shape; other outputs in the two phases."""
    def __init__(self, by=2, **kwargs):
        super(Half, self).__init__(**kwargs)
        self.by = by

    @property
    def output_shape(self):
        return (self.input_shape[0], self.input_shape[1] // self.by)

    def get_output(self, train=False):
        x = self.get_input(train)[:, :self.output_shape[1]]
        return x * 2. if train else x


class Loud(Dense):
    """Subclass of a built-in layer that works on its output."""
    def get_output(self, train=False):
        return 3. * super(Loud, self).get_output(train)


class Tied(Layer):
    """Drives a sub-layer by hand and owns its parameters."""
    def __init__(self, layer, **kwargs):
        self.layer = layer
        super(Tied, self).__init__(**kwargs)

    def build(self):
        self.layer.set_input_shape(self.input_shape)
        (self.trainable_weights, self.regularizers, self.constraints,
         self.updates) = self.layer.get_params()

    @property
    def output_shape(self):
        return self.layer.output_shape

    def get_output(self, train=False):
        x = self.get_input(train)
        return self.layer(x, train=train) - self.layer(-x, train=train)


def train(*layers):
    m = Sequential(list(layers))
    out = {'probe': probe(), 'shapes': plain([l.output_shape
                                              for l in m.layers])}
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    out['predicted'] = m.predict(X[:3])
    return m, out


@part
def scale():
    m, out = train(Scale(input_shape=(5,)), Dense(2))
    out['config'] = plain(m.layers[0].get_config())
    out['gain'] = K.get_value(m.layers[0].gain)
    out['count'] = int(m.layers[0].count_params())
    out['constraints'] = [type(c).__name__ for c in m.constraints]
    return out


@part
def steps():
    m, out = train(Steps(input_shape=(5,)), Dense(2))
    out['steps'] = K.get_value(m.layers[0].steps)
    out['updates'] = len(m.updates)
    m.evaluate(X, T, verbose=0)
    out['after_evaluate'] = K.get_value(m.layers[0].steps)
    return out


@part
def half():
    m, out = train(Dense(4, input_dim=5), Half(), Dense(2))
    out['config'] = plain(m.layers[1].get_config())
    return out


@part
def loud():
    return train(Loud(4, input_dim=5, activation='tanh'), Dense(2))[1]


@part
def tied():
    m, out = train(Tied(Dense(3, activation='sigmoid', W_regularizer=l2(.1)),
                        input_shape=(5,)), Dense(2))
    out['regularizers'] = len(m.regularizers)
    return out


@part
def defaults():
    """What a layer has that does nothing at all."""
    out = {}
    layer = Layer(input_shape=(5,))
    out['config'] = plain(layer.get_config())
    params, regularizers, consts, updates = layer.get_params()
    out['get_params'] = [len(params), len(regularizers), len(consts),
                         len(updates)]
    out['weights'] = layer.get_weights()
    out['count'] = int(layer.count_params())
    out['shapes'] = plain([layer.input_shape, layer.output_shape])
    out['is_input'] = layer.get_output() is layer.input
    out['numbers'] = [layer.nb_input, layer.nb_output]
    out['trainable'] = layer.trainable
    out['mask'] = layer.get_output_mask()
    out['cache'] = layer.cache_enabled
    caught(out, 'unconnected_shape', lambda: Layer().input_shape)
    caught(out, 'keyword', Layer, weights=3)
    out['trainable_config'] = plain(Layer(trainable=False).get_config())
    out['cache_config'] = plain(Layer(cache_enabled=False).get_config())
    out['batch'] = plain(Layer(batch_input_shape=(7, 5)).input_shape)
    return out


class Shifting(Layer):
    """A weight that training does not touch beside one that it does."""
    def build(self):
        self.gain = K.ones((self.input_shape[1],))
        self.shift = K.variable(np.arange(self.input_shape[1]))
        self.trainable_weights = [self.gain]
        self.non_trainable_weights = [self.shift]

    def get_output(self, train=False):
        return self.get_input(train) * self.gain + self.shift


@part
def non_trainable():
    m, out = train(Shifting(input_shape=(5,)), Dense(2))
    layer = m.layers[0]
    out['layer_weights'] = layer.get_weights()
    out['count'] = int(layer.count_params())
    out['trainable'] = len(m.trainable_weights)
    layer.set_weights([np.zeros(5), np.ones(5)])
    out['set'] = layer.get_weights()
    caught(out, 'one', layer.set_weights, [np.zeros(5)])
    return out


@part
def names():
    out = {}
    d = Dense(2, input_dim=3, name='mine')
    out['name'] = d.name
    out['weights'] = [w.name for w in d.trainable_weights]
    out['default'] = Dense(2).name
    out['config'] = plain(d.get_config())
    out['default_weights'] = [w.name for w in
                              Dense(2, input_dim=3).trainable_weights]
    d.name = 'other'
    out['renamed'] = d.name
    return out
