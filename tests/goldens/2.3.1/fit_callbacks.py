"""In which order, and with what, callbacks are called by fit, evaluate, predict and the generator methods."""
import numpy as np
from case_helpers import RESULT, T, X, floats, part, plain, regressor
from keras.callbacks import Callback, EarlyStopping, LambdaCallback

HOOKS = ['on_%s_%s' % (what, when) for what in ('train', 'test', 'predict', 'epoch', 'batch', 'train_batch',
                                                'test_batch', 'predict_batch') for when in ('begin', 'end')]


def noting(hook):
    def called(self, *args, **kwargs):
        given = [sorted(a) if isinstance(a, dict) else a if isinstance(a, int) else str(a)
                 for a in args + tuple(kwargs.values())]
        self.calls.append([hook] + given)
        return getattr(Callback, hook)(self, *args, **kwargs)
    return called


class Noting(Callback):
    def __init__(self):
        super(Noting, self).__init__()
        self.calls = []


for _hook in HOOKS:
    setattr(Noting, _hook, noting(_hook))


def model():
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mae'])
    return m


@part
def hooks():
    m = model()
    out = {}
    c = Noting()
    m.fit(X, T, batch_size=20, epochs=2, verbose=0, callbacks=[c])
    out['fit'] = c.calls
    c = Noting()
    m.fit(X, T, batch_size=20, epochs=1, verbose=0, callbacks=[c], validation_split=.25)
    out['validation'] = [c.calls, plain(c.params), [np.shape(v) for v in c.validation_data]]
    c = Noting()
    m.evaluate(X, T, batch_size=20, verbose=0, callbacks=[c])
    out['evaluate'] = [c.calls, plain(c.params)]
    c = Noting()
    m.predict(X, batch_size=20, callbacks=[c])
    out['predict'] = [c.calls, plain(c.params)]
    return out


def batches():
    while True:
        for i in range(0, 40, 10):
            yield X[i:i + 10], T[i:i + 10]


@part
def generators():
    m = model()
    out = {}
    c = Noting()
    m.fit_generator(batches(), 2, 2, verbose=0, workers=0, callbacks=[c], validation_data=(X[:4], T[:4]))
    out['fit'] = [c.calls, plain(c.params), [np.shape(v) for v in c.validation_data]]
    c = Noting()
    m.fit_generator(batches(), 2, 1, verbose=0, workers=0, callbacks=[c], validation_data=batches(),
                    validation_steps=2)
    out['validation'] = c.calls
    c = Noting()
    m.evaluate_generator(batches(), 2, workers=0, callbacks=[c])
    m.predict_generator(batches(), 2, workers=0, callbacks=[c])
    out['others'] = [c.calls, plain(c.params)]
    return out


class Stop(Callback):
    def __init__(self, batch):
        super(Stop, self).__init__()
        self.batch = batch

    def on_batch_end(self, batch, logs=None):
        if batch == self.batch:
            self.model.stop_training = True


@part
def stopping():
    m = model()
    out = {}
    for batch in (1, 2, 3):
        h = m.fit(X, T, batch_size=10, epochs=3, verbose=0, callbacks=[Stop(batch)], validation_data=(X[:4], T[:4]))
        out['batch %d' % batch] = [h.epoch, dict((k, floats(v)) for k, v in h.history.items())]
    h = m.fit_generator(batches(), 3, 3, verbose=0, workers=0, callbacks=[Stop(1)], validation_data=(X[:4], T[:4]))
    out['generator'] = [h.epoch, sorted(h.history)]
    h = m.fit(X, T, epochs=9, verbose=0, validation_split=.25,
              callbacks=[EarlyStopping(monitor='val_loss', min_delta=10., patience=1)])
    out['early'] = h.epoch
    seen = []
    m.fit(X, T, epochs=1, verbose=0, callbacks=[
        LambdaCallback(on_epoch_end=lambda epoch, logs: seen.append(sorted(logs)),
                       on_batch_end=lambda batch, logs: seen.append([sorted(logs), float(logs['loss'])]))])
    out['lambda'] = seen
    return out
