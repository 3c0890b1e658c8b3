# fit_generator with callbacks: the order of events, EarlyStopping, checkpoints, learning rates, validation by arrays.
import os
import shutil
import tempfile
from case_helpers import LABELS, RESULT, T, X, Y, classifier, floats, hist, part, probe, regressor, sums

import numpy as np
from keras.callbacks import Callback, EarlyStopping, LearningRateScheduler, ModelCheckpoint


def batches(targets, size=10):
    while 1:
        for i in range(0, 40, size):
            yield X[i:i + size], targets[i:i + size]


class Events(Callback):
    def __init__(self):
        self.seen = []

    def on_train_begin(self, logs={}):
        self.seen.append('train')

    def on_train_end(self, logs={}):
        self.seen.append('end')

    def on_epoch_begin(self, epoch, logs={}):
        self.seen.append('epoch %d' % epoch)

    def on_epoch_end(self, epoch, logs={}):
        self.seen.append('%d %s' % (epoch, ' '.join(sorted(logs))))

    def on_batch_begin(self, batch, logs={}):
        self.seen.append('batch %d' % batch)

    def on_batch_end(self, batch, logs={}):
        self.seen.append('%d %s' % (batch, ' '.join(sorted(logs))))


@part
def events():
    e = Events()
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(T, 20), 40, 2, verbose=0, callbacks=[e], validation_data=(X[:8], T[:8]))
    return {'seen': e.seen, 'loss': hist(h)['loss'], 'val_loss': hist(h)['val_loss']}


@part
def stopped():
    m = regressor()
    m.compile('sgd', 'mse')
    stop = EarlyStopping(monitor='val_loss', patience=0)
    m.set_weights([w * 0 for w in m.get_weights()])
    h = m.fit_generator(batches(T * 0), 40, 5, verbose=0, callbacks=[stop], validation_data=(X, T * 0))
    return {'epochs': h.epoch, 'loss': hist(h)['loss']}


@part
def rates():
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(T), 40, 3, verbose=0, callbacks=[LearningRateScheduler(lambda epoch: .1 / (1 + epoch))])
    return {'loss': hist(h)['loss'], 'lr': float(m.optimizer.lr.get_value()), 'weights': sums(m.get_weights())}


@part
def checkpoints():
    folder = tempfile.mkdtemp()
    try:
        m = regressor()
        m.compile('sgd', 'mse')
        name = os.path.join(folder, 'w.{epoch:02d}.h5')
        m.fit_generator(batches(T), 40, 2, verbose=0, callbacks=[ModelCheckpoint(name)])
        found = sorted(os.listdir(folder))
        other = regressor()
        other.load_weights(os.path.join(folder, found[-1]))
        return {'files': found, 'same': [bool((a == b).all()) for a, b in zip(m.get_weights(), other.get_weights())]}
    finally:
        shutil.rmtree(folder)


@part
def accuracy():
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit_generator(batches(Y), 40, 2, verbose=0, show_accuracy=True, class_weight={0: 1., 1: 2., 2: .5},
                        validation_data=(X, Y))
    return dict(hist(h), probe=probe())
