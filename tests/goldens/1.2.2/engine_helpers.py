# Small functions of the engine that scripts import.
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.engine import get_source_inputs, merge
from keras.engine.topology import to_list
from keras.layers import Dense, Input
from keras.models import Model


@part
def sources():
    out = {}
    a, b = Input((3,), name='a'), Input((3,), name='b')
    y = merge([Dense(2)(a), Dense(2)(b)], mode='sum')
    out['two'] = [t.name for t in get_source_inputs(y)]
    out['one'] = [t.name for t in get_source_inputs(Dense(2)(a))]
    out['input'] = [t.name for t in get_source_inputs(a)]
    out['keras'] = [bool(K.is_keras_tensor(a)),
                    bool(K.is_keras_tensor(K.variable(1.)))]
    return out


@part
def lists():
    return {'one': to_list(3), 'list': to_list([3, 4])}


@part
def calling():
    """layer.call and add_inbound_node by hand."""
    out = {}
    a = Input((3,))
    d, e = Dense(2), Dense(4)
    d(a)
    e.add_inbound_node(d)
    out['shape'] = plain(e.output_shape)
    out['nodes'] = [len(d.outbound_nodes), len(e.inbound_nodes)]
    f = Dense(2)
    f.build((None, 3))
    out['built'] = [f.built, len(f.weights), len(f.inbound_nodes)]
    x = K.placeholder(ndim=2)
    y = f.call(x)
    out['called'] = [K.ndim(y), len(f.inbound_nodes)]
    return out


@part
def models():
    out = {}
    a = Input((3,))
    m = Model(a, Dense(2)(a))
    out['same'] = [m.input is a, m.output is m.layers[-1].output]
    out['lists'] = [len(m.inputs), len(m.outputs)]
    out['spec'] = m.input_spec is None or len(m.input_spec)
    out['internal'] = plain(m.internal_input_shapes)
    out['uses'] = [m.uses_learning_phase, m.stateful, m.supports_masking]
    caught(out, 'keyword', Model, input=a, outputs=a)
    return out
