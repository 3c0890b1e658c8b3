# Callbacks on a Graph: logs and their keys, EarlyStopping on val_loss, checkpoints, printed progress, sample weights.
from case_helpers import RESULT, Printed, T, X, hist, part, plain, probe, sums

import numpy as np
from keras.callbacks import Callback, EarlyStopping, History
from keras.layers.core import Dense, Dropout
from keras.models import Graph


def small():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(4, activation='tanh'), 'd', input='a')
    g.add_node(Dropout(.25), 'drop', input='d')
    g.add_node(Dense(2), 'e', input='drop')
    g.add_output('out', input='e')
    g.add_output('code', input='d')
    g.compile('sgd', {'out': 'mse', 'code': 'mae'})
    return g


DATA = {'a': X, 'out': T, 'code': np.tanh(X[:, :4])}


class Logs(Callback):
    def on_train_begin(self, logs={}):
        self.keys = []

    def on_batch_end(self, batch, logs={}):
        self.keys.append(['batch'] + sorted(k for k in logs if k not in ('batch', 'size')))

    def on_epoch_end(self, epoch, logs={}):
        self.keys.append(['epoch'] + sorted(k for k in logs if k not in ('batch', 'size')))


@part
def logs():
    g, logs = small(), Logs()
    h = g.fit(DATA, nb_epoch=2, batch_size=20, verbose=0, callbacks=[logs], validation_split=.25)
    return {'keys': logs.keys, 'history': hist(h), 'metrics': logs.params['metrics'],
            'params': sorted(logs.params), 'probe': probe()}


@part
def stopped():
    g = small()
    h = g.fit(DATA, nb_epoch=6, batch_size=20, verbose=0, validation_data=DATA,
              callbacks=[EarlyStopping(monitor='val_loss', patience=1)])
    return {'epochs': h.epoch, 'loss': hist(h)['loss']}


@part
def printed():
    g = small()
    with Printed() as p:
        g.fit(DATA, nb_epoch=1, batch_size=40, verbose=2, validation_split=.25)
    return {'text': p.steady()}


@part
def weighted():
    g = small()
    h = g.fit(DATA, nb_epoch=2, batch_size=20, verbose=0, shuffle=False,
              sample_weight={'out': np.linspace(0, 1, 40), 'code': np.linspace(1, 0, 40)})
    return {'loss': hist(h)['loss'], 'weights': sums(g.get_weights()), 'evaluate': float(g.evaluate(DATA, verbose=0))}
