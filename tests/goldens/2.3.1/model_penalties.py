"""add_loss, add_metric and add_update of models and layers; regularizers; which belong to which model."""
import numpy as np
from case_helpers import RESULT, T, X, floats, part, probe, values
from keras import backend as K
from keras import metrics, regularizers
from keras.engine import Layer
from keras.layers import Dense, Dropout, Input
from keras.models import Model, Sequential


def facts(h):
    return dict((k, floats(v)) for k, v in h.history.items())


class Counting(Layer):
    def __init__(self, units, **kwargs):
        super(Counting, self).__init__(**kwargs)
        self.units = units

    def build(self, shape):
        self.k = self.add_weight(name='k', shape=(shape[-1], self.units), initializer='uniform',
                                 regularizer=regularizers.l2(.1))
        self.c = self.add_weight(name='c', shape=(), initializer='zeros', trainable=False)
        super(Counting, self).build(shape)

    def call(self, inputs):
        o = K.dot(inputs, self.k)
        self.add_loss(.01 * K.mean(K.square(o)), inputs=inputs)
        self.add_metric(K.max(o), name='omax')
        self.add_update((self.c, self.c + 1.), inputs)
        return o

    def compute_output_shape(self, shape):
        return shape[:-1] + (self.units,)


@part
def of_models():
    x = Input((5,))
    h = Dense(4, name='h')(x)
    o = Dense(2, name='o')(h)
    m = Model(x, o)
    m.add_metric(K.sum(h), name='hsum')
    m.add_metric(metrics.Mean(name='mm')(K.abs(o)))
    m.add_metric(K.sum(h), name='hsum')
    m.add_loss(.1 * K.mean(K.abs(h)))
    m.add_loss([K.mean(o), 2.])
    m.compile('sgd', 'mse', metrics=['mae'])
    out = {'names': m.metrics_names, 'metrics': [k.name for k in m.metrics], 'losses': len(m.losses)}
    out['batch'] = values(m.train_on_batch(X, T))
    h = m.fit(X, T, epochs=2, verbose=0, batch_size=16, validation_split=.25)
    out['fit'] = facts(h)
    out['evaluate'] = values(m.evaluate(X, T, batch_size=16, verbose=0))
    return out


@part
def of_layers():
    m = Sequential([Counting(4, input_shape=(5,)), Dropout(.2), Counting(2)])
    m.compile('rmsprop', 'mse', metrics=['mse'])
    out = {'names': m.metrics_names, 'losses': len(m.losses), 'updates': len(m.updates),
           'weights': [w.name for w in m.weights], 'drawn': probe()}
    h = m.fit(X, T, epochs=2, verbose=0, batch_size=16, validation_data=(X, T))
    out['fit'] = facts(h)
    out['counted'] = [float(l.get_weights()[-1]) for l in (m.layers[0], m.layers[2])]
    m.layers[0].trainable = False
    m.compile('sgd', 'mse')
    out['frozen'] = [len(m.updates), len(m.losses), len(m.trainable_weights)]
    m.train_on_batch(X, T)
    out['counted frozen'] = [float(l.get_weights()[-1]) for l in (m.layers[0], m.layers[2])]
    return out


@part
def shared():
    layer = Counting(5, name='shared')
    a, b = Input((5,)), Input((5,))
    one, two = Model(a, layer(a)), Model(b, layer(layer(b)))
    out = {'numbers': [len(x) for x in (one.losses, two.losses, one.updates, two.updates, layer.losses, layer.updates)],
           'names': [one.metrics_names, two.metrics_names]}
    nest = Model(a, two(one(a)))
    out['nested'] = [len(nest.losses), len(nest.updates), nest.metrics_names]
    nest.compile('sgd', 'mse')
    out['batch'] = values(nest.train_on_batch(X, X))
    out['counted'] = float(layer.get_weights()[-1])
    out['for inputs'] = [len(layer.get_losses_for(a)), len(layer.get_losses_for(None)), len(layer.get_updates_for(b))]
    return out


@part
def regularized():
    m = Sequential([Dense(4, input_shape=(5,), kernel_regularizer=regularizers.l2(.1), bias_regularizer='l1',
                          activity_regularizer=regularizers.l1_l2(.01, .02)), Dropout(.5),
                    Dense(2, activity_regularizer='l2')])
    m.compile('sgd', 'mse', metrics=['mse'])
    out = {'losses': len(m.losses), 'batch': values(m.train_on_batch(X, T)), 'test': values(m.test_on_batch(X, T))}
    m.layers[0].trainable = False
    m.compile('sgd', 'mse')
    out['frozen'] = [len(m.losses), values(m.test_on_batch(X, T))]
    return out
