# K: element by element, comparisons, activations.
import numpy as np
from case_helpers import RESULT, part

from keras import backend as K

A = np.linspace(-2.4, 2.1, 6).reshape(2, 3).astype('float32')
B = np.array([[.5, -1., 2.1], [0., .25, 3.]], 'float32')


def evaluate(named):
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    pairs = named(x, y)
    got = K.function([x, y], [v for _, v in pairs])([A, B])
    return dict((name, np.asarray(value)) for (name, _), value in
                zip(pairs, got))


@part
def arithmetic():
    return evaluate(lambda x, y: [
        ('square', K.square(x)), ('abs', K.abs(x)), ('sqrt', K.sqrt(x)),
        ('exp', K.exp(x)), ('log', K.log(K.abs(x))), ('round', K.round(x)),
        ('sign', K.sign(x)), ('pow', K.pow(x, 3)), ('clip', K.clip(x, -1, 1)),
        ('clip odd', K.clip(x, 1, -1)), ('sin', K.sin(x)), ('cos', K.cos(x)),
        ('maximum', K.maximum(x, y)), ('minimum', K.minimum(x, y))])


@part
def comparisons():
    out = evaluate(lambda x, y: [
        ('equal', K.equal(x, y)), ('not_equal', K.not_equal(x, y)),
        ('greater', K.greater(x, y)), ('lesser', K.lesser(x, y)),
        ('greater_equal', K.greater_equal(x, y)),
        ('lesser_equal', K.lesser_equal(x, y))])
    return dict((k, v.astype('int32')) for k, v in out.items())


@part
def activations():
    return evaluate(lambda x, y: [
        ('relu', K.relu(x)), ('leaky', K.relu(x, alpha=.1)),
        ('capped', K.relu(x, max_value=1.)),
        ('both', K.relu(x, alpha=.1, max_value=1.)),
        ('softmax', K.softmax(x)),
        ('softplus', K.softplus(x)), ('softsign', K.softsign(x)),
        ('sigmoid', K.sigmoid(x)), ('hard_sigmoid', K.hard_sigmoid(x)),
        ('tanh', K.tanh(x)), ('l2 0', K.l2_normalize(x, 0)),
        ('l2 1', K.l2_normalize(x, 1)), ('l2 -1', K.l2_normalize(x, -1))])


@part
def losses():
    p = np.array([[.2, .5, .3], [.9, .05, .05]], 'float32')
    q = np.array([[0., 1., 0.], [1., 0., 0.]], 'float32')
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    named = [
        ('categorical', K.categorical_crossentropy(x, y)),
        ('binary', K.binary_crossentropy(x, y)),
        ('categorical logits', K.categorical_crossentropy(x, y, True)),
        ('binary logits', K.binary_crossentropy(x, y, True))]
    got = K.function([x, y], [v for _, v in named])([p, q])
    out = dict((name, v) for (name, _), v in zip(named, got))
    labels = K.variable(np.array([[1], [0]]))
    out['sparse'] = K.eval(K.sparse_categorical_crossentropy(
        K.variable(p), labels))
    return out
