"""Crossentropies of 2.3.1: logits, smoothed labels, steps."""
import numpy as np
from case_helpers import RESULT, part
from keras import backend as K
from keras import losses

RS = np.random.RandomState(5)
ONES = np.eye(3)[[1, 2, 0, 1]]
LOGITS = RS.normal(size=(4, 3)).round(2)
Q = RS.dirichlet(np.ones(3), 4).round(3)
BITS = RS.randint(0, 2, (4, 3))


def values(pairs):
    names, tensors = zip(*pairs)
    return dict(zip(names, K.function([], list(tensors))([])))


@part
def logits():
    y, x = K.variable(ONES), K.variable(LOGITS)
    return values([
        ('categorical', losses.categorical_crossentropy(y, x, from_logits=True)),
        ('binary', losses.binary_crossentropy(K.variable(BITS), x, from_logits=True)),
        ('sparse', losses.sparse_categorical_crossentropy(K.variable([[1], [2], [0], [1]]), x, from_logits=True)),
        ('sparse flat', losses.sparse_categorical_crossentropy(K.variable([1, 2, 0, 1]), x, from_logits=True))])


@part
def smoothing():
    y, q = K.variable(ONES), K.variable(Q)
    out = []
    for label_smoothing in (0, 0., 0.1, 0.5, 1, -0.2):
        key = ' %s' % label_smoothing
        out.append(('categorical' + key, losses.categorical_crossentropy(y, q, label_smoothing=label_smoothing)))
        out.append(('binary' + key, losses.binary_crossentropy(K.variable(BITS), q, label_smoothing=label_smoothing)))
        out.append(('both' + key, losses.categorical_crossentropy(y, K.variable(LOGITS), True, label_smoothing)))
    return values(out)


@part
def steps():
    q = RS.dirichlet(np.ones(3), (2, 4))
    y = np.eye(3)[RS.randint(0, 3, (2, 4))]
    return values([
        ('categorical', losses.categorical_crossentropy(K.variable(y), K.variable(q))),
        ('binary', losses.binary_crossentropy(K.variable(y), K.variable(q))),
        ('sparse', losses.sparse_categorical_crossentropy(K.variable(y.argmax(-1)[..., None]), K.variable(q))),
        ('sparse flat', losses.sparse_categorical_crossentropy(K.variable(y.argmax(-1)), K.variable(q)))])


@part
def classes():
    y, q, x = K.variable(ONES), K.variable(Q), K.variable(LOGITS)
    numbers = K.variable([1, 2, 0, 1])
    out = [('categorical', losses.CategoricalCrossentropy()(y, q)),
           ('categorical logits', losses.CategoricalCrossentropy(from_logits=True)(y, x)),
           ('categorical smooth', losses.CategoricalCrossentropy(label_smoothing=0.2)(y, q)),
           ('sparse', losses.SparseCategoricalCrossentropy()(numbers, q)),
           ('sparse logits', losses.SparseCategoricalCrossentropy(from_logits=True)(numbers, x)),
           ('binary', losses.BinaryCrossentropy()(K.variable(BITS), q)),
           ('binary logits', losses.BinaryCrossentropy(from_logits=True)(K.variable(BITS), x)),
           ('binary smooth', losses.BinaryCrossentropy(label_smoothing=0.3, reduction='sum')(K.variable(BITS), q))]
    return values(out)
