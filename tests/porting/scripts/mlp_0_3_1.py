"""A multilayer perceptron of December 2015."""
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.models import Sequential
from keras.layers.core import Dense, Activation
from keras.optimizers import SGD
from keras.utils import np_utils

X = np.random.uniform(-1, 1, (60, 4))
labels = (X[:, 0] * X[:, 1] > 0).astype(int)
Y = np_utils.to_categorical(labels, 2)

model = Sequential()
model.add(Dense(8, input_shape=(4,), init='uniform', W_regularizer=None))
model.add(Activation('tanh'))
model.add(Dense(2))
model.add(Activation('softmax'))

# let's train it
sgd = SGD(lr=0.1, decay=1e-6, momentum=0.9, nesterov=True)
model.compile(loss='categorical_crossentropy', optimizer=sgd, class_mode='categorical')
history = model.fit(X, Y, nb_epoch=4, batch_size=20, show_accuracy=True, verbose=0,
                    validation_split=0.2)
score = model.evaluate(X, Y, show_accuracy=True, verbose=0)
alone = model.evaluate(X, Y, verbose=0)  # the loss alone
results = [history.history['loss'], history.history['val_loss'], history.history['acc'], score, alone]
