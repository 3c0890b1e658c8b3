# A user's own loss, metric, initialization, regularizer, constraint.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, sums

from keras import backend as K
from keras.constraints import Constraint
from keras.layers import Dense
from keras.models import Sequential
from keras.optimizers import Optimizer
from keras.regularizers import Regularizer


class SignSGD(Optimizer):
    """Steps of one size; written as the release's own optimizers are."""
    def __init__(self, lr=0.01, **kwargs):
        super(SignSGD, self).__init__(**kwargs)
        self.lr = K.variable(lr)

    def get_updates(self, params, constraints, loss):
        self.updates = []
        for p, g in zip(params, self.get_gradients(loss, params)):
            new = p - self.lr * g / (K.abs(g) + K.epsilon())
            if p in constraints:
                new = constraints[p](new)
            self.updates.append(K.update(p, new))
        return self.updates


class Pull(Regularizer):
    def __call__(self, x):
        return .1 * K.sum(K.square(x - 1))

    def get_config(self):
        return {'name': self.__class__.__name__}


class Box(Constraint):
    def __call__(self, p):
        return K.clip(p, -.3, .3)


def ladder(shape, name=None):
    return K.variable(np.arange(np.prod(shape)).reshape(shape) / 10.,
                      name=name)


def quantile(y_true, y_pred):
    e = y_true - y_pred
    return K.mean(K.maximum(.9 * e, -.1 * e), axis=-1)


def largest(y_true, y_pred):
    return K.max(K.abs(y_true - y_pred))


@part
def all_at_once():
    out = {}
    m = Sequential([Dense(2, input_dim=5, init=ladder, W_regularizer=Pull(),
                          W_constraint=Box(), activation=lambda x: x / 2)])
    out['initial'] = m.get_weights()
    m.compile(SignSGD(.05), quantile, metrics=[largest])
    out['names'] = m.metrics_names
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['history'] = hist(h)
    out['weights'] = m.get_weights()
    return out


@part
def scalar_loss():
    """A loss that is one number for the batch, with sample weights."""
    m = Sequential([Dense(2, input_dim=5)])
    m.compile('sgd', lambda t, p: K.mean(K.square(t - p)))
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0,
              sample_weight=np.linspace(0, 2, 40))
    return {'history': hist(h), 'weights': sums(m.get_weights())}


@part
def closed_over():
    """A loss that uses another tensor of the model."""
    m = Sequential([Dense(3, input_dim=5), Dense(2)])
    inner = m.layers[0].output

    def loss(t, p):
        return K.mean(K.square(t - p), axis=-1) + K.mean(K.abs(inner))

    m.compile('sgd', loss)
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    return {'history': hist(h)}
