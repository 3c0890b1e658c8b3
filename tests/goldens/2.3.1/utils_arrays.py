# keras.utils of 2.3.1: classes as rows, norms, lengths of convolutions.
from case_helpers import RESULT, caught, part, raised

import numpy as np

from keras.utils import conv_utils, normalize, to_categorical


@part
def rows():
    out = {}
    given = {'vector': [0, 2, 1], 'column': [[0], [2]], 'matrix': [[0, 1], [1, 2]], 'number': 3,
             'deep': [[[1]], [[0]]], 'floats': np.array([1., 0.])}
    for name, y in given.items():
        for options in ({}, {'num_classes': 4}, {'num_classes': 5, 'dtype': 'int32'}):
            out['%s %s' % (name, sorted(options))] = to_categorical(y, **options)
    out['negative'] = to_categorical([-1, 1])
    out['bool'] = to_categorical([0, 1], dtype='bool')
    raised(out, 'too large', to_categorical, [0, 5], 3)
    raised(out, 'former name', to_categorical, [0], nb_classes=2)
    return out


@part
def norms():
    return {'rows': normalize([[3., 4.], [0., 0.]]), 'columns': normalize(np.arange(6.).reshape(2, 3), 0, 1),
            'vector': normalize(x=np.array([1., 2., 2.]))}


@part
def lengths():
    out = {}
    for padding in ('same', 'valid', 'full', 'causal', 'other'):
        raised(out, padding, conv_utils.conv_output_length, 10, 3, padding, 2)
        if padding != 'other':
            out['out ' + padding] = [conv_utils.conv_output_length(*a) for a in (
                (10, 3, padding, 2), (11, 4, padding, 1, 2), (None, 3, padding, 2))]
        raised(out, 'in ' + padding, conv_utils.conv_input_length, 7, 3, padding, 2)
        if padding not in ('causal', 'other'):
            out['back ' + padding] = conv_utils.conv_input_length(7, 3, padding, 2)
            out['deconv ' + padding] = [conv_utils.deconv_length(5, s, k, padding, o, d)
                                        for s in (2, 3) for k in (2, 4) for o in (None, 0, 1) for d in (1, 2)]
            out['none ' + padding] = conv_utils.deconv_length(None, 2, 3, padding, None)
    return out


@part
def arguments():
    out = {}
    for number, value in enumerate((2, (1, 2), [1, 2, 3], 'ab', ('1', 2), None, 2.5, np.int64(3))):
        try:
            out[str(number)] = conv_utils.normalize_tuple(value, 2, 'strides')
        except ValueError as e:
            out[str(number)] = str(e)
    for value in ('Valid', 'causal', 'FULL', 'same'):
        out[value] = conv_utils.normalize_padding(value)
    caught(out, 'padding', conv_utils.normalize_padding, 'none')
    return out


@part
def kernels():
    out = {}
    for shape in ((2, 3, 2), (2, 2, 1, 2), (2, 1, 2, 1, 1)):
        out[str(len(shape))] = conv_utils.convert_kernel(np.arange(np.prod(shape)).reshape(shape))
    raised(out, 'rank', conv_utils.convert_kernel, np.ones((2, 2)))
    return out
