"""CNN 2 x conv 32 3x3 on 28x28, max pooling, dense 128, RMSprop, batch 64.

The network of Keras's example mnist_cnn, but for its optimizer.
"""
from benchmarks.workloads.common import calling, fitting, random_classes, random_rows

SIZES = {"batch": 64, "filters": 32, "batches": 20}


def gflop(batch, filters, batches):
    first, second = 26 * 26 * 9 * filters, 24 * 24 * 9 * filters ** 2
    return 2e-9 * batch * (2 * first + 3 * (second + 12 * 12 * filters * 128 + 128 * 10))


def old(batch, filters, batches):
    from keras.layers.convolutional import Convolution2D, MaxPooling2D
    from keras.layers.core import Activation, Dense, Dropout, Flatten
    from keras.models import Sequential
    model = Sequential()
    model.add(Convolution2D(filters, 3, 3, input_shape=(1, 28, 28)))
    model.add(Activation("relu"))
    model.add(Convolution2D(filters, 3, 3))
    model.add(Activation("relu"))
    model.add(MaxPooling2D((2, 2)))
    model.add(Dropout(0.25))
    model.add(Flatten())
    model.add(Dense(128))
    model.add(Activation("relu"))
    model.add(Dropout(0.5))
    model.add(Dense(10))
    model.add(Activation("softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    rows = batch * batches
    return fitting(model, random_rows(rows, 1, 28, 28), random_classes(rows, 10), batch)


def keras3(batch, filters, batches):
    import keras
    from keras import layers
    model = keras.Sequential([
        layers.Input((28, 28, 1)),
        layers.Conv2D(filters, 3, activation="relu"), layers.Conv2D(filters, 3, activation="relu"),
        layers.MaxPooling2D(2), layers.Dropout(0.25), layers.Flatten(),
        layers.Dense(128, activation="relu"), layers.Dropout(0.5), layers.Dense(10, activation="softmax")])
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    rows = batch * batches
    return fitting(model, random_rows(rows, 28, 28, 1), random_classes(rows, 10), batch, "epochs")


def theano(batch, filters, batches):
    from theano.tensor.signal.pool import pool_2d

    from benchmarks.workloads import by_hand
    T, random = by_hand.T, by_hand.RandomStreams(1)
    X, Y = T.tensor4("X", dtype="float32"), T.matrix("Y", dtype="float32")
    parameters, h = [], X
    for inputs, side in [(1, 28), (filters, 26)]:
        parameters += [by_hand.weights(filters, inputs, 3, 3), by_hand.shared([0] * filters)]
        h = T.nnet.conv2d(h, parameters[-2], input_shape=(batch, inputs, side, side),
                          filter_shape=(filters, inputs, 3, 3))
        h = T.nnet.relu(h + parameters[-1].dimshuffle("x", 0, "x", "x"))
    h = by_hand.dropped(pool_2d(h, (2, 2), ignore_border=True), random, 0.25).flatten(2)
    h = T.nnet.relu(by_hand.dense(h, parameters, 12 * 12 * filters, 128))
    h = by_hand.dropped(h, random, 0.5)
    loss = by_hand.cross_entropy(T.nnet.softmax(by_hand.dense(h, parameters, 128, 10)), Y)
    step = by_hand.training(X, Y, parameters, loss, by_hand.rmsprop(loss, parameters))
    rows = batch * batches
    return calling(step, random_rows(rows, 1, 28, 28), random_classes(rows, 10), batch)
