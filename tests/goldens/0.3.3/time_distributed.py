# TimeDistributedDense and TimeDistributedMerge: values, shapes, trainings.
import numpy as np
from case_helpers import RESULT, caught, floats, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.core import (Dense, Dropout, TimeDistributedDense,
                               TimeDistributedMerge)
from keras.models import Sequential
from keras.regularizers import l2

rs = np.random.RandomState(4)
X = rs.normal(size=(12, 4, 3)).astype('float32')
T = np.tanh(X[:, :, :2]).astype('float32')
Y = np.eye(2)[(X[:, :, 0] > X[:, :, 1]).astype(int)].astype('float32')


@part
def built():
    out = {}
    d = TimeDistributedDense(2, input_dim=3, input_length=4)
    out['weights'] = d.get_weights()
    out['probe'] = probe()
    out['shapes'] = plain([d.input_shape, d.output_shape])
    out['config'] = plain(d.get_config())
    out['nb_params'] = int(d.count_params())
    free = TimeDistributedDense(2, input_dim=3)
    out['free_shapes'] = plain([free.input_shape, free.output_shape])
    caught(out, 'ndim', TimeDistributedDense, 2, input_shape=(3,))
    caught(out, 'weights_list', TimeDistributedDense, 2, input_dim=3,
           weights=[np.zeros((3, 2))])
    return out


@part
def values():
    out = {}
    x = K.placeholder(ndim=3)
    layers = [TimeDistributedDense(2, input_dim=3, input_length=4,
                                   activation='tanh')]
    layers += [TimeDistributedMerge(mode, input_shape=(4, 3))
               for mode in ('sum', 'mul', 'ave')]
    for layer in layers:
        layer.input = x
    f = K.function([x], [layer.get_output(train=True) for layer in layers])
    out['dense'], out['sum'], out['mul'], out['ave'] = f([X[:3]])
    out['merge_shape'] = plain(layers[1].output_shape)
    out['merge_config'] = plain(layers[1].get_config())
    unknown = TimeDistributedMerge('max', input_shape=(4, 3))
    caught(out, 'mode', unknown.get_output)
    caught(out, 'merge_ndim', TimeDistributedMerge, input_shape=(3,))
    out['default'] = TimeDistributedMerge().mode
    return out


@part
def sequences():
    m = Sequential([TimeDistributedDense(2, input_dim=3, input_length=4,
                                         activation='tanh',
                                         W_regularizer=l2(.1))])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=5, nb_epoch=3, verbose=0)
    return {'loss': hist(h)['loss'], 'weights': sums(m.get_weights()),
            'score': float(m.evaluate(X, T, verbose=0)),
            'shape': list(m.predict(X[:2]).shape)}


@part
def merged():
    out = {}
    m = Sequential([TimeDistributedDense(4, input_shape=(4, 3)),
                    Dropout(.25), TimeDistributedMerge('ave'), Dense(2)])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    out['probe_compiled'] = probe()
    h = m.fit(X, T[:, 0], batch_size=5, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    return out


@part
def softmax():
    """Classes at every timestep, with accuracy."""
    out = {}
    m = Sequential([TimeDistributedDense(2, input_shape=(4, 3),
                                         activation='softmax')])
    m.compile('sgd', 'binary_crossentropy')
    h = m.fit(X, Y, batch_size=5, nb_epoch=2, verbose=0, show_accuracy=True)
    out['history'] = hist(h)
    out['classes'] = m.predict_classes(X[:3], verbose=0)
    out['score'] = floats(m.evaluate(X, Y, verbose=0, show_accuracy=True))
    return out
