# to_yaml and model_from_yaml: what a reader finds, there and back, with custom objects.
from case_helpers import RESULT, caught, part, plain, probe

import yaml
from keras.constraints import maxnorm
from keras.layers.core import Activation, Dense, Layer, Merge, Reshape
from keras.models import Graph, Sequential, model_from_yaml
from keras.regularizers import l1l2


class Own(Layer):
    def __init__(self, factor=2, **kwargs):
        super(Own, self).__init__(**kwargs)
        self.factor = factor

    def get_output(self, train=False):
        return self.factor * self.get_input(train)

    def get_config(self):
        return dict(super(Own, self).get_config(), factor=self.factor)


def my_loss(y_true, y_pred):
    return abs(y_true - y_pred).mean(axis=-1)


@part
def stack():
    out = {}
    m = Sequential([Dense(6, input_dim=5, W_regularizer=l1l2(.1, .2), b_constraint=maxnorm(3)), Reshape((2, 3))])
    m.compile('rmsprop', 'mse')
    again = model_from_yaml(m.to_yaml())
    out['probe'] = probe()
    out['same'] = plain(again.get_config()) == plain(m.get_config())
    out['lines'] = sorted(line.strip() for line in m.to_yaml(default_flow_style=False).split('\n') if 'Sequential' in line)
    out['regularizer'] = plain(again.layers[0].W_regularizer.get_config())
    return out


@part
def graph():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(3), 'd', input='a')
    g.add_node(Activation('tanh'), 'e', inputs=['a', 'd'], merge_mode='concat')
    g.add_output('out', input='e')
    again = model_from_yaml(g.to_yaml())
    return {'nodes': list(again.nodes), 'shape': plain(again.output_shape),
            'same': plain(again.get_config()) == plain(g.get_config())}


@part
def own():
    out = {}
    m = Sequential([Own(3, input_shape=(5,)), Dense(2)])
    m.compile('sgd', my_loss)
    caught(out, 'unknown', model_from_yaml, m.to_yaml())
    return out


@part
def own_given():
    m = Sequential([Own(3, input_shape=(5,)), Dense(2)])
    again = model_from_yaml(m.to_yaml(), custom_objects={'Own': Own})
    return {'factor': again.layers[0].factor, 'type': type(again.layers[0]) is Own}


@part
def merged():
    m = Sequential([Merge([Sequential([Dense(3, input_dim=5)]), Sequential([Dense(3, input_dim=4)])], mode='concat'),
                    Dense(2)])
    again = model_from_yaml(m.to_yaml())
    return {'shapes': plain(again.output_shape), 'mode': again.layers[0].mode,
            'weights': [list(w.shape) for w in again.get_weights()]}
