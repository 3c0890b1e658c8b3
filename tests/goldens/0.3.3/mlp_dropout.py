# The mnist_mlp style model: a dropout MLP trained with accuracy and a split.
import numpy as np
from case_helpers import RESULT, caught, hist, part, probe

np.random.seed(1337)

from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
from keras.optimizers import RMSprop, SGD
from keras.utils import np_utils

rs = np.random.RandomState(11)
CENTRES = rs.uniform(-1, 1, (4, 8))
LABELS = rs.randint(0, 4, 96)
X = (CENTRES[LABELS] + rs.normal(0, .6, (96, 8))).astype('float32')
Y = np_utils.to_categorical(LABELS, 4)


def mlp():
    m = Sequential()
    m.add(Dense(16, input_shape=(8,)))
    m.add(Activation('relu'))
    m.add(Dropout(0.2))
    m.add(Dense(16))
    m.add(Activation('relu'))
    m.add(Dropout(0.5))
    m.add(Dense(4))
    m.add(Activation('softmax'))
    return m


@part
def categorical():
    out = {}
    m = mlp()
    out['probe_built'] = probe()
    m.compile(loss='categorical_crossentropy', optimizer=RMSprop())
    out['probe_compiled'] = probe()
    h = m.fit(X, Y, batch_size=16, nb_epoch=4, show_accuracy=True, verbose=0,
              validation_split=0.25)
    out['probe_fitted'] = probe()
    out['history'] = hist(h)
    out['history_type'] = type(h).__name__
    out['epochs'] = h.epoch
    score = m.evaluate(X, Y, show_accuracy=True, verbose=0)
    out['score_type'] = type(score).__name__
    out['score'] = [float(s) for s in score]
    s = m.evaluate(X, Y, batch_size=20, verbose=0)
    out['loss_only'] = float(s)
    p = m.predict(X[:6])
    out['pred'] = p
    out['pred_dtype'] = str(p.dtype)
    out['proba'] = m.predict_proba(X[:6], verbose=0)
    c = m.predict_classes(X, verbose=0)
    out['classes'] = c
    out['weights_sum'] = [float(w.sum()) for w in m.get_weights()]
    out['probe_end'] = probe()
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
              class_mode='binary')
    h = m.fit(X, y, batch_size=32, nb_epoch=4, show_accuracy=True, verbose=0,
              validation_data=(X[:20], y[:20]))
    out['history'] = hist(h)
    out['classes'] = m.predict_classes(X[:10], verbose=0)
    out['classes_dtype'] = str(m.predict_classes(X[:3], verbose=0).dtype)
    out['score'] = [float(s) for s in
                    m.evaluate(X, y, show_accuracy=True, verbose=0)]
    return out


@part
def regression():
    out = {}
    t = np.sin(X.sum(axis=1))
    m = Sequential([Dense(10, input_dim=8, activation='relu'), Dropout(0.1),
                    Dense(1)])
    m.compile(SGD(lr=0.05, momentum=0.9, nesterov=True), 'mse')
    h = m.fit(X, t, batch_size=24, nb_epoch=5, verbose=0)
    out['history'] = hist(h)
    out['pred'] = m.predict(X[:5])
    return out


@part
def shuffle_modes():
    out = {}
    t = X[:, :1] - X[:, 1:2]
    for name, mode in [('true', True), ('false', False), ('batch', 'batch')]:
        np.random.seed(21)
        m = Sequential([Dense(1, input_dim=8)])
        m.compile(SGD(lr=0.1), 'mse')
        h = m.fit(X[:50], t[:50], batch_size=16, nb_epoch=3, verbose=0,
                  shuffle=mode)
        out[name] = hist(h)['loss']
        out[name + '_probe'] = probe()
    return out


@part
def repeated_fit():
    """fit twice on one compiled model: optimizer state goes on"""
    out = {}
    m = mlp()
    m.compile(loss='categorical_crossentropy', optimizer='adagrad')
    h1 = m.fit(X, Y, batch_size=32, nb_epoch=2, verbose=0)
    h2 = m.fit(X, Y, batch_size=32, nb_epoch=2, verbose=0)
    out['first'] = hist(h1)['loss']
    out['second'] = hist(h2)['loss']
    m.compile(loss='categorical_crossentropy', optimizer='adagrad')
    h3 = m.fit(X, Y, batch_size=32, nb_epoch=2, verbose=0)
    out['recompiled'] = hist(h3)['loss']
    return out


@part
def errors():
    out = {}
    m = Sequential([Dense(2, input_dim=8)])
    caught(out, 'loss', m.compile, 'sgd', 'nope')
    caught(out, 'optimizer', m.compile, 'nope', 'mse')
    m.compile('sgd', 'mse')
    caught(out, 'length', m.fit, X, np.zeros((5, 2)), verbose=0)
    caught(out, 'length_eval', m.evaluate, X, np.zeros((5, 2)), verbose=0)
    caught(out, 'length_list', m.fit, [X], np.zeros((5, 2)), verbose=0)
    caught(out, 'val', m.fit, X, np.zeros((96, 2)), verbose=0,
           validation_data=(X,))
    caught(out, 'sample_weight', m.fit, X, np.zeros((96, 2)), verbose=0,
           sample_weight=np.ones(5))
    return out
