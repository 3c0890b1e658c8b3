"""Data in the graph: input tensors, target tensors, steps."""
import numpy as np
from case_helpers import RESULT, T, X, Printed, caught, floats, part, plain, raised, values
from keras import backend as K
from keras.layers import Dense, Input
from keras.models import Model


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


@part
def targets():
    x = Input((5,))
    m = Model(x, Dense(2)(x))
    out = {}
    t = K.placeholder((None, 2))
    for name, given in (('tensor', t), ('list', [t]), ('dict', {'dense_1': t})):
        m.compile('sgd', 'mse', target_tensors=given)
        out[name] = [values(m.test_on_batch(X, T)), m.targets[0] is t, len(m._feed_targets)]
    m.compile('sgd', 'mse', target_tensors=K.variable(T), metrics=['mae'])
    out['variable'] = [values(m.test_on_batch(X, None)), len(m._feed_targets), len(m._feed_sample_weights)]
    out['weights'] = m.sample_weights[0] is None
    h = m.fit(X, None, epochs=2, verbose=0, batch_size=40)
    out['fit'] = facts(h)
    m.compile('sgd', 'mse', target_tensors={})
    out['none given'] = len(m._feed_targets)
    return out


@part
def inputs():
    x = Input(tensor=K.variable(X), name='x')
    out = {}
    m = Model(x, Dense(2)(x))
    out['names'] = [m.input_names, m._feed_input_names, len(m._feed_inputs)]
    m.compile('sgd', 'mse', target_tensors=K.variable(T), metrics=['mae'])
    out['batch'] = values(m.train_on_batch(None, None))
    with Printed() as p:
        h = m.fit(epochs=2, steps_per_epoch=3, verbose=2)
    out['fit'] = [facts(h), plain(dict(h.params)), p.steady()]
    out['evaluate'] = values(m.evaluate(steps=3, verbose=0))
    out['predict'] = list(m.predict(None, steps=2).shape)
    caught(out, 'no steps', m.fit, verbose=0)
    caught(out, 'batch size', m.evaluate, None, None, batch_size=3)
    caught(out, 'no predict steps', m.predict, None)
    m.compile('sgd', 'mse')
    out['targets fed'] = values(m.train_on_batch(None, T))
    raised(out, 'data', m.train_on_batch, X, T)
    y = Input((5,), name='y')
    both = Model([x, y], Dense(1)(y))
    both.add_loss(K.mean(both.output) * 0.)
    both.compile('sgd', 'mse')
    out['both'] = [both.input_names, both._feed_input_names, values(both.train_on_batch(X, T[:, :1]))]
    return out


@part
def penalties_alone():
    x = Input((5,))
    h = Dense(2, activation='tanh')(x)
    m = Model(x, h)
    m.add_loss(K.mean(K.square(h - 1.)))
    m.compile('sgd')
    out = {'batch': values(m.train_on_batch(X, None)), 'names': m.metrics_names}
    h = m.fit(X, epochs=2, verbose=0, batch_size=16)
    out['fit'] = facts(h)
    h = m.fit(X, epochs=1, verbose=0, batch_size=16, validation_split=.25)
    out['split'] = facts(h)
    h = m.fit(X, epochs=1, verbose=0, batch_size=16, validation_data=(X[:4], None))
    out['validation'] = facts(h)
    out['evaluate'] = values(m.evaluate(X, verbose=0))
    return out
