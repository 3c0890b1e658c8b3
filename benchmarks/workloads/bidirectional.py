"""Embedding 128, bidirectional LSTM 64, 80 steps, Adam, batch 32.

The network of Keras's example imdb_bidirectional_lstm of 1.x.
"""
from benchmarks.workloads.common import fitting, random_answers, random_words

RELEASE = "1.2.2"
SIZES = {"batch": 32, "steps": 80, "units": 64, "batches": 50}


def gflop(batch, steps, units, batches):
    return 2e-9 * batch * steps * 3 * 2 * 4 * units * (128 + units)


def old(batch, steps, units, batches):
    from keras.layers import LSTM, Bidirectional, Dense, Dropout, Embedding
    from keras.models import Sequential
    model = Sequential()
    model.add(Embedding(20000, 128, input_length=steps))
    model.add(Bidirectional(LSTM(units)))
    model.add(Dropout(0.5))
    model.add(Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy")
    rows = batch * batches
    return fitting(model, random_words(rows, steps, 20000), random_answers(rows), batch)


def keras3(batch, steps, units, batches):
    import keras
    from keras import layers
    model = keras.Sequential([
        layers.Input((steps,), dtype="int32"), layers.Embedding(20000, 128),
        layers.Bidirectional(layers.LSTM(units)), layers.Dropout(0.5), layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    rows = batch * batches
    return fitting(model, random_words(rows, steps, 20000), random_answers(rows), batch, "epochs")
