# Sequential as container: nesting, subclassing, add, order of draws, weights.
import numpy as np
from case_helpers import (RESULT, T, X, caught, hist, part, plain, probe,
                          sums)

from keras import backend as K
from keras.layers import containers
from keras.layers.core import Activation, Dense, Dropout
from keras.models import Model, Sequential


@part
def adding():
    out = {}
    m = Sequential()
    out['empty'] = [len(m.layers), m.get_weights()]
    m.add(Dense(4, input_dim=5))
    out['probe_1'] = probe()
    m.add(Activation('tanh'))
    m.add(Dense(2))
    out['probe_2'] = probe()
    out['previous'] = m.layers[2].previous is m.layers[1]
    out['cache'] = m.layers[1].layer_cache is m.layer_cache
    np.random.seed(1337)
    listed = Sequential([Dense(4, input_dim=5), Activation('tanh'), Dense(2)])
    out['same_as_list'] = all(np.array_equal(a, b) for a, b in
                              zip(m.get_weights(), listed.get_weights()))
    return out


@part
def nested():
    out = {}
    inner = Sequential([Dense(4, input_dim=5), Activation('tanh')])
    m = Sequential()
    m.add(inner)
    m.add(Dropout(.25))
    m.add(Dense(2))
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['input_shape'] = plain(m.input_shape)
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    out['inner_weights'] = sums(inner.get_weights())
    out['predicted'] = m.predict(X[:3])
    return out


@part
def container():
    out = {}
    c = containers.Sequential([Dense(4, input_dim=5), Dropout(.5), Dense(2)])
    out['config'] = plain(c.get_config())
    out['shapes'] = plain([c.input_shape, c.output_shape])
    out['count'] = int(c.count_params())
    out['numbers'] = [c.nb_input, c.nb_output]
    f = K.function([c.get_input()], [c.get_output(train=False)])
    out['value'] = f([X[:3]])[0]
    weights = c.get_weights()
    c.set_weights([w + 1. for w in weights])
    out['set'] = sums(c.get_weights())
    caught(out, 'set_too_few', c.set_weights, weights[:3])
    caught(out, 'set_shape', c.set_weights, weights[::-1])
    return out


@part
def subclass():
    """A class deriving from Model and containers.Sequential."""
    class Mine(Model, containers.Sequential):
        def forward(self, x):
            if not hasattr(self, 'f'):
                self.f = K.function([self.get_input(train=False)],
                                    [self.get_output(train=False)])
            return self._predict_loop(lambda ins: self.f(ins), [x],
                                      batch_size=3)[0]

    class Own(Sequential):
        def __init__(self):
            super(Own, self).__init__()
            self.add(Dense(4, input_dim=5, activation='tanh'))
            self.add(Dense(2))

    out = {}
    m = Mine([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    out['forward'] = m.forward(X[:7])
    o = Own()
    o.compile('sgd', 'mse')
    out['loss'] = hist(o.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    out['name'] = o.get_config()['name']
    return out


@part
def loops():
    """The loops of Model with functions of one's own."""
    out = {}
    m = Model()
    double = K.placeholder(ndim=2)
    f = K.function([double], [double * 2., K.sum(double, axis=1)])
    got = m._predict_loop(f, [X[:7]], batch_size=3)
    out['predict'] = [list(g.shape) for g in got]
    out['predict_sum'] = [float(g.sum()) for g in got]
    g = K.function([double], [K.mean(double), K.max(double)])
    out['test'] = [float(v) for v in m._test_loop(g, [X[:7]], batch_size=3)]
    return out


@part
def two_models():
    """Layers shared by two models: an encoder read off a whole."""
    out = {}
    m = Sequential([Dense(3, input_dim=5, activation='tanh'), Dense(5)])
    m.compile('sgd', 'mse')
    m.fit(X, X, batch_size=16, nb_epoch=2, verbose=0)
    encoder = Sequential([m.layers[0]])
    encoder.compile('sgd', 'mse')
    out['encoded'] = encoder.predict(X[:3])
    return out
