# The encoder idiom: several models on the same layers.
from case_helpers import RESULT, T, X, hist, part, sums

from keras.layers import Dense, Input
from keras.models import Model


@part
def autoencoder():
    out = {}
    x = Input((5,))
    code = Dense(2, activation='tanh', name='code')(x)
    back = Dense(5, name='back')(code)
    whole, encoder = Model(x, back), Model(x, code)
    c = Input((2,))
    decoder = Model(c, whole.layers[-1](c))
    whole.compile('adam', 'mse')
    h = whole.fit(X, X, batch_size=16, nb_epoch=3, verbose=0)
    out['history'] = hist(h)
    codes = encoder.predict(X[:4])
    out['codes'] = codes
    out['decoded'] = decoder.predict(codes)
    out['whole'] = whole.predict(X[:4])
    return out


@part
def new_head():
    out = {}
    x = Input((5,))
    features = Dense(4, activation='tanh')(x)
    first = Model(x, Dense(5)(features))
    first.compile('sgd', 'mse')
    first.fit(X, X, nb_epoch=1, verbose=0)
    for layer in first.layers[:-1]:
        layer.trainable = False
    second = Model(first.input, Dense(2)(first.layers[-2].output))
    before = sums(first.get_weights())
    second.compile('sgd', 'mse')
    h = second.fit(X, T, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['kept'] = sums(first.get_weights()) == before
    out['counts'] = [len(second.trainable_weights), len(second.weights)]
    return out


@part
def adversarial():
    """Generator and discriminator by turns, as in the scripts of the time."""
    import numpy as np
    out = {'d': [], 'g': []}
    z = Input((2,))
    generator = Model(z, Dense(5)(Dense(4, activation='tanh')(z)))
    x = Input((5,))
    judge = Model(x, Dense(1, activation='sigmoid')(Dense(3)(x)))
    judge.compile('sgd', 'binary_crossentropy')
    judge.trainable = False
    noise = Input((2,))
    both = Model(noise, judge(generator(noise)))
    both.compile('sgd', 'binary_crossentropy')
    for i in range(3):
        n = np.random.uniform(-1, 1, (8, 2))
        fake = generator.predict(n)
        data = np.concatenate([X[8 * i:8 * i + 8], fake])
        out['d'].append(float(judge.train_on_batch(
            data, np.array([1.] * 8 + [0.] * 8))))
        out['g'].append(float(both.train_on_batch(n, np.ones(8))))
    out['weights'] = sums(both.get_weights())
    return out
