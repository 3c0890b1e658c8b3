# A user's own optimizer, objective, initialization and data types.
import numpy as np
from case_helpers import RESULT, T, X, floats, hist, part, probe, sums

from keras import backend as K
from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import Optimizer, SGD


class SignSGD(Optimizer):
    """Steps of one size; written as the release's own optimizers are."""
    def __init__(self, lr=0.01, *args, **kwargs):
        super(SignSGD, self).__init__(**kwargs)
        self.lr = K.variable(lr)

    def get_updates(self, params, constraints, loss):
        grads = self.get_gradients(loss, params)
        self.updates = []
        for p, g, c in zip(params, grads, constraints):
            step = self.lr * g / (K.abs(g) + K.epsilon())
            self.updates.append((p, c(p - step)))
        return self.updates

    def get_config(self):
        return {'name': self.__class__.__name__,
                'lr': float(K.get_value(self.lr))}


@part
def optimizer():
    out = {}
    m = Sequential([Dense(2, input_dim=5, W_constraint='nonneg')])
    m.compile(SignSGD(lr=.05), 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    out['config'] = m.get_config()['optimizer']
    out['state'] = sums(m.optimizer.get_state())
    return out


@part
def subclassed():
    """A built-in optimizer that counts how often it is asked."""
    class Counting(SGD):
        asked = 0

        def get_updates(self, params, constraints, loss):
            self.asked += 1
            return super(Counting, self).get_updates(params, constraints,
                                                     loss)

    o = Counting(lr=.1)
    m = Sequential([Dense(2, input_dim=5)])
    m.compile(o, 'mse')
    out = {'after_compile': o.asked, 'kept': m.optimizer is o}
    out['loss'] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    return out


@part
def objective():
    """A loss with a closure, a value a sample; one that is a scalar."""
    out = {}

    def quantile(q):
        def loss(y_true, y_pred):
            e = y_true - y_pred
            return K.mean(K.maximum(q * e, (q - 1.) * e), axis=-1)
        return loss

    for name, loss in [('quantile', quantile(.9)),
                       ('scalar', lambda t, p: K.mean(K.square(t - p)))]:
        np.random.seed(3)
        m = Sequential([Dense(2, input_dim=5)])
        m.compile('sgd', loss)
        out[name] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
                               sample_weight=np.linspace(0., 2., 40)))
    out['config'] = m.get_config()['loss']
    return out


@part
def initialization():
    def ladder(shape, name=None):
        return K.variable(np.arange(np.prod(shape)).reshape(shape) / 10.)

    d = Dense(2, input_dim=3, init=ladder)
    return {'W': d.get_weights()[0], 'config': d.get_config()['init'],
            'probe': probe()}


@part
def types():
    """float64, integers, booleans, non-contiguous data: the same numbers."""
    out = {}
    whole = np.round(X * 3)
    flags = T > 0
    for name, (x, t) in [('float32', (whole, flags.astype('float32'))),
                         ('float64', (whole.astype('float64'), flags * 1.)),
                         ('int', (whole.astype('int64'), flags)),
                         ('fortran', (np.asfortranarray(whole),
                                      flags[::-1][::-1]))]:
        np.random.seed(3)
        m = Sequential([Dense(2, input_dim=5)])
        m.compile('sgd', 'mse')
        h = m.fit(x, t, batch_size=16, nb_epoch=1, verbose=0)
        out[name] = floats(h.history['loss'] + [m.evaluate(x, t, verbose=0)])
    return out
