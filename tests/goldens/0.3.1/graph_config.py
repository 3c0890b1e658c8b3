# Covers: Graph's get_config, to_json and back (shared nodes, merges, nested), compiled and not; a graph as a node and a
# stack as a node; summary.
import json
from case_helpers import RESULT, Printed, T, X, floats, part, plain, probe

from keras.layers import containers
from keras.layers.core import Activation, Dense, Dropout
from keras.models import Graph, Sequential, model_from_json


def model():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_node(Dense(4), 'd', input='a')
    g.add_node(Activation('tanh'), 'act', inputs=['d', 'b'],
               merge_mode='concat')
    g.add_node(containers.Sequential([Dense(3, input_dim=9), Dropout(.5)]),
               'stack', input='act')
    g.add_node(Dense(2), 'last', input='stack')
    g.add_output('out', input='last')
    g.add_output('both', inputs=['d', 'act'], merge_mode='concat')
    return g


@part
def plain_model():
    g = model()
    again = model_from_json(g.to_json())
    with Printed() as p:
        g.summary()
    return {'config': plain(g.get_config()), 'summary': p.text,
            'class': type(again).__name__, 'nodes': list(again.nodes),
            'outputs': sorted(again.outputs), 'probe': probe(),
            'shapes': [list(w.shape) for w in again.get_weights()]}


@part
def compiled():
    g = model()
    g.compile('rmsprop', {'out': 'mse', 'both': 'mae'})
    again = model_from_json(g.to_json())
    again.set_weights(g.get_weights())
    return {'loss': sorted(again.loss.items()),
            'optimizer': plain(again.optimizer.get_config())}


@part
def graph_in_stack():
    inner = containers.Graph()
    inner.add_input('x', input_shape=(5,))
    inner.add_node(Dense(4), 'd', input='x')
    inner.add_output('y', input='d')
    m = Sequential([Dense(5, input_dim=5), inner, Dense(2)])
    out = {'shapes': plain([l.output_shape for l in m.layers]),
           'params': len(m.get_params()[0])}
    m.compile('sgd', 'mse')
    out['loss'] = floats(m.train_on_batch(X, T))
    return out
