# layer_cache, cache_enabled: what is kept, what is built again.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout
from keras.models import Sequential


def model(**kwargs):
    return Sequential([Dense(4, input_dim=5), Dropout(.5), Activation('tanh'),
                       Dropout(.5, **kwargs), Dense(2, **kwargs)])


@part
def kept():
    """The outputs of inner layers are built once a phase."""
    out = {}
    m = model()
    out['empty'] = len(m.layer_cache)
    m.get_output(train=True)
    out['probe_1'] = probe()
    out['after_train'] = len(m.layer_cache)
    m.get_output(train=True)
    out['probe_2'] = probe()
    m.get_output(train=False)
    out['after_test'] = len(m.layer_cache)
    first, again = m.layers[2].get_input(True), m.layers[2].get_input(True)
    out['same'] = first is again
    out['last_is_new'] = m.get_output(True) is not m.get_output(True)
    return out


@part
def of_a_dropout():
    """A last Dropout has no one to cache it: each time a new mask."""
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dropout(.5)])
    for i in range(3):
        m.get_output(train=True)
        out['probe_%d' % i] = probe()
    return out


@part
def switched_off():
    out = {}
    m = model()
    m.cache_enabled = False
    out['layers'] = [l.cache_enabled for l in m.layers]
    m.get_output(train=True)
    out['probe_1'] = probe()
    m.get_output(train=True)
    out['probe_2'] = probe()
    out['size'] = len(m.layer_cache)
    m.cache_enabled = True
    m.get_output(train=True)
    out['size_then'] = len(m.layer_cache)
    return out


@part
def by_keyword():
    """cache_enabled=False of a layer: its input is built each time."""
    out = {}
    m = model(cache_enabled=False)
    out['flags'] = [l.cache_enabled for l in m.layers]
    m.get_output(train=True)
    out['probe_1'] = probe()
    m.get_output(train=True)
    out['probe_2'] = probe()
    out['size'] = len(m.layer_cache)
    return out


@part
def in_compile():
    """compile asks for the training output, and then for regularizers."""
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dropout(.5),
                    Dense(3, activity_regularizer='activity_l2'),
                    Dropout(.5), Dense(2)])
    m.compile('sgd', 'mse')
    out['probe'] = probe()
    out['size'] = len(m.layer_cache)
    m = Sequential([Dropout(.5, input_shape=(5,)),
                    Dense(2, activity_regularizer='activity_l2')])
    m.compile('sgd', 'mse')
    out['probe_last'] = probe()
    return out


@part
def shared_dictionary():
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dense(2)])
    out['same'] = [l.layer_cache is m.layer_cache for l in m.layers]
    m.layers[1].get_input()
    out['size'] = len(m.layer_cache)
    m.layer_cache.clear()
    first = m.layers[1].get_input()
    m.layer_cache.clear()
    out['built_anew'] = m.layers[1].get_input() is not first
    return out


@part
def none_alone():
    d = Dense(2, input_dim=5)
    return {'layer': d.layer_cache, 'shape': d.shape_cache}


@part
def shapes():
    """Shapes are cached as well; a call by hand leaves the caches alone."""
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dense(2)])
    m.output_shape
    out['size'] = len(m.shape_cache)
    out['same'] = m.layers[0].shape_cache is m.shape_cache
    m.layers[0].output_dim = 7
    out['kept'] = plain(m.layers[1].input_shape)
    m.shape_cache.clear()
    out['then'] = plain(m.layers[1].input_shape)
    before = m.layers[1].layer_cache
    m.layers[0].output_dim = 4
    m.shape_cache.clear()
    m.layers[1](K.placeholder(ndim=2))
    out['cache_put_back'] = m.layers[1].layer_cache is before
    return out


@part
def clearing():
    """clear_previous cuts a layer off; with reset_weights it draws anew."""
    out = {}
    a, b = Dense(5, input_dim=5), Dense(2, input_dim=5)
    first = b.get_weights()[0]
    b.set_previous(a)
    out['new_weights'] = not np.array_equal(first, b.get_weights()[0])
    second = b.get_weights()[0]
    b.clear_previous(reset_weights=False)
    out['kept'] = np.array_equal(second, b.get_weights()[0])
    out['cut'] = hasattr(b, 'previous')
    b.set_previous(a, reset_weights=False)
    out['still'] = np.array_equal(second, b.get_weights()[0])
    b.clear_previous()
    out['drawn'] = not np.array_equal(second, b.get_weights()[0])
    out['probe'] = probe()
    caught(out, 'no_input', Dense(2).clear_previous)
    caught(out, 'shape', b.set_previous, Dense(3, input_dim=5),
           reset_weights=False)
    return out
