# -*- coding: utf-8 -*-
import numpy as np
import cPickle, sys
from keras.models import Sequential
from keras.layers.core import TimeDistributedDense

np.random.seed(7)
sequences = np.random.uniform(-1, 1, (20, 4, 3))
targets = sequences[:, :, :1]

def build(width=1):
	model = Sequential()
	model.add(TimeDistributedDense(width, input_dim=3, input_length=4, activation="tanh"))
	model.compile(loss="mse", optimizer="sgd")	# by default
	return model

model = build()
settings = {"nb_epoch": 2}
losses = []
for i in xrange(3):
	if settings.has_key("nb_epoch"):
		history = model.fit(sequences, targets, nb_epoch=settings["nb_epoch"], verbose=0)
	losses += history.history["loss"]
	print "epoch %d" % i, losses[-1]
results = [losses]
