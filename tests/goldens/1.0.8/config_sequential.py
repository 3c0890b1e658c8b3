# Sequential: get_config, from_config, JSON and YAML.
import json

from case_helpers import RESULT, T, X, part, plain, probe

from keras.layers import (LSTM, Activation, Dense, Dropout, Embedding, Merge,
                          TimeDistributed)
from keras.models import Sequential, model_from_json, model_from_yaml


def network():
    return Sequential([Dense(4, input_dim=5, W_regularizer='l2'),
                       Activation('tanh'), Dropout(.3),
                       Dense(2, W_constraint='nonneg')])


@part
def config():
    out = {}
    m = network()
    config = m.get_config()
    out['config'] = plain(config)
    out['built'] = probe()
    again = Sequential.from_config(config)
    out['probe'] = probe()
    out['again'] = plain(again.get_config()) == out['config']
    out['names'] = [layer.name for layer in again.layers]
    out['weights'] = again.get_weights()
    return out


@part
def texts():
    out = {}
    m = network()
    out['json'] = json.loads(m.to_json())
    out['json_text'] = m.to_json(sort_keys=True)
    a, b = model_from_json(m.to_json()), model_from_yaml(m.to_yaml())
    a.set_weights(m.get_weights())
    b.set_weights(m.get_weights())
    out['same'] = [bool((a.predict(X) == m.predict(X)).all()),
                   bool((b.predict(X) == m.predict(X)).all())]
    out['types'] = [type(a).__name__, type(b).__name__]
    out['yaml'] = sorted(m.to_yaml(default_flow_style=False).splitlines())
    a.compile('sgd', 'mse')
    out['loss'] = float(a.evaluate(X, T, verbose=0))
    out['version'] = json.loads(m.to_json())['keras_version']
    return out


@part
def nested():
    out = {}
    left = Sequential([Dense(2, input_dim=3)])
    right = Sequential([Embedding(4, 2, input_length=5), LSTM(2)])
    m = Sequential([Merge([left, right], mode='concat'), Dense(1)])
    out['merge'] = plain(m.get_config())
    again = model_from_json(m.to_json())
    out['merge again'] = [type(again.layers[0]).__name__,
                          plain(again.output_shape)]
    m = Sequential([TimeDistributed(Dense(2), input_shape=(3, 4)),
                    Sequential([LSTM(2, input_shape=(3, 2))])])
    out['inner'] = plain(m.get_config())
    again = Sequential.from_config(m.get_config())
    out['inner again'] = plain(again.output_shape)
    return out
