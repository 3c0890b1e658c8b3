# train_on_batch, test_on_batch, predict_on_batch: values and types.
import numpy as np
from case_helpers import (RESULT, T, X, Y, caught, classifier, floats, part,
                          probe, regressor)


@part
def regression():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    r = m.train_on_batch(X[:10], T[:10])
    out['type'] = type(r).__name__
    out['loss'] = floats(r)
    out['dtype'] = str(np.asarray(r[0]).dtype)
    out['losses'] = [float(m.train_on_batch(X[i:i + 8], T[i:i + 8])[0])
                     for i in range(0, 32, 8)]
    r = m.test_on_batch(X[:10], T[:10])
    out['test'] = floats(r)
    out['test_type'] = type(r).__name__
    p = m.predict_on_batch(X[:4])
    out['predict_type'] = type(p).__name__
    out['predict'] = p[0]
    out['predict_dtype'] = str(p[0].dtype)
    out['predict_list'] = m.predict_on_batch([X[:4]])[0]
    out['doubles'] = floats(m.test_on_batch(X[:6].astype('float64'),
                                            T[:6].astype('float64')))
    out['integers'] = floats(m.test_on_batch(
        np.arange(10).reshape((2, 5)), np.ones((2, 2), 'int32')))
    out['probe'] = probe()
    return out


@part
def accuracy():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    out['train'] = floats(m.train_on_batch(X, Y, accuracy=True))
    out['train_type'] = type(m.train_on_batch(X, Y, accuracy=True)).__name__
    out['test'] = floats(m.test_on_batch(X, Y, accuracy=True))
    out['without'] = floats(m.test_on_batch(X, Y))
    return out


@part
def own_loop():
    """The loop of a script: accumulate losses over batches and epochs."""
    out = {}
    m = regressor()
    m.compile('adam', 'mse')
    for epoch in range(3):
        index = np.arange(40)
        np.random.shuffle(index)
        seen = []
        for start in range(0, 40, 8):
            ids = index[start:start + 8]
            seen.append(float(m.train_on_batch(X[ids], T[ids])[0]))
        out['epoch %d' % epoch] = seen
    out['probe'] = probe()
    return out


@part
def bad():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    caught(out, 'train', m.train_on_batch, X[:3], T[:4])
    caught(out, 'test', m.test_on_batch, X[:3], T[:4])
    caught(out, 'train_list', m.train_on_batch, [X[:3]], T[:4])
    caught(out, 'test_list', m.test_on_batch, [X[:3], X[:4]], T[:4])
    return out
