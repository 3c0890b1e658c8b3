# Model: get_config, from_config, JSON; shared layers and nested models.
import json

from case_helpers import RESULT, X, part, plain, probe

from keras.layers import Dense, Dropout, Input, merge
from keras.models import Model, Sequential, model_from_json


@part
def simple():
    out = {}
    x = Input((5,), name='x')
    y = Dense(2, name='z')(Dropout(.5, name='y')(x))
    m = Model(x, y, name='simple')
    out['config'] = plain(m.get_config())
    out['json'] = json.loads(m.to_json())
    out['probe'] = probe()
    again = model_from_json(m.to_json())
    out['probe again'] = probe()
    out['same'] = plain(again.get_config()) == out['config']
    out['names'] = [again.name, again.input_names, again.output_names]
    return out


@part
def shared():
    """A layer called three times, one call outside the model."""
    out = {}
    a, b, c = (Input((5,), name=n) for n in 'abc')
    d = Dense(3, name='d')
    d(c)
    u, v = d(a), d(b)
    m = Model([a, b], [merge([u, v], mode='concat', name='both'), u])
    out['config'] = plain(m.get_config())
    again = Model.from_config(m.get_config())
    again.set_weights(m.get_weights())
    one, other = m.predict([X, -X]), again.predict([X, -X])
    out['same'] = [bool((p == q).all()) for p, q in zip(one, other)]
    out['weights'] = len(again.weights)
    return out


@part
def nested():
    out = {}
    x = Input((5,), name='x')
    inner = Model(x, Dense(3, name='i')(x), name='inner')
    s = Sequential([Dense(2, input_dim=3, name='s')])
    y = Input((5,), name='y')
    m = Model(y, s(inner(y)))
    out['config'] = plain(m.get_config())
    again = Model.from_config(m.get_config())
    again.set_weights(m.get_weights())
    out['same'] = bool((again.predict(X) == m.predict(X)).all())
    out['layers'] = [layer.name for layer in again.layers]
    return out
