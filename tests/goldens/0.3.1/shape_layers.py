# Reshape, Permute, Flatten, RepeatVector: values, shapes, configs, errors.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, plain, probe

from keras import backend as K
from keras.layers.core import Dense, Flatten, Permute, Reshape, RepeatVector
from keras.models import Sequential

CUBE = np.arange(24, dtype='float32').reshape((2, 3, 4))
MATRIX = np.arange(12, dtype='float32').reshape((2, 6))


@part
def values():
    """All in one function, in both phases."""
    out = {}
    x2, x3 = K.placeholder(ndim=2), K.placeholder(ndim=3)
    layers = [('reshape', Reshape((2, 3), input_shape=(6,)), x2),
              ('reshape_unknown', Reshape((3, -1), input_shape=(6,)), x2),
              ('reshape_cube', Reshape((12,), input_shape=(3, 4)), x3),
              ('permute', Permute((2, 1), input_shape=(3, 4)), x3),
              ('permute_none', Permute((1, 2), input_shape=(3, 4)), x3),
              ('flatten', Flatten(input_shape=(3, 4)), x3),
              ('repeat', RepeatVector(3, input_shape=(6,)), x2)]
    outputs = []
    for name, layer, x in layers:
        layer.input = x
        outputs += [layer.get_output(train=True), layer.get_output()]
        out[name + '_shape'] = plain(layer.output_shape)
        out[name + '_config'] = plain(layer.get_config())
        out[name + '_nb_params'] = int(layer.count_params())
        out[name + '_weights'] = len(layer.get_weights())
    got = K.function([x2, x3], outputs)([MATRIX, CUBE])
    for i, (name, _, _) in enumerate(layers):
        out[name + '_train'] = got[2 * i]
        out[name + '_test'] = got[2 * i + 1]
    return out


@part
def errors():
    out = {}

    def shape(layer):
        return layer.output_shape

    caught(out, 'reshape_size', shape, Reshape((4, 2), input_shape=(6,)))
    caught(out, 'reshape_unknowns', shape,
           Reshape((-1, -1), input_shape=(6,)))
    caught(out, 'reshape_division', shape, Reshape((4, -1), input_shape=(6,)))
    caught(out, 'reshape_zero', shape, Reshape((0, -1), input_shape=(6,)))
    caught(out, 'flatten_unknown', shape,
           Flatten(batch_input_shape=(None, None, 3)))
    caught(out, 'unconnected', shape, Flatten())
    caught(out, 'keyword', Reshape, (2,), nonsense=3)
    return out


@part
def masked_before():
    out = {}
    from keras.layers.core import Masking
    for layer in [Reshape((12,)), Permute((2, 1)), Flatten()]:
        m = Sequential([Masking(input_shape=(3, 4))])
        caught(out, type(layer).__name__, m.add, layer)
    return out


@part
def in_a_model():
    out = {}
    m = Sequential([Dense(6, input_dim=5), Reshape((2, 3)), Permute((2, 1)),
                    Flatten(), Dense(4), RepeatVector(2), Reshape((8,)),
                    Dense(2)])
    out['shapes'] = plain([l.output_shape for l in m.layers])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['predicted'] = m.predict(X[:3])
    return out


@part
def batch_shape():
    out = {}
    f = Flatten(batch_input_shape=(8, 2, 3))
    out['flatten'] = plain(f.output_shape)
    out['config'] = plain(f.get_config())
    out['permute'] = plain(Permute((3, 1, 2),
                                   input_shape=(2, 3, 4)).output_shape)
    out['reshape'] = plain(Reshape([2, 2], batch_input_shape=(5, 4))
                           .output_shape)
    return out
