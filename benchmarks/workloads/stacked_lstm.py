"""Two LSTM 128 on 40 characters of 60, softmax, RMSprop, batch 128.

The network of Keras's example lstm_text_generation, with fewer units.
"""
from benchmarks.workloads.common import fitting, random_classes, random_words

SIZES = {"batch": 128, "steps": 40, "units": 128, "batches": 10}
CHARACTERS = 60


def data(rows, steps):
    """Texts as one-hot vectors, and the character that follows."""
    import numpy as np
    return np.eye(CHARACTERS, dtype="float32")[random_words(rows, steps, CHARACTERS)], random_classes(rows, CHARACTERS)


def gflop(batch, steps, units, batches):
    first, second = 2 * CHARACTERS * 4 * units + 3 * units * 4 * units, 3 * 2 * units * 4 * units
    return 2e-9 * batch * (steps * (first + second) + 3 * units * CHARACTERS)


def old(batch, steps, units, batches):
    from keras.layers.core import Activation, Dense, Dropout
    from keras.layers.recurrent import LSTM
    from keras.models import Sequential
    model = Sequential()
    model.add(LSTM(units, return_sequences=True, input_shape=(steps, CHARACTERS)))
    model.add(Dropout(0.2))
    model.add(LSTM(units, return_sequences=False))
    model.add(Dropout(0.2))
    model.add(Dense(CHARACTERS))
    model.add(Activation("softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    return fitting(model, *data(batch * batches, steps), batch=batch)


def keras3(batch, steps, units, batches):
    import keras
    from keras import layers
    model = keras.Sequential([
        layers.Input((steps, CHARACTERS)), layers.LSTM(units, return_sequences=True), layers.Dropout(0.2),
        layers.LSTM(units), layers.Dropout(0.2), layers.Dense(CHARACTERS, activation="softmax")])
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    return fitting(model, *data(batch * batches, steps), batch=batch, epochs="epochs")
