# K: elementwise functions, nonlinearities, losses; values on edge cases.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

A = np.array([[-3., -.5, 0., .5, 2.], [1., 7., -20., 2.5, -2.5]], 'float32')
B = np.array([[1., 1., 0., 2., 2.], [1., -2., 3., 0., 4.]], 'float32')
P = np.array([[.2, .3, .5], [.9, .1, 0.], [0., 1., 0.]], 'float32')
Q = np.array([[1., 0., 0.], [0., 1., 0.], [0., 1., 0.]], 'float32')


@part
def one_argument():
    out = {}
    x = K.placeholder(ndim=2)
    named = [('abs', K.abs(x)), ('square', K.square(x)), ('sqrt', K.sqrt(x)),
             ('exp', K.exp(x)), ('log', K.log(x)), ('round', K.round(x)),
             ('pow', K.pow(x, 3)), ('clip', K.clip(x, -1., 1.)),
             ('clip_crossed', K.clip(x, 1., -1.)),
             ('relu', K.relu(x)), ('relu_alpha', K.relu(x, alpha=.2)),
             ('relu_max', K.relu(x, max_value=1.)),
             ('softplus', K.softplus(x)), ('sigmoid', K.sigmoid(x)),
             ('hard_sigmoid', K.hard_sigmoid(x)), ('tanh', K.tanh(x)),
             ('softmax', K.softmax(x)),
             ('ones_like', K.ones_like(x)), ('zeros_like', K.zeros_like(x)),
             ('cast', K.cast(x, 'int32'))]
    got = K.function([x], [v for _, v in named])([A])
    for (name, _), value in zip(named, got):
        out[name] = value
    return out


@part
def two_arguments():
    out = {}
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    named = [('equal', K.equal(x, y)), ('maximum', K.maximum(x, y)),
             ('minimum', K.minimum(x, y)),
             ('maximum_scalar', K.maximum(x, 1.)),
             ('minimum_scalar', K.minimum(x, 1.)),
             ('switch', K.switch(x > 0, x, y)),
             ('switch_scalar', K.switch(x > 0, 1., y)),
             ('operators', (x + y) * 2. - x / 4.)]
    got = K.function([x, y], [v for _, v in named])([A, B])
    for (name, _), value in zip(named, got):
        out[name] = value if value.dtype.kind == 'f' else value != 0
    return out


@part
def losses():
    out = {}
    p, q = K.placeholder(ndim=2), K.placeholder(ndim=2)
    f = K.function([p, q], [
        K.categorical_crossentropy(p, q),
        K.categorical_crossentropy(p, q, from_logits=True),
        K.binary_crossentropy(p, q),
        K.binary_crossentropy(p, q, from_logits=True)])
    (out['categorical'], out['categorical_logits'], out['binary'],
     out['binary_logits']) = f([P, Q])
    return out


@part
def later():
    """sign, not_equal, l2_normalize are new; mean of integers is a float."""
    out = {}
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    i = K.placeholder(ndim=2, dtype='int32')
    f = K.function([x, y, i], [K.sign(x), K.not_equal(x, y),
                               K.l2_normalize(x, axis=-1),
                               K.l2_normalize(x, axis=0), K.mean(i)])
    sign, unequal, out['rows'], out['columns'], mean = f(
        [A, B, np.array([[1, 2], [2, 2]])])
    out['sign'], out['not_equal'] = sign, unequal != 0
    out['mean'], out['mean_dtype'] = float(mean), str(mean.dtype)
    return out
