# Siamese outside of a Graph: one layer over two others, every merge mode; weights, shapes, lists, masks, config.
from case_helpers import RESULT, X, caught, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers import containers
from keras.layers.core import Activation, Dense, Siamese
from keras.regularizers import l2


def pair():
    return [Dense(4, input_dim=5, activation='tanh'), Dense(4, input_dim=5)]


@part
def modes():
    out = {}
    for mode in ('sum', 'mul', 'ave', 'concat'):
        np.random.seed(4)
        layers = pair()
        s = Siamese(Dense(3), layers, merge_mode=mode)
        out[mode + '_shape'] = plain(s.output_shape)
        out[mode + '_inputs'] = plain(s.input_shape)
        f = K.function([l.input for l in layers], [s.get_output(False)])
        out[mode] = f([X[:3], X[3:6]])[0]
    out['probe'] = probe()
    return out


@part
def weights():
    out = {}
    s = Siamese(Dense(3, W_regularizer=l2(.1)), pair())
    params, regs, consts, updates = s.get_params()
    out['lists'] = [len(params), len(regs), len(consts), len(updates)]
    out['weights'] = [list(w.shape) for w in s.get_weights()]
    s.set_weights([w + 1 for w in s.get_weights()])
    out['sums'] = sums(s.get_weights())
    out['trainable'] = s.trainable
    graph = Siamese(Dense(3), pair(), is_graph=True)
    out['graph_lists'] = [len(x) for x in graph.get_params()]
    out['graph_weights'] = len(graph.get_weights())
    none = Siamese(Dense(3), pair(), merge_mode=None)
    out['none_lists'] = [len(x) for x in none.get_params()]
    out['none_output'] = none.get_output(False)
    out['none_shape'] = plain(none.output_shape)
    return out


@part
def heads():
    out = {}
    layers = pair()
    stack = containers.Sequential([Dense(3, input_dim=4), Activation('sigmoid')])
    s = Siamese(stack, layers, merge_mode=None)
    f = K.function([l.input for l in layers], [s.get_output_at(0), s.get_output_at(1)])
    out['first'], out['second'] = f([X[:3], X[3:6]])
    out['shapes'] = plain([s.get_output_shape(0), s.get_output_shape(1)])
    out['mask'] = s.get_output_mask()
    out['supports'] = s.supports_masked_input()
    return out


@part
def config():
    s = Siamese(Dense(3), pair(), merge_mode='sum')
    config = plain(s.get_config())
    return {'keys': sorted(config), 'name': config['name'], 'mode': config['merge_mode'],
            'inputs': config['inputs'], 'layer': config['layer'], 'rest': [config['concat_axis'], config['dot_axes']]}


@part
def refused():
    out = {}
    caught(out, 'mode', Siamese, Dense(3), pair(), merge_mode='other')
    three = pair() + [Dense(4, input_dim=5)]
    caught(out, 'cos', Siamese, Dense(3), three, merge_mode='cos')
    caught(out, 'dot', Siamese, Dense(3), three, merge_mode='dot')
    return out
