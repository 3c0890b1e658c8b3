# K: cross entropies: order of arguments, logits, axes, clipping.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

rs = np.random.RandomState(9)
P = rs.uniform(.05, .95, size=(4, 3)).astype('float32')
T = np.eye(3)[[0, 2, 1, 1]].astype('float32')
I = np.array([[0], [2], [1], [1]])


@part
def categorical():
    out = {}
    p, t = K.variable(P), K.variable(T)
    out['plain'] = K.eval(K.categorical_crossentropy(t, p))
    out['logits'] = K.eval(K.categorical_crossentropy(t, p, True))
    out['named'] = K.eval(K.categorical_crossentropy(
        target=t, output=p, from_logits=False, axis=1))
    out['first axis'] = K.eval(K.categorical_crossentropy(
        K.transpose(t), K.transpose(p), axis=0))
    caught(out, 'axis', K.categorical_crossentropy, t, p, axis=2)
    caught(out, 'negative', K.categorical_crossentropy, t, p, axis=-2)
    return out


@part
def sparse():
    out = {}
    p, i = K.variable(P), K.variable(I)
    out['plain'] = K.eval(K.sparse_categorical_crossentropy(i, p))
    out['logits'] = K.eval(K.sparse_categorical_crossentropy(i, p, True))
    steps = K.variable(np.stack([P, P[::-1]]))
    places = K.variable(np.stack([I, I]))
    out['steps'] = K.eval(K.sparse_categorical_crossentropy(places, steps))
    images = K.variable(np.moveaxis(np.stack([P, P[::-1]]), 2, 1))
    where = K.variable(np.moveaxis(np.stack([I, I]), 2, 1))
    out['axis'] = K.eval(K.sparse_categorical_crossentropy(where, images,
                                                           axis=1))
    caught(out, 'no axis', K.sparse_categorical_crossentropy, i, p, axis=5)
    return out


@part
def binary():
    out = {}
    p, t = K.variable(P), K.variable(T)
    out['plain'] = K.eval(K.binary_crossentropy(t, p))
    out['logits'] = K.eval(K.binary_crossentropy(t, p, from_logits=True))
    edges = K.variable([[0., 1., 1e-9]])
    out['edges'] = K.eval(K.binary_crossentropy(K.variable([[1., 0., 1.]]),
                                                edges))
    out['clipped'] = K.eval(K.categorical_crossentropy(
        K.variable([[1., 0., 0.]]), edges))
    return out


@part
def fuzz():
    out = {}
    before = K.epsilon()
    edges, t = K.variable([[0., 1.]]), K.variable([[1., 0.]])
    K.set_epsilon(1e-2)
    out['binary'] = K.eval(K.binary_crossentropy(t, edges))
    out['categorical'] = K.eval(K.categorical_crossentropy(t, edges))
    out['normalized'] = K.eval(K.l2_normalize(K.variable([[.01, .02]]), 1))
    K.set_epsilon(before)
    return out


@part
def gradients():
    out = {}
    p, t = K.variable(P), K.variable(T)
    losses = [K.categorical_crossentropy(t, p),
              K.binary_crossentropy(t, p),
              K.binary_crossentropy(t, p, True),
              K.sparse_categorical_crossentropy(K.variable(I), p)]
    grads = [K.gradients(K.sum(loss), p) for loss in losses]
    out['all'] = K.function([], grads)([])
    return out
