# Graph: what it refuses.
from case_helpers import RESULT, T, X, caught, part

from keras.layers import Dense
from keras.legacy.models import Graph


@part
def building():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    caught(out, 'input twice', g.add_input, 'a', input_shape=(5,))
    caught(out, 'dtype', g.add_input, 'b', input_shape=(5,), dtype='text')
    g.add_node(Dense(2), 'd', input='a')
    caught(out, 'node twice', g.add_node, Dense(2), 'd', input='a')
    caught(out, 'unknown', g.add_node, Dense(2), 'e', input='nothing')
    caught(out, 'unknown of two', g.add_node, Dense(2), 'f',
           inputs=['a', 'nothing'])
    caught(out, 'mode', g.add_shared_node, Dense(2), 's', inputs=['a', 'd'],
           merge_mode='odd')
    caught(out, 'outputs', g.add_shared_node, Dense(2), 't',
           inputs=['a', 'a'], outputs=['o'])
    g.add_output('y', input='d')
    caught(out, 'output twice', g.add_output, 'y', input='d')
    caught(out, 'output unknown', g.add_output, 'z', input='nothing')
    return out


@part
def using():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(2), 'd', input='a')
    g.add_output('y', input='d')
    g.compile('sgd', {'y': 'mse'})
    caught(out, 'no input', g.fit, {'y': T}, verbose=0)
    caught(out, 'no target', g.fit, {'a': X}, verbose=0)
    caught(out, 'tuple', g.fit, {'a': X, 'y': T}, verbose=0,
           validation_data=(X, T))
    caught(out, 'keyword', g.fit, {'a': X, 'y': T}, verbose=0, epochs=3)
    caught(out, 'width', g.fit, {'a': X[:, :3], 'y': T}, verbose=0)
    return out
