"""trainable of layers and models before and after compile; the warning; a generator and its adversary."""
import numpy as np
from case_helpers import RESULT, T, X, Printed, Warned, part, regressor, sums, values
from keras.layers import Dense, Input
from keras.models import Model, Sequential


def counts(m):
    return [len(m.trainable_weights), len(m.non_trainable_weights), m.count_params()]


@part
def layers():
    m = regressor()
    out = {'all': counts(m)}
    m.layers[0].trainable = False
    out['layer'] = counts(m)
    m.compile('sgd', 'mse')
    before = sums(m.get_weights())
    m.train_on_batch(X, T)
    out['moved'] = [abs(a[0] - b[0]) > 1e-7 for a, b in zip(before, sums(m.get_weights()))]
    m.trainable = False
    out['model'] = counts(m)
    with Warned() as w, Printed() as p:
        m.train_on_batch(X, T)
        m.summary()
    out['warned'] = w.of(UserWarning, 'Discrepancy')
    out['text'] = p.text
    m.compile('sgd', 'mse')
    before = sums(m.get_weights())
    m.train_on_batch(X, T)
    out['frozen'] = before == sums(m.get_weights())
    m.trainable = True
    out['again'] = counts(m)
    m.compile('sgd', 'mse')
    out['order'] = [w.name for w in m.weights]
    out['layer set'] = Sequential([Dense(2, input_shape=(3,), trainable=False)]).get_config()['layers'][0]['config'][
        'trainable']
    return out


@part
def adversaries():
    g = Sequential([Dense(5, input_shape=(2,), name='g')])
    d = Sequential([Dense(4, input_shape=(5,), activation='tanh'), Dense(1, activation='sigmoid')])
    d.compile('sgd', 'binary_crossentropy', metrics=['accuracy'])
    d.trainable = False
    z = Input((2,))
    gan = Model(z, d(g(z)))
    gan.compile('rmsprop', 'binary_crossentropy')
    out = {'counts': [counts(m) for m in (g, d, gan)], 'real': [], 'fooled': []}
    rng = np.random.RandomState(7)
    with Warned() as w:
        for _ in range(3):
            fake = g.predict(rng.normal(size=(10, 2)))
            out['real'].append(values(d.train_on_batch(np.concatenate([X[:10], fake]),
                                                       np.repeat([[1.], [0.]], 10, axis=0))))
            out['fooled'].append(values(gan.train_on_batch(rng.normal(size=(10, 2)), np.ones((10, 1)))))
    out['warned'] = len(w.of(UserWarning, 'Discrepancy'))
    out['weights'] = sums(g.get_weights() + d.get_weights())
    return out


@part
def nested():
    inner = Sequential([Dense(4, input_shape=(5,)), Dense(3)])
    m = Sequential([inner, Dense(2)])
    out = {'all': counts(m)}
    inner.trainable = False
    out['inner'] = [counts(m), counts(inner)]
    inner.trainable = True
    inner.layers[0].trainable = False
    out['layer'] = [counts(m), counts(inner)]
    m.compile('sgd', 'mse')
    before = sums(m.get_weights())
    m.train_on_batch(X, T)
    out['moved'] = [abs(a[0] - b[0]) > 1e-7 for a, b in zip(before, sums(m.get_weights()))]
    return out
