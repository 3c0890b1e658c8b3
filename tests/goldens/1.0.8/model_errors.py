# Models that cannot be: disconnected, twice named, not from inputs.
import numpy as np
from case_helpers import RESULT, caught, part, plain

from keras import backend as K
from keras.layers import Dense, Input, merge
from keras.models import Model


def message(out, key, *args, **kwargs):
    """Only the first words: what follows lists tensors."""
    try:
        Model(*args, **kwargs)
        out[key] = 'no exception'
    except Exception as e:
        out[key] = [type(e).__name__, ' '.join(str(e).split()[:8])]


@part
def graphs():
    out = {}
    x, y = Input((3,), name='x'), Input((3,), name='y')
    u = Dense(2, name='u')(x)
    both = merge([u, Dense(2)(y)])
    message(out, 'disconnected', x, both)
    message(out, 'twice', [x, x], u)
    message(out, 'not an input', u, Dense(2)(u))
    message(out, 'not keras', K.placeholder(ndim=2), u)
    message(out, 'no output', x, K.placeholder(ndim=2))
    message(out, 'same names', [x, Input((3,), name='x')], both)
    v = Dense(2, name='u')(u)
    message(out, 'same layer names', x, v)
    message(out, 'unused', [x, y], u)
    m = Model(x, u)
    out['fine'] = [layer.name for layer in m.layers]
    return out


@part
def compiling():
    out = {}
    x = Input((3,), name='x')
    m = Model(x, [Dense(2, name='u')(x), Dense(1, name='v')(x)])
    caught(out, 'losses', m.compile, 'sgd', ['mse'])
    caught(out, 'loss name', m.compile, 'sgd', {'u': 'mse', 'w': 'mse'})
    caught(out, 'loss missing', m.compile, 'sgd', {'u': 'mse'})
    caught(out, 'weights', m.compile, 'sgd', 'mse', loss_weights=[1.])
    caught(out, 'weight name', m.compile, 'sgd', 'mse',
           loss_weights={'w': 1.})
    caught(out, 'weights kind', m.compile, 'sgd', 'mse', loss_weights=3.)
    caught(out, 'temporal', m.compile, 'sgd', 'mse',
           sample_weight_mode=['temporal'])
    caught(out, 'temporal name', m.compile, 'sgd', 'mse',
           sample_weight_mode={'w': 'temporal'})
    caught(out, 'loss', m.compile, 'sgd', 'nothing')
    caught(out, 'optimizer', m.compile, 'nothing', 'mse')
    caught(out, 'metrics name', m.compile, 'sgd', 'mse',
           metrics={'w': 'acc'})
    return out


@part
def data():
    out = {}
    a, b = Input((3,), name='a'), Input((2,), name='b')
    m = Model([a, b], [Dense(2, name='u')(merge([a, b], mode='concat')),
                       Dense(1, name='v')(b)])
    X, B, U, V = (np.zeros((4, n)) for n in (3, 2, 2, 1))
    caught(out, 'not compiled', m.fit, [X, B], [U, V])
    m.compile('sgd', 'mse')
    caught(out, 'one input', m.fit, X, [U, V], verbose=0)
    caught(out, 'missing', m.fit, {'a': X}, [U, V], verbose=0)
    caught(out, 'missing output', m.fit, [X, B], {'u': U}, verbose=0)
    caught(out, 'order', m.fit, [B, X], [U, V], verbose=0)
    caught(out, 'samples', m.fit, [X, B[:2]], [U, V], verbose=0)
    caught(out, 'targets', m.fit, [X, B], [U, V[:2]], verbose=0)
    caught(out, 'weights', m.fit, [X, B], [U, V], verbose=0,
           sample_weight=[np.ones(4)])
    caught(out, 'weights kind', m.fit, [X, B], [U, V], verbose=0,
           sample_weight=5 * (1,))
    caught(out, 'class weights kind', m.fit, [X, B], [U, V], verbose=0,
           class_weight=[{0: 1.}])
    out['shapes'] = plain([m.input_shape, m.output_shape])
    m.compile('sgd', 'categorical_crossentropy')
    caught(out, 'one column', m.fit, [X, B], [U, V], verbose=0)
    m.compile('sgd', ['binary_crossentropy', 'mse'])
    caught(out, 'three columns', m.fit, [X, B], [X, V], verbose=0)
    return out
