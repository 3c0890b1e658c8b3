# get_config, to_json and model_from_json of whole models.
import json
import pprint
from case_helpers import (RESULT, Printed, T, X, caught, floats, part, plain,
                          probe)

from keras.constraints import maxnorm
from keras.layers.advanced_activations import ELU, LeakyReLU, PReLU
from keras.layers.core import (Activation, ActivityRegularization, Dense,
                               Dropout, Flatten, Highway, Layer, MaxoutDense,
                               Permute, RepeatVector, Reshape,
                               TimeDistributedDense, TimeDistributedMerge)
from keras.layers.noise import GaussianDropout, GaussianNoise
from keras.models import Sequential, model_from_config, model_from_json
from keras.optimizers import SGD
from keras.regularizers import activity_l2, l1l2


def everything():
    return Sequential([
        Dense(6, input_dim=5, init='he_normal', W_regularizer=l1l2(.1, .2),
              W_constraint=maxnorm(3), activity_regularizer=activity_l2()),
        Activation('relu'), Dropout(.25), GaussianNoise(.5),
        GaussianDropout(.125), LeakyReLU(.5), PReLU(init='zero'), ELU(2.),
        ActivityRegularization(l1=.5), Reshape((2, 3)), Permute((2, 1)),
        TimeDistributedDense(4), TimeDistributedMerge('ave'),
        RepeatVector(2), Flatten(), MaxoutDense(3, nb_feature=2), Highway()])


@part
def not_compiled():
    m = everything()
    return {'config': plain(m.get_config()), 'probe': probe()}


@part
def compiled():
    m = Sequential([Dense(2, input_dim=5)])
    m.compile(SGD(lr=.25, momentum=.5, nesterov=True), 'mse')
    out = {'config': plain(m.get_config())}
    with Printed() as p:
        m.get_config(verbose=1)
    out['printed'] = p.text == pprint.pformat(m.get_config(), indent=4) + '\n'
    return out


@part
def as_json():
    """Text to model: the same architecture, other weights."""
    out = {}
    m = everything()
    text = m.to_json()
    out['document'] = json.loads(text)
    out['probe'] = probe()
    again = model_from_json(text)
    out['probe_again'] = probe()
    out['class'] = type(again).__name__
    out['layers'] = [type(l).__name__ for l in again.layers]
    out['shapes'] = plain([l.output_shape for l in again.layers])
    out['same'] = json.loads(again.to_json()) == json.loads(text)
    again.set_weights(m.get_weights())
    out['sorted'] = json.loads(m.to_json(sort_keys=True, indent=2)) == \
        json.loads(text)
    return out


@part
def compiled_again():
    out = {}
    m = Sequential([Dense(2, input_dim=5, W_regularizer=l1l2(.1, .2))])
    m.compile(SGD(lr=.25, momentum=.5), 'mse')
    again = model_from_json(m.to_json())
    out['optimizer'] = plain(again.optimizer.get_config())
    out['loss'] = again.loss.__name__
    again.set_weights(m.get_weights())
    out['trained'] = floats([m.train_on_batch(X, T)[0],
                             again.train_on_batch(X, T)[0]])
    return out


@part
def custom_objects():
    out = {}

    class Own(Layer):
        pass

    m = Sequential([Dense(2, input_dim=5), Own()])
    text = m.to_json()
    again = model_from_json(text, custom_objects={'Own': Own})
    out['layers'] = [type(l).__name__ for l in again.layers]

    class Unknown(Layer):
        pass

    m = Sequential([Dense(2, input_dim=5), Unknown()])
    caught(out, 'unknown', model_from_json, m.to_json())
    caught(out, 'model', model_from_config, {'name': 'Nobody', 'layers': []})
    return out


@part
def nested():
    inner = Sequential([Dense(3, input_dim=5), Activation('tanh')])
    m = Sequential([inner, Dense(2)])
    again = model_from_json(m.to_json())
    return {'config': plain(m.get_config()),
            'classes': [type(l).__name__ for l in again.layers],
            'weights': [list(w.shape) for w in again.get_weights()]}
