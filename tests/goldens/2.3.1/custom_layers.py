# Layers of one's own as 2.x writes them: several inputs and outputs, masks, training=, layers within layers, subclasses.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K
from keras import layers, regularizers
from keras.engine.topology import Layer
from keras.layers import BatchNormalization, Dense, Dropout, Input, InputSpec, Lambda, Masking
from keras.models import Model, Sequential

X = (np.arange(24).reshape(6, 4) / 10. - 1).astype('float32')


def run(inputs, outputs, *arrays):
    return K.function(inputs, outputs if isinstance(outputs, list) else [outputs])(list(arrays))


@part
def several_outputs():
    class Split(Layer):
        def call(self, x):
            return [x[:, :2], x[:, 2:] * 2]

        def compute_output_shape(self, shape):
            return [(shape[0], 2), (shape[0], shape[1] - 2)]

    class Join(Layer):
        def build(self, input_shapes):
            assert isinstance(input_shapes, list)
            self.scale = self.add_weight(name='scale', shape=(len(input_shapes),), initializer='ones')
            self.built = True

        def call(self, inputs, factor=1.):
            return K.concatenate([x * self.scale[i] for i, x in enumerate(inputs)]) * factor

        def compute_output_shape(self, shapes):
            return (shapes[0][0], sum(s[1] for s in shapes))
    x = Input((4,))
    split, join = Split(), Join(name='join')
    a, b = split(x)
    y = join([a, b], factor=3.)
    model = Model(x, [y, a])
    model.compile('sgd', 'mse')
    return {'shapes': [a._keras_shape, b._keras_shape, y._keras_shape], 'values': model.predict(X),
            'names': [l.name for l in model.layers], 'at': [split.get_output_shape_at(0), join.get_input_shape_at(0)],
            'history': model.fit(X, [X, X[:, :2]], epochs=2, batch_size=3, verbose=0).history,
            'masks': str(split.output_mask), 'node': join._inbound_nodes[0].arguments, 'config': split.get_config()}


@part
def phases():
    class Noisy(Layer):
        def call(self, x, training=None):
            return K.in_train_phase(x + K.random_normal(K.shape(x)), x, training=training)

    class Twice(Layer):
        def __init__(self, rate, **kwargs):
            super(Twice, self).__init__(**kwargs)
            self.drop = Dropout(rate)

        def call(self, x, training=None):
            return self.drop.call(self.drop.call(x, training=training), training=training)
    x = Input((4,))
    out = {}
    for name, layer in [('noisy', Noisy()), ('twice', Twice(.5))]:
        for training in (None, True, False):
            y = layer(x) if training is None else layer(x, training=training)
            out['%s %s' % (name, training)] = [
                run([x, K.learning_phase()], y, X, phase)[0] for phase in ((0, 1) if training is None else ())] or \
                run([x], y, X)[0]
            out['%s %s phase' % (name, training)] = bool(y._uses_learning_phase)
    out['probe'] = probe()
    return out


@part
def inner():
    class Block(Layer):
        def __init__(self, units, **kwargs):
            super(Block, self).__init__(**kwargs)
            self.dense = Dense(units, kernel_regularizer='l2')
            self.norm = BatchNormalization(momentum=.5)

        def call(self, x):
            return self.norm(self.dense(x))

        def compute_output_shape(self, shape):
            return (shape[0], self.dense.units)
    block = Block(3, name='block')
    model = Sequential([block, Dense(1)])
    model.compile('sgd', 'mse')
    h = model.fit(X, X[:, :1], epochs=2, batch_size=3, verbose=0)
    out = {'history': h.history, 'names': [w.name for w in block.weights], 'weights': block.get_weights(),
           'counts': [len(block.trainable_weights), len(block.non_trainable_weights), len(block.losses), len(block.updates),
                      len(model.losses), len(model.updates), block.count_params()]}
    block.trainable = False
    out['frozen'] = [len(model.trainable_weights), len(model.non_trainable_weights), len(model.updates)]
    return out


@part
def subclasses():
    class Scaled(Dense):
        def build(self, input_shape):
            super(Scaled, self).build(input_shape)
            self.scale = self.add_weight(name='scale', shape=(self.units,), initializer='ones')

        def call(self, inputs):
            return super(Scaled, self).call(inputs) * self.scale

        def get_config(self):
            return dict(super(Scaled, self).get_config(), extra=1)

    class Halved(Dropout):
        def call(self, inputs, training=None):
            return super(Halved, self).call(inputs, training=training) / 2

    class Flipped(Layer):
        def compute_output_shape(self, shape):
            return super(Flipped, self).compute_output_shape(shape)[::-1][1:] + (3,)
    model = Sequential([Scaled(3, activation='tanh', input_shape=(4,)), Halved(0.), Scaled(2, use_bias=False)])
    model.compile('adam', 'mse')
    return {'history': model.fit(X, X[:, :2], epochs=3, batch_size=3, verbose=0).history,
            'names': [w.name for w in model.weights], 'predicted': model.predict(X), 'config': model.layers[0].get_config(),
            'shape': Flipped().compute_output_shape((5, 4)), 'classes': [l.name for l in model.layers]}


@part
def wrong():
    class NoShape(Layer):
        def call(self, x):
            return K.sum(x, axis=1)

    class NoBuild(Layer):
        def build(self, input_shape):
            self.w = self.add_weight(name='w', shape=(1,), initializer='ones')

        def call(self, x):
            return x * self.w[0]
    x = Input((4,))
    out = {'said': NoShape()(x)._keras_shape}
    layer = NoBuild()
    layer(x)
    layer(x)
    out['built'] = [layer.built, len(layer.weights)]
    caught(out, 'no name', lambda: Layer(wrong=3))
    caught(out, 'no call', lambda: Layer(name='l')(3))
    caught(out, 'no initializer', lambda: Layer().add_weight(name='w', shape=(1,)))
    caught(out, 'initializer', lambda: Layer().add_weight(name='w', shape=(1,), initializer='uniformly'))
    out['attributes'] = [Layer(name='a', input_shape=(3,), batch_size=2).batch_input_shape,
                         Layer(name='b', batch_input_shape=(2, 3), dtype='float64').dtype,
                         Layer(name='c', trainable=False).get_config()]
    return out


@part
def masks():
    class Mean(Layer):
        def __init__(self, **kwargs):
            super(Mean, self).__init__(**kwargs)
            self.supports_masking = True

        def call(self, x, mask=None):
            if mask is None:
                return K.mean(x, axis=1)
            mask = K.expand_dims(K.cast(mask, 'float32'))
            return K.sum(x * mask, axis=1) / K.sum(mask, axis=1)

        def compute_mask(self, x, mask=None):
            return None

        def compute_output_shape(self, shape):
            return (shape[0], shape[2])

    class Plain(Layer):
        def call(self, x):
            return x
    data = X.reshape(2, 3, 4).copy()
    data[0, 1] = 0
    x = Input((3, 4))
    m = Masking()(x)
    mean = Mean()
    out = {'masked': run([x], mean(m), data), 'plain': run([x], Mean()(x), data),
           'given': run([x], Mean()(x, mask=K.not_equal(x[:, :, 0], 0)), data), 'mask': str(mean.output_mask)}
    caught(out, 'refused', Plain(name='plain'), m)
    out['refused_msg'] = out['refused_msg'].split(':')[0]
    passing = Plain(name='passing')
    passing.supports_masking = True
    passing(m)
    out['passed'] = run([x], passing.output_mask, data)[0].astype('int32')
    return out
