# The mnist_mlp style model of 1.x: dropout, accuracy as a metric, a split.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums, values

from keras.layers import Activation, Dense, Dropout
from keras.models import Sequential
from keras.optimizers import RMSprop, SGD
from keras.utils import np_utils

rs = np.random.RandomState(11)
CENTRES = rs.uniform(-1, 1, (4, 8))
LABELS = rs.randint(0, 4, 96)
X = (CENTRES[LABELS] + rs.normal(0, .6, (96, 8))).astype('float32')
Y = np_utils.to_categorical(LABELS, 4)


@part
def categorical():
    out = {}
    m = Sequential()
    m.add(Dense(16, input_shape=(8,)))
    m.add(Activation('relu'))
    m.add(Dropout(0.2))
    m.add(Dense(16))
    m.add(Activation('relu'))
    m.add(Dropout(0.5))
    m.add(Dense(4))
    m.add(Activation('softmax'))
    out['built'] = probe()
    m.compile(loss='categorical_crossentropy', optimizer=RMSprop(),
              metrics=['accuracy'])
    out['compiled'] = probe()
    h = m.fit(X, Y, batch_size=16, nb_epoch=4, verbose=0,
              validation_split=0.25)
    out['fitted'] = probe()
    out['history'] = hist(h)
    out['history_type'] = type(h).__name__
    out['epochs'] = h.epoch
    out['names'] = m.metrics_names
    score = m.evaluate(X, Y, verbose=0)
    out['score_type'] = type(score).__name__
    out['score'] = values(score)
    out['score_20'] = values(m.evaluate(X, Y, batch_size=20, verbose=0))
    p = m.predict(X[:6])
    out['predicted'] = p
    out['dtype'] = str(p.dtype)
    out['proba'] = m.predict_proba(X[:6], verbose=0)
    out['classes'] = m.predict_classes(X, verbose=0)
    out['weights'] = sums(m.get_weights())
    out['end'] = probe()
    return out


@part
def binary():
    out = {}
    y = (LABELS > 1).astype('int32')
    m = Sequential()
    m.add(Dense(12, input_dim=8, init='uniform', activation='tanh'))
    m.add(Dropout(0.3))
    m.add(Dense(1, activation='sigmoid'))
    m.compile(loss='binary_crossentropy', optimizer='adam',
              metrics=['accuracy'])
    h = m.fit(X, y, batch_size=32, nb_epoch=4, verbose=0,
              validation_data=(X[:20], y[:20]))
    out['history'] = hist(h)
    c = m.predict_classes(X[:10], verbose=0)
    out['classes'] = c
    out['classes_dtype'] = str(c.dtype)
    out['score'] = values(m.evaluate(X, y, verbose=0))
    return out


@part
def regression():
    out = {}
    t = np.sin(X.sum(axis=1))
    m = Sequential([Dense(10, input_dim=8, activation='relu'), Dropout(0.1),
                    Dense(1)])
    m.compile(SGD(lr=0.05, momentum=0.9, nesterov=True), 'mse')
    h = m.fit(X, t, batch_size=24, nb_epoch=4, verbose=0)
    out['history'] = hist(h)
    out['predicted'] = m.predict(X[:5])
    out['score_type'] = np.ndim(m.evaluate(X, t, verbose=0))
    return out
