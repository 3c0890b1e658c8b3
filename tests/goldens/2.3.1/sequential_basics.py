"""Sequential: adding, taking away, building by shape or by data; its configuration."""
import numpy as np
from case_helpers import RESULT, T, X, Printed, Warned, caught, floats, part, plain, probe, raised, values
from keras import backend as K
from keras.layers import Activation, Dense, Dropout, Input, InputLayer
from keras.models import Model, Sequential, model_from_json


def text(m):
    lines = []
    m.summary(print_fn=lines.append)
    return lines


@part
def growing():
    m = Sequential()
    out = {'empty': [m.name, len(m.layers), m.built, str(m.inputs), str(m.outputs), m.get_config()]}
    m.add(Dense(4, input_shape=(5,)))
    out['one'] = [m.built, plain(m.output_shape), m.input_names, m.output_names, len(m.weights)]
    m.add(Activation('tanh'))
    m.add(Dense(2))
    out['three'] = [[l.name for l in m.layers], plain(m.output_shape), len(m._layers), probe()]
    out['before'] = m.predict(X[:2])
    m.pop()
    out['popped'] = [[l.name for l in m.layers], plain(m.output_shape), m.built, m.predict(X[:2])]
    m.add(Dense(1, name='new'))
    out['again'] = [plain(m.output_shape), m.predict(X[:2]), text(m)]
    out['named'] = Sequential([Dense(2, input_shape=(3,))], name='mine').name
    for kwargs in (dict(input_dim=3), dict(batch_input_shape=(7, 3)), dict(input_shape=(3,), batch_size=4)):
        s = Sequential([Dense(2, **kwargs)])
        out[' '.join(sorted(kwargs))] = [plain(s.input_shape), plain(s.output_shape), s.input_names]
    s = Sequential([InputLayer((3,)), Dense(2)])
    out['input layer'] = [[l.name for l in s.layers], [l.name for l in s._layers], s.input_names]
    s = Sequential([InputLayer((3,), name='i')])
    out['input layer alone'] = [len(s.layers), plain(s.output_shape)]
    return out


@part
def late():
    m = Sequential([Dense(4, activation='tanh'), Dropout(.2), Dense(2)], name='late')
    out = {'before': [m.built, len(m.layers), len(m.weights), sorted(m.get_config()), probe()]}
    caught(out, 'summary', m.summary)
    raised(out, 'shape', lambda: m.output_shape)
    m.compile('sgd', 'mse', metrics=['mae'])
    out['compiled'] = [m._is_compiled, m.metrics_names]
    h = m.fit(X, T, epochs=2, verbose=0, batch_size=16)
    out['fit'] = dict((k, floats(v)) for k, v in h.history.items())
    out['after'] = [m.built, m.metrics_names, plain(m.input_shape), m.input_names, [w.name for w in m.weights],
                    plain(m.get_config()['build_input_shape']), text(m), probe()]
    again = Sequential.from_config(m.get_config())
    out['from config'] = [plain(again.input_shape), again.name]
    p = Sequential([Dense(2)])
    p.build((None, 3))
    out['by hand'] = [plain(p.output_shape), p.input_names, len(p.weights), plain(p.get_config()['build_input_shape'])]
    q = Sequential([Dense(2)])
    out['by predicting'] = [q.predict(X).shape, q.built]
    r = Sequential([Dense(2)])
    y = r(Input((3,)))
    out['by calling'] = [plain(K.int_shape(y)), len(r.weights)]
    return out


@part
def using():
    m = Sequential([Dense(3, input_shape=(5,), activation='softmax')])
    one = Sequential([Dense(1, input_shape=(5,), activation='sigmoid')])
    out = {'classes': m.predict_classes(X[:6]), 'proba': m.predict_proba(X[:2]), 'one': one.predict_classes(X[:6]),
           'type': str(one.predict_classes(X).dtype)}
    with Warned() as w:
        Sequential([Dense(1, input_shape=(5,))]).predict_proba(X)
        itself = m.model is m
    out['warned'] = w.of(UserWarning, 'invalid') + w.of(UserWarning, 'deprecated') + [itself]
    config = plain(m.get_config())
    out['config'] = [config['name'], [sorted(config['layers'][0]), config['layers'][0]['class_name']]]
    out['json'] = model_from_json(m.to_json()).name
    out['layer'] = m.get_layer(index=0).name
    out['instances'] = [isinstance(m, Model), isinstance(m, Sequential)]
    return out


@part
def errors():
    out = {}
    caught(out, 'no layer', Sequential().add, 3)
    caught(out, 'empty', Sequential().pop)
    caught(out, 'empty model', Sequential().add, Sequential())
    m = Sequential([Dense(2, input_shape=(5,))])
    for name, method in (('fit', m.fit), ('train', m.train_on_batch), ('evaluate', m.evaluate)):
        caught(out, name, method, X, T)
    caught(out, 'unbuilt', Sequential([Dense(2)]).fit, X, T)
    caught(out, 'layer', m.get_layer, 'q')
    two = Model(m.input, [m.output, m.output])
    caught(out, 'two outputs', Sequential([Dense(5, input_shape=(5,))]).add, two)
    return out
