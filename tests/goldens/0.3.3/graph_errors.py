# Covers: what Graph refuses: names, inputs, merges, data of different lengths; and its add_input with other types.
from case_helpers import RESULT, T, X, caught, part, plain, raised

from keras import backend as K
from keras.layers.core import Dense, Dropout
from keras.models import Graph


def small():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(2), 'd', input='a')
    g.add_output('out', input='d')
    return g


@part
def names():
    out = {}
    g = small()
    caught(out, 'input_twice', g.add_input, 'a', input_shape=(3,))
    caught(out, 'node_twice', g.add_node, Dense(2), 'd', input='a')
    caught(out, 'output_twice', g.add_output, 'out', input='d')
    caught(out, 'unknown_input', g.add_node, Dense(2), 'e', input='z')
    caught(out, 'unknown_inputs', g.add_node, Dense(2), 'f', inputs=['a', 'z'])
    caught(out, 'unknown_output', g.add_output, 'o', input='z')
    caught(out, 'input_as_output', g.add_output, 'o', inputs=['a', 'd'])
    return out


@part
def shapes():
    out = {}
    g = small()
    caught(out, 'none', g.add_input, 'n')
    caught(out, 'int', g.add_input, 'i', input_shape=(3, 4), dtype='int')
    g.add_input('j', input_shape=(3,), dtype='int')
    out['int_type'] = str(g.inputs['j'].input.dtype)
    g.add_input('k', batch_input_shape=(8, 3), dtype='int')
    out['batch'] = plain(g.inputs['k'].input_shape)
    g.add_input('l', batch_input_shape=(8, 3))
    out['float_type'] = str(g.inputs['l'].input.dtype)
    out['name'] = g.inputs['l'].input.name
    caught(out, 'sum', g.add_node, Dense(2), 's', inputs=['a', 'd'],
           merge_mode='sum')
    caught(out, 'mode', g.add_node, Dense(2), 't', inputs=['a', 'd'],
           merge_mode='other')
    return out


@part
def data():
    out = {}
    g = small()
    caught(out, 'optimizer', g.compile, 'nope', {'out': 'mse'})
    caught(out, 'loss', g.compile, 'sgd', {'out': 'nope'})
    raised(out, 'loss_missing', g.compile, 'sgd', {'other': 'mse'})
    g.compile('sgd', {'out': 'mse'})
    caught(out, 'lengths', g.fit, {'a': X, 'out': T[:5]}, verbose=0)
    caught(out, 'lengths_evaluate', g.evaluate, {'a': X, 'out': T[:5]})
    raised(out, 'missing', g.fit, {'a': X}, verbose=0)
    raised(out, 'missing_input', g.predict, {'b': X})
    return out


@part
def connecting():
    out = {}
    inner, two = small(), small()
    two.add_input('b', input_shape=(5,))
    caught(out, 'count', two.set_previous, Dense(5, input_dim=3))
    return out
