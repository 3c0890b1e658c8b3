"""VGG-like on 32x32: 2 x conv 32, 2 x conv 64, dense 512, SGD, batch 32.

The network of Keras's example cifar10_cnn, but for borders: 0.3.3 without a BLAS has no convolution that keeps them.
"""
from benchmarks.workloads.common import fitting, random_classes, random_rows

SIZES = {"batch": 32, "filters": 32, "batches": 10}


def gflop(batch, filters, batches):
    f = filters
    first = 30 * 30 * 27 * f
    others = 28 * 28 * 9 * f * f + 12 * 12 * 9 * f * 2 * f + 10 * 10 * 9 * 4 * f * f + 5 * 5 * 2 * f * 512 + 5120
    return 2e-9 * batch * (2 * first + 3 * others)


def old(batch, filters, batches):
    from keras.layers.convolutional import Convolution2D, MaxPooling2D
    from keras.layers.core import Activation, Dense, Dropout, Flatten
    from keras.models import Sequential
    from keras.optimizers import SGD
    model = Sequential()
    for block, number in enumerate([filters, 2 * filters]):
        model.add(Convolution2D(number, 3, 3, **({} if block else {"input_shape": (3, 32, 32)})))
        model.add(Activation("relu"))
        model.add(Convolution2D(number, 3, 3))
        model.add(Activation("relu"))
        model.add(MaxPooling2D(pool_size=(2, 2)))
        model.add(Dropout(0.25))
    model.add(Flatten())
    model.add(Dense(512))
    model.add(Activation("relu"))
    model.add(Dropout(0.5))
    model.add(Dense(10))
    model.add(Activation("softmax"))
    model.compile(loss="categorical_crossentropy", optimizer=SGD(lr=0.01, momentum=0.9, nesterov=True))
    rows = batch * batches
    return fitting(model, random_rows(rows, 3, 32, 32), random_classes(rows, 10), batch)


def keras3(batch, filters, batches):
    import keras
    from keras import layers
    model = keras.Sequential([layers.Input((32, 32, 3))])
    for number in (filters, 2 * filters):
        model.add(layers.Conv2D(number, 3, activation="relu"))
        model.add(layers.Conv2D(number, 3, activation="relu"))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(0.25))
    model.add(layers.Flatten())
    model.add(layers.Dense(512, activation="relu"))
    model.add(layers.Dropout(0.5))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.SGD(0.01, momentum=0.9, nesterov=True))
    rows = batch * batches
    return fitting(model, random_rows(rows, 32, 32, 3), random_classes(rows, 10), batch, "epochs")
