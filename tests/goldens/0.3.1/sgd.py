# SGD: plain, momentum, Nesterov, decay, clipnorm, clipvalue; its state.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras import backend as K
from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import SGD

rs = np.random.RandomState(1)
X = rs.normal(size=(40, 5)).astype('float32')
T = np.tanh(X[:, :2] - X[:, 2:4]) * 2


def train(optimizer, **kwargs):
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    m.compile(optimizer, 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0, **kwargs)
    return m, hist(h)['loss']


@part
def by_name():
    m, loss = train('sgd')
    return {'loss': loss, 'config': m.optimizer.get_config(),
            'class': type(m.optimizer).__name__, 'probe': probe(),
            'weights': m.get_weights()}


@part
def plain():
    m, loss = train(SGD(lr=0.3))
    return {'loss': loss, 'weights': m.get_weights()}


@part
def momentum():
    m, loss = train(SGD(lr=0.1, momentum=0.9))
    return {'loss': loss, 'config': m.optimizer.get_config()}


@part
def nesterov():
    m, loss = train(SGD(lr=0.1, momentum=0.9, nesterov=True))
    return {'loss': loss, 'config': m.optimizer.get_config(),
            'weights': m.get_weights()}


@part
def decay():
    m, loss = train(SGD(lr=0.5, decay=0.3), shuffle=False)
    return {'loss': loss, 'iterations': K.get_value(m.optimizer.iterations),
            'weights': sums(m.get_weights())}


@part
def clipnorm():
    m, loss = train(SGD(lr=1., clipnorm=0.05))
    return {'loss': loss, 'weights': sums(m.get_weights()),
            'config': m.optimizer.get_config()}


@part
def clipnorm_rarely():
    m, loss = train(SGD(lr=0.2, clipnorm=1.))
    return {'loss': loss}


@part
def clipvalue():
    m, loss = train(SGD(lr=1., momentum=0.5, clipvalue=0.02))
    return {'loss': loss, 'weights': sums(m.get_weights())}


@part
def state():
    """Order and values of the state; putting it back repeats a step."""
    out = {}
    m, _ = train(SGD(lr=0.1, momentum=0.8, nesterov=True))
    state = m.optimizer.get_state()
    out['shapes'] = [list(np.shape(s)) for s in state]
    out['sums'] = sums(state)
    again = [np.copy(s) for s in state]
    first = [float(m.train_on_batch(X[:8], T[:8])[0]) for _ in range(2)]
    m.optimizer.set_state(again)
    second = [float(m.train_on_batch(X[:8], T[:8])[0]) for _ in range(2)]
    out['first'], out['second'] = first, second
    return out


@part
def learning_rate():
    out = {}
    m, _ = train(SGD(lr=0.2))
    m.optimizer.lr.set_value(0.)
    before = m.get_weights()
    h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    out['loss_at_zero'] = hist(h)['loss']
    out['unmoved'] = all(np.array_equal(a, b)
                         for a, b in zip(before, m.get_weights()))
    m.optimizer.lr.set_value(np.float32(0.7))
    h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    out['loss_at_more'] = hist(h)['loss']
    K.set_value(m.optimizer.momentum, 0.5)
    out['config'] = m.optimizer.get_config()
    return out
