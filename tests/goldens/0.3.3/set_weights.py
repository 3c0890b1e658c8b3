# get_weights, set_weights, count_params of layers and models; their errors.
import numpy as np
from case_helpers import (RESULT, T, X, caught, part, probe, raised,
                          regressor, sums)

from keras.layers.advanced_activations import PReLU
from keras.layers.core import Activation, Dense, Dropout, Highway
from keras.models import Sequential


@part
def layer():
    out = {}
    d = Dense(2, input_dim=3)
    W, b = d.get_weights()
    out['shapes'] = [list(W.shape), list(b.shape)]
    d.set_weights([W + 1, b - 1])
    out['set'] = sums(d.get_weights())
    d.set_weights((W.astype('float64'), b.astype('int32')))
    out['dtypes'] = [str(w.dtype) for w in d.get_weights()]
    caught(out, 'none', d.set_weights, [])
    caught(out, 'one', d.set_weights, [W])
    caught(out, 'three', d.set_weights, [W, b, b])
    caught(out, 'shape', d.set_weights, [W.T, b])
    caught(out, 'second_shape', d.set_weights, [W * 0., W])
    out['first_was_set'] = float(np.abs(d.get_weights()[0]).sum())
    raised(out, 'lists', d.set_weights, [W.tolist(), b.tolist()])
    caught(out, 'of_activation', Activation('tanh').set_weights, [W])
    out['empty'] = Activation('tanh').set_weights([])
    return out


@part
def model():
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dropout(.5), PReLU(), Highway(),
                    Dense(2)])
    weights = m.get_weights()
    out['shapes'] = [list(w.shape) for w in weights]
    out['count'] = int(m.count_params())
    out['counts'] = [int(l.count_params()) for l in m.layers]
    m.set_weights([w * 0. + i for i, w in enumerate(weights)])
    out['set'] = sums(m.get_weights())
    caught(out, 'too_few', m.set_weights, weights[:-1])
    caught(out, 'shape', m.set_weights, weights[::-1])
    out['probe'] = probe()
    return out


@part
def while_training():
    """Weights set in a compiled model are those it goes on with."""
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    start = m.get_weights()
    first = [float(m.train_on_batch(X, T)[0]) for _ in range(3)]
    m.set_weights(start)
    second = [float(m.train_on_batch(X, T)[0]) for _ in range(3)]
    out['first'], out['same'] = first, first == second
    fetched = m.get_weights()
    fetched[0][:] = 99.
    out['copies'] = float(m.get_weights()[0].max()) < 99.
    return out
