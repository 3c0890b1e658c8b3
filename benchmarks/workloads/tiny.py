"""Tiny network 20-20-1, SGD, batch 16, by `fit`.

Its arithmetic takes a few microseconds: what is measured is the cost of a step.
"""
from benchmarks.workloads.common import calling, fitting, random_answers, random_rows

SIZES = {"batch": 16, "batches": 1000}


def data(batch, batches):
    """Twenty numbers, and an answer."""
    return random_rows(batch * batches, 20), random_answers(batch * batches)


def gflop(batch, batches):
    return 2e-9 * batch * (2 * 20 * 20 + 3 * 20)


def network():
    """The model of `old`."""
    from keras.layers.core import Activation, Dense
    from keras.models import Sequential
    model = Sequential()
    model.add(Dense(20, input_shape=(20,)))
    model.add(Activation("tanh"))
    model.add(Dense(1))
    model.compile(loss="mse", optimizer="sgd")
    return model


def old(batch, batches):
    return fitting(network(), *data(batch, batches), batch=batch)


def network3():
    """The model of `keras3`."""
    import keras
    model = keras.Sequential([keras.layers.Input((20,)), keras.layers.Dense(20, activation="tanh"),
                              keras.layers.Dense(1)])
    model.compile(loss="mse", optimizer=keras.optimizers.SGD(0.01))
    return model


def keras3(batch, batches):
    return fitting(network3(), *data(batch, batches), batch=batch, epochs="epochs")


def by_hand_step(parameters=None):
    """The function of a step, and its parameters; those of a Keras model may be given."""
    from benchmarks.workloads import by_hand
    T, parameters = by_hand.T, [by_hand.shared(value) for value in parameters or ()]
    X, Y = T.matrix("X", dtype="float32"), T.matrix("Y", dtype="float32")
    if parameters:
        W, b, V, c = parameters
        y = T.dot(T.tanh(T.dot(X, W) + b), V) + c
    else:
        y = by_hand.dense(T.tanh(by_hand.dense(X, parameters, 20, 20)), parameters, 20, 1)
    loss = T.mean(T.sqr(y - Y))
    return by_hand.training(X, Y, parameters, loss, by_hand.sgd(loss, parameters)), parameters


def theano(batch, batches):
    return calling(by_hand_step()[0], *data(batch, batches), batch=batch)
