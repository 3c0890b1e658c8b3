# K.in_train_phase, in_test_phase, switch: values, draws, gradients.
import numpy as np
from case_helpers import RESULT, part, probe

from keras import backend as K

X = np.linspace(-1, 1, 6).reshape(2, 3).astype('float32')


@part
def phases():
    out = {}
    x = K.placeholder(ndim=2)
    a, b = K.in_train_phase(x * 2, x), K.in_test_phase(x * 3, x)
    c = K.in_train_phase(lambda: x + 1, lambda: x - 1)
    f = K.function([x, K.learning_phase()], [a, b, c])
    for phase in [0, 1]:
        for name, value in zip(['train', 'test', 'callables'],
                               f([X, phase])):
            out['%s %d' % (name, phase)] = value
    out['marked'] = [bool(a._uses_learning_phase),
                     bool(b._uses_learning_phase)]
    return out


@part
def both_are_built():
    """Both branches are made, so both draw."""
    out = {}
    x = K.placeholder(ndim=2)
    out['begin'] = probe()
    K.in_train_phase(lambda: K.dropout(x, .5), lambda: K.dropout(x, .2))
    out['end'] = probe()
    return out


@part
def switches():
    out = {}
    x = K.placeholder(ndim=2)
    y = K.switch(x > 0, x, 10 * x)
    out['elements'] = K.function([x], [y])([X])[0]
    c = K.placeholder(ndim=0)
    z = K.switch(c > 0, x, -x)
    f = K.function([c, x], [z])
    out['one'], out['other'] = f([1., X])[0], f([-1., X])[0]
    g = K.gradients(K.sum(K.square(y)), x)
    out['gradient'] = K.function([x], [g])([X])[0]
    s = K.gradients(K.sum(x * K.stop_gradient(x)), x)
    out['stopped'] = K.function([x], [s])([X])[0]
    return out
