# Reshape, Flatten, Permute, RepeatVector: values and shapes.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain

from keras.layers import Flatten, Input, Permute, RepeatVector, Reshape

X = np.arange(24, dtype='float32').reshape(2, 3, 4)


@part
def values():
    return gather([
        ('reshape', look(Reshape((4, 3)), X)),
        ('reshape -1', look(Reshape((2, -1)), X)),
        ('reshape flat', look(Reshape((12,)), X)),
        ('flatten', look(Flatten(), X)),
        ('permute', look(Permute((2, 1)), X)),
        ('repeat', look(RepeatVector(3), X[:, 0]))])


@part
def unknown():
    """Dimensions that are not known."""
    out = {}
    x = Input((None, 4))
    for name, layer in [('permute', Permute((2, 1))),
                        ('reshape', Reshape((-1, 2)))]:
        try:
            out[name] = plain(layer(x)._keras_shape)
        except Exception as e:
            out[name] = type(e).__name__
    caught(out, 'flatten', Flatten(), x)
    caught(out, 'two unknown', Reshape((-1, -1)), Input((3, 4)))
    caught(out, 'not divisible', Reshape((-1, 5)), Input((3, 4)))
    return out
