# Graph: configuration, JSON, weights, generators.
import json
import os
import shutil
import tempfile

from case_helpers import RESULT, T, X, hist, part, plain, values

from keras.layers import Dense, Dropout
from keras.legacy.models import Graph
from keras.models import model_from_json


def small():
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(3, activation='tanh'), 'd', input='a')
    g.add_node(Dropout(.5), 'drop', input='d')
    g.add_node(Dense(2), 'e', inputs=['d', 'drop'], merge_mode='sum')
    g.add_output('y', input='e')
    return g


@part
def configuration():
    out = {}
    g = small()
    g.build()
    out['config'] = plain(g.get_config())
    again = Graph.from_config(g.get_config())
    again.build()
    again.set_weights(g.get_weights())
    again.compile('sgd', {'y': 'mse'})
    g.compile('sgd', {'y': 'mse'})
    out['same'] = bool((g.predict({'a': X})['y']
                        == again.predict({'a': X})['y']).all())
    return out


@part
def texts():
    g = small()
    g.build()
    text = g.to_json()
    again = model_from_json(text)
    return {'json': json.loads(text), 'type': type(again).__name__}


@part
def weights():
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, 'w.h5')
        g, h = small(), small()
        g.compile('sgd', {'y': 'mse'})
        h.compile('sgd', {'y': 'mse'})
        g.save_weights(path)
        h.load_weights(path)
        return {'same': bool((g.predict({'a': X})['y']
                              == h.predict({'a': X})['y']).all())}
    finally:
        shutil.rmtree(folder)


@part
def generators():
    def batches():
        while True:
            for i in range(0, 40, 8):
                yield {'a': X[i:i + 8], 'y': T[i:i + 8]}

    out = {}
    g = small()
    g.compile('sgd', {'y': 'mse'})
    h = g.fit_generator(batches(), 40, 2, verbose=0,
                        validation_data={'a': X[:8], 'y': T[:8]})
    out['history'] = hist(h)
    out['score'] = values(g.evaluate_generator(batches(), 40))
    return out
