# BatchNormalization of 0.3.3: axis and initializations.
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, probe, raised

from keras import backend as K
from keras.layers.convolutional import Convolution2D
from keras.layers.core import Dense, Flatten
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential

rs = np.random.RandomState(3)
X = rs.normal(1., 2., size=(4, 2, 3, 3)).astype('float32')


@part
def axes():
    out = {}
    x = K.placeholder(ndim=4)
    layers = [BatchNormalization(axis=axis, input_shape=(2, 3, 3),
                                 gamma_init='uniform', beta_init='normal')
              for axis in (1, -1)]
    for layer in layers:
        layer.input = x
    out['weights'] = [l.get_weights() for l in layers]
    out['probe'] = probe()
    out['configs'] = plain([l.get_config() for l in layers])
    outputs = [l.get_output(train=train) for l in layers
               for train in (True, False)]
    outputs += [new for l in layers for _, new in l.updates]
    out['values'] = K.function([x], outputs)([X])
    out['names'] = sorted(n.split('_', 1)[1] for n in
                          [w.name for w in layers[0].trainable_weights
                           + layers[0].non_trainable_weights])
    raised(out, 'axis', BatchNormalization, axis=7, input_shape=(2,))
    caught(out, 'init', BatchNormalization, gamma_init='nope')
    return out


@part
def training():
    out = {}
    m = Sequential([Convolution2D(2, 2, 2, input_shape=(2, 3, 3)),
                    BatchNormalization(axis=1), Flatten(), Dense(1)])
    m.compile('sgd', 'mse')
    h = m.fit(X, X[:, 0, 0, 0], batch_size=2, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    return out
