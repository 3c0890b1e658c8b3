"""MLP 784-512-512-10, dropout, RMSprop, batch 128.

The network of Keras's example mnist_mlp.
"""
from benchmarks.workloads.common import calling, fitting, random_classes, random_rows

SIZES = {"batch": 128, "width": 512, "layers": 2, "batches": 100}


def data(batch, batches):
    """Digits, as it were."""
    return random_rows(batch * batches, 784), random_classes(batch * batches, 10)


def gflop(batch, width, layers, batches):
    """Each product thrice: forward, and the gradients of its two factors; that of the data is not asked for."""
    first, others = 784 * width, (layers - 1) * width * width + width * 10
    return 2e-9 * batch * (2 * first + 3 * others)


def network(batch, width, layers, batches):
    """The model of `old`."""
    from keras.layers.core import Activation, Dense, Dropout
    from keras.models import Sequential
    model = Sequential()
    for layer in range(layers):
        model.add(Dense(width, **({} if layer else {"input_shape": (784,)})))
        model.add(Activation("relu"))
        model.add(Dropout(0.2))
    model.add(Dense(10))
    model.add(Activation("softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    return model


def old(**sizes):
    X, Y = data(sizes["batch"], sizes["batches"])
    return fitting(network(**sizes), X, Y, sizes["batch"])


def network3(batch, width, layers, batches):
    """The model of `keras3`."""
    import keras
    model = keras.Sequential([keras.layers.Input((784,))])
    for _ in range(layers):
        model.add(keras.layers.Dense(width, activation="relu"))
        model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    return model


def keras3(**sizes):
    X, Y = data(sizes["batch"], sizes["batches"])
    return fitting(network3(**sizes), X, Y, sizes["batch"], "epochs")


def theano(batch, width, layers, batches):
    from benchmarks.workloads import by_hand
    T, random, parameters = by_hand.T, by_hand.RandomStreams(1), []
    X, Y = T.matrix("X", dtype="float32"), T.matrix("Y", dtype="float32")
    h, inputs = X, 784
    for _ in range(layers):
        h = by_hand.dropped(T.nnet.relu(by_hand.dense(h, parameters, inputs, width)), random, 0.2)
        inputs = width
    loss = by_hand.cross_entropy(T.nnet.softmax(by_hand.dense(h, parameters, inputs, 10)), Y)
    step = by_hand.training(X, Y, parameters, loss, by_hand.rmsprop(loss, parameters))
    return calling(step, *data(batch, batches), batch=batch)
