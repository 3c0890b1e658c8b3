"""What fit and its kin say of data that do not fit."""
import numpy as np
from case_helpers import LABELS, RESULT, T, X, Y, caught, classifier, part, regressor
from keras.layers import Dense, Input
from keras.models import Model


@part
def arrays():
    m = regressor()
    m.compile('sgd', 'mse')
    out = {}
    for name, args in (('lengths', (X, T[:5])), ('columns', (X[:, :2], T)), ('targets', (X, T[:, :1])),
                       ('many', ([X, X], T)), ('dict', ({'a': X}, T)), ('targets dict', (X, {'a': T})),
                       ('axes', (X.reshape(40, 5, 1), T)), ('vector', (X[:, 0], T)),
                       ('text', ('abc', T)), ('empty', ([], T)), ('number', (3, T)), ('two targets', (X, [T * 0, T * 0]))):
        caught(out, name, m.fit, *args, verbose=0)
    caught(out, 'lists', m.fit, X.tolist(), T.tolist(), verbose=0)
    caught(out, 'nested', m.fit, [X], [T], verbose=0)
    caught(out, 'weights', m.fit, X, T, sample_weight=np.ones((40, 2)), verbose=0)
    caught(out, 'short weights', m.fit, X, T, sample_weight=np.ones(3), verbose=0)
    caught(out, 'keyword', m.fit, X, T, nb_epochs=3)
    caught(out, 'no data', m.fit)
    caught(out, 'no evaluate', m.evaluate)
    caught(out, 'no predict', m.predict, None)
    caught(out, 'predict', m.predict, X[:, :1])
    caught(out, 'uncompiled', classifier().fit, X, Y)
    caught(out, 'uncompiled evaluate', classifier().evaluate, X, Y)
    return out


@part
def targets_and_losses():
    m = classifier()
    out = {}
    m.compile('sgd', 'categorical_crossentropy')
    caught(out, 'labels', m.fit, X, LABELS, verbose=0)
    caught(out, 'columns', m.fit, X, Y[:, :2], verbose=0)
    m.compile('sgd', 'sparse_categorical_crossentropy')
    caught(out, 'one hot', m.fit, X, Y, verbose=0)
    m.compile('sgd', 'binary_crossentropy')
    caught(out, 'binary', m.fit, X, Y[:, :2], verbose=0)
    m.compile('sgd', 'poisson')
    caught(out, 'poisson', m.fit, X, Y[:, :2], verbose=0)
    return out


@part
def several():
    a, b = Input((5,), name='a'), Input((2,), name='b')
    m = Model([a, b], [Dense(2, name='c')(a), Dense(3, name='d')(b)])
    m.compile('sgd', 'mse')
    out = {}
    for name, args in (('one', (X, [T, Y])), ('three', ([X, T, T], [T, Y])), ('missing', ({'a': X}, [T, Y])),
                       ('lengths', ([X, T[:3]], [T, Y])), ('target lengths', ([X, T], [T, Y[:3]])),
                       ('one target', ([X, T], T * 0)), ('missing target', ([X, T], {'c': T})),
                       ('swapped', ([T, X], [T, Y])), ('numbers', ([1, 2, 3], [T, Y]))):
        caught(out, name, m.train_on_batch, *args)
    return out


@part
def compiling():
    a = Input((5,))
    m = Model(a, [Dense(2, name='c')(a), Dense(3, name='d')(a)])
    out = {}
    for name, kwargs in (
            ('losses', dict(loss=['mse'])), ('loss name', dict(loss={'c': 'mse', 'd': 'mse', 'q': 'mse'})),
            ('factors', dict(loss='mse', loss_weights=[1])), ('factor', dict(loss='mse', loss_weights={'q': 1})),
            ('factor text', dict(loss='mse', loss_weights='q')), ('metrics', dict(loss='mse', metrics='mae')),
            ('metric name', dict(loss='mse', metrics={'q': 'mae'})), ('lists', dict(loss='mse', metrics=[['mae']])),
            ('modes', dict(loss='mse', sample_weight_mode=['temporal'])),
            ('mode', dict(loss='mse', sample_weight_mode={'q': None})),
            ('mode missing', dict(loss='mse', sample_weight_mode={'c': None})),
            ('targets', dict(loss='mse', target_tensors=[1])), ('target', dict(loss='mse', target_tensors={'q': 1})),
            ('target number', dict(loss='mse', target_tensors=3))):
        caught(out, name, m.compile, 'sgd', **kwargs)
    return out
