# Sparse, denoising and tied autoencoders in the style of the blog post.
from case_helpers import RESULT, X, hist, part, probe, sums

from keras import backend as K
from keras import regularizers
from keras.engine import Layer
from keras.layers import Dense, GaussianNoise, Input
from keras.models import Model


@part
def sparse():
    x = Input(shape=(5,))
    encoded = Dense(3, activation='tanh',
                    activity_regularizer=regularizers.activity_l1(10e-3))(x)
    m = Model(input=x, output=Dense(5)(encoded))
    m.compile('adadelta', 'mse')
    h = m.fit(X, X, nb_epoch=2, batch_size=16, verbose=0,
              validation_data=(X[:8], X[:8]))
    return {'history': hist(h), 'weights': sums(m.get_weights())}


@part
def denoising():
    out = {}
    x = Input(shape=(5,))
    h = Dense(4, activation='tanh')(GaussianNoise(.3)(x))
    m = Model(x, Dense(5)(Dense(2)(h)))
    out['probe'] = probe()
    m.compile('rmsprop', 'mse')
    out['history'] = hist(m.fit(X, X, nb_epoch=2, batch_size=16, verbose=0,
                                validation_split=.25))
    return out


class Tied(Layer):
    """Goes back through the transposed weights of another layer."""
    def __init__(self, other, **kwargs):
        self.other = other
        super(Tied, self).__init__(**kwargs)

    def build(self, input_shape):
        self.b = self.add_weight((self.other.input_dim,), initializer='zero',
                                 name='%s_b' % self.name)
        self.built = True

    def call(self, x, mask=None):
        return K.dot(x, K.transpose(self.other.W)) + self.b

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], self.other.input_dim)


@part
def tied():
    x = Input(shape=(5,))
    d = Dense(3)
    m = Model(x, Tied(d)(d(x)))
    m.compile('sgd', 'mse')
    h = m.fit(X, X, nb_epoch=2, batch_size=16, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'names': [w.name for w in m.weights]}
