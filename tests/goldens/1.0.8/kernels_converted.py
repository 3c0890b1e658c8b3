# convert_kernel and convert_all_kernels_in_model.
import numpy as np
from case_helpers import RESULT, part, sums

from keras.layers import Convolution1D, Convolution2D, Dense, Flatten
from keras.models import Sequential
from keras.utils.layer_utils import convert_all_kernels_in_model
from keras.utils.np_utils import convert_kernel


@part
def arrays():
    out = {}
    for ordering in ['th', 'tf']:
        k = np.arange(24.).reshape(2, 3, 2, 2)
        out[ordering] = convert_kernel(k, dim_ordering=ordering)
    k = np.arange(48.).reshape(2, 3, 2, 2, 2)
    out['3d'] = convert_kernel(k, dim_ordering='th').sum(axis=1)
    return out


@part
def models():
    out = {}
    m = Sequential([Convolution2D(2, 2, 2, input_shape=(1, 4, 4)), Flatten(),
                    Dense(2)])
    before = m.get_weights()
    convert_all_kernels_in_model(m)
    after = m.get_weights()
    out['flipped'] = bool((after[0] == before[0][:, :, ::-1, ::-1]).all())
    out['dense'] = bool((after[2] == before[2]).all())
    out['sums'] = sums(after)
    n = Sequential([Convolution1D(2, 3, input_shape=(5, 2))])
    before = n.get_weights()[0]
    convert_all_kernels_in_model(n)
    out['one'] = bool((n.get_weights()[0] == before[::-1]).all())
    return out
