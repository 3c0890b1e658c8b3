#!/usr/bin/env python
# LeNet on small squares, Windows line ends
import os, sys, random
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.layers.normalization import BatchNormalization
from keras.layers.advanced_activations import PReLU, LeakyReLU
from keras.optimizers import SGD, Adadelta, Adagrad
from keras.utils import np_utils, generic_utils

np.random.seed(0)
path = "C:\\Users\\me\\data" if False else "data\digits".replace("\\", "/") + ".pkl.gz"
import cPickle, gzip
(X, y), valid, test = cPickle.load(gzip.GzipFile(path))
X = X[:24].reshape((24, 1, 8, 8)); y = np_utils.to_categorical(y[:24], 10)
model = Sequential()
model.add(Convolution2D(3, 3, 3, border_mode="same", input_shape=(1, 8, 8)))
model.add(LeakyReLU(0.1))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Convolution2D(3, 2, 2, subsample=(2, 2)))
model.add(Activation("relu"))
model.add(Flatten())
model.add(Dense(10))
model.add(Activation("softmax"))
model.compile(loss="categorical_crossentropy", optimizer=SGD(lr=0.05, decay=1e-6, momentum=0.9))
for epoch in range(2):
	total, n = 0, 0
        for start in range(0, len(X), 24/3):
		batch = slice(start, start + 24/3)
		loss, acc = model.train_on_batch(X[batch], y[batch], accuracy=True)
		total += loss; n += 1
	print "epoch", epoch, "loss %.4f" % (total/n), n
print model.predict_classes(X[:6], verbose=0).shape, "%.3f" % model.predict_proba(X[:1], verbose=0).max()
