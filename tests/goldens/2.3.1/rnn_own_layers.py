# The Recurrent that 2.x kept for users' layers, and ConvRecurrent2D.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.engine import InputSpec
from keras.layers import Input
from keras.layers.recurrent import Recurrent
from keras.legacy.layers import ConvRecurrent2D
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(2, 3, 2)).astype('float32')


class Leaky(Recurrent):

    def __init__(self, units, **kwargs):
        super(Leaky, self).__init__(**kwargs)
        self.units = units
        self.states = [None]

    def build(self, input_shape):
        input_shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        self.input_spec = [InputSpec(shape=(input_shape[0] if self.stateful else None, None, input_shape[2]))]
        self.state_spec = [InputSpec(shape=(None, self.units))]
        self.kernel = self.add_weight(name='kernel', shape=(input_shape[2], self.units), initializer='uniform')
        if self.stateful:
            self.reset_states()
        self.built = True

    def preprocess_input(self, inputs, training=None):
        return 2 * inputs

    def get_constants(self, inputs, training=None):
        return [K.variable(np.array([[.5]]))]

    def step(self, inputs, states):
        h = .9 * states[0] + K.tanh(K.dot(inputs, self.kernel)) * states[1][0, 0]
        return h, [h]

    def get_config(self):
        return dict(super(Leaky, self).get_config(), units=self.units)


@part
def values():
    x, h = Input((3, 2)), Input((2,))
    layer = Leaky(2, return_sequences=True, return_state=True, name='leaky')
    ys = layer(x) + layer(x, initial_state=h) + layer([x, h]) + layer(x, initial_state=K.ones((2, 2)))
    return {'values': K.function([x, h], ys)([X, np.ones((2, 2))]), 'config': plain(layer.get_config()),
            'shapes': plain([K.int_shape(y) for y in ys]), 'probe': probe(), 'names': [w.name for w in layer.weights],
            'twin': plain(Leaky.from_config(layer.get_config()).get_config()) == plain(layer.get_config())}


@part
def stateful():
    model = Sequential([Leaky(2, stateful=True, go_backwards=True, batch_input_shape=(2, 3, 2))])
    model.compile('sgd', 'mse')
    out = {'used': [model.predict(X) for _ in range(2)]}
    out['losses'] = [float(model.train_on_batch(X, np.ones((2, 2)))) for _ in range(2)]
    layer = model.layers[0]
    layer.reset_states(np.ones((2, 2)))
    out['set'] = model.predict(X)
    caught(out, 'count', layer.reset_states, [np.ones((2, 2))] * 2)
    caught(out, 'shape', layer.reset_states, [np.ones((2, 3))])
    return out


@part
def refused():
    out, x = {}, Input((3, 2))
    caught(out, 'not stateful', Leaky(2).reset_states)
    caught(out, 'no batch', Leaky(2, stateful=True), x)
    caught(out, 'unroll', Leaky(2, unroll=True), Input((None, 2)))
    caught(out, 'unroll one', Leaky(2, unroll=True), Input((1, 2)))
    caught(out, 'mixed', Leaky(2), x, initial_state=[Input((2,)), K.zeros((2, 2))])
    caught(out, 'step', Recurrent().step, x, [])
    return out


@part
def images():
    out = {}
    for name, kwargs in (('first', {}), ('same', dict(padding='same', strides=2, return_sequences=True)),
                         ('last', dict(data_format='channels_last', dilation_rate=(2, 1)))):
        layer = ConvRecurrent2D(4, (3, 2), **kwargs)
        out[name] = plain(layer.compute_output_shape((2, 3, 6, 7, 8)))
        out[name + ' config'] = plain(layer.get_config())
        layer.return_state = True
        out[name + ' states'] = plain(layer.compute_output_shape((2, 3, 6, 7, 8)))
    return out
