# The mnist_mlp example of January 2016, on small synthetic digits, as printed.
from __future__ import print_function
import numpy as np
from case_helpers import RESULT, Printed, hist, part, probe, sums

np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
from keras.optimizers import RMSprop
from keras.utils import np_utils

batch_size = 32
nb_classes = 10
nb_epoch = 3


def load_data():
    rs = np.random.RandomState(12)
    prototypes = rs.randint(0, 256, (10, 4, 4))
    labels = rs.randint(0, 10, 150)
    noise = rs.normal(0, 60, (150, 4, 4))
    images = np.clip(prototypes[labels] + noise, 0, 255).astype('uint8')
    return (images[:120], labels[:120]), (images[120:], labels[120:])


@part
def script():
    out = {}
    np.random.seed(1337)
    # the data, shuffled and split between tran and test sets
    (X_train, y_train), (X_test, y_test) = load_data()

    X_train = X_train.reshape(120, 16)
    X_test = X_test.reshape(30, 16)
    X_train = X_train.astype('float32')
    X_test = X_test.astype('float32')
    X_train /= 255
    X_test /= 255

    # convert class vectors to binary class matrices
    Y_train = np_utils.to_categorical(y_train, nb_classes)
    Y_test = np_utils.to_categorical(y_test, nb_classes)

    model = Sequential()
    model.add(Dense(32, input_shape=(16,)))
    model.add(Activation('relu'))
    model.add(Dropout(0.2))
    model.add(Dense(32))
    model.add(Activation('relu'))
    model.add(Dropout(0.2))
    model.add(Dense(10))
    model.add(Activation('softmax'))

    rms = RMSprop()
    model.compile(loss='categorical_crossentropy', optimizer=rms)
    out['probe_compiled'] = probe()

    with Printed() as p:
        history = model.fit(X_train, Y_train,
                            batch_size=batch_size, nb_epoch=nb_epoch,
                            show_accuracy=True, verbose=2,
                            validation_data=(X_test, Y_test))
    out['text'] = p.steady()
    out['history'] = hist(history)
    with Printed() as p:
        score = model.evaluate(X_test, Y_test,
                               show_accuracy=True, verbose=0)
        print('Test score: %.4f' % score[0])
        print('Test accuracy: %.4f' % score[1])
    out['score'] = p.text
    out['weights'] = sums(model.get_weights())
    out['probe'] = probe()
    return out
