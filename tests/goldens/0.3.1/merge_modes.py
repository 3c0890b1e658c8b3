# Covers: Merge in every mode, with dot_axes, concat_axis; LambdaMerge; shapes, values, configs, refusals; a Sequential on
# top of a Merge of two stacks with a Dropout, trained.
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe

import numpy as np
from keras import backend as K
from keras.layers.core import (Activation, Dense, Dropout, LambdaMerge, Merge,
                               TimeDistributedDense)
from keras.models import Sequential

W1 = [np.linspace(-1, 1, 15).reshape(5, 3), np.zeros(3)]
W2 = [np.linspace(1, 0, 15).reshape(5, 3), np.ones(3)]
STEPS = np.linspace(-1, 1, 2 * 4 * 5).reshape(2, 4, 5)


def pair():
    return [Dense(3, input_dim=5, weights=W1), Dense(3, input_dim=5, weights=W2)]


def steps():
    return [TimeDistributedDense(3, input_shape=(4, 5), weights=W1),
            TimeDistributedDense(3, input_shape=(4, 5), weights=W2)]


@part
def values():
    """All modes in one function."""
    out, layers, merged = {}, pair(), []
    names = ['sum', 'mul', 'ave', 'concat', 'dot', 'dot_1', 'dot_0', 'dot_axes']
    arguments = [{'mode': 'sum'}, {'mode': 'mul'}, {'mode': 'ave'},
                 {'mode': 'concat'}, {'mode': 'dot'},
                 {'mode': 'dot', 'dot_axes': 1}, {'mode': 'dot', 'dot_axes': 0},
                 {'mode': 'dot', 'dot_axes': [[1], [1]]}]
    for name, kwargs in zip(names, arguments):
        m = Merge(layers, **kwargs)
        out[name + '_shape'] = plain(m.output_shape)
        out[name + '_axes'] = plain(m.dot_axes)
        merged.append(m.get_output(False))
    f = K.function([l.input for l in layers], merged)
    for name, value in zip(names, f([X[:4], X[4:8]])):
        out[name] = value
    return out


@part
def sequences():
    out, layers, merged = {}, steps(), []
    cases = [('dot', {'mode': 'dot'}), ('dot_2', {'mode': 'dot', 'dot_axes': 2}),
             ('dot_time', {'mode': 'dot', 'dot_axes': [[1], [1]]}),
             ('concat_1', {'mode': 'concat', 'concat_axis': 1}),
             ('ave', {'mode': 'ave'})]
    for name, kwargs in cases:
        m = Merge(layers, **kwargs)
        out[name + '_shape'] = plain(m.output_shape)
        merged.append(m.get_output(False))
    f = K.function([l.input for l in layers], merged)
    for (name, _), value in zip(cases, f([STEPS, STEPS[::-1]])):
        out[name] = value
    return out


@part
def refused():
    out, layers = {}, pair()
    other = Dense(4, input_dim=5)
    caught(out, 'one', Merge, layers[:1])
    caught(out, 'mode', Merge, layers, mode='other')
    caught(out, 'shapes', Merge, layers + [other], mode='sum')
    caught(out, 'shapes_ave', Merge, [layers[0], other], mode='ave')
    caught(out, 'concat', Merge, [layers[0], steps()[0]], mode='concat')
    caught(out, 'dot_three', Merge, layers + [other], mode='dot')
    caught(out, 'dot_type', Merge, layers, mode='dot', dot_axes='x')
    caught(out, 'dot_one', Merge, layers, mode='dot', dot_axes=[[1]])
    caught(out, 'dot_inner', Merge, layers, mode='dot', dot_axes=[1, 1])
    caught(out, 'dot_sizes', Merge, [layers[0], other], mode='dot')
    caught(out, 'lambda_one', LambdaMerge, layers[:1], lambda xs: xs[0])
    return out


@part
def trained():
    out = {}
    left = Sequential([Dense(4, input_dim=5), Dropout(.4)])
    right = Sequential([Dense(4, input_dim=5, activation='tanh')])
    m = Sequential([Merge([left, right], mode='mul'), Dense(2)])
    out['probe_built'] = probe()
    out['shapes'] = plain([m.output_shape, m.layers[0].output_shape])
    out['weights'] = [list(w.shape) for w in m.get_weights()]
    m.compile('adam', 'mse')
    out['probe_compiled'] = probe()
    h = m.fit([X, X[:, ::-1]], T, nb_epoch=3, batch_size=16, verbose=0,
              validation_split=.25)
    out['history'] = hist(h)
    out['predict'] = m.predict([X[:3], X[3:6]])
    out['config'] = plain(m.layers[0].get_config())
    out['inputs'] = len(m.get_input())
    return out


@part
def lambda_merge():
    out, layers = {}, pair()
    m = LambdaMerge(layers, lambda xs: xs[0] * 2 - xs[1])
    wide = LambdaMerge(layers, lambda xs: xs[0][:, :2], output_shape=(2,))
    own = LambdaMerge(layers, lambda xs: xs[0],
                      output_shape=lambda shapes: (shapes[0][0], 3))
    out['shapes'] = plain([m.output_shape, wide.output_shape,
                           own.output_shape])
    f = K.function([l.input for l in layers],
                   [m.get_output(False), wide.get_output(False)])
    out['value'], out['wide'] = f([X[:4], X[4:8]])
    out['params'] = len(m.get_params()[0])
    return out
