# Functional models with randomness: what draws and when.
from case_helpers import RESULT, T, X, floats, hist, part, probe, sums

from keras.layers import (Dense, Dropout, GaussianDropout, GaussianNoise,
                          Input, merge)
from keras.models import Model


@part
def trajectory():
    out = {}
    a = Input(shape=(5,))
    out['input'] = probe()
    x = Dense(6, activation='tanh')(a)
    out['dense'] = probe()
    x = Dropout(.4)(x)
    out['dropout'] = probe()
    x = GaussianNoise(.1)(x)
    out['noise'] = probe()
    x = GaussianDropout(.2)(x)
    out['gaussian_dropout'] = probe()
    m = Model(a, Dense(2)(x))
    out['model'] = probe()
    m.compile('sgd', 'mse', metrics=['mae'])
    out['compiled'] = probe()
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0,
              validation_split=.2)
    out['history'] = hist(h)
    out['fitted'] = probe()
    out['weights'] = sums(m.get_weights())
    return out


@part
def off():
    """p = 0 or 1 and sigma = 0: is anything drawn?"""
    out = {}
    a = Input(shape=(5,))
    for name, layer in [('dropout 0', Dropout(0.)), ('dropout 1', Dropout(1.)),
                        ('gaussian_dropout 0', GaussianDropout(0.)),
                        ('gaussian_dropout 1', GaussianDropout(1.)),
                        ('noise 0', GaussianNoise(0.)),
                        ('dropout seed', Dropout(.5, seed=3))]:
        y = layer(a)
        out[name] = [probe(), bool(layer.uses_learning_phase),
                     bool(y._uses_learning_phase)]
    return out


@part
def between():
    """Predicting and evaluating between two batches moves the streams on."""
    out = {}
    for between in ['nothing', 'predict', 'test', 'evaluate']:
        a = Input(shape=(5,))
        m = Model(a, Dense(2, init='one')(Dropout(.5, seed=9)(a)))
        m.compile('sgd', 'mse')
        losses = []
        for _ in range(3):
            losses.append(m.train_on_batch(X[:16], T[:16]))
            if between == 'predict':
                m.predict(X, batch_size=16)
            elif between == 'test':
                m.test_on_batch(X[:16], T[:16])
            elif between == 'evaluate':
                m.evaluate(X, T, batch_size=20, verbose=0)
        out[between] = floats(losses)
    return out


@part
def two_branches():
    a = Input(shape=(5,))
    left = Dropout(.3)(Dense(4, activation='tanh')(a))
    right = Dropout(.6)(Dense(4, activation='sigmoid')(a))
    m = Model(input=a, output=Dense(2)(merge([left, right], mode='mul')))
    m.compile('rmsprop', 'mae')
    h = m.fit(X, T, batch_size=13, nb_epoch=3, verbose=0,
              validation_data=(X[:7], T[:7]))
    return {'history': hist(h), 'weights': sums(m.get_weights())}
