"""What one wrote in Theano without Keras: parameters, layers and optimizers as in the tutorials of 2015."""
import sys

import numpy as np
import theano
import theano.tensor as T
from theano.sandbox.rng_mrg import MRG_RandomStream as RandomStreams  # noqa: F401

if sys.version_info >= (3, 11):  # its loops in Cython do not compile there; without them it loops in Python
    sys.modules.setdefault("theano.scan.scan_perform_ext", None)

draw = np.random.RandomState(5)


def shared(value):
    """A parameter."""
    return theano.shared(np.asarray(value, dtype="float32"))


def weights(*shape):
    """Weights of a layer, after Glorot."""
    return shared(draw.uniform(-1, 1, shape) * np.sqrt(6. / (np.prod(shape[1:]) + shape[0])))


def dense(x, parameters, inputs, outputs):
    """x W + b, and W and b among the parameters."""
    parameters += [weights(inputs, outputs), shared(np.zeros(outputs))]
    return T.dot(x, parameters[-2]) + parameters[-1]


def dropped(x, random, p):
    """Dropout."""
    return x * T.cast(random.binomial(x.shape, p=1 - p), "float32") / np.float32(1 - p)


def sgd(loss, parameters, lr=0.01):
    """Gradient descent."""
    return [(p, p - np.float32(lr) * g) for p, g in zip(parameters, T.grad(loss, parameters))]


def rmsprop(loss, parameters, lr=0.001, rho=0.9, epsilon=1e-6):
    """RMSprop."""
    updates = []
    for p, g in zip(parameters, T.grad(loss, parameters)):
        mean = shared(np.zeros(p.get_value().shape))
        new = np.float32(rho) * mean + np.float32(1 - rho) * g ** 2
        updates += [(mean, new), (p, p - np.float32(lr) * g / T.sqrt(new + np.float32(epsilon)))]
    return updates


def adam(loss, parameters, lr=0.001, b1=0.9, b2=0.999, epsilon=1e-8):
    """Adam."""
    t = shared(0)
    updates = [(t, t + 1)]
    rate = np.float32(lr) * T.sqrt(1 - np.float32(b2) ** (t + 1)) / (1 - np.float32(b1) ** (t + 1))
    for p, g in zip(parameters, T.grad(loss, parameters)):
        zeros = np.zeros(p.get_value().shape)
        m, v = shared(zeros), shared(zeros)
        new_m = np.float32(b1) * m + np.float32(1 - b1) * g
        new_v = np.float32(b2) * v + np.float32(1 - b2) * g ** 2
        updates += [(m, new_m), (v, new_v), (p, p - rate * new_m / (T.sqrt(new_v) + np.float32(epsilon)))]
    return updates


def training(X, Y, parameters, loss, updates):
    """The function of a step."""
    return theano.function([X, Y], loss, updates=updates)


def cross_entropy(probabilities, Y):
    """The mean loss of classes."""
    return T.nnet.categorical_crossentropy(probabilities, Y).mean()
