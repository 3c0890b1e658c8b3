"""Writing text: LSTM 128 on 40 characters of 60, one sample a step.

The loop of Keras's example lstm_text_generation: predict, draw the next character, move on.
"""
import numpy as np

SIZES = {"steps": 40, "units": 128}
CHARACTERS = 60


def gflop(steps, units):
    return 2e-9 * (steps * 4 * units * (CHARACTERS + units) + units * CHARACTERS)


def writing(predict, steps):
    """`run`: the next character, so many times."""
    draw = np.random.RandomState(6)
    text = list(draw.randint(0, CHARACTERS, steps))

    def run(characters):
        for _ in range(characters):
            x = np.zeros((1, steps, CHARACTERS), dtype="float32")
            x[0, np.arange(steps), text] = 1
            probabilities = np.asarray(predict(x), dtype="float64").ravel()
            text.append(draw.multinomial(1, probabilities / probabilities.sum() * (1 - 1e-9)).argmax())
            del text[0]
        return characters
    return run


def old(steps, units):
    from keras.layers.core import Activation, Dense
    from keras.layers.recurrent import LSTM
    from keras.models import Sequential
    model = Sequential()
    model.add(LSTM(units, input_shape=(steps, CHARACTERS)))
    model.add(Dense(CHARACTERS))
    model.add(Activation("softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    return writing(lambda x: model.predict(x, verbose=0)[0], steps)


def keras3(steps, units):
    import keras
    from keras import layers
    model = keras.Sequential([
        layers.Input((steps, CHARACTERS)), layers.LSTM(units), layers.Dense(CHARACTERS, activation="softmax")])
    model.compile(loss="categorical_crossentropy", optimizer="rmsprop")
    return writing(model.predict_on_batch, steps)  # many times as fast as its predict, for one sample
