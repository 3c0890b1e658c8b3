"""compile: losses by name, as functions and objects; for each output; none; their factors and the total."""
import warnings

import numpy as np
from case_helpers import RESULT, T, X, Y, Warned, caught, floats, part, regressor, values
from keras import backend as K
from keras import losses
from keras.layers import Dense, Input
from keras.models import Model


def two():
    x = Input((5,), name='x')
    h = Dense(4, activation='tanh', name='h', kernel_regularizer='l2')(x)
    return Model(x, [Dense(2, name='a', activity_regularizer='l1')(h), Dense(3, name='b', activation='softmax')(h)])


def mine(y_true, y_pred):
    return K.mean(K.abs(y_pred - y_true) ** 3, axis=-1)


class Mine(losses.Loss):
    def call(self, y_true, y_pred):
        return K.max(K.abs(y_pred - y_true), axis=-1)


class Called(object):
    def __call__(self, y_true, y_pred, sample_weight=None):
        return K.mean(K.square(y_pred - y_true)) * 2.


@part
def forms():
    m = regressor()
    out = {}
    for name, loss in (('name', 'mse'), ('upper', 'MAE'), ('function', losses.logcosh), ('mine', mine),
                       ('object', losses.Huber(.5)), ('sum', losses.MeanSquaredError(reduction='sum')),
                       ('own class', Mine()), ('named', Mine(name='n')), ('callable', Called()),
                       ('list', ['mae']), ('lambda', lambda a, b: K.mean(K.square(a - b), axis=-1))):
        m.compile('sgd', loss)
        out[name] = values(m.test_on_batch(X, T))
        out[name + ' weighted'] = values(m.test_on_batch(X, T, sample_weight=np.arange(40.)))
    m.compile('sgd', {'dense_2': 'mse'})
    out['dict'] = values(m.test_on_batch(X, T))
    return out


@part
def several():
    m = two()
    out = {}
    for name, kwargs in (('one', dict(loss='mse')), ('list', dict(loss=['mse', 'categorical_crossentropy'])),
                         ('tuple', dict(loss=('mse', 'mae'))), ('dict', dict(loss={'a': 'mae', 'b': 'mse'})),
                         ('factors', dict(loss='mse', loss_weights=[2., .5])),
                         ('factor', dict(loss='mse', loss_weights={'b': 0.}))):
        m.compile('sgd', **kwargs)
        out[name] = values(m.test_on_batch(X, [T, Y]))
    out['names'] = m.metrics_names
    out['losses'] = len(m.losses)
    h = m.fit(X, [T, Y], epochs=2, verbose=0, batch_size=16, validation_split=.25)
    out['fit'] = dict((k, floats(v)) for k, v in h.history.items())
    out['functions'] = [type(f).__name__ + ' ' + f.name for f in m.loss_functions]
    return out


@part
def skipped():
    m = two()
    out = {}
    with Warned() as w:
        m.compile('sgd', {'a': 'mse'}, metrics=['mae'])
    out['warned'] = w.of(UserWarning, 'loss dictionary')
    out['names'] = m.metrics_names
    out['tested'] = values(m.test_on_batch(X, T))
    out['named'] = values(m.test_on_batch(X, {'a': T}))
    out['feed'] = m._feed_output_names
    m.compile('sgd', [None, 'mse'], metrics={'b': ['mae'], 'a': ['mse']})
    out['list'] = [values(m.test_on_batch(X, Y)), m.metrics_names]
    m.compile('sgd', ['mse', None], metrics=[['mae'], ['mse']])
    out['other'] = [values(m.test_on_batch(X, T)), m.metrics_names]
    m.compile('sgd')
    out['penalties alone'] = [values(m.test_on_batch(X, None)), m.metrics_names]
    caught(out, 'nothing', regressor().compile, 'sgd')
    return out


@part
def attributes():
    m = two()
    m.compile('sgd', ['mse', 'mae'], loss_weights=[1., .3])
    return {'loss': m.loss, 'loss_weights': m.loss_weights, 'list': m.loss_weights_list,
            'mode': str(m.sample_weight_mode), 'targets': len(m.targets), 'weights': len(m.sample_weights),
            'modes': [str(mode) for mode in m.sample_weight_modes], 'skip': m.skip_target_indices,
            'ndim': K.ndim(m.total_loss), 'optimizer': type(m.optimizer).__name__}
