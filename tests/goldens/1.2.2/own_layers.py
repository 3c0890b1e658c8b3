# Layers as users write them in 1.x: build, call, shapes, masks, losses.
import numpy as np
from case_helpers import RESULT, T, X, hist, part, plain, probe, sums

from keras import backend as K
from keras import initializations
from keras.engine import InputSpec, Layer
from keras.layers import Dense, Input
from keras.models import Model, Sequential


class Antirectifier(Layer):
    """As in the example of the time: both signs side by side."""
    def get_output_shape_for(self, input_shape):
        shape = list(input_shape)
        shape[-1] *= 2
        return tuple(shape)

    def call(self, x, mask=None):
        x -= K.mean(x, axis=1, keepdims=True)
        x = K.l2_normalize(x, axis=1)
        return K.concatenate([K.relu(x), K.relu(-x)], axis=1)


class Linear(Layer):
    """The style of the documentation of 1.0: lists of weights."""
    def __init__(self, output_dim, **kwargs):
        self.output_dim = output_dim
        super(Linear, self).__init__(**kwargs)

    def build(self, input_shape):
        initial = np.random.normal(size=(input_shape[1], self.output_dim))
        self.W = K.variable(initial.astype('float32'), name='own_W')
        self.trainable_weights = [self.W]

    def call(self, x, mask=None):
        return K.dot(x, self.W)

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], self.output_dim)


class Attention(Layer):
    """The style of the scripts of 2016 and 2017."""
    def __init__(self, **kwargs):
        self.init = initializations.get('glorot_uniform')
        self.supports_masking = True
        super(Attention, self).__init__(**kwargs)

    def build(self, input_shape):
        self.input_spec = [InputSpec(ndim=3)]
        self.W = self.add_weight((input_shape[-1],), initializer='uniform',
                                 name='{}_W'.format(self.name))
        super(Attention, self).build(input_shape)

    def compute_mask(self, x, mask=None):
        return None

    def call(self, x, mask=None):
        e = K.exp(K.sum(x * self.W, axis=-1))
        if mask is not None:
            e *= K.cast(mask, K.floatx())
        a = e / K.sum(e, axis=1, keepdims=True)
        return K.sum(x * K.expand_dims(a), axis=1)

    def get_output_shape_for(self, input_shape):
        return (input_shape[0], input_shape[-1])


class Center(Layer):
    """Updates and losses by add_update and add_loss."""
    def build(self, input_shape):
        self.centre = self.add_weight((input_shape[1],), initializer='zero',
                                      name='centre', trainable=False)
        super(Center, self).build(input_shape)

    def call(self, x, mask=None):
        self.add_update([(self.centre, .5 * self.centre
                          + .5 * K.mean(x, axis=0))], x)
        self.add_loss([.1 * K.sum(K.square(K.mean(x, axis=0)))], x)
        return x - self.centre


@part
def antirectifier():
    m = Sequential([Dense(3, input_dim=5), Antirectifier(), Dense(2)])
    m.compile('rmsprop', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'shape': plain(m.layers[1].output_shape),
            'name': m.layers[1].name}


@part
def linear():
    out = {}
    m = Sequential([Linear(3, input_shape=(5,)), Linear(2)])
    out['probe'] = probe()
    out['names'] = [w.name for w in m.weights]
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, batch_size=16, nb_epoch=2, verbose=0))
    out['weights'] = sums(m.get_weights())
    return out


@part
def attention():
    from keras.layers import Embedding
    words = np.random.RandomState(3).randint(0, 5, (10, 4))
    x = Input((4,), dtype='int32')
    a = Attention()
    y = a(Embedding(5, 3, mask_zero=True)(x))
    m = Model(x, Dense(1)(y))
    m.compile('adam', 'mse')
    h = m.fit(words, words.mean(axis=1), batch_size=5, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'W': a.get_weights(),
            'weights': [w.name for w in m.weights]}


@part
def center():
    out = {}
    m = Sequential([Center(input_shape=(5,)), Dense(2)])
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(1 + X, T, batch_size=16, nb_epoch=2,
                                verbose=0))
    out['centre'] = m.layers[0].get_weights()
    out['tested'] = float(m.evaluate(1 + X, T, verbose=0))
    out['lists'] = [len(m.updates), len(m.losses),
                    len(m.layers[0].updates), len(m.layers[0].losses)]
    return out
