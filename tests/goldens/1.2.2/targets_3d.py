# Outputs of three and more dimensions: losses, weights, metrics.
import numpy as np
from case_helpers import RESULT, caught, hist, part, values

from keras.layers import Activation, Convolution2D, Dense, TimeDistributed
from keras.models import Sequential

rs = np.random.RandomState(5)
X = rs.normal(size=(12, 4, 3)).astype('float32')
CLASSES = (X[:, :, 0] > X[:, :, 1]).astype('int')
Y = np.eye(2)[CLASSES]


def tagger():
    return Sequential([TimeDistributed(Dense(2), input_shape=(4, 3)),
                       Activation('softmax')])


@part
def categorical():
    out = {}
    m = tagger()
    m.compile('sgd', 'categorical_crossentropy', metrics=['accuracy'])
    out['history'] = hist(m.fit(X, Y, nb_epoch=2, batch_size=5, verbose=0))
    out['weighted'] = hist(m.fit(X, Y, nb_epoch=1, batch_size=5, verbose=0,
                                 sample_weight=np.linspace(0, 2, 12)))
    out['score'] = values(m.evaluate(X, Y, verbose=0))
    caught(out, 'class_weight', m.fit, X, Y, verbose=0,
           class_weight={0: 1., 1: 2.})
    return out


@part
def sparse():
    m = tagger()
    m.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy'])
    y = CLASSES[:, :, None]
    return {'history': hist(m.fit(X, y, nb_epoch=2, batch_size=5, verbose=0)),
            'score': values(m.evaluate(X, y, verbose=0))}


@part
def images():
    x = rs.normal(size=(6, 1, 4, 4)).astype('float32')
    m = Sequential([Convolution2D(1, 3, 3, border_mode='same',
                                  input_shape=(1, 4, 4))])
    m.compile('sgd', 'mae', metrics=['mse'])
    return {'history': hist(m.fit(x, x, nb_epoch=2, batch_size=4, verbose=0,
                                  sample_weight=np.linspace(1, 2, 6)))}
