# Layers of users that derive from those with filters, and what regularizes.
import numpy as np
from case_helpers import RESULT, hist, part, plain, sums

from keras import backend as K
from keras.constraints import maxnorm
from keras.layers import (Convolution1D, Convolution2D, Dense, Flatten,
                          MaxPooling1D, MaxPooling2D)
from keras.models import Sequential
from keras.regularizers import activity_l2, l1, l2

rs = np.random.RandomState(3)
IMAGES = rs.normal(size=(12, 2, 6, 6)).astype('float32')
T = IMAGES.mean(axis=(2, 3))


def train(*layers, **kwargs):
    x = kwargs.get('x', IMAGES)
    m = Sequential(list(layers) + [Flatten(), Dense(2)])
    m.compile('sgd', 'mse')
    h = m.fit(x, T, batch_size=6, nb_epoch=3, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'predicted': m.predict(x[:2]),
            'names': [w.name for w in m.weights],
            'config': plain(m.layers[0].get_config())}


class OwnWeights(Convolution2D):
    """Makes its weights as one did up to 1.1."""

    def build(self, input_shape):
        self.W_shape = (self.nb_filter, input_shape[1], self.nb_row,
                        self.nb_col)
        self.W = self.init(self.W_shape, name='own_W')
        self.b = K.zeros((self.nb_filter,), name='own_b')
        self.trainable_weights = [self.W, self.b]
        self.built = True


class Scaled(Convolution2D):
    """A factor more, and a relu."""

    def __init__(self, *args, **kwargs):
        self.factor = kwargs.pop('factor', 2.)
        super(Scaled, self).__init__(*args, **kwargs)

    def call(self, x, mask=None):
        return K.relu(self.factor * super(Scaled, self).call(x, mask))

    def get_config(self):
        return dict(super(Scaled, self).get_config(), factor=self.factor)


class MinPooling2D(MaxPooling2D):
    def _pooling_function(self, inputs, pool_size, strides, border_mode,
                          dim_ordering):
        return -K.pool2d(-inputs, pool_size, strides, border_mode,
                         dim_ordering, pool_mode='max')


@part
def own_weights():
    return train(OwnWeights(2, 3, 3, dim_ordering='th',
                            input_shape=(2, 6, 6)))


@part
def own_call():
    return train(Scaled(2, 3, 3, factor=3., dim_ordering='th',
                        input_shape=(2, 6, 6)))


@part
def own_pooling():
    return train(MinPooling2D(dim_ordering='th', input_shape=(2, 6, 6)))


@part
def penalties():
    return train(Convolution2D(
        3, 2, 2, W_regularizer=l2(.1), b_regularizer=l1(.1),
        activity_regularizer=activity_l2(.01), W_constraint=maxnorm(.5),
        dim_ordering='th', input_shape=(2, 6, 6)))


@part
def penalties_of_sequences():
    return train(Convolution1D(3, 2, W_regularizer='l2', activation='tanh',
                               b_constraint='nonneg', bias=True,
                               input_shape=(6, 6)),
                 MaxPooling1D(2), x=IMAGES[:, 0])
