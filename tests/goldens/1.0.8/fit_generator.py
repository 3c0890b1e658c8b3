# fit_generator: batches, weights, the end of an epoch, validation.
import numpy as np
from case_helpers import (RESULT, T, X, Y, Warned, caught, classifier, hist,
                          part, raised, regressor, sums)


def batches(x, y, size, weights=None):
    while True:
        for i in range(0, len(x), size):
            got = (x[i:i + size], y[i:i + size])
            yield got if weights is None else got + (weights[i:i + size],)


@part
def plain_batches():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit_generator(batches(X, T, 8), samples_per_epoch=40, nb_epoch=3,
                        verbose=0)
    out['history'], out['epoch'] = hist(h), h.epoch
    out['weights'] = sums(m.get_weights())
    return out


@part
def weighted():
    m = regressor()
    m.compile('sgd', 'mse', metrics=['mae'])
    h = m.fit_generator(batches(X, T, 10, np.linspace(0, 2, 40)), 40, 2,
                        verbose=0)
    return {'history': hist(h)}


@part
def validated():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    h = m.fit_generator(batches(X, Y, 8), 40, 2, verbose=0,
                        validation_data=(X[:10], Y[:10]))
    out['arrays'] = hist(h)
    h = m.fit_generator(batches(X, Y, 8), 40, 2, verbose=0,
                        validation_data=batches(X, Y, 5), nb_val_samples=20)
    out['generator'] = hist(h)
    h = m.fit_generator(batches(X, Y, 8), 40, 1, verbose=0,
                        class_weight={0: 1., 1: 2., 2: 3.})
    out['class_weight'] = hist(h)
    return out


@part
def too_many():
    """More samples than asked: the epoch ends all the same, with a warning."""
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    with Warned() as w:
        h = m.fit_generator(batches(X, T, 16), 30, 2, verbose=0, max_q_size=1)
    out['history'] = hist(h)
    out['warned'] = w.of(UserWarning, 'samples')
    return out


@part
def wrong():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    caught(out, 'no count', m.fit_generator, batches(X, T, 8), 40, 1,
           verbose=0, validation_data=batches(X, T, 8))
    raised(out, 'four', m.fit_generator, iter([(X, T, T, T)] * 20), 40, 1,
           verbose=0)
    return out
