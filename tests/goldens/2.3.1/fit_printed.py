"""Progress bars and lines of fit, evaluate and predict."""
import re

import numpy as np
from case_helpers import RESULT, T, X, Y, Printed, classifier, part, regressor


def shown(p):
    """The last drawing of each line, without times; how many unfinished bars there are depends on the clock."""
    lines = [line.rsplit('\r', 1)[-1] for line in p.steady().split('\n')]
    lines = [line for line in lines if ' - ETA: ' not in line]
    return [re.sub(r'\d+[mu]?s/(step|sample|epoch)', r'Ns/\1', line) for line in lines]


@part
def fits():
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy', 'mae'])
    out = {}
    for verbose in (0, 1, 2):
        with Printed() as p:
            m.fit(X, Y, epochs=2, verbose=verbose, batch_size=10, validation_split=.25)
        out['fit %d' % verbose] = shown(p)
    with Printed() as p:
        m.fit(X, Y, epochs=4, initial_epoch=2, verbose=1)
        m.fit(X, Y)
    out['others'] = shown(p)
    return out


@part
def evaluations():
    m = regressor()
    m.compile('sgd', 'mse')
    out = {}
    for verbose in (0, 1, 2):
        with Printed() as p:
            m.evaluate(X, T, verbose=verbose, batch_size=15)
            m.predict(X, verbose=verbose, batch_size=15)
        out['verbose %d' % verbose] = shown(p)
    with Printed() as p:
        m.evaluate(X, T)
        m.predict(X)
    out['defaults'] = shown(p)
    return out


@part
def generators():
    m = regressor()
    m.compile('sgd', 'mse')

    def gen():
        while True:
            for i in range(4):
                yield X[i * 10:i * 10 + 10], T[i * 10:i * 10 + 10]

    out = {}
    for verbose in (0, 1, 2):
        with Printed() as p:
            m.fit_generator(gen(), steps_per_epoch=4, epochs=2, verbose=verbose, workers=0)
            m.fit_generator(gen(), 3, 1, verbose=verbose, workers=0, validation_data=(X[:5], T[:5]))
            m.evaluate_generator(gen(), 2, verbose=verbose, workers=0)
            m.predict_generator(gen(), 2, verbose=verbose, workers=0)
        out['verbose %d' % verbose] = shown(p)
    return out


@part
def small_numbers():
    m = regressor()
    m.set_weights([w * 0 for w in m.get_weights()])
    m.compile('sgd', 'mse', metrics=['mae'])
    with Printed() as p:
        m.fit(X, T * 0 + 1e-2, epochs=1, verbose=2)
        m.fit(X, T * 0, epochs=1, verbose=2)
    return {'text': shown(p)}
