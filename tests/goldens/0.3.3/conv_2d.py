# Convolution2D: weights drawn, shapes and config in both orderings, values.
# border_mode='same' of 0.3.3 needs a BLAS to record (THEANO_FLAGS=blas.ldflags=...).
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers.convolutional import Convolution2D

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 2, 5, 4)).astype('float32')


@part
def built():
    out = {}
    for order, shape in [('th', (2, 5, 4)), ('tf', (5, 4, 2))]:
        np.random.seed(6)
        c = Convolution2D(3, 2, 3, input_shape=shape, dim_ordering=order)
        out[order] = c.get_weights()
        out[order + '_shapes'] = plain([c.W_shape, c.output_shape])
        out[order + '_config'] = plain(c.get_config())
        out[order + '_params'] = int(c.count_params())
    out['probe'] = probe()
    return out


@part
def shapes():
    out = {}
    for mode in ['valid', 'same']:
        for step in [(1, 1), (2, 1), (3, 2)]:
            key = '%s %d %d' % ((mode,) + step)
            th = Convolution2D(4, 3, 2, border_mode=mode, subsample=step,
                               input_shape=(2, 7, 8))
            tf = Convolution2D(4, 3, 2, border_mode=mode, subsample=step,
                               input_shape=(7, None, 2), dim_ordering='tf')
            out[key] = plain([th.output_shape, tf.output_shape])
    batch = Convolution2D(4, 3, 3, batch_input_shape=(6, 1, 8, 8))
    out['batch'] = plain([batch.input_shape, batch.output_shape])
    out['batch_config'] = plain(batch.get_config())
    return out


@part
def values():
    """Filters are flipped; both orderings agree."""
    out = {}
    x = K.placeholder(ndim=4)
    th = Convolution2D(3, 2, 3, input_shape=(2, 5, 4), activation='tanh')
    tf = Convolution2D(3, 2, 3, input_shape=(5, 4, 2), dim_ordering='tf')
    W, b = th.get_weights()
    tf.set_weights([W.transpose(2, 3, 1, 0), np.array([.5, 0, -1], 'float32')])
    th.input = x
    tf.input = K.permute_dimensions(x, (0, 2, 3, 1))
    f = K.function([x], [th.get_output(train=True), tf.get_output()])
    out['th'], out['tf'] = f([X])
    return out


@part
def same_and_steps():
    out = {}
    x = K.placeholder(ndim=4)
    layers = [Convolution2D(2, 3, 3, border_mode='same',
                            input_shape=(2, 5, 4)),
              Convolution2D(2, 2, 2, subsample=(2, 1), input_shape=(2, 5, 4))]
    for layer in layers:
        layer.input = x
    f = K.function([x], [l.get_output() for l in layers])
    out['same'], out['steps'] = f([X])
    return out


@part
def wrong():
    out = {}
    caught(out, 'border', Convolution2D, 3, 2, 2, border_mode='full')
    caught(out, 'ordering', Convolution2D, 3, 2, 2, dim_ordering='xy')
    caught(out, 'ndim', Convolution2D, 3, 2, 2, input_shape=(6, 6))
    caught(out, 'weights', Convolution2D, 1, 2, 2, input_shape=(1, 4, 4),
           weights=[np.zeros((1, 1, 2, 2))])
    c = Convolution2D(3, 2, 2)
    caught(out, 'shape', lambda: c.output_shape)
    return out
