# Covers: the AutoEncoder layer: training, output_reconstruction, shapes where they can be told, weights, config.
from case_helpers import RESULT, X, hist, part, plain, probe

from keras.layers import containers
from keras.layers.core import Activation, AutoEncoder, Dense
from keras.models import Sequential


def coder(**kwargs):
    encoder = containers.Sequential([Dense(3, input_dim=5),
                                     Activation('tanh')])
    decoder = containers.Sequential([Dense(5, input_dim=3)])
    return AutoEncoder(encoder=encoder, decoder=decoder, **kwargs)


@part
def first_layer():
    out = {}
    m = Sequential([coder()])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    h = m.fit(X, X, nb_epoch=2, batch_size=20, verbose=0)
    out['history'] = hist(h)
    out['predict'] = m.predict(X[:3])
    out['weights'] = m.get_weights()
    out['params'] = len(m.get_params()[0])
    return out


@part
def code_only():
    out = {}
    m = Sequential([coder(output_reconstruction=False)])
    m.compile('sgd', 'mse')
    out['predict'] = m.predict(X[:3])
    out['config'] = plain(m.layers[0].get_config())
    return out


@part
def single_layers():
    out = {}
    layer = AutoEncoder(Dense(3, input_dim=5), Dense(5, input_dim=3))
    out['weights'] = [list(w.shape) for w in layer.get_weights()]
    layer.set_weights([w + 1 for w in layer.get_weights()])
    out['set'] = [float(w.sum()) for w in layer.get_weights()]
    return out
