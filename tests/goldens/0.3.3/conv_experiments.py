# What 0.3.3 had in layers/custom.py and layers/xtreme_inception.py.
# border_mode='same' of 0.3.3 needs a BLAS to record (THEANO_FLAGS=blas.ldflags=...).
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers.custom import SemiSupervizedConvolution2D
from keras.layers.xtreme_inception import Xception

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 2, 4, 5)).astype('float32')


@part
def xception():
    out = {}
    th = Xception(2, 3, 2, dim_ordering='th', input_shape=(2, 4, 5),
                  activation='tanh')
    out['weights'] = th.get_weights()
    out['probe'] = probe()
    tf = Xception(2, 2, 2, subsample=(2, 1), input_shape=(2, 4, 5))
    out['shapes'] = plain([th.output_shape, tf.output_shape])
    out['config'] = plain(th.get_config())
    x = K.placeholder(ndim=4)
    th.input = tf.input = x
    f = K.function([x], [th.get_output(train=True), tf.get_output()])
    out['th'], out['tf'] = f([X])
    caught(out, 'border', Xception, 2, 3, 3, border_mode='full')
    W = [np.ones_like(w) for w in th.get_weights()]
    given = Xception(2, 3, 2, weights=W, dim_ordering='th',
                     input_shape=(2, 4, 5))
    out['given'] = [float(w.sum()) for w in given.get_weights()]
    return out


@part
def semi_supervized():
    out = {}
    s = SemiSupervizedConvolution2D(2, 3, 1, dim_ordering='th',
                                    batch_input_shape=(2, 2, 4, 5))
    out['weights'] = s.get_weights()
    out['probe'] = probe()
    out['shape'] = plain(s.output_shape)
    out['config'] = plain(s.get_config())
    f = K.function([s.input], [s.get_output(train=True)]
                   + [new for _, new in s.updates])
    out['values'] = f([X])
    out['counts'] = [len(l) for l in s.get_params()]
    caught(out, 'no_batch', SemiSupervizedConvolution2D, 2, 3, 3,
           input_shape=(4, 5, 2))
    return out
