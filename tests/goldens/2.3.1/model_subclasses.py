"""Models that are classes: built by the first data, or by the first call."""
import numpy as np
from case_helpers import RESULT, T, X, caught, floats, part, probe, raised, sums, values
from keras import backend as K
from keras.layers import Dense, Dropout, Input
from keras.models import Model, Sequential


class Two(Model):
    def __init__(self, units=4, **kwargs):
        super(Two, self).__init__(**kwargs)
        self.first = Dense(units, activation='tanh')
        self.second = Dense(2)

    def call(self, inputs):
        return self.second(self.first(inputs))


class Noisy(Model):
    def __init__(self):
        super(Noisy, self).__init__(name='noisy')
        self.dense, self.drop = Dense(2), Dropout(.5)

    def call(self, inputs, training=None):
        a, b = inputs
        return [self.drop(self.dense(a), training=training), self.dense(b)]


class Shaped(Two):
    def compute_output_shape(self, shape):
        return shape[0], 2


@part
def two():
    m = Two()
    out = {'before': [m.name, m.built, len(m.layers), len(m.weights), str(m.inputs), m._is_graph_network]}
    caught(out, 'summary', m.summary)
    raised(out, 'config', m.get_config)
    raised(out, 'json', m.to_json)
    m.compile('sgd', 'mse', metrics=['mae'])
    out['compiled'] = [m.metrics_names, m._is_compiled, probe()]
    h = m.fit(X, T, epochs=2, verbose=0, batch_size=16, validation_split=.25)
    out['fit'] = dict((k, floats(v)) for k, v in h.history.items())
    out['after'] = [m.metrics_names, m.input_names, m.output_names, m.built, sums(m.get_weights()), probe(),
                    [w.name for w in m.weights]]
    out['predict'] = m.predict(X[:3])
    out['evaluate'] = values(m.evaluate(X, T, verbose=0))
    lines = []
    m.summary(print_fn=lines.append)
    out['table'] = lines
    out['names'] = [l.name for l in m.layers]
    m.set_weights([w * 0 + 1 for w in m.get_weights()])
    out['set'] = m.predict(X[:3])
    return out


@part
def several():
    m = Noisy()
    m.compile('rmsprop', ['mse', 'mae'], loss_weights=[1, .3], metrics=['mae'])
    out = {'batch': values(m.train_on_batch([X, X * 2], [T, T]))}
    out['names'] = m.metrics_names
    out['tested'] = values(m.test_on_batch([X, X * 2], [T, T]))
    out['predict'] = [p[:2] for p in m.predict([X, X])]
    h = m.fit([X, X], [T, T], epochs=2, verbose=0)
    out['fit'] = dict((k, floats(v)) for k, v in h.history.items())
    return out


@part
def called():
    out = {}
    x = Input((5,))
    raised(out, 'without shape', Two(), x)
    inner = Shaped(3)
    m = Model(x, Dense(1)(inner(x)))
    m.compile('sgd', 'mse', metrics=['mae'])
    out['nested'] = [values(m.train_on_batch(X, T[:, :1])), len(m.weights), [l.name for l in m.layers]]
    s = Sequential([Dense(3, input_shape=(5,)), Shaped()])
    s.compile('sgd', 'mse')
    out['in a stack'] = values(s.train_on_batch(X, T))
    return out


@part
def errors():
    class Forgot(Model):
        def __init__(self):
            self.dense = Dense(2)

    out = {}
    caught(out, 'forgot', Forgot)
    caught(out, 'uncompiled', Two().fit, X, T)
    for name, args in (('dict', ({'a': X}, T)), ('list', (X.tolist(), T)), ('targets', (X, {'a': T}))):
        m = Two()
        m.compile('sgd', 'mse')
        raised(out, name, m.fit, *args, verbose=0)
    m = Two()
    out['predicts'] = m.predict(X).shape
    return out
