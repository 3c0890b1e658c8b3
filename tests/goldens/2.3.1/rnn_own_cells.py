# Cells of one's own: as in the documentation, with constants, with several states, without weights.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers import RNN, Input, Layer
from keras.models import Model
from keras.regularizers import l2
from keras.utils import CustomObjectScope

X = np.random.RandomState(3).normal(size=(2, 4, 3)).astype('float32')


class MinimalRNNCell(Layer):

    def __init__(self, units, **kwargs):
        self.units = units
        self.state_size = units
        super(MinimalRNNCell, self).__init__(**kwargs)

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer='uniform', name='kernel')
        self.recurrent_kernel = self.add_weight(shape=(self.units, self.units), initializer='uniform',
                                                name='recurrent_kernel', regularizer=l2(.01))
        self.built = True

    def call(self, inputs, states):
        output = K.dot(inputs, self.kernel) + K.dot(states[0], self.recurrent_kernel)
        return output, [output]

    def get_config(self):
        return dict(super(MinimalRNNCell, self).get_config(), units=self.units)


class ConstantsCell(MinimalRNNCell):

    def build(self, input_shape):
        self.constant_shape = input_shape[1]
        self.constant_kernel = self.add_weight(shape=(input_shape[1][-1], self.units), initializer='uniform', name='c')
        super(ConstantsCell, self).build(input_shape[0])

    def call(self, inputs, states, constants):
        output, states = super(ConstantsCell, self).call(inputs, states)
        output = output + K.dot(constants[0], self.constant_kernel)
        return output, [output]


class Counter(object):
    """No layer: two states, an output of another size, and a look at training."""
    state_size = (3, 1)
    output_size = 4

    def call(self, inputs, states, training=None):
        total, count = states[0] + inputs, states[1] + 1
        return K.concatenate([total / count, count]), [total, count]


@part
def minimal():
    x = Input((4, 3))
    layer, stack = RNN(MinimalRNNCell(2)), RNN([MinimalRNNCell(2), MinimalRNNCell(3)], return_state=True)
    ys = [layer(x)] + stack(x)
    model = Model(x, ys)
    model.compile('sgd', 'mse')
    out = {'probe': probe(), 'predicted': model.predict(X), 'names': [w.name for w in model.weights],
           'losses': len(model.losses)}
    targets = [np.ones((2, 2)), np.ones((2, 3)), np.ones((2, 2)), np.ones((2, 3))]
    out['trained'] = [[float(v) for v in model.train_on_batch(X, targets)] for _ in range(2)]
    out['config'] = plain(stack.get_config())
    with CustomObjectScope({'MinimalRNNCell': MinimalRNNCell}):
        twin = Model.from_config(model.get_config())
    twin.set_weights(model.get_weights())
    out['twin'] = twin.predict(X)
    again = RNN.from_config(layer.get_config(), custom_objects={'MinimalRNNCell': MinimalRNNCell})
    out['again'] = type(again.cell).__name__
    return out


@part
def constants():
    x, c, h = Input((4, 3)), Input((2,)), Input((2,))
    layer = RNN(ConstantsCell(2), name='loop')
    y, z = layer(x, constants=c), layer(x, initial_state=h, constants=c)
    model = Model([x, c, h], [y, z])
    values = [X, np.ones((2, 2)), 2 * np.ones((2, 2))]
    out = {'predicted': model.predict(values), 'config': plain(layer.get_config()), 'spec': str(layer.constants_spec[0]),
           'weights': [w.name for w in layer.weights]}
    with CustomObjectScope({'ConstantsCell': ConstantsCell}):
        twin = Model.from_config(model.get_config())
        alone = RNN.from_config(layer.get_config())
    twin.set_weights(model.get_weights())
    out['twin'] = twin.predict(values)
    out['alone'] = plain(K.int_shape(alone([x, c])))
    stack = RNN([ConstantsCell(2), ConstantsCell(3)])
    out['stack'] = plain(K.int_shape(stack(x, constants=c)))
    out['stack weights'] = plain([w.shape for w in stack.get_weights()])
    return out


@part
def counting():
    x = Input((4, 3))
    layer = RNN(Counter(), return_state=True, return_sequences=True)
    ys = layer(x)
    return {'values': K.function([x], ys)([X]), 'shapes': plain([K.int_shape(y) for y in ys]),
            'weights': len(layer.weights), 'trainable': [len(layer.trainable_weights), len(layer.non_trainable_weights)]}


@part
def refused():
    out = {}
    class NoSize(object):
        def call(self, inputs, states):
            return inputs, states

    caught(out, 'no size', RNN, NoSize())
    try:
        RNN([Counter(), NoSize()])
    except ValueError as e:
        out['sizes'] = str(e)[:60]
    try:
        RNN(3)
    except ValueError as e:
        out['no call'] = str(e)
    caught(out, 'no constants', RNN(MinimalRNNCell(2)), Input((4, 3)), constants=[Input((2,))])
    caught(out, 'unknown cell', RNN.from_config, RNN(MinimalRNNCell(2)).get_config())
    return out
