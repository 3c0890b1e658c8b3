# Convolution1D: weights drawn, shapes, config, values, errors.
# border_mode='same' of 0.3.3 needs a BLAS to record (THEANO_FLAGS=blas.ldflags=...).
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.constraints import maxnorm
from keras.layers.convolutional import Convolution1D, conv_output_length
from keras.regularizers import activity_l2, l1, l2

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 6, 2)).astype('float32')


@part
def built():
    out = {}
    c = Convolution1D(3, 2, input_dim=2, input_length=6)
    out['weights'] = c.get_weights()
    out['probe'] = probe()
    out['W_shape'] = plain(c.W_shape)
    out['shapes'] = plain([c.input_shape, c.output_shape])
    out['config'] = plain(c.get_config())
    out['nb_params'] = int(c.count_params())
    out['subsample'] = plain(c.subsample)
    return out


@part
def shapes():
    out = {}
    for mode in ['valid', 'same']:
        for step in [1, 2, 3]:
            c = Convolution1D(4, 3, border_mode=mode, subsample_length=step,
                              input_shape=(7, 2))
            free = Convolution1D(4, 3, border_mode=mode,
                                 subsample_length=step, input_dim=2)
            out['%s %d' % (mode, step)] = plain([c.output_shape,
                                                 free.output_shape])
    out['lengths'] = [conv_output_length(n, 3, mode, step)
                      for n in (3, 4, 10, None)
                      for mode in ('valid', 'same') for step in (1, 2)]
    caught(out, 'length_mode', conv_output_length, 5, 3, 'full', 1)
    return out


@part
def values():
    out = {}
    x = K.placeholder(ndim=3)
    layers = [Convolution1D(3, 2, input_shape=(6, 2), activation='relu'),
              Convolution1D(2, 3, input_shape=(6, 2), border_mode='same'),
              Convolution1D(2, 3, input_shape=(6, 2), subsample_length=2)]
    for layer in layers:
        layer.b.set_value(np.arange(layer.nb_filter, dtype='float32') / 8.)
        layer.input = x
    f = K.function([x], [l.get_output(train=True) for l in layers])
    out['relu'], out['same'], out['step'] = f([X])
    return out


@part
def arguments():
    out = {}
    W = rs.normal(size=(3, 2, 2, 1)).astype('float32')
    b = np.array([1., 2., 3.], 'float32')
    c = Convolution1D(3, 2, init='glorot_uniform', activation='tanh',
                      weights=[W, b], W_regularizer=l2(.1),
                      b_regularizer=l1(.2), activity_regularizer=activity_l2(),
                      W_constraint=maxnorm(1.), input_shape=(6, 2))
    out['weights'] = c.get_weights()
    out['probe'] = probe()
    out['config'] = plain(c.get_config())
    out['regularizers'] = [type(r).__name__ for r in c.regularizers]
    out['constraints'] = [type(k).__name__ for k in c.get_params()[2]]
    out['forgotten'] = hasattr(c, 'initial_weights')
    caught(out, 'set', c.set_weights, [W[:, :, :, 0], b])
    return out


@part
def wrong():
    out = {}
    caught(out, 'border', Convolution1D, 3, 2, border_mode='full')
    caught(out, 'ndim', Convolution1D, 3, 2, input_shape=(6,))
    caught(out, 'init', Convolution1D, 3, 2, init='nope')
    caught(out, 'keyword', Convolution1D, 3, 2, nonsense=1)
    c = Convolution1D(3, 2)
    caught(out, 'shape', lambda: c.output_shape)
    out['probe'] = probe()
    return out
