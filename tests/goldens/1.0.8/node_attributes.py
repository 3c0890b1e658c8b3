# Nodes: what layers know of where they stand.
from case_helpers import RESULT, caught, part, plain

from keras.engine import InputSpec
from keras.layers import Dense, Dropout, Input, merge
from keras.models import Model, Sequential


def described(node):
    return [node.outbound_layer.name,
            [layer.name for layer in node.inbound_layers],
            plain(node.node_indices), plain(node.tensor_indices),
            plain(node.input_shapes), plain(node.output_shapes),
            [t is None for t in node.input_masks], len(node.input_tensors),
            len(node.output_tensors)]


@part
def chain():
    out = {}
    x = Input(shape=(3,))
    d, e = Dense(4), Dense(2)
    y = e(d(x))
    for name, layer in [('first', d), ('second', e),
                        ('input', x._keras_history[0])]:
        out[name] = [described(n) for n in layer.inbound_nodes]
        out[name + ' out'] = [n.outbound_layer.name
                              for n in layer.outbound_nodes]
        out[name + ' shapes'] = plain([layer.input_shape, layer.output_shape])
        out[name + ' config'] = plain(layer.inbound_nodes[0].get_config())
    out['history'] = [y._keras_history[0].name] + list(y._keras_history[1:])
    out['shape'] = plain(y._keras_shape)
    out['same'] = [d.output is e.input, e.output is y, d.input is x]
    out['masks'] = [d.input_mask is None, e.output_mask is None]
    return out


@part
def shared():
    out = {}
    x, y = Input(shape=(3,)), Input(batch_shape=(7, 3))
    d = Dense(4)
    u, v = d(x), d(y)
    out['nodes'] = [described(n) for n in d.inbound_nodes]
    out['shapes'] = plain([d.get_input_shape_at(0), d.get_input_shape_at(1),
                           d.get_output_shape_at(0),
                           d.get_output_shape_at(1)])
    out['same'] = [d.get_input_at(0) is x, d.get_output_at(1) is v,
                   d.get_output_at(0) is u]
    out['masks'] = [d.get_input_mask_at(0) is None,
                    d.get_output_mask_at(1) is None]
    for name in ['input', 'output', 'input_shape', 'output_shape',
                 'input_mask', 'output_mask']:
        caught(out, name, getattr, d, name)
    caught(out, 'index', d.get_input_at, 2)
    return out


@part
def unconnected():
    out = {}
    d = Dense(4)
    for name in ['input', 'output', 'input_shape', 'output_shape',
                 'input_mask', 'output_mask']:
        caught(out, name, getattr, d, name)
    caught(out, 'at', d.get_output_at, 0)
    caught(out, 'count', d.count_params)
    out['weights'] = [len(d.weights), d.built, len(d.inbound_nodes)]
    return out


@part
def several():
    out = {}
    x, y = Input(shape=(3,)), Input(shape=(4,))
    m = merge([x, y], mode='concat')
    layer = m._keras_history[0]
    out['node'] = described(layer.inbound_nodes[0])
    out['shapes'] = plain([layer.input_shape, layer.output_shape])
    out['types'] = [type(layer.input).__name__, len(layer.input)]
    return out


@part
def learning_phase():
    out = {}
    x = Input(shape=(3,))
    d = Dropout(.5)(x)
    e = Dense(2)(d)
    out['tensors'] = [bool(t._uses_learning_phase) for t in (x, d, e)]
    out['models'] = [bool(Model(x, e).uses_learning_phase),
                     bool(Model(x, Dense(2)(x)).uses_learning_phase)]
    m = Sequential([Dense(2, input_dim=3)])
    out['sequential'] = [bool(m.uses_learning_phase)]
    m.add(Dropout(.2))
    out['sequential'] += [bool(m.uses_learning_phase)]
    return out


@part
def specs():
    out = {}
    s = InputSpec(dtype='int32', shape=(None, 3))
    out['spec'] = plain([s.dtype, s.shape, s.ndim])
    out['ndim'] = InputSpec(ndim='2+').ndim
    caught(out, 'bad', InputSpec, ndim='x+')
    caught(out, 'no plus', InputSpec, ndim='3')
    d = Dense(2)
    d(Input(shape=(3,)))
    out['dense'] = plain([d.input_spec[0].shape, d.input_spec[0].ndim])
    return out
