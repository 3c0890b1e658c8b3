# Which hook is called when, with which logs; params; LambdaCallback.
from case_helpers import (RESULT, T, X, Y, classifier, hist, part, plain,
                          regressor)

from keras.callbacks import Callback


class Note(Callback):
    def __init__(self):
        super(Note, self).__init__()
        self.seen = []

    def note(self, name, number, logs):
        logs = dict((k, round(float(v), 3)) for k, v in logs.items())
        self.seen.append([name, number, logs])

    def on_train_begin(self, logs={}):
        self.note('train_begin', None, logs or {})

    def on_train_end(self, logs={}):
        self.note('train_end', None, logs or {})

    def on_epoch_begin(self, epoch, logs={}):
        self.note('epoch_begin', epoch, logs or {})

    def on_epoch_end(self, epoch, logs={}):
        self.note('epoch_end', epoch, logs or {})

    def on_batch_begin(self, batch, logs={}):
        self.note('batch_begin', batch, logs or {})

    def on_batch_end(self, batch, logs={}):
        self.note('batch_end', batch, logs or {})


@part
def order():
    out = {}
    note = Note()
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    m.fit(X, Y, batch_size=25, nb_epoch=2, verbose=0, callbacks=[note],
          validation_data=(X[:5], Y[:5]), shuffle=False)
    out['seen'] = note.seen
    out['params'] = plain(note.params)
    out['model'] = type(note.model).__name__
    out['is'] = note.model is m
    return out


@part
def generator():
    def batches():
        while True:
            yield X[:20], T[:20]

    out = {}
    note = Note()
    m = regressor()
    m.compile('sgd', 'mse')
    m.fit_generator(batches(), 40, 2, verbose=0, callbacks=[note])
    out['seen'] = note.seen
    out['params'] = plain(note.params)
    return out


@part
def stopping():
    class Stop(Callback):
        def on_batch_end(self, batch, logs={}):
            self.model.stop_training = True

    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=8, nb_epoch=5, verbose=0, callbacks=[Stop()])
    out = {'epochs': h.epoch, 'loss': hist(h)['loss']}
    h = m.fit(X, T, batch_size=8, nb_epoch=2, verbose=0)
    out['again'] = h.epoch
    return out
