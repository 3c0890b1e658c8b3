# evaluate, predict, predict_proba, predict_classes: values, types, batches.
from case_helpers import (LABELS, RESULT, T, Warned, X, Y, classifier, floats,
                          part, probe, regressor)

from keras.layers.core import Dense
from keras.models import Sequential


@part
def regression():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    p = m.predict(X[:7])
    out['predicted'] = p
    out['dtype'] = str(p.dtype)
    out['by_three'] = m.predict(X[:7], batch_size=3)
    out['from_list'] = m.predict([X[:7]])
    out['positional'] = m.predict(X[:7], 2, 0)
    out['one'] = m.predict(X[:1])
    s = m.evaluate(X, T, verbose=0)
    out['score'] = float(s)
    out['score_is_float'] = isinstance(s, float)
    out['score_by_seven'] = float(m.evaluate(X, T, batch_size=7, verbose=0))
    both = m.evaluate(X, T, show_accuracy=True, verbose=0)
    out['both'] = floats(both)
    out['both_type'] = type(both).__name__
    out['probe'] = probe()
    return out


@part
def classification():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    m.fit(X, Y, batch_size=16, nb_epoch=2, verbose=0)
    out['mode'] = m.class_mode
    out['proba'] = m.predict_proba(X[:5], verbose=0)
    c = m.predict_classes(X[:20], verbose=0)
    out['classes'] = c
    out['score'] = floats(m.evaluate(X, Y, batch_size=16, show_accuracy=True,
                                     verbose=0))
    out['classes_by_three'] = m.predict_classes(X[:20], batch_size=3,
                                                verbose=0)
    return out


@part
def binary():
    out = {}
    m = Sequential([Dense(1, input_dim=5, activation='sigmoid')])
    m.compile('sgd', 'binary_crossentropy', class_mode='binary')
    m.fit(X, LABELS % 2, batch_size=16, nb_epoch=2, verbose=0)
    out['mode'] = m.class_mode
    c = m.predict_classes(X[:9], verbose=0)
    out['classes'] = c
    out['dtype'] = str(c.dtype)
    out['score'] = floats(m.evaluate(X, LABELS % 2, show_accuracy=True,
                                     verbose=0))
    out['target_column'] = floats(m.evaluate(
        X, (LABELS % 2)[:, None], show_accuracy=True, verbose=0))
    out['target_list'] = floats(m.evaluate(
        X, list(LABELS % 2), show_accuracy=True, verbose=0))
    return out


@part
def not_probabilities():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    with Warned() as w:
        out['values'] = m.predict_proba(X[:5] * 10, verbose=0)
    out['warned'] = w.of(UserWarning, 'probability')
    return out
