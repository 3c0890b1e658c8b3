# evaluate_generator and predict_generator; dicts and several outputs.
from case_helpers import (RESULT, T, X, Y, classifier, hist, part, regressor,
                          values)

from keras.layers import Dense, Input
from keras.models import Model


def forever(*batch):
    while True:
        yield batch


def pieces(size, *arrays):
    while True:
        for i in range(0, 40, size):
            yield tuple(a[i:i + size] for a in arrays)


def inputs(size):
    while True:
        for i in range(0, 40, size):
            yield X[i:i + size]


@part
def sequential():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    out['score'] = values(m.evaluate_generator(pieces(8, X, Y), 40))
    out['part'] = values(m.evaluate_generator(pieces(8, X, Y), 20))
    out['predicted'] = m.predict_generator(inputs(8), 16)
    r = regressor()
    r.compile('sgd', 'mse')
    out['number'] = float(r.evaluate_generator(pieces(10, X, T), 40))
    return out


@part
def functional():
    out = {}
    a, b = Input(shape=(5,), name='a'), Input(shape=(5,), name='b')
    u = Dense(2, name='u')(a)
    v = Dense(3, activation='softmax', name='v')(b)
    m = Model([a, b], [u, v])
    m.compile('sgd', ['mse', 'categorical_crossentropy'])
    h = m.fit_generator(forever({'a': X, 'b': X}, {'u': T, 'v': Y}), 80, 2,
                        verbose=0)
    out['history'] = hist(h)
    out['score'] = values(m.evaluate_generator(forever([X, X], [T, Y]), 40))
    out['predicted'] = m.predict_generator(
        forever([X[:3], X[3:6]], [T[:3], Y[:3]]), 3)
    return out
