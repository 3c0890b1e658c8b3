"""Functional model: text by embedding and LSTM 32, five numbers, three dense 64, two outputs, RMSprop, batch 32.

The model of the guide to the functional API of 1.x.
"""
from benchmarks.workloads.common import fitting, random_answers, random_rows, random_words

RELEASE = "1.2.2"
SIZES = {"batch": 32, "steps": 100, "units": 32, "batches": 50}


def data(rows, steps):
    """Inputs, and outputs."""
    return [random_words(rows, steps, 10000), random_rows(rows, 5)], [random_answers(rows), random_answers(rows)]


def gflop(batch, steps, units, batches):
    dense = (units + 5) * 64 + 2 * 64 * 64 + 64 + units
    return 2e-9 * batch * 3 * (steps * 4 * units * (512 + units) + dense)


def old(batch, steps, units, batches):
    from keras.layers import LSTM, Dense, Embedding, Input, merge
    from keras.models import Model
    text, numbers = Input(shape=(steps,), dtype="int32"), Input(shape=(5,))
    read = LSTM(units)(Embedding(output_dim=512, input_dim=10000, input_length=steps)(text))
    x = merge([read, numbers], mode="concat")
    for _ in range(3):
        x = Dense(64, activation="relu")(x)
    outputs = [Dense(1, activation="sigmoid")(x), Dense(1, activation="sigmoid")(read)]
    model = Model(input=[text, numbers], output=outputs)
    model.compile(optimizer="rmsprop", loss="binary_crossentropy", loss_weights=[1., 0.2])
    return fitting(model, *data(batch * batches, steps), batch=batch)


def keras3(batch, steps, units, batches):
    import keras
    from keras.layers import LSTM, Concatenate, Dense, Embedding, Input
    text, numbers = Input(shape=(steps,), dtype="int32"), Input(shape=(5,))
    read = LSTM(units)(Embedding(10000, 512)(text))
    x = Concatenate()([read, numbers])
    for _ in range(3):
        x = Dense(64, activation="relu")(x)
    outputs = [Dense(1, activation="sigmoid")(x), Dense(1, activation="sigmoid")(read)]
    model = keras.Model([text, numbers], outputs)
    model.compile(optimizer="rmsprop", loss=["binary_crossentropy"] * 2, loss_weights=[1., 0.2])
    return fitting(model, *data(batch * batches, steps), batch=batch, epochs="epochs")
