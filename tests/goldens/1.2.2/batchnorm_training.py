# BatchNormalization in models: trajectories, running values, evaluation.
from case_helpers import RESULT, T, X, floats, hist, part, probe, values

from keras.layers import Activation, BatchNormalization, Dense, Dropout
from keras.models import Sequential


@part
def network():
    out = {}
    m = Sequential([Dense(3, input_dim=5), BatchNormalization(momentum=.7),
                    Activation('tanh'), Dropout(.25), Dense(2)])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0, shuffle=False,
              validation_data=(X[:8], T[:8]))
    out['history'] = hist(h)
    out['running'] = m.layers[1].get_weights()
    out['weights'] = m.get_weights()
    out['score'] = float(m.evaluate(X, T, verbose=0))
    out['running_after'] = m.layers[1].get_weights()[2:]
    out['predicted'] = m.predict(X[:3])
    return out


@part
def modes():
    out = {}
    for mode in [0, 1, 2]:
        m = Sequential([BatchNormalization(mode=mode, input_shape=(5,)),
                        Dense(2)])
        m.compile('adam', 'mse')
        h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
        out['%d' % mode] = hist(h)
        out['%d weights' % mode] = m.layers[0].get_weights()
        out['%d predicted' % mode] = m.predict(X[:4])
        out['%d updates' % mode] = len(m.updates)
        out['%d phase' % mode] = bool(m.uses_learning_phase)
    return out


@part
def behind_dropout():
    out = {}
    m = Sequential([Dropout(.5, input_shape=(5,)), BatchNormalization(),
                    Dense(2)])
    m.compile('sgd', 'mse')
    out['loss'] = floats(m.train_on_batch(X, T) for _ in range(3))
    out['running'] = m.layers[1].get_weights()[2:]
    out['tested'] = values(m.test_on_batch(X, T))
    out['running_after'] = m.layers[1].get_weights()[2:]
    return out


@part
def frozen():
    """Not trainable: gamma and beta rest, the running values move."""
    out = {}
    m = Sequential([BatchNormalization(input_shape=(5,), trainable=False),
                    Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=20, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.layers[0].get_weights()
    return out
