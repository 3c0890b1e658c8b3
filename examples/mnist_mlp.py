'''Train a multilayer perceptron on 4,000 handwritten digits and test it on 1,000 others.

Gets to about 95% test accuracy after 10 epochs.
'''
from __future__ import print_function
import os
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
from keras.optimizers import RMSprop
from keras.utils import np_utils

import digits

batch_size = 128
nb_classes = 10
nb_epoch = 10

(X_train, y_train), (X_test, y_test) = digits.load_data()

# each training digit is shown as it is and moved by one pixel in each direction
images = X_train.reshape(-1, 28, 28)
X_train = np.concatenate([np.roll(images, step, axis)
                          for step, axis in [(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2)]])
y_train = np.tile(y_train, 5)

X_train = X_train.reshape(-1, 784).astype('float32') / 255
X_test = X_test.astype('float32') / 255
print(X_train.shape[0], 'train samples')
print(X_test.shape[0], 'test samples')

# convert class vectors to binary class matrices
Y_train = np_utils.to_categorical(y_train, nb_classes)
Y_test = np_utils.to_categorical(y_test, nb_classes)

model = Sequential()
model.add(Dense(256, input_shape=(784,)))
model.add(Activation('tanh'))
model.add(Dropout(0.2))
model.add(Dense(256))
model.add(Activation('tanh'))
model.add(Dropout(0.2))
model.add(Dense(nb_classes))
model.add(Activation('softmax'))

model.compile(loss='categorical_crossentropy', optimizer=RMSprop())

history = model.fit(X_train, Y_train, batch_size=batch_size, nb_epoch=nb_epoch,
                    show_accuracy=True, verbose=2,
                    validation_data=(X_test, Y_test))
score = model.evaluate(X_test, Y_test, show_accuracy=True, verbose=0)
print('Test score:', score[0])
print('Test accuracy:', score[1])


def plot(path):
    '''Draw the loss and the accuracy of each epoch, and some digits that were read wrongly.'''
    import matplotlib
    matplotlib.use('Agg')
    import matplotlib.pyplot as plt

    plt.figure(figsize=(9, 7))
    for i, (name, title) in enumerate([('loss', 'loss'), ('acc', 'accuracy')]):
        plt.axes([0.07 + 0.49 * i, 0.55, 0.42, 0.4])
        plt.plot(history.history[name], label='train')
        plt.plot(history.history['val_' + name], label='test')
        plt.title(title)
        plt.xlabel('epoch')
        plt.legend()

    read = model.predict_classes(X_test, verbose=0)
    wrong = np.flatnonzero(read != y_test)
    for i, n in enumerate(wrong[::max(1, len(wrong) // 10)][:10]):
        plt.axes([0.07 + 0.182 * (i % 5), 0.23 - 0.22 * (i // 5), 0.17, 0.17])
        plt.imshow(X_test[n].reshape(28, 28), cmap='gray_r')
        plt.title('%d read as %d' % (y_test[n], read[n]), fontsize=9)
        plt.axis('off')
    plt.savefig(path)
    print('Curves and wrongly read digits:', path)


try:
    plot(os.path.splitext(os.path.abspath(__file__))[0] + '.png')
except ImportError:
    print('No plots: matplotlib is not installed')
