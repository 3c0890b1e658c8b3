# Class weights with flat, binary, sparse and missing classes.
from case_helpers import (LABELS, RESULT, X, Y, classifier, hist,
                          part, values)


@part
def sparse():
    m = classifier()
    m.compile('sgd', 'sparse_categorical_crossentropy')
    w = {0: 1., 1: 3., 2: .5}
    return {'column': hist(m.fit(X, LABELS[:, None], nb_epoch=2, verbose=0,
                                 class_weight=w)),
            'flat': hist(m.fit(X, LABELS, nb_epoch=1, verbose=0,
                               class_weight=w))}


@part
def missing():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    try:
        m.fit(X, Y, nb_epoch=1, verbose=0, class_weight={0: 1., 1: 2.})
        out['missing'] = 'no exception'
    except Exception as e:
        out['missing'] = type(e).__name__
    out['more'] = hist(m.fit(X, Y, nb_epoch=1, verbose=0, class_weight={
        0: 1., 1: 2., 2: 3., 3: 4.}))
    out['empty'] = hist(m.fit(X, Y, nb_epoch=1, verbose=0, class_weight={}))
    return out


@part
def on_batch():
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    return {'trained': [values(m.train_on_batch(
        X, Y, class_weight={0: 1., 1: 0., 2: 2.},
        sample_weight=None)) for _ in range(2)]}
