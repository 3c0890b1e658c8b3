"""Objects as data in 2.3.1: serialize_keras_object, deserialize_keras_object, custom objects."""
from case_helpers import RESULT, caught, part, plain, raised
from keras import utils
from keras.utils import generic_utils


class Thing(object):
    def __init__(self, k=1, other=None):
        self.k, self.other = k, other

    def get_config(self):
        return {'k': self.k}


class Made(Thing):
    @classmethod
    def from_config(cls, config):
        return cls(config['k'] + 100, sorted(utils.get_custom_objects()))


class Told(Thing):
    @classmethod
    def from_config(cls, config, custom_objects=None):
        return cls(config['k'], sorted(custom_objects))


class Nameless(object):
    pass


def function(x):
    return x


HERE = {'Thing': Thing, 'Made': Made, 'Told': Told, 'function': function, 'nothing': None}
read = utils.deserialize_keras_object


@part
def serialized():
    out = {'object': plain(utils.serialize_keras_object(Thing(3))), 'function': utils.serialize_keras_object(function),
           'none': utils.serialize_keras_object(None)}
    raised(out, 'class', utils.serialize_keras_object, Thing)
    raised(out, 'nameless', utils.serialize_keras_object, Nameless())
    caught(out, 'number', utils.serialize_keras_object, 3)
    caught(out, 'string', utils.serialize_keras_object, 'mse')
    return out


@part
def deserialized():
    out = {}
    for name in ('Thing', 'Made', 'Told'):
        thing = read({'class_name': name, 'config': {'k': 2}}, HERE, {'own': 1})
        out[name] = [type(thing).__name__, thing.k, thing.other]
    out['function'] = read('function', HERE) is function
    out['given first'] = read('function', HERE, {'function': max}) is max
    out['none'] = read(None, HERE) is None
    return out


@part
def scopes():
    out = {}
    with utils.CustomObjectScope({'Own': Thing, 'function': max}, {'third': 3}):
        out['inside'] = sorted(utils.get_custom_objects())
        out['class'] = read({'class_name': 'Own', 'config': {'k': 4}}, HERE).k
        out['function'] = read('function', HERE) is max
        told = read({'class_name': 'Told', 'config': {'k': 4}}, HERE, {'own': 1})
        out['told'] = told.other
        with utils.custom_object_scope({'Own': Made}):
            out['made'] = read({'class_name': 'Own', 'config': {'k': 4}}, HERE).k
            utils.get_custom_objects()['inner'] = 1
        out['outside'] = sorted(utils.get_custom_objects())
    out['after'] = sorted(utils.get_custom_objects())
    utils.get_custom_objects()['kept'] = Thing
    out['kept'] = type(read({'class_name': 'kept', 'config': {}})).__name__
    utils.get_custom_objects().clear()
    out['same'] = utils.get_custom_objects is generic_utils.get_custom_objects
    return out


@part
def mistakes():
    out = {}
    for key, value in (('class', {'class_name': 'Nothing', 'config': {}}), ('no config', {'class_name': 'Thing'}),
                       ('no class', {'config': {}}), ('empty', {}), ('function', 'nobody'), ('empty name', ''),
                       ('null', 'nothing')):
        caught(out, key, read, value, HERE)
        caught(out, key + ' named', read, value, HERE, printable_module_name='thing')
    raised(out, 'number', read, 3, HERE)
    raised(out, 'argument', read, {'class_name': 'Thing', 'config': {'j': 2}}, HERE)
    return out
