# Optimizers by name, configurations, errors.
from case_helpers import RESULT, caught, part, plain

from keras import optimizers
from keras.optimizers import SGD, Adam, Optimizer

NAMES = ['sgd', 'SGD', 'rmsprop', 'RMSprop', 'adagrad', 'Adagrad', 'adadelta',
         'Adadelta', 'adam', 'Adam', 'adamax', 'Adamax', 'nadam', 'Nadam']


@part
def names():
    out = {}
    for name in NAMES:
        o = optimizers.get(name)
        out[name] = [type(o).__name__, plain(o.get_config())]
    o = SGD(lr=.3)
    out['same_object'] = optimizers.get(o) is o
    caught(out, 'unknown', optimizers.get, 'no_such_one')
    caught(out, 'number', optimizers.get, 3)
    return out


@part
def configs():
    out = {}
    o = Adam(lr=.25, clipnorm=1., clipvalue=.5)
    config = plain(o.get_config())
    out['config'] = config
    out['again'] = plain(Adam.from_config(config).get_config())
    made = optimizers.optimizer_from_config({'class_name': 'SGD', 'config': {'lr': .5}})
    out['dict'] = [type(made).__name__, made.get_config()]
    caught(out, 'dict_unknown', optimizers.optimizer_from_config,
           {'class_name': 'None', 'config': {}})
    return out


@part
def keywords():
    out = {}
    caught(out, 'unknown', SGD, colour='red')
    caught(out, 'abstract', Optimizer().get_updates, [], [], None)
    out['abstract_config'] = Optimizer().get_config()
    o = SGD(clipnorm=2.)
    out['clipnorm'] = [o.clipnorm, 'clipvalue' in o.get_config()]
    return out
