"""Losses by name and by configuration: get, serialize, deserialize, what is refused."""
from case_helpers import RESULT, caught, part, plain
from keras import losses, objectives
from keras.utils import CustomObjectScope


def own_loss(y_true, y_pred):
    return y_true


class OwnLoss(losses.Loss):
    def call(self, y_true, y_pred):
        return y_true


def name_of(thing):
    return getattr(thing, '__name__', type(thing).__name__)


@part
def names():
    out = {}
    for name in ('mse', 'mean_squared_error', 'categorical_crossentropy', 'sparse_categorical_crossentropy',
                 'binary_crossentropy', 'hinge', 'logcosh', 'huber_loss', 'kld', 'poisson', 'cosine_proximity',
                 'MeanSquaredError', 'Huber', 'KLDivergence'):
        out[name] = name_of(losses.get(name))
        out[name + ' serialized'] = plain(losses.serialize(losses.get(name))) if name[0].islower() else 'class'
    out['none'] = losses.get(None) is None
    out['function'] = losses.get(own_loss) is own_loss
    out['object'] = type(losses.get(losses.Hinge())).__name__
    out['serialize none'] = losses.serialize(None)
    out['own'] = losses.serialize(own_loss)
    return out


@part
def configurations():
    out = {}
    for config in ({'class_name': 'Huber', 'config': {'delta': 2., 'name': 'h'}},
                   {'class_name': 'MeanSquaredError', 'config': {}},
                   {'class_name': 'CategoricalCrossentropy', 'config': {'from_logits': True}}):
        for key, read in (('get', losses.get), ('deserialize', losses.deserialize)):
            loss = read(dict(config))
            out['%s %s' % (key, config['class_name'])] = [type(loss).__name__, plain(loss.get_config())]
    return out


@part
def own():
    out = {'deserialize': losses.deserialize('own_loss', custom_objects={'own_loss': own_loss}) is own_loss}
    with CustomObjectScope({'own_loss': own_loss, 'OwnLoss': OwnLoss}):
        out['get'] = losses.get('own_loss') is own_loss
        out['class'] = losses.get('OwnLoss') is OwnLoss
        out['object'] = plain(losses.get({'class_name': 'OwnLoss', 'config': {'name': 'n'}}).get_config())
        out['objectives'] = objectives.get('own_loss') is own_loss
    caught(out, 'after', losses.get, 'own_loss')
    return out


@part
def mistakes():
    out = {}
    for key, value in (('name', 'mean_square_error'), ('number', 3), ('list', ['mse']), ('empty', ''),
                       ('class', {'class_name': 'Nothing', 'config': {}}), ('config', {'class_name': 'Huber'}),
                       ('dict', {'delta': 3}), ('gone', 'rmse'), ('tuple', ('mse', 'mae'))):
        caught(out, key, losses.get, value)
        caught(out, key + ' in objectives', objectives.get, value)
    caught(out, 'deserialize', losses.deserialize, 'nothing')
    out['deserialize none'] = losses.deserialize(None) is None
    caught(out, 'serialize', losses.serialize, 3)
    return out


@part
def categorical():
    out = {}
    for key, loss in (('name', 'categorical_crossentropy'), ('function', losses.categorical_crossentropy),
                      ('object', losses.CategoricalCrossentropy()), ('other', 'mse'), ('none', None),
                      ('wrapper', losses.LossFunctionWrapper(losses.categorical_crossentropy)),
                      ('sparse', losses.SparseCategoricalCrossentropy()), ('binary', losses.binary_crossentropy)):
        out[key] = losses.is_categorical_crossentropy(loss)
    return out
