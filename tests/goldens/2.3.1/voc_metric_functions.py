"""Every metric of 2.3.1 that is a function: one value for each sample."""
import numpy as np
from case_helpers import RESULT, part
from keras import backend as K
from keras import metrics

RS = np.random.RandomState(11)
ONES = np.eye(5)[[1, 3, 0, 4]]
Q = RS.dirichlet(np.ones(5), 4)
BITS = RS.randint(0, 2, (4, 3))
P = RS.uniform(size=(4, 3)).round(2)
Y = RS.normal(size=(4, 3)).round(1)


def values(pairs):
    names, tensors = zip(*pairs)
    return dict(zip(names, K.function([], list(tensors))([])))


@part
def accuracies():
    bits, p, ones, q = K.variable(BITS), K.variable(P), K.variable(ONES), K.variable(Q)
    numbers = K.variable([1, 3, 0, 4])
    column = K.variable([[1], [3], [0], [4]])
    out = [('accuracy', metrics.accuracy(K.variable([1, 2, 3]), K.variable([1, 0, 3]))),
           ('binary', metrics.binary_accuracy(bits, p)),
           ('binary 0.2', metrics.binary_accuracy(bits, p, threshold=0.2)),
           ('binary 0.9', metrics.binary_accuracy(bits, p, 0.9)),
           ('binary at 0.5', metrics.binary_accuracy(K.variable([[1., 0., 1., 0.]]), K.variable([[.5, .5, 1.5, .4]]))),
           ('categorical', metrics.categorical_accuracy(ones, q)),
           ('sparse', metrics.sparse_categorical_accuracy(numbers, q)),
           ('sparse column', metrics.sparse_categorical_accuracy(column, q))]
    for k in (1, 2, 3, 5, 7, 0):
        out.append(('top %d' % k, metrics.top_k_categorical_accuracy(ones, q, k)))
        out.append(('sparse top %d' % k, metrics.sparse_top_k_categorical_accuracy(column, q, k=k)))
        out.append(('sparse flat top %d' % k, metrics.sparse_top_k_categorical_accuracy(numbers, q, k=k)))
    return values(out)


@part
def of_steps():
    q = RS.dirichlet(np.ones(3), (2, 4))
    y = RS.randint(0, 3, (2, 4))
    return values([
        ('categorical', metrics.categorical_accuracy(K.variable(np.eye(3)[y]), K.variable(q))),
        ('sparse', metrics.sparse_categorical_accuracy(K.variable(y), K.variable(q))),
        ('sparse column', metrics.sparse_categorical_accuracy(K.variable(y[..., None]), K.variable(q))),
        ('binary', metrics.binary_accuracy(K.variable(np.eye(3)[y]), K.variable(q))),
        ('cosine', metrics.cosine_proximity(K.variable(np.eye(3)[y]), K.variable(q)))])


@part
def losses():
    y, p, ones, q = K.variable(Y), K.variable(P), K.variable(ONES), K.variable(Q)
    out = [(name, getattr(metrics, name)(y, p)) for name in
           ('mean_squared_error', 'mean_absolute_error', 'mean_absolute_percentage_error',
            'mean_squared_logarithmic_error', 'hinge', 'squared_hinge', 'categorical_hinge', 'logcosh')]
    out += [(name, getattr(metrics, name)(ones, q)) for name in
            ('categorical_crossentropy', 'binary_crossentropy', 'kullback_leibler_divergence', 'poisson')]
    out += [('sparse', metrics.sparse_categorical_crossentropy(K.variable([[1], [3], [0], [4]]), q)),
            ('smooth', metrics.categorical_crossentropy(ones, q, label_smoothing=0.2))]
    return values(out)


@part
def cosine():
    y, p = K.variable(Y), K.variable(P)
    return values([('default', metrics.cosine_proximity(y, p)), ('along 0', metrics.cosine_proximity(y, p, axis=0)),
                   ('cosine', metrics.cosine(y, p)), ('cosine_similarity', metrics.cosine_similarity(y, p, 1))])


@part
def arrays():
    return {'accuracy': K.eval(metrics.accuracy([1., 2.], [1., 3.])),
            'mse': K.eval(metrics.mse([[1., 2.]], [[1., 3.]])),
            'mape': K.eval(metrics.mape(np.array([[1., 2.]]), np.array([[1., 3.]])))}
