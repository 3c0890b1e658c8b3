# Masking: outputs, masks down a model, which layers take them, the loss.
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.core import (Activation, Dense, Dropout, Layer, MaskedLayer,
                               Masking, TimeDistributedDense)
from keras.layers.noise import GaussianNoise
from keras.models import Sequential

rs = np.random.RandomState(4)
X = rs.uniform(.5, 1.5, (12, 4, 3)).astype('float32')
X[::2, 2:] = 0.
X[1, 1, 0] = 0.
X[3] = 0.
X[5:, 3] = -1.
T = rs.normal(size=(12, 4, 2)).astype('float32')


@part
def values():
    out = {}
    layer = Masking(input_shape=(4, 3))
    other = Masking(mask_value=-1., input_shape=(4, 3))
    other.input = layer.input
    f = K.function([layer.input],
                   [layer.get_output(), layer.get_output_mask(),
                    other.get_output(train=True), other.get_output_mask()])
    out['output'], mask, out['other'], other_mask = f([X])
    out['mask'], out['other_mask'] = mask != 0, other_mask != 0
    out['shape'] = plain(layer.output_shape)
    out['config'] = plain(layer.get_config())
    out['other_config'] = plain(other.get_config())
    out['supports'] = [layer.supports_masked_input(),
                       Layer().supports_masked_input(),
                       MaskedLayer().supports_masked_input()]
    return out


@part
def down_a_model():
    out = {}
    m = Sequential([Masking(input_shape=(4, 3)), Activation('tanh'),
                    Dropout(.5), GaussianNoise(.1), TimeDistributedDense(2)])
    masks = [l.get_output_mask(train=True) for l in m.layers]
    got = K.function([m.input], masks)([X])
    out['same'] = [bool((g == got[0]).all()) for g in got]
    out['mask'] = got[-1] != 0
    out['probe'] = probe()
    unmasked = Sequential([Activation('tanh', input_shape=(4, 3)),
                           Dropout(.5)])
    out['none'] = [l.get_output_mask() for l in unmasked.layers]
    out['input_mask'] = unmasked.layers[0].get_input_mask()
    return out


@part
def refused():
    out = {}

    class Plain(Layer):
        pass

    m = Sequential([Masking(input_shape=(4, 3))])
    caught(out, 'plain', m.add, Plain())
    m = Sequential([Masking(input_shape=(4, 3))])
    caught(out, 'dense', m.add, Dense(2))
    return out


@part
def loss():
    """Masked timesteps do not count, and the mean is over the others."""
    out = {}
    m = Sequential([Masking(input_shape=(4, 3)),
                    TimeDistributedDense(2, activation='tanh')])
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=5, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    out['score'] = float(m.evaluate(X, T, verbose=0))
    changed = T.copy()
    changed[X.sum(axis=-1) == 0] += 10.
    out['score_changed'] = float(m.evaluate(X, changed, verbose=0))
    weights = np.linspace(0., 1., 12)
    out['weighted'] = float(m.evaluate(X, T, verbose=0,
                                       sample_weight=weights))
    out['predicted'] = m.predict(X[:2])
    return out


@part
def own_layer():
    """A layer that eats the mask: a mean over the unmasked timesteps."""
    class MaskedMean(MaskedLayer):
        def get_output(self, train=False):
            x = self.get_input(train)
            mask = K.cast(self.get_input_mask(train), K.floatx())
            mask = K.expand_dims(mask)
            return K.sum(x * mask, axis=1) / (K.sum(mask, axis=1) + 1e-3)

        def get_output_mask(self, train=False):
            return None

        @property
        def output_shape(self):
            return (self.input_shape[0], self.input_shape[2])

    out = {}
    m = Sequential([Masking(input_shape=(4, 3)), MaskedMean(), Dense(1)])
    out['mean'] = K.function([m.input], [m.layers[1].get_output()])([X[:4]])[0]
    m.compile('sgd', 'mse')
    h = m.fit(X, T[:, 0, :1], batch_size=6, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    return out
