# layer_cache, cache_enabled: what is kept, what is built again.
from case_helpers import RESULT, part, probe

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
    return {'layer': hasattr(Dense(2, input_dim=5), 'layer_cache')}
