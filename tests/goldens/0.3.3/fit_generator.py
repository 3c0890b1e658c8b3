# fit_generator: batches, epochs, logs, weights, validation, errors.
import numpy as np
from case_helpers import (LABELS, RESULT, Printed, T, Warned, X, Y, caught,
                          classifier, hist, part, probe, raised, regressor)

from keras.callbacks import Callback


def batches(size=8, target=T, weights=None):
    start = 0
    while True:
        ids = np.arange(start, start + size) % 40
        start += size
        if weights is None:
            yield [X[ids]], target[ids]
        else:
            yield [X[ids]], target[ids], weights[ids]


class Sizes(Callback):
    def on_train_begin(self, logs={}):
        self.sizes = []

    def on_batch_end(self, batch, logs={}):
        self.sizes.append([batch, int(logs['size'])])


@part
def trajectory():
    out = {}
    s = Sizes()
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(), samples_per_epoch=40, nb_epoch=3,
                        verbose=0, callbacks=[s])
    out['history'] = hist(h)
    out['keys'] = sorted(h.history)
    out['epoch'] = h.epoch
    out['sizes'] = s.sizes
    out['params'] = sorted(s.params)
    out['probe'] = probe()
    out['weights'] = m.get_weights()
    return out


@part
def uneven():
    """An epoch ends with the batch that reaches its samples."""
    out = {}
    s = Sizes()
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(16), 24, 2, verbose=0, callbacks=[s])
    out['sizes'] = s.sizes
    out['loss'] = hist(h)['loss']
    return out


@part
def weighted():
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(weights=np.linspace(0., 2., 40)), 40, 2,
                        verbose=0)
    return {'loss': hist(h)['loss']}


@part
def validated():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit_generator(batches(target=Y), 40, 2, verbose=0,
                        show_accuracy=True, validation_data=([X], Y))
    out['history'] = hist(h)
    h = m.fit_generator(batches(target=Y), 40, 1, verbose=0,
                        validation_data=([X[:9]], Y[:9], np.linspace(0, 1, 9)))
    out['weighted'] = hist(h)
    return out


@part
def class_weight():
    """0.3.1 weighs classes; 0.3.3 sends weights of one along, which win."""
    m = regressor()
    m.compile('sgd', 'mse')
    target = np.eye(2)[LABELS % 2].astype('float32')
    h = m.fit_generator(batches(target=target), 40, 2, verbose=0,
                        class_weight={0: 5., 1: .1})
    return {'loss': hist(h)['loss']}


@part
def printed():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    for verbose in [1, 2]:
        with Printed() as p:
            m.fit_generator(batches(), 40, 1, verbose=verbose,
                            validation_data=([X], T))
        out['%d' % verbose] = p.steady()
    return out


@part
def stopped():
    class Stop(Callback):
        def on_epoch_end(self, epoch, logs={}):
            self.model.stop_training = epoch == 1

    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(), 16, 5, verbose=0, callbacks=[Stop()])
    return {'epoch': h.epoch}


@part
def workers():
    """More workers on a generator with a lock of its own: as many samples."""
    import threading

    class Locked(object):
        def __init__(self):
            self.lock, self.inner = threading.Lock(), batches()

        def __iter__(self):
            return self

        def __next__(self):
            with self.lock:
                return next(self.inner)

        next = __next__

    m = regressor()
    m.compile('sgd', 'mse')
    m.optimizer.lr.set_value(0.)
    h = m.fit_generator(Locked(), 40, 2, verbose=0, nb_worker=3)
    return {'epoch': h.epoch}


@part
def bad():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')

    def fit(item):
        def endless():
            while True:
                yield item

        m.fit_generator(endless(), 16, 1, verbose=0)

    caught(out, 'four', fit, ([X], T, T, T))
    return out


@part
def plain_arrays():
    """Arrays are put into lists: the size of the batch is the batch's."""
    out = {}

    def endless():
        start = 0
        while True:
            ids = np.arange(start, start + 8) % 40
            start += 8
            yield X[ids], T[ids]

    s = Sizes()
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(endless(), 40, 2, verbose=0, callbacks=[s])
    out['sizes'] = s.sizes
    out['loss'] = hist(h)['loss']
    return out


@part
def validated_by_generator():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit_generator(batches(target=Y), 40, 2, verbose=0,
                        show_accuracy=True,
                        validation_data=batches(10, target=Y),
                        nb_val_samples=40)
    out['val_keys'] = sorted(k for k in h.history if 'val' in k)
    out['first'] = float(h.history['val_loss'][0])
    caught(out, 'no_samples', m.fit_generator, batches(target=Y), 40, 1,
           verbose=0, validation_data=batches(target=Y))
    return out


@part
def too_many():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    with Warned() as w:
        m.fit_generator(batches(16), 24, 1, verbose=0)
    out['warned'] = w.of(UserWarning, 'samples')
    return out


@part
def evaluated():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    out['loss'] = float(m.evaluate_generator(batches(target=Y), 40,
                                             verbose=0))
    both = m.evaluate_generator(batches(target=Y), 40, show_accuracy=True,
                                verbose=0)
    out['both'] = [float(v) for v in both]
    out['type'] = type(both).__name__
    out['uneven'] = float(m.evaluate_generator(batches(16, target=Y), 24,
                                               verbose=0))
    out['weighted'] = float(m.evaluate_generator(
        batches(target=Y, weights=np.linspace(0., 1., 40)), 40, verbose=0))
    raised(out, 'number', m.evaluate_generator, iter([3]), 8, verbose=0)
    return out
