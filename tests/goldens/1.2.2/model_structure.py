# Container: layers, order, inputs, outputs, get_layer, calls on tensors.
import numpy as np
from case_helpers import RESULT, X, caught, part, plain

from keras import backend as K
from keras.layers import Activation, Dense, Dropout, Input, merge
from keras.models import Model, Sequential


@part
def order():
    """Layers are listed by depth, inputs in their order."""
    out = {}
    a, b = Input((5,), name='a'), Input((5,), name='b')
    u = Dense(3, name='u')(b)
    v = Dense(3, name='v')(a)
    w = Activation('tanh', name='w')(u)
    y = merge([v, w], mode='sum', name='y')
    z = Dense(2, name='z')(v)
    m = Model([a, b], [y, z])
    out['layers'] = [layer.name for layer in m.layers]
    out['depths'] = dict((str(d), [layer.name for layer in layers])
                         for d, layers in m.layers_by_depth.items())
    out['inputs'] = [[layer.name for layer in m.input_layers],
                     [layer.name for layer in m.output_layers]]
    out['weights'] = [w.name for w in m.weights]
    out['shapes'] = plain([m.input_shape, m.output_shape])
    out['params'] = int(m.count_params())
    reverse = Model([b, a], [z, y])
    out['reverse'] = [layer.name for layer in reverse.layers]
    out['reverse weights'] = [w.name for w in reverse.weights]
    return out


@part
def finding():
    out = {}
    m = Sequential([Dense(3, input_dim=5, name='d'), Dropout(.5), Dense(2)])
    out['by name'] = m.get_layer('d').name
    out['by index'] = m.get_layer(index=1).name
    out['negative'] = m.get_layer(index=-1).name
    caught(out, 'index', m.get_layer, index=7)
    caught(out, 'none', m.get_layer)
    out['missing'] = m.get_layer('missing') is None
    x = Input((5,))
    f = Model(x, Dense(2, name='e')(x))
    out['functional'] = [f.get_layer('e').name, f.get_layer(index=0).name]
    out['functional missing'] = f.get_layer('missing') is None
    return out


@part
def calls():
    """A model is a layer: on a Keras tensor, on a plain one, cached."""
    out = {}
    x = Input((5,))
    m = Model(x, Dense(3, activation='tanh')(x))
    y = Input((5,))
    z = m(y)
    out['shape'] = plain(z._keras_shape)
    out['nodes'] = len(m.inbound_nodes)
    t = K.placeholder(shape=(None, 5))
    u = m(t)
    f = K.function([t], [u])
    out['value'] = f([X[:3]])[0]
    out['same'] = [m.call(t) is m.call(t), m.get_output_at(0) is not z,
                   m.get_output_at(1) is z]
    out['shape_for'] = plain(m.get_output_shape_for((None, 5)))
    return out


@part
def own_input():
    """Input around a tensor that exists, and of another type."""
    out = {}
    t = K.variable(np.ones((2, 3)))
    x = Input(tensor=t)
    out['shape'] = plain(x._keras_shape)
    i = Input((4,), dtype='int32')
    out['dtype'] = K.dtype(i)
    layer = i._keras_history[0]
    out['config'] = plain(layer.get_config())
    out['layer'] = [type(layer).__name__, layer.trainable, layer.built,
                    plain(layer.batch_input_shape)]
    return out
