# K: the learning phase: branches, what is built, numbers in place of it.
import numpy as np
from case_helpers import RESULT, caught, part, probe

from keras import backend as K


@part
def symbol():
    out = {}
    x = K.placeholder(shape=(None, 3))
    y = K.in_train_phase(x * 2, x)
    z = K.in_test_phase(x * 2, x)
    out['uses'] = [y._uses_learning_phase, z._uses_learning_phase]
    f = K.function([x, K.learning_phase()], [y, z])
    a = np.ones((2, 3))
    out['use'], out['training'] = f([a, 0]), f([a, 1])
    return out


@part
def chosen():
    out = {}
    x = K.variable([1., 2.])
    for training in [0, 1, True, False]:
        y = K.in_train_phase(x * 2, x * 3, training=training)
        z = K.in_test_phase(lambda: x * 2, lambda: x * 3, training=training)
        out[str(training)] = [K.eval(y), K.eval(z)]
        out[str(training) + ' uses'] = [
            getattr(t, '_uses_learning_phase', False) for t in (y, z)]
    t = K.placeholder(ndim=0, dtype='uint8')
    y = K.in_train_phase(x * 2, x * 3, training=t)
    f = K.function([t], [y])
    out['tensor'] = [f([0]), f([1])]
    out['tensor uses'] = bool(getattr(y, '_uses_learning_phase', False))
    return out


@part
def built():
    out = {}
    made = []

    def branch(name):
        def build():
            made.append(name)
            return K.dropout(K.ones((4,)), .5)
        return build

    out['before'] = probe()
    K.in_train_phase(branch('x'), branch('alt'))
    out['both'], out['both probe'] = list(made), probe()
    K.in_test_phase(branch('x'), branch('alt'))
    out['test'], out['test probe'] = list(made), probe()
    K.in_train_phase(branch('x'), branch('alt'), training=1)
    K.in_train_phase(branch('x'), branch('alt'), training=0)
    K.in_test_phase(branch('x'), branch('alt'), training=1)
    out['one'], out['one probe'] = list(made), probe()
    return out


@part
def dropped():
    out = {}
    x = K.placeholder(shape=(None, 4))
    y = K.in_train_phase(lambda: K.dropout(x, .5, seed=3), x)
    f = K.function([x, K.learning_phase()], [y])
    a = np.ones((3, 4))
    out['values'] = [f([a, 1])[0], f([a, 0])[0], f([a, 1])[0]]
    return out


@part
def gradients():
    out = {}
    x = K.variable([1., 2., 3.])
    y = K.in_train_phase(lambda: x * x, lambda: x * 3.)
    g = K.gradients(K.sum(y), x)
    f = K.function([K.learning_phase()], [g])
    out['use'], out['training'] = f([0])[0], f([1])[0]
    stopped = K.sum(x * K.stop_gradient(x))
    out['stopped'] = K.eval(K.gradients(stopped, x))
    both = list(K.stop_gradient([x, x * 2]))
    out['several'] = [K.eval(t) for t in both]
    return out


@part
def errors():
    out = {}
    caught(out, 'phase', K.set_learning_phase, 2)
    caught(out, 'word', K.set_learning_phase, 'train')
    return out


@part
def numbers():
    """Last: an original cannot go back to the symbol."""
    out = {}
    x = K.variable([1., 2.])
    for phase in [1, 0]:
        K.set_learning_phase(phase)
        out['phase %d' % phase] = K.learning_phase()
        y = K.in_train_phase(lambda: K.dropout(x, .5), x)
        out['probe %d' % phase] = probe()
        out['value %d' % phase] = K.eval(y)
    return out
