# The table that Graph.summary prints: inputs, nodes, outputs, merges, shared nodes, nested containers, long names.
from case_helpers import RESULT, Printed, part

from keras.layers import containers
from keras.layers.core import Activation, Dense, Dropout, Flatten, Lambda, Reshape
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import LSTM
from keras.models import Graph, Sequential


def table(model):
    with Printed() as p:
        model.summary()
    return p.text


@part
def two_inputs():
    g = Graph()
    g.add_input('features', input_shape=(5,))
    g.add_input('words', input_shape=(4,), dtype='int')
    g.add_node(Embedding(9, 3, input_length=4), 'embedding', input='words')
    g.add_node(LSTM(3), 'lstm', input='embedding')
    g.add_node(Dense(3, activation='tanh'), 'dense', input='features')
    g.add_node(Dropout(.5), 'dropped', inputs=['dense', 'lstm'], merge_mode='concat')
    g.add_node(Dense(2), 'a_name_that_is_longer_than_its_column', input='dropped')
    g.add_output('out', input='a_name_that_is_longer_than_its_column')
    g.add_output('sum', inputs=['dense', 'lstm'], merge_mode='sum')
    return {'table': table(g), 'count': int(g.count_params())}


@part
def shared():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_input('b', input_shape=(5,))
    g.add_shared_node(Dense(3), 'codes', inputs=['a', 'b'], outputs=['x', 'y'])
    g.add_shared_node(Dense(3), 'both', inputs=['x', 'y'], merge_mode='concat')
    g.add_output('out', input='both')
    return {'table': table(g)}


@part
def nested():
    g = Graph()
    g.add_input('a', input_shape=(4, 5))
    g.add_node(containers.Sequential([Flatten(input_shape=(4, 5)), Dense(6)]), 'stack', input='a')
    g.add_node(Reshape((2, 3)), 'shaped', input='stack', create_output=True)
    return {'table': table(g)}


@part
def as_a_layer():
    g = containers.Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(3), 'd', input='a')
    g.add_output('out', input='d')
    return {'table': table(Sequential([Dense(5, input_dim=5), g, Dense(2)]))}
