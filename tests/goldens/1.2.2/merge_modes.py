# merge() and Merge: every mode, functions, axes, masks.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers import Dense, Input, Merge, merge
from keras.models import Sequential

rs = np.random.RandomState(6)
A, B = (rs.normal(size=(2, 3)).astype('float32') for _ in range(2))
C, D = (rs.normal(size=(2, 3, 4)).astype('float32') for _ in range(2))


def value(tensors, arrays, result):
    return K.function(tensors, [result])(arrays)[0]


@part
def flat():
    out = {}
    a, b = Input((3,)), Input((3,))
    for mode in ['sum', 'mul', 'ave', 'max', 'concat', 'dot', 'cos']:
        y = merge([a, b], mode=mode)
        out[mode] = value([a, b], [A, B], y)
        out[mode + ' shape'] = plain(y._keras_shape)
    y = merge([a, b, a], mode='ave')
    out['ave of three'] = value([a, b], [A, B], y)
    return out


@part
def sequences():
    out = {}
    c, d = Input((3, 4)), Input((3, 4))
    for name, kwargs in [
            ('concat', {'mode': 'concat'}),
            ('concat 1', {'mode': 'concat', 'concat_axis': 1}),
            ('dot', {'mode': 'dot'}),
            ('dot 1', {'mode': 'dot', 'dot_axes': 1}),
            ('dot pair', {'mode': 'dot', 'dot_axes': [1, 1]}),
            ('dot list', {'mode': 'dot', 'dot_axes': (2, 2)}),
            ('cos', {'mode': 'cos', 'dot_axes': 1})]:
        y = merge([c, d], **kwargs)
        out[name] = value([c, d], [C, D], y)
        out[name + ' shape'] = plain(y._keras_shape)
    return out


@part
def functions():
    out = {}
    a, b = Input((3,)), Input((3,))
    y = merge([a, b], mode=lambda xs: xs[0] - xs[1],
              output_shape=lambda shapes: shapes[0])
    out['difference'] = value([a, b], [A, B], y)
    out['shape'] = plain(y._keras_shape)
    y = merge([a, b], mode=lambda xs, k: xs[0] * k, output_shape=(3,),
              arguments={'k': 2.})
    out['arguments'] = value([a, b], [A, B], y)
    out['tuple'] = plain(y._keras_shape)
    y = merge([a, b], mode=lambda xs: K.concatenate(xs),
              output_shape=lambda shapes: (shapes[0][0], 6))
    out['wide'] = value([a, b], [A, B], y)
    return out


@part
def layer():
    """As a layer on tensors and as the head of a Sequential."""
    out = {}
    a, b = Input((3,)), Input((3,))
    m = Merge(mode='mul', name='product')
    y = m([a, b])
    out['layer'] = value([a, b], [A, B], y)
    out['config'] = plain(m.get_config())
    left = Sequential([Dense(2, input_dim=3)])
    right = Sequential([Dense(2, input_dim=3)])
    s = Sequential([Merge([left, right], mode='concat'), Dense(1)])
    out['inputs'] = [len(s.inputs), plain(s.input_shape),
                     plain(s.output_shape)]
    out['weights'] = [w.name for w in s.weights]
    s.compile('sgd', 'mse')
    out['predicted'] = s.predict([A, B])
    out['loss'] = [float(s.train_on_batch([A, B], np.ones((2, 1))))
                   for _ in range(2)]
    caught(out, 'one array', s.predict, A)
    return out


@part
def configs():
    out = {}
    for name, kwargs in [('sum', {'mode': 'sum'}),
                         ('concat', {'mode': 'concat', 'concat_axis': 1}),
                         ('dot', {'mode': 'dot', 'dot_axes': [1, 2]})]:
        config = plain(Merge(**kwargs).get_config())
        out[name] = config
        again = Merge.from_config(dict(config))
        out[name + ' again'] = plain(again.get_config()) == config
    return out
