# trainable=False before and after compile, at every level.
from case_helpers import RESULT, T, X, hist, part, sums

from keras.layers import Dense, Input
from keras.models import Model, Sequential


def counts(m):
    return [len(m.trainable_weights), len(m.non_trainable_weights),
            len(m.weights)]


@part
def before_compile():
    out = {}
    m = Sequential([Dense(3, input_dim=5, trainable=False), Dense(2)])
    out['counts'] = counts(m)
    before = m.layers[0].get_weights()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['moved'] = [bool((a != b).any()) for a, b in
                    zip(before, m.layers[0].get_weights())]
    out['weights'] = sums(m.get_weights())
    return out


@part
def after_compile():
    """Counts only from the next compile on."""
    out = {}
    m = Sequential([Dense(3, input_dim=5), Dense(2)])
    m.compile('sgd', 'mse')
    m.layers[0].trainable = False
    out['counts'] = counts(m)
    before = sums(m.layers[0].get_weights())
    out['first'] = hist(m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0))
    after = sums(m.layers[0].get_weights())
    out['moved'] = before != after
    m.compile('sgd', 'mse')
    out['second'] = hist(m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0))
    out['moved_again'] = after != sums(m.layers[0].get_weights())
    return out


@part
def after_training():
    out = {}
    m = Sequential([Dense(3, input_dim=5), Dense(2)])
    m.compile('sgd', 'mse')
    m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    m.layers[0].trainable = False
    h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    out['history'], out['weights'] = hist(h), sums(m.get_weights())
    return out


@part
def whole_models():
    """The idiom of adversarial networks: one model frozen in another."""
    out = {}
    inner = Sequential([Dense(3, input_dim=5, activation='tanh'), Dense(5)])
    inner.compile('sgd', 'mse')
    inner.trainable = False
    out['inner'] = counts(inner)
    x = Input(shape=(5,))
    m = Model(x, Dense(2)(inner(Dense(5)(x))))
    out['outer'] = counts(m)
    m.compile('sgd', 'mse')
    before = sums(inner.get_weights())
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['inner_moved'] = before != sums(inner.get_weights())
    out['alone'] = [float(inner.train_on_batch(X, X)) for _ in range(2)]
    out['alone_moved'] = before != sums(inner.get_weights())
    inner.trainable = True
    out['thawed'] = [counts(inner), counts(m)]
    return out


@part
def models_themselves():
    out = {}
    m = Sequential([Dense(3, input_dim=5), Dense(2)])
    m.trainable = False
    out['sequential'] = counts(m)
    m.trainable = True
    out['again'] = counts(m)
    x = Input(shape=(5,))
    f = Model(x, Dense(2, trainable=False)(Dense(3)(x)))
    out['model'] = counts(f)
    f.trainable = False
    out['model_frozen'] = counts(f)
    out['layers'] = [layer.trainable for layer in f.layers]
    return out
