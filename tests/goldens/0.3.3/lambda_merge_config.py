# LambdaMerge: configuration, weights given and taken, shapes, refusals.
from case_helpers import RESULT, X, caught, part, plain, probe

from keras import backend as K
from keras.constraints import maxnorm
from keras.layers.core import Dense, LambdaMerge
from keras.models import Sequential
from keras.regularizers import l2


def minus(xs):
    return xs[0] - xs[1]


def pair():
    return [Dense(3, input_dim=5, W_regularizer=l2(.1)), Dense(3, input_dim=5, W_constraint=maxnorm(2))]


@part
def config():
    config = LambdaMerge(pair(), minus, output_shape=(3,)).get_config()
    return {'keys': sorted(config), 'name': config['name'], 'output_shape': plain(config['output_shape']),
            'layers': [plain(l) for l in config['layers']], 'arguments': config.get('arguments', 'none')}


@part
def function():
    config = LambdaMerge(pair(), minus).get_config()
    return {'is_text': isinstance(config['function'], str), 'none': config['output_shape']}


@part
def of_a_model():
    m = Sequential([LambdaMerge(pair(), minus), Dense(2)])
    config = m.get_config()
    return {'names': [l['name'] for l in config['layers']], 'keys': sorted(config['layers'][0]), 'probe': probe()}


@part
def weights():
    out = {}
    m = LambdaMerge(pair(), minus)
    w = m.get_weights()
    out['shapes'] = [list(x.shape) for x in w]
    params, regs, consts, updates = m.get_params()
    out['lists'] = [len(params), len(regs), len(consts), len(updates)]
    out['constraints'] = [type(c).__name__ for c in consts]
    out['masks'] = [m.supports_masked_input(), m.get_output_mask()]
    f = K.function(m.get_input(), [m.get_output()])
    out['before'] = f([X[:2], X[2:4]])[0]
    m.layers[0].set_weights([x * 2 for x in m.layers[0].get_weights()])
    out['after'] = f([X[:2], X[2:4]])[0]
    return out


@part
def shared_weights():
    """A layer given twice counts once."""
    d = Dense(3, input_dim=5)
    m = LambdaMerge([d, d], minus)
    return {'params': len(m.get_params()[0]), 'weights': len(m.get_weights()), 'inputs': len(m.get_input())}


@part
def shapes():
    out = {}
    layers = pair()
    out['default'] = plain(LambdaMerge(layers, minus).output_shape)
    out['list'] = plain(LambdaMerge(layers, minus, output_shape=[7]).output_shape)
    own = LambdaMerge(layers, minus, output_shape=lambda shapes: [shapes[0][0], len(shapes)])
    out['function'] = plain(own.output_shape)
    bad = LambdaMerge(layers, minus, output_shape=lambda shapes: 3)
    try:
        bad.output_shape
    except Exception as e:
        out['bad'] = type(e).__name__
    caught(out, 'none', LambdaMerge, [], minus)
    return out
