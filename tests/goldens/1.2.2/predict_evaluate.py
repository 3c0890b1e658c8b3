# predict and evaluate: batches, forms, averages, several outputs.
import numpy as np
from case_helpers import (RESULT, T, X, Y, LABELS, classifier, part,
                          regressor, values)

from keras.layers import Dense, Input
from keras.models import Model, Sequential


@part
def batches():
    """An uneven last batch weighs as much as it holds."""
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy', 'mae'])
    for size in [1, 7, 16, 40, 100]:
        out['%d' % size] = values(m.evaluate(X, Y, batch_size=size,
                                             verbose=0))
    out['predicted'] = [bool(np.allclose(m.predict(X, batch_size=7),
                                         m.predict(X), atol=1e-6))]
    return out


@part
def before_compile():
    out = {}
    m = regressor()
    p = m.predict(X[:4])
    out['values'] = p
    out['forms'] = [list(p.shape), str(p.dtype), type(p).__name__]
    out['batch'] = m.predict_on_batch(X[:4])
    x = Input((5,))
    f = Model(x, Dense(1)(x))
    out['functional'] = f.predict(X[:4])
    return out


@part
def several():
    out = {}
    x = Input((5,))
    d = Dense(3)(x)
    m = Model(x, [Dense(2)(d), d])
    p = m.predict(X[:3])
    out['types'] = [type(p).__name__, len(p)]
    out['values'] = p
    out['on_batch'] = m.predict_on_batch(X[:3])
    m.compile('sgd', 'mse')
    out['score'] = values(m.evaluate(X, [T, Y], batch_size=16, verbose=0))
    return out


@part
def classes():
    out = {}
    m = Sequential([Dense(1, input_dim=5, activation='sigmoid')])
    m.compile('sgd', 'binary_crossentropy')
    out['binary'] = m.predict_classes(X[:6], verbose=0)
    out['proba'] = m.predict_proba(X[:6], verbose=0)
    c = classifier()
    out['several'] = c.predict_classes(X[:6], verbose=0)
    out['dtype'] = str(c.predict_classes(X[:6], verbose=0).dtype)
    c.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy'])
    out['sparse'] = values(c.evaluate(X, LABELS[:, None], verbose=0))
    return out
