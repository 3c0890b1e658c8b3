# What fit, evaluate and predict print, by verbosity.
from case_helpers import (RESULT, Printed, T, X, Y, classifier, part,
                          regressor)


@part
def fitting():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    for verbose in [0, 1, 2]:
        with Printed() as p:
            m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=verbose)
        out['fit %d' % verbose] = p.shown()
        with Printed() as p:
            m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=verbose,
                  validation_split=.25)
        out['validated %d' % verbose] = p.shown()
    return out


@part
def others():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    for verbose in [0, 1, 2]:
        with Printed() as p:
            m.evaluate(X, T, batch_size=64, verbose=verbose)
        out['evaluate %d' % verbose] = p.shown()
        with Printed() as p:
            m.predict(X, batch_size=64, verbose=verbose)
        out['predict %d' % verbose] = p.shown()
    few = X[:30]        # one batch: a later one is drawn by the clock
    for name, fn in [('evaluate', lambda: m.evaluate(few, T[:30])),
                     ('predict', lambda: m.predict(few)),
                     ('predict_classes', lambda: m.predict_classes(few)),
                     ('predict_proba', lambda: m.predict_proba(few))]:
        with Printed() as p:
            fn()
        out[name] = p.shown()
    return out


@part
def generator():
    def batches():
        while True:
            yield X[:20], T[:20]

    out = {}
    for verbose in [1, 2]:
        m = regressor()
        m.compile('sgd', 'mse')
        with Printed() as p:
            m.fit_generator(batches(), 40, 2, verbose=verbose,
                            validation_data=(X[:5], T[:5]))
        out['%d' % verbose] = p.shown()
    return out


@part
def tiny_values():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    for verbose in [1, 2]:
        with Printed() as p:
            m.fit(X, T, nb_epoch=1, batch_size=40, verbose=verbose,
                  sample_weight=T[:, 0] * 0 + 1e-4)
        out['%d' % verbose] = p.shown()
    return out
