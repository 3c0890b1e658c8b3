# Convolution1D and AtrousConvolution1D: weights, values, options, gradients.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain, probe

from keras.layers import AtrousConvolution1D, Convolution1D, Input

X = np.random.RandomState(1).normal(size=(2, 6, 3)).astype('float32')


@part
def values():
    out = gather([
        ('valid', look(Convolution1D(2, 3), X)),
        ('same', look(Convolution1D(2, 3, border_mode='same',
                                    activation='tanh'), X)),
        ('same even', look(Convolution1D(2, 2, border_mode='same'), X)),
        ('steps', look(Convolution1D(2, 2, subsample_length=2), X)),
        ('no bias', look(Convolution1D(1, 1, bias=False, init='uniform'),
                         X))])
    out['probe'] = probe()
    return out


@part
def atrous():
    out = gather([
        ('rate 1', look(AtrousConvolution1D(2, 2), X, grads=False)),
        ('rate 2', look(AtrousConvolution1D(2, 2, atrous_rate=2), X)),
        ('same', look(AtrousConvolution1D(2, 2, atrous_rate=2,
                                          border_mode='same'), X))])
    caught(out, 'steps', lambda: AtrousConvolution1D(
        2, 2, atrous_rate=2, subsample_length=2)(Input((6, 3))))
    return out


@part
def shapes():
    out = {}
    for mode in ['valid', 'same', 'full']:
        for step in [1, 2, 3]:
            try:
                c = Convolution1D(4, 3, border_mode=mode,
                                  subsample_length=step)
                out['%s %d' % (mode, step)] = plain(
                    c.get_output_shape_for((None, 10, 2)))
            except Exception as e:
                out['%s %d' % (mode, step)] = [type(e).__name__, str(e)]
    c = Convolution1D(4, 3, input_dim=2)
    out['input'] = plain(c.batch_input_shape)
    caught(out, 'border', Convolution1D, 4, 3, border_mode='odd')
    return out
