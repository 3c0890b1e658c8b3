# Dense, Activation, ActivityRegularization: draws, values, configurations, legacy arguments, errors.
import warnings

import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras import constraints, initializers, regularizers
from keras import backend as K
from keras.layers import Activation, ActivityRegularization, Dense, Input
from keras.models import Model

X = np.arange(12).reshape(3, 4) / 10. - .5


@part
def dense():
    out = gather([
        ('plain', look(Dense(3), X)),
        ('relu', look(Dense(3, activation='relu', name='mine'), X)),
        ('no bias', look(Dense(2, use_bias=False, activation='tanh'), X)),
        ('initializers', look(Dense(2, kernel_initializer=initializers.Constant(.5), bias_initializer='ones'), X)),
        ('names', look(Dense(2, kernel_initializer='he_normal', bias_initializer='random_uniform'), X)),
        ('orthogonal', look(Dense(3, kernel_initializer='orthogonal'), X)),
        ('truncated', look(Dense(3, kernel_initializer='lecun_normal'), X)),
        ('penalties', look(Dense(2, kernel_regularizer='l2', bias_regularizer=regularizers.l1(.1),
                                 activity_regularizer=regularizers.l1_l2(.1, .2)), X)),
        ('constraints', look(Dense(2, kernel_constraint='max_norm',
                                   bias_constraint=constraints.MinMaxNorm(.1, .9)), X)),
        ('sequence', look(Dense(2), np.arange(24).reshape(2, 3, 4) / 10.)),
        ('function', look(Dense(2, activation=K.sigmoid), X, config=False)),
        ('dtype', look(Dense(2, dtype='float32', trainable=False), X))])
    out['probe'] = probe()
    return out


@part
def attributes():
    d = Dense(3, input_shape=(4,), name='d')
    out = {'before': [d.built, d.units, d.use_bias, d.name, d.trainable, list(d.weights), d.batch_input_shape,
                      repr(d.input_spec)]}
    y = d(Input((4,)))
    out['after'] = [d.built, repr(d.input_spec), [w.name for w in d.weights], d.kernel is d.weights[0],
                    d.bias is d.weights[1], d.count_params(), d.input_shape, d.output_shape, y._keras_shape,
                    d.dtype, d.supports_masking, len(d.losses), len(d.updates), len(d._inbound_nodes)]
    d.trainable = False
    out['frozen'] = [len(d.trainable_weights), len(d.non_trainable_weights)]
    out['shape'] = d.compute_output_shape((None, 7, 4))
    return out


@part
def weights():
    W, b = np.ones((4, 2)), np.arange(2.)
    d = Dense(2, weights=[W, b], input_dim=4)
    m = Model(*(lambda x: (x, d(x)))(Input((4,))))
    out = {'given': m.predict(X)}
    d.set_weights([2 * W, b])
    out['set'] = m.predict(X)
    caught(out, 'count', d.set_weights, [W])
    caught(out, 'shape', d.set_weights, [W, W])
    return out


@part
def legacy():
    out = {}
    with warnings.catch_warnings(record=True) as caught_ones:
        warnings.simplefilter('always')
        for n, make in enumerate([
                lambda: Dense(output_dim=3), lambda: Dense(3, init='normal', bias=False),
                lambda: Dense(3, W_regularizer='l2', b_regularizer=None, activation='relu'),
                lambda: Dense(3, W_constraint='maxnorm', input_dim=4), lambda: Dense(3, init='zero')]):
            try:
                config = make().get_config()
            except Exception as e:
                config = [type(e).__name__, str(e)]
            out['config %d' % n] = config
    out['warnings'] = [str(w.message) for w in caught_ones if 'Keras 2 API' in str(w.message)]
    return out


@part
def errors():
    out = {}
    caught(out, 'positions', Dense, 3, 'relu')
    caught(out, 'both names', lambda: Dense(units=3, output_dim=3))
    caught(out, 'unknown', lambda: Dense(3, kernel='x'))
    caught(out, 'activation', Dense, 3, activation='reluu')
    caught(out, 'initializer', Dense, 3, kernel_initializer='unifrom')
    caught(out, 'ndim', Dense(3, name='n'), K.placeholder(shape=(3,)))
    caught(out, 'no shape', Dense(3), Input((None,)))
    d = Dense(3, name='d')
    d(Input((4,)))
    caught(out, 'features', d, Input((5,)))
    caught(out, 'array', lambda: Dense(3, name='e')(3.))
    caught(out, 'output', lambda: Dense(3, name='f').output)
    caught(out, 'input', lambda: Dense(3, name='f').input)
    caught(out, 'output_shape', lambda: Dense(3, name='f').output_shape)
    caught(out, 'count_params', lambda: Dense(3, name='f').count_params())
    d(Input((4,)))
    caught(out, 'two outputs', lambda: d.output)
    caught(out, 'node', d.get_output_at, 3)
    return out


@part
def activations():
    return gather([(name, look(Activation(name), X)) for name in
                   ('softmax', 'elu', 'selu', 'softplus', 'softsign', 'relu', 'tanh', 'sigmoid', 'hard_sigmoid',
                    'exponential', 'linear')] + [
        ('penalty', look(ActivityRegularization(l1=.1, l2=.2), X))])
