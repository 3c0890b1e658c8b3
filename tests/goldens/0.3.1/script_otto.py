# The script of the Otto challenge: PReLU, Dropout, standardised data.
import numpy as np
from case_helpers import RESULT, part, probe, sums

np.random.seed(1337)

from keras.layers.advanced_activations import PReLU
from keras.layers.core import Activation, Dense, Dropout
from keras.models import Sequential
from keras.utils import np_utils


def load_data():
    rs = np.random.RandomState(9)
    centres = rs.normal(size=(4, 9)) * 1.5
    labels = rs.randint(0, 4, 60)
    X = centres[labels] + rs.normal(size=(60, 9))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    return X.astype('float32'), labels


@part
def script():
    out = {}
    X, labels = load_data()
    y = np_utils.to_categorical(labels)
    nb_classes = y.shape[1]
    dims = X.shape[1]

    model = Sequential()
    model.add(Dense(16, input_shape=(dims,)))
    model.add(PReLU())
    model.add(Dropout(0.5))
    model.add(Dense(16))
    model.add(PReLU())
    model.add(Dropout(0.5))
    model.add(Dense(nb_classes))
    model.add(Activation('softmax'))
    out['probe_built'] = probe()

    model.compile(loss='categorical_crossentropy', optimizer='adam')
    out['probe_compiled'] = probe()
    history = model.fit(X, y, nb_epoch=4, batch_size=16, verbose=0,
                        validation_split=0.15)
    out['loss'] = [float(v) for v in history.history['loss']]
    out['val_loss'] = [float(v) for v in history.history['val_loss']]
    proba = model.predict_proba(X, verbose=0)
    out['proba'] = proba[:5]
    out['accuracy'] = float(np_utils.accuracy(
        np_utils.probas_to_classes(proba), labels))
    out['weights'] = sums(model.get_weights())
    out['probe_end'] = probe()
    return out


@part
def ensemble():
    """Three models after each other: seeds go on from one to the next."""
    out = {}
    X, labels = load_data()
    y = np_utils.to_categorical(labels)
    total = 0.
    for i in range(3):
        model = Sequential([Dense(8, input_dim=9, activation='relu'),
                            Dropout(.5), Dense(4, activation='softmax')])
        model.compile('rmsprop', 'categorical_crossentropy')
        model.fit(X, y, nb_epoch=2, batch_size=16, verbose=0)
        total = total + model.predict(X[:4])
        out['probe_%d' % i] = probe()
    out['mean'] = total / 3
    return out
