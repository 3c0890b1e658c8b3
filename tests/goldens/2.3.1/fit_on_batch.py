"""train_on_batch, test_on_batch, predict_on_batch; metrics that are reset, or not."""
import numpy as np
from case_helpers import RESULT, T, X, caught, part, probe, regressor, values
from keras.layers import Dense, Dropout, GaussianNoise
from keras.models import Sequential


@part
def batches():
    m = regressor()
    m.compile('adam', 'mse', metrics=['mae'])
    out = {'train': [values(m.train_on_batch(X[i:i + 10], T[i:i + 10])) for i in (0, 10, 20)]}
    out['test'] = values(m.test_on_batch(X, T))
    out['predict'] = m.predict_on_batch(X[:3])
    out['kept'] = [values(m.train_on_batch(X[i:i + 10], T[i:i + 10], reset_metrics=False)) for i in (0, 10, 20)]
    out['then tested'] = values(m.test_on_batch(X, T, reset_metrics=False))
    out['then evaluated'] = values(m.evaluate(X, T, verbose=0))
    out['then trained'] = values(m.train_on_batch(X, T))
    out['types'] = [type(v).__name__ for v in m.test_on_batch(X, T)]
    m.compile('sgd', 'mse')
    out['scalar'] = [type(m.train_on_batch(X, T)).__name__, float(m.test_on_batch(X, T))]
    return out


@part
def noise():
    m = Sequential([Dense(6, input_shape=(5,)), Dropout(.5), GaussianNoise(.3), Dense(2)])
    out = {'built': probe()}
    m.compile('sgd', 'mse')
    out['first'] = values(m.train_on_batch(X, T))
    out['second'] = values(m.train_on_batch(X, T))
    out['test'] = values(m.test_on_batch(X, T))
    m.predict(X)
    out['third'] = values(m.train_on_batch(X, T))
    m.evaluate(X, T, verbose=0)
    out['fourth'] = values(m.train_on_batch(X, T))
    m.compile('sgd', 'mse')
    out['compiled again'] = values(m.train_on_batch(X, T))
    out['drawn'] = probe()
    return out


@part
def errors():
    m = regressor()
    out = {}
    caught(out, 'uncompiled', m.train_on_batch, X, T)
    caught(out, 'uncompiled test', m.test_on_batch, X, T)
    out['predicts'] = m.predict_on_batch(X[:2])
    m.compile('sgd', 'mse')
    caught(out, 'lengths', m.train_on_batch, X, T[:5])
    caught(out, 'shape', m.train_on_batch, X[:, :3], T)
    caught(out, 'targets', m.train_on_batch, X, T[:, :1])
    caught(out, 'list', m.train_on_batch, [X, X], T)
    caught(out, 'predict', m.predict_on_batch, X[0])
    return out
