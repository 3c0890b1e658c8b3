"""1D CNN on text: embedding 50, 100 words, conv 250 of 3, dense 250, RMSprop, batch 32.

The network of Keras's example imdb_cnn of 0.3.
"""
from benchmarks.workloads.common import fitting, random_answers, random_words

SIZES = {"batch": 32, "steps": 100, "filters": 250, "batches": 50}


def gflop(batch, steps, filters, batches):
    return 2e-9 * batch * 3 * ((steps - 2) * 3 * 50 * filters + (steps - 2) // 2 * filters * 250 + 250)


def old(batch, steps, filters, batches):
    from keras.layers.convolutional import Convolution1D, MaxPooling1D
    from keras.layers.core import Activation, Dense, Dropout, Flatten
    from keras.layers.embeddings import Embedding
    from keras.models import Sequential
    model = Sequential()
    model.add(Embedding(5000, 50, input_length=steps))
    model.add(Dropout(0.25))
    model.add(Convolution1D(filters, 3, activation="relu"))
    model.add(MaxPooling1D(pool_length=2))
    model.add(Flatten())
    model.add(Dense(250))
    model.add(Dropout(0.25))
    model.add(Activation("relu"))
    model.add(Dense(1))
    model.add(Activation("sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="rmsprop")
    rows = batch * batches
    return fitting(model, random_words(rows, steps, 5000), random_answers(rows), batch)


def keras3(batch, steps, filters, batches):
    import keras
    from keras import layers
    model = keras.Sequential([
        layers.Input((steps,), dtype="int32"), layers.Embedding(5000, 50), layers.Dropout(0.25),
        layers.Conv1D(filters, 3, activation="relu"), layers.MaxPooling1D(2), layers.Flatten(),
        layers.Dense(250), layers.Dropout(0.25), layers.Activation("relu"), layers.Dense(1, activation="sigmoid")])
    model.compile(loss="binary_crossentropy", optimizer="rmsprop")
    rows = batch * batches
    return fitting(model, random_words(rows, steps, 5000), random_answers(rows), batch, "epochs")
