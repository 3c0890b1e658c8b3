# What fit, evaluate and predict print, by verbosity.
from case_helpers import (RESULT, Printed, T, X, Y, classifier, part,
                          regressor)


@part
def bar():
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        m.fit(X, T, batch_size=16, nb_epoch=2)
    return {'text': p.steady()}


@part
def line():
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        m.fit(X, T, batch_size=16, nb_epoch=2, verbose=2)
    return {'text': p.steady()}


@part
def silent():
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0,
              validation_split=.25)
        m.predict(X)
        m.evaluate(X, T, verbose=0)
    return {'text': p.text}


@part
def everything():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    for verbose in [1, 2]:
        with Printed() as p:
            m.fit(X, Y, batch_size=16, nb_epoch=1, verbose=verbose,
                  show_accuracy=True, validation_split=.25)
        out['fit %d' % verbose] = p.steady()
    return out


@part
def others():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    for verbose in [0, 1, 2]:
        with Printed() as p:
            m.evaluate(X, Y, batch_size=16, verbose=verbose)
            m.evaluate(X, Y, batch_size=64, verbose=verbose,
                       show_accuracy=True)
        out['evaluate %d' % verbose] = p.steady()
        with Printed() as p:
            m.predict(X, batch_size=16, verbose=verbose)
        out['predict %d' % verbose] = p.steady()
    with Printed() as p:
        m.predict_classes(X)
    out['predict_classes'] = p.steady()
    with Printed() as p:
        m.predict_proba(X, batch_size=20)
    out['predict_proba'] = p.steady()
    with Printed() as p:
        m.evaluate(X, Y)
    out['evaluate'] = p.steady()
    return out


@part
def tiny_values():
    """Below a thousandth the text changes form."""
    m = regressor()
    m.compile('sgd', 'mse')
    out = {}
    for verbose in [1, 2]:
        with Printed() as p:
            m.fit(X, T, nb_epoch=1, batch_size=40, verbose=verbose,
                  sample_weight=T[:, 0] * 0 + 1e-4)
        out['%d' % verbose] = p.steady()
    return out
