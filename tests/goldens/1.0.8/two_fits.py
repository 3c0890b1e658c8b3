# Several fits of one model, new compiles between, optimizers that go on.
from case_helpers import RESULT, T, X, hist, part, probe, regressor, sums

from keras.layers import Dense, Dropout
from keras.models import Sequential
from keras.optimizers import Adam


@part
def optimizer_goes_on():
    out = {}
    m = regressor()
    m.compile('adagrad', 'mse')
    for name in ['first', 'second']:
        h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
        out[name] = hist(h)['loss']
    m.compile('adagrad', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['recompiled'] = hist(h)['loss']
    out['probe'] = probe()
    return out


@part
def one_optimizer_for_two():
    out = {}
    o = Adam(lr=.01)
    a, b = regressor(), regressor()
    a.compile(o, 'mse')
    b.compile(o, 'mse')
    out['a'] = [float(a.train_on_batch(X, T)) for _ in range(3)]
    out['b'] = [float(b.train_on_batch(X, T)) for _ in range(3)]
    out['a again'] = [float(a.train_on_batch(X, T)) for _ in range(2)]
    return out


@part
def dropout_survives_compile():
    """The random stream belongs to the layer, not to the compiled function."""
    out = {}
    m = Sequential([Dropout(.5, input_shape=(5,)), Dense(2)])
    m.compile('sgd', 'mse')
    out['first'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))
    w = m.get_weights()
    m.compile('sgd', 'mse')
    out['second'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))
    m.set_weights(w)
    m.compile('sgd', 'mse')
    out['third'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))
    out['weights'] = sums(m.get_weights())
    return out


@part
def learning_rate():
    out = {}
    from keras import backend as K
    m = regressor()
    m.compile('sgd', 'mse')
    out['first'] = hist(m.fit(X, T, nb_epoch=1, verbose=0))
    K.set_value(m.optimizer.lr, .2)
    out['second'] = hist(m.fit(X, T, nb_epoch=2, verbose=0))
    out['config'] = round(m.optimizer.get_config()['lr'], 5)
    return out
