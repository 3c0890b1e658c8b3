# K.function: the idioms of looking inside, learning phase, updates.
import numpy as np
from case_helpers import RESULT, T, X, caught, part

from keras import backend as K
from keras.layers import BatchNormalization, Dense, Dropout, Input
from keras.models import Model, Sequential


@part
def layer_outputs():
    out = {}
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dropout(.5),
                    BatchNormalization(), Dense(2)])
    f = K.function([m.layers[0].input, K.learning_phase()],
                   [layer.output for layer in m.layers])
    for phase in [0, 1]:
        for name, value in zip(['dense', 'dropout', 'norm', 'last'],
                               f([X[:4], phase])):
            out['%s %d' % (name, phase)] = value
    out['again'] = f([X[:4], 1])[1]
    out['running'] = m.layers[2].get_weights()[2:]
    return out


@part
def many_passes():
    """Dropout at test time: uncertainty by repeated passes."""
    x = Input((5,))
    m = Model(x, Dense(1, init='one')(Dropout(.5)(x)))
    f = K.function([m.input, K.learning_phase()], [m.output])
    return {'passes': np.array([f([X[:3], 1])[0].ravel() for _ in range(5)])}


@part
def gradients():
    """Saliency: the gradient of an output with respect to the input."""
    out = {}
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    g = K.gradients(K.mean(m.output[:, 0]), m.input)
    out['input'] = K.function([m.input], [g])([X[:3]])[0]
    w = K.gradients(K.mean(K.square(m.output)), m.trainable_weights)
    out['count'] = len(w)
    out['weights'] = K.function([m.input], w)([X[:3]])
    return out


@part
def ascent():
    """The loop of the visualizing scripts."""
    m = Sequential([Dense(4, input_dim=5, activation='tanh'), Dense(2)])
    loss = K.mean(m.layers[0].output[:, 1])
    g = K.gradients(loss, m.input)
    g /= (K.sqrt(K.mean(K.square(g))) + 1e-5)
    step = K.function([m.input], [loss, g])
    x = X[:1].copy()
    losses = []
    for _ in range(4):
        value, slope = step([x])
        losses.append(float(value))
        x += .2 * slope
    return {'losses': losses, 'x': x}


@part
def updates():
    out = {}
    v = K.variable(1.)
    x = K.placeholder(ndim=0)
    f = K.function([x], [v * x], updates=[(v, v + x)])
    out['values'] = [float(f([2.])[0]) for _ in range(3)]
    out['left'] = float(K.get_value(v))
    g = K.function([x], [K.sqrt(x)])
    out['types'] = [type(g([4.])).__name__, type(g([4.])[0]).__name__]
    caught(out, 'keyword', K.function, [x], [x], colour='red')
    caught(out, 'not a list', g, 3.)
    return out


@part
def training_by_hand():
    from keras.optimizers import Adam
    m = Sequential([Dense(2, input_dim=5)])
    t = K.placeholder(ndim=2)
    loss = K.mean(K.square(m.output - t))
    updates = Adam(lr=.05).get_updates(m.trainable_weights, m.constraints,
                                       loss)
    f = K.function([m.input, t], [loss], updates=updates)
    return {'losses': [float(f([X, T])[0]) for _ in range(4)],
            'weights': m.get_weights()}
