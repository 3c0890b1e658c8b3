"""Every loss function of 2.3.1: values of rows and steps, arrays and lists."""
import numpy as np
from case_helpers import RESULT, caught, part, raised
from keras import backend as K
from keras import losses

RS = np.random.RandomState(3)
Y = RS.normal(size=(3, 4)).round(1)
P = RS.normal(size=(3, 4)).round(2)
BITS = RS.randint(0, 2, (3, 4)).astype('float32')
SIGNS = 2 * BITS - 1
ONES = np.eye(4)[[1, 3, 0]]
Q = RS.dirichlet(np.ones(4), 3).astype('float32')
NUMBERS = 'mean_squared_error mean_absolute_error mean_absolute_percentage_error mean_squared_logarithmic_error ' \
          'logcosh huber_loss cosine_proximity squared_hinge hinge categorical_hinge'.split()
OF_PROBABILITIES = 'categorical_crossentropy binary_crossentropy kullback_leibler_divergence poisson'.split()


def values(pairs):
    names, tensors = zip(*pairs)
    return dict(zip(names, K.function([], list(tensors))([])))


@part
def of_numbers():
    y, p = K.variable(Y), K.variable(P)
    return values([(name, getattr(losses, name)(y, p)) for name in NUMBERS])


@part
def of_steps():
    y, p = K.variable(RS.normal(size=(2, 3, 4)).round(1)), K.variable(RS.normal(size=(2, 3, 4)).round(1))
    return values([(name, getattr(losses, name)(y, p)) for name in NUMBERS])


@part
def of_vectors():
    y, p = K.variable(Y[0]), K.variable(P[0])
    return values([(name, getattr(losses, name)(y, p)) for name in NUMBERS])


@part
def of_bits_and_signs():
    p = K.variable(P)
    out = []
    for name in ('hinge', 'squared_hinge', 'categorical_hinge'):
        for kind, y in (('bits', BITS), ('signs', SIGNS), ('mixed', np.maximum(SIGNS, Y)), ('ones', ONES),
                        ('all one', np.ones((3, 4))), ('all zero', np.zeros((3, 4)))):
            out.append((name + ' ' + kind, getattr(losses, name)(K.variable(y), p)))
    return values(out)


@part
def of_probabilities():
    y, q = K.variable(ONES), K.variable(Q)
    out = [(name, getattr(losses, name)(y, q)) for name in OF_PROBABILITIES]
    out += [(name + ' soft', getattr(losses, name)(K.variable(Q[::-1]), q)) for name in OF_PROBABILITIES]
    out += [('edges ' + name, getattr(losses, name)(y, K.variable(ONES[::-1]))) for name in OF_PROBABILITIES]
    out.append(('sparse', losses.sparse_categorical_crossentropy(K.variable([[1], [3], [0]]), q)))
    return values(out)


@part
def arguments():
    y, p = K.variable(Y), K.variable(P)
    return values([
        ('huber 0.5', losses.huber_loss(y, p, delta=0.5)), ('huber 3', losses.huber_loss(y, p, 3.)),
        ('cosine 0', losses.cosine_proximity(y, p, axis=0)), ('cosine', losses.cosine(y, p)),
        ('cosine_similarity', losses.cosine_similarity(y, p, axis=1))])


@part
def large():
    """Errors whose cosh overflows; values at and below zero; a direction of length zero."""
    y, p = K.variable([[0., 100., -100., 0.]]), K.variable([[100., 0., 0., 0.]])
    return values([(name, getattr(losses, name)(y, p)) for name in NUMBERS])


@part
def arrays_and_lists():
    out = {}
    for name in ('mean_squared_error', 'mean_absolute_error', 'mean_absolute_percentage_error',
                 'mean_squared_logarithmic_error', 'cosine_proximity', 'kullback_leibler_divergence'):
        out[name] = K.eval(getattr(losses, name)([[1., 2.], [0., 3.]], [[2., 2.], [1., 1.]]))
    out['integers'] = K.eval(losses.mean_squared_error(np.array([[1, 2]]), np.array([[2., 2.5]])))
    out['truth of integers'] = K.eval(losses.mean_squared_error(K.variable([[1, 2]], dtype='int32'),
                                                                K.variable([[2., 2.5]])))
    out['binary'] = K.eval(losses.binary_crossentropy([[1., 0.]], [[.25, .5]]))
    for name in ('logcosh', 'hinge', 'huber_loss', 'poisson'):
        raised(out, name, getattr(losses, name), [[1., 2.]], [[2., 2.]])
    return out


@part
def gradients():
    y, q = K.variable(ONES), K.variable(Q)
    out = []
    for name in NUMBERS + OF_PROBABILITIES:
        out.append((name, K.gradients(K.sum(getattr(losses, name)(y, q)), [q])[0]))
    return values(out)


@part
def aliases():
    out = {}
    for name in 'mse MSE mae MAE mape MAPE msle MSLE kld KLD cosine cosine_similarity'.split():
        out[name] = getattr(losses, name).__name__
        out['get ' + name] = losses.get(name).__name__
    from keras import objectives
    out['objectives'] = all(getattr(objectives, name) is getattr(losses, name) for name in NUMBERS)
    out['classes in objectives'] = objectives.Huber is losses.Huber
    caught(out, 'unknown', objectives.get, 'poisson_loss')
    return out
