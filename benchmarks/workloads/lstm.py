"""Embedding 128, LSTM 128, 80 steps, Adam, batch 32.

The network of Keras's example imdb_lstm.
"""
from benchmarks.workloads.common import calling, fitting, random_answers, random_words

SIZES = {"batch": 32, "steps": 80, "units": 128, "batches": 50}
GATES, LAYER = 4, "LSTM"


def gflop(batch, steps, units, batches):
    return 2e-9 * batch * steps * 3 * GATES * units * (128 + units)


def old(batch, steps, units, batches, layer=LAYER):
    from keras.layers import recurrent
    from keras.layers.core import Activation, Dense, Dropout
    from keras.layers.embeddings import Embedding
    from keras.models import Sequential
    model = Sequential()
    model.add(Embedding(20000, 128, input_length=steps))
    model.add(getattr(recurrent, layer)(units))
    model.add(Dropout(0.5))
    model.add(Dense(1))
    model.add(Activation("sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam")
    rows = batch * batches
    return fitting(model, random_words(rows, steps, 20000), random_answers(rows), batch)


def keras3(batch, steps, units, batches, layer=LAYER):
    import keras
    from keras import layers
    model = keras.Sequential([
        layers.Input((steps,), dtype="int32"), layers.Embedding(20000, 128), getattr(layers, layer)(units),
        layers.Dropout(0.5), layers.Dense(1, activation="sigmoid")])
    model.compile(loss="binary_crossentropy", optimizer="adam")
    rows = batch * batches
    return fitting(model, random_words(rows, steps, 20000), random_answers(rows), batch, "epochs")


def theano(batch, steps, units, batches):
    from benchmarks.workloads import by_hand
    scan, T, random = by_hand.theano.scan, by_hand.T, by_hand.RandomStreams(1)
    X, Y = T.matrix("X", dtype="int32"), T.matrix("Y", dtype="float32")
    E, W, U = by_hand.weights(20000, 128), by_hand.weights(128, 4 * units), by_hand.weights(units, 4 * units)
    b = by_hand.shared([0] * 4 * units)
    x = T.dot(E[X.T.flatten()].reshape((X.shape[1], X.shape[0], 128)), W) + b
    zeros = T.zeros((X.shape[0], units), dtype="float32")

    def step(x_t, h, c):
        gates = x_t + T.dot(h, U)
        i, f, o = [T.nnet.sigmoid(gates[:, n * units:(n + 1) * units]) for n in range(3)]
        c = f * c + i * T.tanh(gates[:, 3 * units:])
        return o * T.tanh(c), c

    (h, _), _ = scan(step, sequences=x, outputs_info=[zeros, zeros])
    parameters = [E, W, U, b]
    y = T.nnet.sigmoid(by_hand.dense(by_hand.dropped(h[-1], random, 0.5), parameters, units, 1))
    loss = T.nnet.binary_crossentropy(y, Y).mean()
    function = by_hand.training(X, Y, parameters, loss, by_hand.adam(loss, parameters))
    rows = batch * batches
    return calling(function, random_words(rows, steps, 20000), random_answers(rows), batch)
