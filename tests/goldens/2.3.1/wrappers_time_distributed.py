# TimeDistributed: values, shapes, masks, weights, losses and updates, configurations.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers import (LSTM, Activation, BatchNormalization, Dense, Dropout, Embedding, Flatten, Input, Masking,
                          TimeDistributed)
from keras.layers.wrappers import Wrapper
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(2, 4, 3)).astype('float32')


@part
def dense():
    x, z = Input((4, 3)), Input(batch_shape=(2, 4, 3))
    free, fixed = TimeDistributed(Dense(2)), TimeDistributed(Dense(2, activation='tanh'), name='fixed')
    open_ = TimeDistributed(Dense(2, use_bias=False))
    o = Input((None, 3))
    ys = [free(x), fixed(z), open_(o)]
    return {'values': K.function([x, z, o], ys)([X, X, X]), 'shapes': plain([K.int_shape(y) for y in ys]),
            'names': [w.name for layer in (free, fixed, open_) for w in layer.weights], 'probe': probe(),
            'weights': free.get_weights(), 'config': plain(fixed.get_config()), 'spec': str(free.input_spec),
            'twin': plain(TimeDistributed.from_config(fixed.get_config()).get_config()) == plain(fixed.get_config())}


@part
def others():
    x, t = Input((4, 3, 2)), Input((4, 5), dtype='int32')
    inner = Sequential([Flatten(input_shape=(3, 2)), Dense(2, activation='tanh')])
    layers = [TimeDistributed(LSTM(2)), TimeDistributed(Flatten()), TimeDistributed(inner)]
    ys = [layer(x) for layer in layers]
    words = TimeDistributed(Embedding(6, 2, mask_zero=True))
    e = words(t)
    sentences = TimeDistributed(LSTM(3))(e)
    values = np.random.RandomState(1).normal(size=(2, 4, 3, 2))
    tokens = np.array([[[1, 2, 0, 0, 0], [3, 0, 0, 0, 0], [0, 0, 0, 0, 0], [1, 2, 3, 4, 5]]] * 2)
    out = {'shapes': plain([K.int_shape(y) for y in ys + [e, sentences]]), 'probe': probe(),
           'names': [w.name for layer in layers for w in layer.weights]}
    out['values'] = K.function([x, t], ys + [sentences, words.get_output_mask_at(0), sentences._keras_history[0]
                                             .get_output_mask_at(0)])([values, tokens])
    return out


@part
def masks():
    x = Input((4, 3))
    masked = X.copy()
    masked[0, 2:] = 0
    h = Masking()(x)
    dense = TimeDistributed(Dense(2))
    y = dense(h)
    m = dense.get_output_mask_at(0)
    z = LSTM(2)(y)
    return {'values': K.function([x], [y, m, z])([masked])}


@part
def flags():
    out = {}
    for name, layer in (('frozen', TimeDistributed(Dense(2, trainable=False))), ('off', TimeDistributed(Dense(2), trainable=False)),
                        ('given', TimeDistributed(Dense(2), weights=[np.ones((3, 2)), np.ones(2)])),
                        ('inside', TimeDistributed(Dense(2, weights=[np.ones((3, 2)), np.ones(2)]))),
                        ('built', TimeDistributed(Dense(2)))):
        layer(Input((4, 3)))
        out[name] = [layer.trainable, layer.layer.trainable, len(layer.trainable_weights), len(layer.non_trainable_weights)]
        out[name + ' weights'] = layer.get_weights()
        layer.trainable = not layer.trainable
        out[name + ' turned'] = [layer.layer.trainable, len(layer.trainable_weights)]
    layer.set_weights([np.ones((3, 2)), np.zeros(2)])
    out['set'] = layer.layer.get_weights()
    return out


@part
def losses_and_updates():
    out = {}
    for name, shape in (('free', dict(shape=(4, 3))), ('fixed', dict(batch_shape=(2, 4, 3)))):
        x = Input(**shape)
        layer = TimeDistributed(Dense(2, kernel_regularizer='l2', activity_regularizer='l1'))
        model = Model(x, layer(x))
        out[name] = [len(layer.losses), len(layer.get_losses_for(None)), len(layer.get_losses_for(x)), len(model.losses)]
        out[name + ' value'] = [float(v) for v in K.function([x], [sum(model.losses)])([X])]
    x = Input((4, 3))
    layer = TimeDistributed(BatchNormalization())
    model = Model(x, layer(x))
    out['updates'] = [len(layer.updates), len(layer.get_updates_for(None)), len(layer.get_updates_for(x)), len(model.updates)]
    return out


@part
def trained():
    model = Sequential([TimeDistributed(Dense(3, kernel_regularizer='l2'), input_shape=(4, 3)),
                        TimeDistributed(BatchNormalization()), TimeDistributed(Dropout(.5)),
                        TimeDistributed(Activation('tanh')), LSTM(2)])
    model.compile('sgd', 'mse')
    out = {'losses': [float(model.train_on_batch(X, np.ones((2, 2)))) for _ in range(3)], 'used': model.predict(X)}
    out['weights'] = model.get_weights()
    return out


@part
def own_wrapper():
    class Twice(Wrapper):
        def build(self, input_shape):
            self.layer.build(input_shape)
            super(Twice, self).build()

        def call(self, inputs):
            return self.layer.call(self.layer.call(inputs))

    layer = Twice(Dense(3))
    x = Input((3,))
    y = layer(x)
    return {'value': K.function([x], [y])([X[0]]), 'names': [w.name for w in layer.weights], 'config': plain(layer.get_config())}


@part
def refused():
    out = {}
    caught(out, 'ndim', TimeDistributed(Dense(2)), Input((3,)))
    layer = TimeDistributed(Dense(2))
    layer(Input((4, 3)))
    caught(out, 'shape', layer, Input((4, 5)))
    return out
