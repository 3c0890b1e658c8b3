# AutoEncoder of stacks above other layers, which only later releases could build; trained, switched, in a Graph.
from case_helpers import RESULT, X, hist, part, plain, probe, sums

from keras.layers import containers
from keras.layers.core import Activation, AutoEncoder, Dense, Dropout
from keras.models import Graph, Sequential


def coder(**kwargs):
    encoder = containers.Sequential([Dense(3, input_dim=4), Activation('tanh')])
    decoder = containers.Sequential([Dense(4, input_dim=3), Activation('tanh')])
    return AutoEncoder(encoder=encoder, decoder=decoder, **kwargs)


@part
def above():
    out = {}
    m = Sequential([Dense(4, input_dim=5), Dropout(.3), coder(), Dense(2)])
    out['probe'] = probe()
    out['shapes'] = plain([l.output_shape for l in m.layers])
    m.compile('sgd', 'mse')
    out['loss'] = hist(m.fit(X, X[:, :2], nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['weights'] = sums(m.get_weights())
    m.layers[2].output_reconstruction = False
    out['params'] = len(m.get_params()[0])
    out['code_shape'] = plain(m.layers[2].output_shape)
    return out


@part
def in_a_graph():
    out = {}
    g = Graph()
    g.add_input('a', input_shape=(5,))
    g.add_node(Dense(4, activation='tanh'), 'd', input='a')
    g.add_node(coder(), 'coder', input='d')
    g.add_output('again', input='coder')
    g.compile('sgd', {'again': 'mse'})
    out['loss'] = hist(g.fit({'a': X, 'again': X[:, :4]}, nb_epoch=2, batch_size=20, verbose=0))['loss']
    out['weights'] = sums(g.get_weights())
    return out


@part
def of_two():
    """One inside the other."""
    inner = AutoEncoder(Dense(2, input_dim=3), Dense(3, input_dim=2))
    outer = AutoEncoder(containers.Sequential([Dense(3, input_dim=5), inner]), Dense(5, input_dim=3))
    m = Sequential([outer])
    m.compile('sgd', 'mse')
    return {'loss': hist(m.fit(X, X, nb_epoch=2, batch_size=20, verbose=0))['loss'], 'params': len(m.get_params()[0]),
            'shapes': [list(w.shape) for w in m.get_weights()]}
