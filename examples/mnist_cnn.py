'''Train a small convolutional network on 4,000 handwritten digits and test it on 1,000 others.

Gets to about 94% test accuracy after 6 epochs.
'''
from __future__ import print_function
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.utils import np_utils

import digits

batch_size = 64
nb_classes = 10
nb_epoch = 6

# number of convolutional filters to use, side of each, side of the squares that are pooled
nb_filters = 8
nb_conv = 3
nb_pool = 2

(X_train, y_train), (X_test, y_test) = digits.load_data()

# samples, channels, rows, columns
X_train = X_train.reshape(-1, 1, 28, 28).astype('float32') / 255
X_test = X_test.reshape(-1, 1, 28, 28).astype('float32') / 255
print('X_train shape:', X_train.shape)
print('X_test shape:', X_test.shape)

# convert class vectors to binary class matrices
Y_train = np_utils.to_categorical(y_train, nb_classes)
Y_test = np_utils.to_categorical(y_test, nb_classes)

model = Sequential()
model.add(Convolution2D(nb_filters, nb_conv, nb_conv, border_mode='valid', input_shape=(1, 28, 28)))
model.add(Activation('tanh'))
model.add(MaxPooling2D(pool_size=(nb_pool, nb_pool)))
model.add(Convolution2D(2 * nb_filters, nb_conv, nb_conv))
model.add(Activation('tanh'))
model.add(MaxPooling2D(pool_size=(nb_pool, nb_pool)))
model.add(Dropout(0.25))
model.add(Flatten())
model.add(Dense(64))
model.add(Activation('tanh'))
model.add(Dropout(0.25))
model.add(Dense(nb_classes))
model.add(Activation('softmax'))

model.compile(loss='categorical_crossentropy', optimizer='adam')

model.fit(X_train, Y_train, batch_size=batch_size, nb_epoch=nb_epoch,
          show_accuracy=True, verbose=2, validation_data=(X_test, Y_test))
score = model.evaluate(X_test, Y_test, show_accuracy=True, verbose=0)
print('Test score: %.4f' % score[0])
print('Test accuracy: %.4f' % score[1])
