# Sequential: add, layers, shapes, pop, weights, attributes.
from case_helpers import (RESULT, T, X, caught, hist, part, plain, probe,
                          sums)

from keras.layers import Activation, Dense, Dropout, Flatten
from keras.models import Sequential


@part
def shapes():
    out = {}
    m = Sequential()
    out['empty'] = [len(m.layers), m.name, m.built]
    m.add(Dense(4, input_shape=(5,)))
    m.add(Activation('tanh'))
    m.add(Dense(2))
    out['names'] = [layer.name for layer in m.layers]
    out['shapes'] = plain([m.input_shape, m.output_shape])
    out['weights'] = [w.name for w in m.weights]
    out['lists'] = [len(m.trainable_weights), len(m.non_trainable_weights),
                    len(m.inputs), len(m.outputs)]
    out['params'] = int(m.count_params())
    out['input_names'] = None
    m.compile('sgd', 'mse')
    out['compiled'] = [m.input_names, m.output_names, m.metrics_names]
    out['inner'] = [type(m.model).__name__, len(m.model.layers),
                    [layer.name for layer in m.model.layers]]
    return out


@part
def input_forms():
    out = {}
    for name, kwargs in [('input_dim', {'input_dim': 5}),
                         ('input_shape', {'input_shape': (5,)}),
                         ('batch', {'batch_input_shape': (8, 5)}),
                         ('none', {'batch_input_shape': (None, 5)})]:
        m = Sequential([Dense(2, **kwargs)])
        out[name] = plain([m.input_shape, m.output_shape,
                           m.layers[0].batch_input_shape])
    return out


@part
def pop():
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dense(3), Dense(2)])
    m.pop()
    out['shape'] = plain(m.output_shape)
    out['layers'] = [layer.name for layer in m.layers]
    m.compile('sgd', 'mse')
    out['predicted'] = m.predict(X[:2])
    m.pop()
    m.add(Dense(2))
    out['names'] = [layer.name for layer in m.layers]
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=1, verbose=0)
    out['history'] = hist(h)
    m.pop()
    m.pop()
    out['left'] = [len(m.layers), len(m.outputs), m.built]
    caught(out, 'empty', m.pop)
    return out


@part
def later_layers():
    """Adding to a model that was used."""
    out = {}
    m = Sequential([Dense(4, input_dim=5)])
    m.compile('sgd', 'mse')
    out['before'] = list(m.predict(X[:2]).shape)
    m.add(Dropout(.5))
    m.add(Dense(2))
    m.compile('sgd', 'mse')
    out['after'] = list(m.predict(X[:2]).shape)
    out['history'] = hist(m.fit(X, T, nb_epoch=1, verbose=0))
    out['probe'] = probe()
    return out


@part
def wrong():
    out = {}
    caught(out, 'no shape', lambda: Sequential([Dense(2)]))
    caught(out, 'no layer', Sequential().add, 3)
    caught(out, 'flatten', lambda: Sequential(
        [Dense(2, input_dim=3), Flatten()]))
    m = Sequential([Dense(2, input_dim=5)])
    caught(out, 'fit', m.fit, X, T)
    caught(out, 'evaluate', m.evaluate, X, T)
    caught(out, 'train', m.train_on_batch, X, T)
    caught(out, 'test', m.test_on_batch, X, T)
    caught(out, 'generator', m.fit_generator, iter([]), 1, 1)
    out['predict'] = list(m.predict(X[:3]).shape)
    caught(out, 'twice', m.add, m.layers[0])
    caught(out, 'keyword', m.compile, 'sgd', 'mse', colour='red')
    out['weights'] = sums(m.get_weights())
    return out
