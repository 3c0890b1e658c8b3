# Own callbacks: which method is called when, with which logs; params; model.
from case_helpers import (RESULT, T, X, Y, classifier, part, plain, probe,
                          regressor)

from keras.callbacks import Callback, CallbackList


class Recorder(Callback):
    def __init__(self):
        super(Recorder, self).__init__()
        self.calls = []

    def note(self, name, number, logs):
        self.calls.append([name, number, sorted(logs)])

    def on_train_begin(self, logs={}):
        self.note('train_begin', None, logs)

    def on_train_end(self, logs={}):
        self.note('train_end', None, logs)

    def on_epoch_begin(self, epoch, logs={}):
        self.note('epoch_begin', epoch, logs)

    def on_epoch_end(self, epoch, logs={}):
        self.note('epoch_end', epoch, logs)

    def on_batch_begin(self, batch, logs={}):
        self.note('batch_begin', batch, logs)

    def on_batch_end(self, batch, logs={}):
        self.note('batch_end', batch, logs)


@part
def calls():
    out = {}
    r = Recorder()
    m = regressor()
    m.compile('sgd', 'mse')
    m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, callbacks=[r])
    out['calls'] = r.calls
    out['params'] = plain(r.params)
    out['model'] = r.model is m
    out['stop_training'] = m.stop_training
    return out


@part
def with_validation():
    out = {}
    r = Recorder()
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    m.fit(X, Y, batch_size=20, nb_epoch=1, verbose=0, callbacks=[r],
          show_accuracy=True, validation_split=.5)
    out['calls'] = r.calls
    out['params'] = plain(r.params)
    return out


@part
def stopping():
    class Stop(Callback):
        def on_epoch_end(self, epoch, logs={}):
            if epoch == 1:
                self.model.stop_training = True

    out = {}
    r = Recorder()
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=40, nb_epoch=5, verbose=0,
              callbacks=[Stop(), r])
    out['epochs'] = h.epoch
    out['calls'] = [c[:2] for c in r.calls]
    out['probe'] = probe()
    return out


@part
def batch_losses():
    """The callback everybody wrote."""
    class LossHistory(Callback):
        def on_train_begin(self, logs={}):
            self.losses = []

        def on_batch_end(self, batch, logs={}):
            self.losses.append(logs.get('loss'))

    h = LossHistory()
    m = regressor()
    m.compile('rmsprop', 'mse')
    m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, callbacks=[h])
    return {'losses': [float(v) for v in h.losses]}


@part
def in_the_middle():
    """A callback that predicts and evaluates while training goes on."""
    class Watch(Callback):
        def on_train_begin(self, logs={}):
            self.seen = []

        def on_epoch_end(self, epoch, logs={}):
            self.seen.append(float(self.model.evaluate(X[:8], T[:8],
                                                       verbose=0)))
            self.seen.append(float(self.model.predict(X[:1]).sum()))

    w = Watch()
    m = regressor()
    m.compile('sgd', 'mse')
    m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, callbacks=[w])
    return {'seen': w.seen}


@part
def changing_logs():
    """What a callback writes into the logs of an epoch gets into history."""
    class Write(Callback):
        def on_epoch_end(self, epoch, logs={}):
            logs['mine'] = epoch * 10

    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=20, nb_epoch=2, verbose=0, callbacks=[Write()],
              validation_split=.5)
    out['mine'] = h.history.get('mine')
    return out


@part
def the_list():
    out = {}
    a, b = Recorder(), Recorder()
    given = [a]
    l = CallbackList(given, queue_length=3)
    l.append(b)
    out['given_untouched'] = len(given)
    l._set_params({'x': 1})
    l._set_model('the model')
    l.on_train_begin()
    l.on_epoch_begin(4)
    l.on_batch_begin(0, {'size': 2})
    l.on_batch_end(0, {'loss': 1.})
    l.on_epoch_end(4, {'val_loss': 1.})
    l.on_train_end()
    out['calls'] = b.calls
    out['same'] = a.calls == b.calls
    out['params'] = b.params
    out['model'] = a.model
    return out
