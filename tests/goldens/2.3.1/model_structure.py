"""Functional models: layers and their order, names, shapes, summaries, get_layer, what they say of themselves."""
import numpy as np
from case_helpers import RESULT, T, X, Printed, caught, part, plain
from keras import backend as K
from keras.layers import Activation, Dense, Dropout, Input, add, concatenate
from keras.models import Model, Sequential


def branched():
    a, b = Input((5,), name='a'), Input((2,), name='b')
    h = Dense(4, name='h')(a)
    s = Dense(3, name='s')
    one, two = s(h), s(Dense(4, name='g')(b))
    top = Activation('tanh', name='top')(add([one, two], name='sum'))
    return Model(inputs=[a, b], outputs=[Dense(2, name='o')(concatenate([top, h], name='cat')), top], name='branched')


def text(m, **kwargs):
    lines = []
    m.summary(print_fn=lines.append, **kwargs)
    return lines


@part
def branches():
    m = branched()
    out = {'layers': [l.name for l in m.layers], 'inputs': m.input_names, 'outputs': m.output_names, 'name': m.name,
           'input_shape': plain(m.input_shape), 'output_shape': plain(m.output_shape),
           'weights': [w.name for w in m.weights], 'shapes': [list(w.shape) for w in m.get_weights()],
           'params': m.count_params(), 'summary': text(m), 'narrow': text(m, line_length=60),
           'positions': text(m, line_length=90, positions=[.3, .6, .8, 1.]),
           'depths': sorted((d, sorted(l.name for l in ls)) for d, ls in m._layers_by_depth.items()),
           'nodes': sorted(m._network_nodes), 'spec': [plain(s.shape) for s in m.input_spec] if m.input_spec[0] else None,
           'flags': [m.built, m.stateful, m.uses_learning_phase, m.trainable, m.supports_masking,
                     m._is_graph_network], 'updates': len(m.updates), 'losses': len(m.losses),
           'coordinates': [[l.name, i, j] for l, i, j in m._input_coordinates + m._output_coordinates]}
    with Printed() as p:
        m.summary()
    out['printed'] = p.text
    out['computed'] = plain(m.compute_output_shape([(7, 5), (7, 2)]))
    caught(out, 'shapes', m.compute_output_shape, (7, 5))
    return out


@part
def lookups():
    m = branched()
    out = {'name': m.get_layer('s').name, 'index': m.get_layer(index=0).name, 'last': m.get_layer(index=-1).name,
           'both': m.get_layer('s', 0).name}
    caught(out, 'missing', m.get_layer, 'zz')
    caught(out, 'far', m.get_layer, index=99)
    caught(out, 'none', m.get_layer)
    return out


@part
def chains():
    x = Input((5,))
    chain = Model(x, Dense(2)(Dropout(.5)(Dense(3)(x))))
    d = Dense(5)
    shared = Model(x, d(d(x)))
    inner = Sequential([Dense(3, input_shape=(5,))])
    outer = Model(x, Dense(1)(inner(x)))
    stack = Sequential([inner, Dense(4)])
    return {'chain': text(chain), 'shared': text(shared), 'outer': text(outer), 'stack': text(stack),
            'names': [m.name for m in (chain, shared, inner, outer, stack)], 'learning': chain.uses_learning_phase,
            'inner nodes': len(inner._inbound_nodes), 'input': [k.name for k in (chain.layers[0], outer.layers[0])]}


@part
def parts_of_models():
    m = branched()
    half = Model(m.inputs, m.get_layer('sum').output)
    head = Model(m.get_layer('h').input, m.get_layer('h').output)
    f = K.function(m.inputs, [m.get_layer('cat').output])
    out = {'half': half.predict([X[:3], T[:3]]), 'head': head.predict(X[:3]), 'cat': f([X[:3], T[:3]])[0],
           'layers': [l.name for l in half.layers], 'head layers': [l.name for l in head.layers]}
    m.set_weights([w * 0 + 1 for w in m.get_weights()])
    out['shared weights'] = half.predict([X[:3], T[:3]])
    out['tuple'] = Model(inputs=tuple(m.inputs), outputs=m.outputs).output_names
    return out
