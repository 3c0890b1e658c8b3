# Own layers, losses and activations in files; custom_objects.
from case_helpers import RESULT, X, caught, part, plain

from keras import backend as K
from keras.engine import Layer
from keras.layers import Activation, Dense
from keras.models import Sequential, model_from_json
from keras.utils.layer_utils import layer_from_config


class Scale(Layer):
    def __init__(self, factor=2., **kwargs):
        self.factor = factor
        super(Scale, self).__init__(**kwargs)

    def build(self, input_shape):
        self.gain = K.ones((input_shape[1],), name='%s_gain' % self.name)
        self.trainable_weights = [self.gain]

    def call(self, x, mask=None):
        return self.factor * self.gain * x

    def get_config(self):
        base = super(Scale, self).get_config()
        return dict(list(base.items()) + [('factor', self.factor)])


def square(x):
    return x ** 2


@part
def layers():
    out = {}
    m = Sequential([Scale(3., input_shape=(5,)), Dense(2)])
    out['config'] = plain(m.get_config())
    again = model_from_json(m.to_json(), custom_objects={'Scale': Scale})
    again.set_weights(m.get_weights())
    out['same'] = bool((again.predict(X) == m.predict(X)).all())
    out['weights'] = [w.name for w in m.weights]
    layer = layer_from_config({'class_name': 'Scale',
                               'config': {'factor': 5., 'name': 's'}},
                              custom_objects={'Scale': Scale})
    out['layer'] = [type(layer).__name__, layer.factor, layer.name]
    caught(out, 'unknown', layer_from_config,
           {'class_name': 'Nowhere', 'config': {}})
    return out


@part
def activations():
    out = {}
    m = Sequential([Dense(2, input_dim=5, activation=square),
                    Activation(K.tanh)])
    out['config'] = plain([layer['config']['activation']
                           for layer in m.get_config()])
    out['predicted'] = m.predict(X[:3])
    return out
