"""fit: the order of samples, and how often NumPy's generator is drawn from."""
import numpy as np
from case_helpers import RESULT, T, X, floats, part, probe, regressor
from keras.layers import Dense, Dropout
from keras.models import Sequential, model_from_json


def losses(h):
    return floats(h.history['loss'])


@part
def orders():
    m = regressor()
    m.compile('sgd', 'mse')
    out = {}
    for shuffle in (True, False, 'batch', 1, None):
        np.random.seed(3)
        h = m.fit(X, T, shuffle=shuffle, epochs=2, verbose=0, batch_size=7)
        out[str(shuffle)] = [losses(h), probe()]
    np.random.seed(3)
    m.fit(X, T, epochs=2, verbose=0, batch_size=7)
    m.fit(X, T, epochs=2, verbose=0, batch_size=7)
    a = m.get_weights()[0]
    out['two fits'] = [a, probe()]
    return out


@part
def draws():
    out = {'start': probe()}
    m = Sequential([Dense(4, input_shape=(5,)), Dropout(.3), Dense(2)])
    out['built'] = probe()
    m.compile('adam', 'mse', metrics=['mae'])
    out['compiled'] = probe()
    m.train_on_batch(X, T)
    out['trained'] = probe()
    m.evaluate(X, T, verbose=0)
    m.predict(X)
    out['used'] = probe()
    h = m.fit(X, T, epochs=2, verbose=0, validation_split=.2)
    out['fitted'] = [probe(), losses(h), floats(h.history['val_loss'])]
    model_from_json(m.to_json())
    out['from json'] = probe()
    Sequential.from_config(m.get_config())
    out['from config'] = probe()
    late = Sequential([Dense(4), Dropout(.3), Dense(2)])
    out['late'] = probe()
    late.compile('sgd', 'mse')
    out['late compiled'] = probe()
    h = late.fit(X, T, epochs=2, verbose=0)
    out['late fitted'] = [probe(), losses(h)]
    return out
