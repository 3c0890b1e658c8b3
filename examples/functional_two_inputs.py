'''A Model with two inputs and three outputs: the upper and the lower half of a handwritten digit.

The network of graph_two_inputs.py, with the functional API. Each half is read on its own, and both together. After 12
epochs the upper half gets to about 85% test accuracy, the lower one to 83%, both to 93%.
'''
from __future__ import print_function
try:  # Keras 1.x uses theano.ifelse, and leaves the import to Theano; its last releases do not do it
    import theano.ifelse  # noqa: F401
except ImportError:
    pass
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.layers import Dense, Dropout, Input, merge
from keras.models import Model
from keras.utils import np_utils

import digits

batch_size = 64
nb_classes = 10
nb_epoch = 12

(X_train, y_train), (X_test, y_test) = digits.load_data()


def halves(X):
    '''The inputs of the model, by name.'''
    X = X.astype('float32') / 255
    return {'upper': X[:, :392], 'lower': X[:, 392:]}


def targets(y):
    '''The outputs of the model, by name: three times the same.'''
    Y = np_utils.to_categorical(y, nb_classes)
    return {'digit_by_upper': Y, 'digit_by_lower': Y, 'digit': Y}


print(len(X_train), 'train samples')
print(len(X_test), 'test samples')

inputs, hidden, outputs = [], [], []
for half in ['upper', 'lower']:
    x = Input(shape=(392,), name=half)
    h = Dense(128, activation='tanh', name=half + '_hidden')(x)
    h = Dropout(0.3)(h)
    inputs.append(x)
    hidden.append(h)
    outputs.append(Dense(nb_classes, activation='softmax', name='digit_by_' + half)(h))

both = merge(hidden, mode='concat')
both = Dense(64, activation='tanh', name='both')(both)
outputs.append(Dense(nb_classes, activation='softmax', name='digit')(both))

model = Model(input=inputs, output=outputs)
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(halves(X_train), targets(y_train), batch_size=batch_size, nb_epoch=nb_epoch, verbose=2,
          validation_data=(halves(X_test), targets(y_test)))

scores = model.evaluate(halves(X_test), targets(y_test), verbose=0)
print('Test score: %.4f' % scores[0])
for name, score in zip(model.metrics_names, scores):
    if name.endswith('_acc'):
        print('Test accuracy of %s: %.4f' % (name[:-len('_acc')], score))
