# AutoEncoder above another layer: it trains in every release; shapes, weights, draws.
from case_helpers import RESULT, X, hist, part, plain, probe, raised, sums

from keras.layers.core import AutoEncoder, Dense, Dropout
from keras.models import Sequential
from keras.regularizers import l2


def coder(**kwargs):
    encoder = Dense(3, input_dim=4, W_regularizer=l2(.1), activation='tanh')
    return AutoEncoder(encoder=encoder, decoder=Dense(4, input_dim=3), **kwargs)


def above(**kwargs):
    return Sequential([Dense(4, input_dim=5), Dropout(.3), coder(**kwargs)])


@part
def reconstruction():
    out = {}
    m = above()
    out['probe_built'] = probe()
    params, regs, consts, updates = m.get_params()
    out['lists'] = [len(params), len(regs), len(consts), len(updates)]
    out['layer_lists'] = [len(x) for x in m.layers[2].get_params()]
    m.compile('rmsprop', 'mse')
    out['probe_compiled'] = probe()
    h = m.fit(X, X[:, :4], nb_epoch=3, batch_size=16, verbose=0)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['predict'] = m.predict(X[:3])
    return out


@part
def code():
    """Without a reconstruction the code comes out; up to 0.3.1 training sees the reconstruction."""
    out = {}
    m = above(output_reconstruction=False)
    out['params'] = len(m.get_params()[0])
    out['lists'] = [len(x) for x in m.layers[2].get_params()]
    m.compile('sgd', 'mse')
    out['predict'] = m.predict(X[:3])
    return out


@part
def shapes():
    out = {}
    m = above()
    out['layers'] = [plain(l.output_shape) for l in m.layers[:2]]
    out['input_shape'] = plain(m.layers[2].input_shape)
    m = above(output_reconstruction=False)
    raised(out, 'code', lambda: m.output_shape)
    return out


@part
def with_a_layer_above():
    out = {}
    m = Sequential([Dense(4, input_dim=5), coder()])
    out['encoder_reads'] = m.layers[1].encoder.previous is m.layers[0]
    out['decoder_reads'] = m.layers[1].decoder.previous is m.layers[1].encoder
    out['config'] = plain(m.layers[1].get_config())
    return out
