"""Deep MLP 784-8x256-10, SGD with momentum, batch 64."""
from benchmarks.workloads.common import fitting
from benchmarks.workloads.mlp import data, gflop  # noqa: F401  (its products are those of the MLP)

SIZES = {"batch": 64, "width": 256, "layers": 8, "batches": 100}


def old(batch, width, layers, batches):
    from keras.layers.core import Activation, Dense
    from keras.models import Sequential
    from keras.optimizers import SGD
    model = Sequential()
    for layer in range(layers):
        model.add(Dense(width, init="he_normal", **({} if layer else {"input_shape": (784,)})))
        model.add(Activation("relu"))
    model.add(Dense(10))
    model.add(Activation("softmax"))
    model.compile(loss="categorical_crossentropy", optimizer=SGD(lr=0.01, momentum=0.9))
    return fitting(model, *data(batch, batches), batch=batch)


def keras3(batch, width, layers, batches):
    import keras
    model = keras.Sequential([keras.layers.Input((784,))])
    for _ in range(layers):
        model.add(keras.layers.Dense(width, activation="relu", kernel_initializer="he_normal"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.SGD(0.01, momentum=0.9))
    return fitting(model, *data(batch, batches), batch=batch, epochs="epochs")
