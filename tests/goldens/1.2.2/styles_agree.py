# One network written in both styles: the same draws, the same numbers.
from case_helpers import RESULT, T, X, hist, part, probe

from keras.layers import Activation, Dense, Dropout, Input
from keras.models import Model, Sequential


def train(m):
    m.compile('rmsprop', 'mse', metrics=['mae'])
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0, validation_split=.2)
    return hist(h)


@part
def sequential():
    m = Sequential([Dense(4, input_dim=5), Activation('tanh'), Dropout(.4),
                    Dense(2)])
    out = {'built': probe(), 'history': train(m)}
    out['end'] = probe()
    return out


@part
def functional():
    x = Input((5,))
    y = Dropout(.4)(Activation('tanh')(Dense(4)(x)))
    m = Model(x, Dense(2)(y))
    out = {'built': probe(), 'history': train(m)}
    out['end'] = probe()
    return out


@part
def one_at_a_time():
    """Layers made first, connected later: weights are drawn on connecting."""
    out = {}
    layers = [Dense(4, input_dim=5), Activation('tanh'), Dropout(.4),
              Dense(2)]
    out['made'] = probe()
    m = Sequential()
    for layer in layers:
        m.add(layer)
    out['built'] = probe()
    out['history'] = train(m)
    return out


@part
def called_model():
    """A Sequential called on a tensor draws its masks anew."""
    out = {}
    s = Sequential([Dense(4, input_dim=5), Activation('tanh'), Dropout(.4),
                    Dense(2)])
    out['built'] = probe()
    x = Input((5,))
    y = s(x)
    out['called'] = probe()
    out['history'] = train(Model(x, y))
    return out
