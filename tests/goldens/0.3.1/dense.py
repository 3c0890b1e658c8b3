# Dense: weights drawn, forward in both phases, shapes, arguments, config.
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, probe

from keras import backend as K
from keras.constraints import maxnorm, nonneg
from keras.layers.core import Dense
from keras.models import Sequential
from keras.regularizers import activity_l2, l1, l1l2

X = np.array([[1., -2., .5], [0., .25, 4.]], 'float32')


@part
def built():
    out = {}
    d = Dense(4, input_dim=3)
    out['weights'] = d.get_weights()
    out['probe'] = probe()
    out['input_shape'] = list(d.input_shape)
    out['output_shape'] = list(d.output_shape)
    out['config'] = plain(d.get_config())
    out['nb_params'] = int(d.count_params())
    out['input_ndim'] = d.input_ndim
    f = K.function([d.input], [d.get_output(train=True),
                               d.get_output(train=False), d.get_output()])
    out['train'], out['test'], out['default'] = f([X])
    return out


@part
def not_built():
    out = {}
    d = Dense(4)
    out['probe'] = probe()
    caught(out, 'input_shape', lambda: d.input_shape)
    caught(out, 'output_shape', lambda: d.output_shape)
    out['has_W'] = hasattr(d, 'W')
    return out


@part
def inits():
    out = {}
    for init in ['uniform', 'normal', 'zero', 'one', 'he_normal',
                 'orthogonal', 'lecun_uniform']:
        np.random.seed(4)
        d = Dense(2, input_dim=3, init=init)
        out[init] = d.get_weights()
        out[init + '_config'] = d.get_config()['init']
    np.random.seed(4)
    d = Dense(3, input_shape=(3,), init='identity')
    out['identity'] = d.get_weights()
    return out


@part
def activations():
    out = {}
    x = K.placeholder(ndim=2)
    names = ['linear', 'relu', 'tanh', 'sigmoid', 'softmax', 'softplus',
             'hard_sigmoid']
    outputs = []
    for name in names:
        d = Dense(2, input_dim=3, activation=name)
        d.input = x
        outputs.append(d.get_output())
    for name, value in zip(names, K.function([x], outputs)([X])):
        out[name] = value
    return out


@part
def given_weights():
    out = {}
    W = np.arange(6, dtype='float32').reshape((3, 2)) / 10.
    b = np.array([1., -1.], 'float32')
    d = Dense(2, input_dim=3, weights=[W, b])
    out['weights'] = d.get_weights()
    out['output'] = K.function([d.input], [d.get_output()])([X])[0]
    out['forgotten'] = hasattr(d, 'initial_weights')
    out['probe'] = probe()
    caught(out, 'too_few', Dense, 2, input_dim=3, weights=[W])
    caught(out, 'wrong_shape', Dense, 2, input_dim=3, weights=[W.T, b])
    d.set_weights([W * 2, b])
    out['set'] = d.get_weights()
    caught(out, 'set_too_many', d.set_weights, [W, b, b])
    caught(out, 'set_wrong_shape', d.set_weights, [W, W])
    return out


@part
def everything():
    """All arguments at once: config, lists, a trajectory."""
    out = {}
    d = Dense(4, init='normal', activation='tanh',
              W_regularizer=l1l2(.01, .02), b_regularizer=l1(.03),
              activity_regularizer=activity_l2(.04),
              W_constraint=maxnorm(1.), b_constraint=nonneg(), input_dim=3)
    out['config'] = plain(d.get_config())
    out['regularizers'] = [type(r).__name__ for r in d.regularizers]
    out['constraints'] = [type(c).__name__ for c in d.constraints]
    params, regularizers, constraints, updates = d.get_params()
    out['get_params'] = [len(params), len(regularizers), len(constraints),
                         len(updates)]
    m = Sequential([d, Dense(1)])
    m.compile('sgd', 'mse')
    h = m.fit(X, np.array([1., -1.]), nb_epoch=4, batch_size=1, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = m.get_weights()
    return out


@part
def bad():
    out = {}
    caught(out, 'keyword', Dense, 2, input_dim=3, nonsense=1)
    caught(out, 'init', Dense, 2, init='nope')
    caught(out, 'activation', Dense, 2, activation='nope')
    caught(out, 'regularizer', Dense, 2, W_regularizer='nope')
    caught(out, 'constraint', Dense, 2, b_constraint='nope')
    caught(out, 'ndim', Dense, 2, input_shape=(3, 4))
    caught(out, 'batch_ndim', Dense, 2, batch_input_shape=(3,))
    first = Dense(2, input_dim=3)
    first.set_input_shape((None, 5))
    out['reshaped'] = [list(w.shape) for w in first.get_weights()]
    caught(out, 'not_a_tuple', first.set_input_shape, 5)
    return out


@part
def own_functions():
    """A function as init and as activation."""
    out = {}
    d = Dense(2, input_dim=3, init=lambda shape, name=None: K.variable(
        np.ones(shape) / 2), activation=lambda x: x * x)
    out['weights'] = d.get_weights()
    out['output'] = K.function([d.input], [d.get_output()])([X])[0]
    out['names'] = [d.init.__name__, d.activation.__name__]
    return out
