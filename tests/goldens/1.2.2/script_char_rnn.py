# Text generation with an LSTM: training, sampling with a temperature.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import LSTM, Activation, Dense
from keras.models import Sequential
from keras.optimizers import RMSprop

TEXT = 'the cat sat on the mat and the dog sat on the log '
CHARS = sorted(set(TEXT))
STEP, LENGTH = 3, 8


def sample(preds, temperature=1.0):
    preds = np.asarray(preds).astype('float64')
    preds = np.log(preds) / temperature
    exp_preds = np.exp(preds)
    preds = exp_preds / np.sum(exp_preds)
    return np.argmax(np.random.multinomial(1, preds, 1))


@part
def script():
    out = {}
    starts = range(0, len(TEXT) - LENGTH, STEP)
    X = np.zeros((len(starts), LENGTH, len(CHARS)), dtype=bool)
    y = np.zeros((len(starts), len(CHARS)), dtype=bool)
    for i, start in enumerate(starts):
        for t, char in enumerate(TEXT[start:start + LENGTH]):
            X[i, t, CHARS.index(char)] = 1
        y[i, CHARS.index(TEXT[start + LENGTH])] = 1
    m = Sequential()
    m.add(LSTM(8, input_shape=(LENGTH, len(CHARS))))
    m.add(Dense(len(CHARS)))
    m.add(Activation('softmax'))
    m.compile(loss='categorical_crossentropy', optimizer=RMSprop(lr=0.01))
    h = m.fit(X, y, batch_size=4, nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    generated = sentence = TEXT[:LENGTH]
    for _ in range(10):
        x = np.zeros((1, LENGTH, len(CHARS)))
        for t, char in enumerate(sentence):
            x[0, t, CHARS.index(char)] = 1.
        char = CHARS[sample(m.predict(x, verbose=0)[0], .5)]
        generated += char
        sentence = sentence[1:] + char
    out['generated'] = generated
    out['probe'] = probe()
    return out
