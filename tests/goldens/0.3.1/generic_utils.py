# get_from_module and the way every vocabulary looks its names up.
from case_helpers import RESULT, caught, part

from keras import (activations, constraints, initializations, objectives,
                   optimizers, regularizers)
from keras.utils.generic_utils import get_from_module


class Made(object):
    def __init__(self, size=1):
        self.size = size


@part
def lookup():
    out = {}
    names = {'made': Made, 'number': 7, 'nothing': None}
    out['class'] = get_from_module('made', names, 'thing').__name__
    out['number'] = get_from_module('number', names, 'thing')
    made = get_from_module('made', names, 'thing', instantiate=True)
    out['made'] = made.size
    made = get_from_module('made', names, 'thing', instantiate=True,
                           kwargs={'size': 5})
    out['with_kwargs'] = made.size
    out['object'] = get_from_module(Made, names, 'thing') is Made
    out['none'] = get_from_module(None, names, 'thing')
    caught(out, 'unknown', get_from_module, 'other', names, 'thing')
    caught(out, 'empty', get_from_module, 'nothing', names, 'thing')
    return out


@part
def unknown_names():
    out = {}
    for module in [activations, constraints, initializations, objectives,
                   optimizers, regularizers]:
        name = module.__name__.split('.')[-1]
        caught(out, name, module.get, 'no_such_one')
        thing = object()
        out[name + '_object'] = module.get(thing) is thing
    return out
