# AutoEncoder: encode after training by switching output_reconstruction; stacks trained one after the other.
from case_helpers import RESULT, X, hist, part, plain, probe, sums

import numpy as np
from keras import backend as K
from keras.layers import containers
from keras.layers.core import Activation, AutoEncoder, Dense
from keras.models import Sequential


def model():
    encoder = containers.Sequential([Dense(3, input_dim=5), Activation('tanh')])
    decoder = containers.Sequential([Dense(4, input_dim=3), Activation('tanh'), Dense(5)])
    return Sequential([AutoEncoder(encoder=encoder, decoder=decoder, output_reconstruction=True)])


@part
def switched():
    out = {}
    m = model()
    m.compile('adam', 'mse')
    out['loss'] = hist(m.fit(X, X, nb_epoch=2, batch_size=20, verbose=0))['loss']
    m.layers[0].output_reconstruction = False
    m.compile('adam', 'mse')
    out['probe'] = probe()
    out['code'] = m.predict(X[:4])
    out['params'] = len(m.get_params()[0])
    m.layers[0].output_reconstruction = True
    m.compile('adam', 'mse')
    out['back'] = m.predict(X[:4])
    return out


@part
def encode_by_hand():
    """The code from the encoder itself."""
    m = model()
    layer = m.layers[0]
    f = K.function([m.get_input(False)], [layer.encoder.get_output(False), layer.decoder.get_output(False)])
    code, again = f([X[:3]])
    return {'code': code, 'decoded': again, 'weights': [list(w.shape) for w in layer.get_weights()]}


@part
def initial_weights():
    rs = np.random.RandomState(5)
    weights = [rs.normal(size=s) for s in [(5, 2), (2,), (2, 5), (5,)]]
    layer = AutoEncoder(Dense(2, input_dim=5), Dense(5, input_dim=2), weights=weights)
    return {'kept': [bool(np.allclose(a, b)) for a, b in zip(weights, layer.get_weights())], 'probe': probe()}


@part
def config():
    out = {}
    for flag in (True, False):
        layer = AutoEncoder(Dense(2, input_dim=5), Dense(5, input_dim=2), output_reconstruction=flag)
        out[str(flag)] = plain(layer.get_config())
    return out
