#!/usr/bin/env python3
"""Files of 1.x, to go both ways: `write FOLDER` writes models under whatever Keras it runs, `read FOLDER` reads them.

    .oracles/run 1.2.2 tools/exchange_functional.py write tests/goldens/1.2.2/files     what the original wrote
    .oracles/run 1.2.2 tools/exchange_functional.py read FOLDER                         what keras1 wrote

Each model is trained for a step and kept as a whole (.h5), as weights (.w.h5), as JSON and YAML, with an input
(.x.npy) and what it predicted (.npy).  `read` prints a line a model and fails if any prediction differs.
"""
import os
import sys

try:
    import theano.ifelse  # noqa: F401  (Keras 1.x counts on somebody having imported it)
except ImportError:
    pass
import numpy as np
from keras.layers import (
    GRU,
    LSTM,
    BatchNormalization,
    Bidirectional,
    Convolution1D,
    Convolution2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    Input,
    MaxPooling1D,
    MaxPooling2D,
    TimeDistributed,
    merge,
)
from keras.models import Model, Sequential, load_model, model_from_json, save_model


def functional():
    """A model with two branches."""
    x = Input((4, 3))
    pooled = Flatten()(MaxPooling1D(3)(Convolution1D(2, 2)(x)))
    return Model(x, Dense(2)(merge([pooled, Flatten()(x)], mode='concat')))


def models():
    """Name, model and input of each."""
    yield 'mlp', Sequential([Dense(4, input_dim=3, activation='tanh'), BatchNormalization(), Dropout(.2),
                             Dense(2)]), np.random.rand(5, 3)
    yield 'cnn', Sequential([Convolution2D(2, 2, 2, input_shape=(1, 6, 6), dim_ordering='th'),
                             MaxPooling2D((2, 2), dim_ordering='th'), Flatten(), Dense(2)]), np.random.rand(5, 1, 6, 6)
    yield 'rnn', Sequential([Embedding(9, 3, input_length=4, mask_zero=True), LSTM(3, return_sequences=True), GRU(2),
                             Dense(2)]), np.random.randint(0, 9, (5, 4))
    yield 'bi', Sequential([Bidirectional(LSTM(2, return_sequences=True), input_shape=(4, 3)),
                            TimeDistributed(Dense(2))]), np.random.rand(5, 4, 3)
    yield 'fun', functional(), np.random.rand(5, 4, 3)
    yield 'deep', Sequential([Dense(2, input_dim=3)] + [Dense(2) for _ in range(11)]), np.random.rand(5, 3)


def write(folder):
    """Write each model."""
    for name, model, x in models():
        path = os.path.join(folder, name)
        model.compile('adam', 'mse', metrics=['mae'])
        model.train_on_batch(x, np.zeros((5,) + tuple(model.output_shape[1:])))
        save_model(model, path + '.h5')
        model.save_weights(path + '.w.h5', overwrite=True)
        with open(path + '.json', 'w') as file:
            file.write(model.to_json())
        with open(path + '.yaml', 'w') as file:
            file.write(model.to_yaml())
        np.save(path + '.npy', model.predict(x))
        np.save(path + '.x.npy', x)


def read(folder):
    """Read each model, whole and from its parts; whether all predict what they did."""
    good = True
    for name, same, _ in models():
        path = os.path.join(folder, name)
        x, expected = np.load(path + '.x.npy'), np.load(path + '.npy')
        whole = load_model(path + '.h5')
        with open(path + '.json') as file:
            parts = model_from_json(file.read())
        for model in (parts, same):
            model.load_weights(path + '.w.h5')
        far = max(float(abs(model.predict(x) - expected).max()) for model in (whole, parts, same))
        print('%-5s %.1e %s %d' % (name, far, type(whole.optimizer).__name__, len(whole.optimizer.get_weights())))
        good = good and far < 1e-5
    return good


if __name__ == '__main__':
    np.random.seed(5)
    sys.exit(0 if (read if sys.argv[1] == 'read' else write)(sys.argv[2]) is not False else 1)
