# Reshape, Permute, Flatten, RepeatVector, Masking: values, shapes, configurations, errors.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part

from keras import backend as K
from keras.layers import Flatten, Input, Masking, Permute, RepeatVector, Reshape

X = np.arange(24).reshape(2, 3, 4) / 10.


@part
def moved():
    return gather([
        ('reshape', look(Reshape((4, 3)), X)),
        ('reshape unknown', look(Reshape((2, -1)), X)),
        ('reshape flat', look(Reshape((-1,)), X)),
        ('permute', look(Permute((2, 1)), X)),
        ('permute 3', look(Permute((3, 1, 2)), X.reshape(2, 3, 2, 2))),
        ('flatten', look(Flatten(), X)),
        ('flatten first', look(Flatten(data_format='channels_first'), X.reshape(2, 3, 2, 2))),
        ('flatten last', look(Flatten(data_format='channels_last'), X.reshape(2, 3, 2, 2))),
        ('repeat', look(RepeatVector(3), X[:, 0])),
        ('masking', look(Masking(.4), X))])


@part
def open_sizes():
    x = Input((None, 4))
    out = {}
    for name, layer in [('reshape', Reshape((-1, 2))), ('permute', Permute((2, 1))), ('masking', Masking())]:
        y = layer(x)
        out[name] = [y._keras_shape, K.function([x], [y])([X.astype('float32')])[0]]
    many = Input([None, 2, 2])
    y = Reshape([4])(many)
    out['seed'] = [y._keras_shape, K.function([many], [y])([X[:1].reshape(3, 1, 2, 2).astype('float32')])[0]]
    out['shapes'] = [Reshape((2, -1)).compute_output_shape((None, 6)), Reshape((2, -1)).compute_output_shape((5, None)),
                     RepeatVector(3).compute_output_shape((None, 4)), Permute((2, 1)).compute_output_shape((7, 3, 4))]
    return out


@part
def masks():
    x = Input((3, 4))
    m = Masking(.4)
    y = m(x)
    out = {'mask': K.function([x], [m.output_mask])([X.astype('float32')])[0].astype('int32')}
    caught(out, 'flatten', Flatten(name='flat'), y)
    caught(out, 'reshape', Reshape((12,), name='reshape'), y)
    caught(out, 'permute', Permute((2, 1), name='permute'), y)
    for key in ('flatten_msg', 'reshape_msg', 'permute_msg'):
        out[key] = out[key].split(':')[0]
    return out


@part
def errors():
    out = {}
    caught(out, 'two unknown', Reshape((-1, -1)), Input((4,)))
    caught(out, 'size', Reshape((3,)), Input((4,)))
    caught(out, 'divides', Reshape((3, -1)), Input((4,)))
    caught(out, 'flatten ndim', Flatten(name='a'), Input((4,)))
    caught(out, 'flatten open', Flatten(), Input((None, 4)))
    caught(out, 'flatten format', Flatten, data_format='first')
    caught(out, 'repeat', RepeatVector(2, name='b'), Input((3, 4)))
    caught(out, 'permute', Permute((2, 1), name='c'), Input((3,)))
    return out
