# GRU: draws, values, gradients in each consume_less mode.
import numpy as np
from case_helpers import RESULT, gather, look, part, probe

from keras.layers import GRU

X = np.random.RandomState(3).normal(size=(2, 3, 4)).astype('float32')


def modes(layer):
    out = gather([(mode, look(layer(2, consume_less=mode), X))
                  for mode in ['cpu', 'mem', 'gpu']])
    out['probe'] = probe()
    return out


@part
def gru():
    return modes(GRU)
