# LocallyConnected1D and 2D: draws, values, gradients, limits.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras.layers import Input, LocallyConnected1D, LocallyConnected2D

ONE = np.random.RandomState(1).normal(size=(2, 4, 2)).astype('float32')
TWO = np.random.RandomState(2).normal(size=(2, 2, 4, 3)).astype('float32')


@part
def one():
    out = gather([
        ('plain', look(LocallyConnected1D(2, 2), ONE)),
        ('steps', look(LocallyConnected1D(1, 2, subsample_length=2,
                                          activation='tanh'), ONE)),
        ('no bias', look(LocallyConnected1D(1, 3, bias=False), ONE))])
    out['probe'] = probe()
    caught(out, 'border', LocallyConnected1D, 2, 2, border_mode='same')
    return out


@part
def two():
    out = gather([
        ('th', look(LocallyConnected2D(2, 2, 2, dim_ordering='th'), TWO)),
        ('tf', look(LocallyConnected2D(1, 2, 2, dim_ordering='tf'),
                    TWO.transpose(0, 2, 3, 1))),
        ('steps', look(LocallyConnected2D(1, 2, 2, subsample=(2, 1),
                                          bias=False, dim_ordering='th'),
                       TWO))])
    out['probe'] = probe()
    caught(out, 'border', LocallyConnected2D, 2, 2, 2, border_mode='same')
    caught(out, 'ordering', LocallyConnected2D, 2, 2, 2, dim_ordering='xy')
    return out


@part
def unknown_size():
    out = {}
    for name, layer, shape in [
            ('one', LocallyConnected1D(2, 2), (None, 2)),
            ('two', LocallyConnected2D(2, 2, 2, dim_ordering='th'),
             (2, None, 3))]:
        try:
            layer(Input(shape))
            out[name] = 'no exception'
        except Exception as e:
            out[name] = type(e).__name__
    return out
