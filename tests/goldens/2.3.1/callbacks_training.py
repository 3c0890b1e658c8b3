# Callbacks of 2.3.1 in fit, evaluate and predict: which hooks come when, with what logs; weights restored.
from case_helpers import RESULT, LABELS, T, X, Y, Printed, part

import os
import tempfile

import numpy as np

from keras import callbacks
from keras.layers import Dense
from keras.models import Sequential

HOOKS = [name for name in dir(callbacks.Callback) if name.startswith('on_')]


def model(metrics=()):
    made = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    made.compile('sgd', 'mse', metrics=list(metrics))
    return made


class Noting(callbacks.Callback):
    def __init__(self):
        super(Noting, self).__init__()
        self.calls = []


def hook(name):
    def called(self, *args, **kwargs):
        logs = kwargs.get('logs', args[-1] if args else None)
        self.calls.append([name, [a for a in args if isinstance(a, int)], sorted(logs) if logs is not None else None])
    return called


for _name in HOOKS:
    if _name not in ('on_train_batch_begin', 'on_train_batch_end'):
        setattr(Noting, _name, hook(_name))


@part
def hooks():
    out = {}
    noting, made = Noting(), model(['mae'])
    made.fit(X, T, batch_size=16, epochs=2, verbose=0, validation_split=.25, callbacks=[noting])
    out['fit'], out['params'] = noting.calls, {k: v for k, v in noting.params.items()}
    noting = Noting()
    made.evaluate(X, T, batch_size=16, verbose=0, callbacks=[noting])
    out['evaluate'] = noting.calls
    noting = Noting()
    made.predict(X, batch_size=16, callbacks=[noting])
    out['predict'] = noting.calls
    return out


def batches():
    while True:
        for first in range(0, 40, 10):
            yield X[first:first + 10], T[first:first + 10]


@part
def generators():
    out = {}
    noting, made = Noting(), model()
    made.fit_generator(batches(), steps_per_epoch=2, epochs=2, verbose=0, callbacks=[noting],
                       validation_data=(X[:10], T[:10]))
    out['fit'], out['params'] = noting.calls, {k: v for k, v in noting.params.items()}
    return out


@part
def stopped():
    out = {}
    made = model()
    stopper = callbacks.EarlyStopping('loss', min_delta=10., patience=2, restore_best_weights=True)
    with Printed() as p:
        history = made.fit(X, T, epochs=6, verbose=0, callbacks=[stopper])
    out['epochs'], out['text'] = [history.epoch, stopper.stopped_epoch], p.text
    out['best'] = [np.allclose(a, b) for a, b in zip(made.get_weights(), stopper.best_weights)]
    out['loss'] = float(made.evaluate(X, T, verbose=0))
    made = model()
    history = made.fit(X, T * np.nan, epochs=3, batch_size=10, verbose=0, callbacks=[callbacks.TerminateOnNaN()])
    out['nan'] = [history.epoch, sorted(history.history)]
    return out


@part
def rates():
    made = model()
    history = made.fit(X, T, epochs=4, verbose=0, callbacks=[
        callbacks.LearningRateScheduler(lambda epoch, lr: lr * .5),
        callbacks.ReduceLROnPlateau('loss', min_delta=10., patience=2)])
    return {'history': {k: [float(v) for v in values] for k, values in history.history.items()}}


@part
def files():
    out = {}
    folder = tempfile.mkdtemp()
    made = model(['mae'])
    with Printed() as p:
        made.fit(X, T, epochs=3, verbose=0, validation_split=.25, callbacks=[
            callbacks.CSVLogger(os.path.join(folder, 'log.csv')),
            callbacks.ModelCheckpoint(os.path.join(folder, 'w{epoch:02d}.h5'), verbose=1, save_weights_only=True)])
    out['files'] = sorted(os.listdir(folder))
    out['text'] = p.text.replace(folder, 'FOLDER')
    with open(os.path.join(folder, 'log.csv')) as f:
        out['first line'] = f.readline()
    made.load_weights(os.path.join(folder, 'w01.h5'))
    out['loaded'] = [float(v) for v in made.evaluate(X, T, verbose=0)]
    return out
