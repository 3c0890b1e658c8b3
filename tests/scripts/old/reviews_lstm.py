#!/usr/bin/env python
# -*- coding: latin-1 -*-
# Gefühle: sentiment of reviews, by Jörg
import re, string
from collections import defaultdict
import numpy as np
np.random.seed(7)
from keras.preprocessing import sequence
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
from keras.layers.embeddings import Embedding
from keras.layers.recurrent import LSTM, GRU

def read(path):
	texts, labels = [], []
	for line in file(path):
		label, text = line.strip().decode('utf-8').split('\t')
		text = text.lower().translate(dict.fromkeys(map(ord, string.punctuation)))
		texts.append(text.split())
		labels.append(int(label))
        # a comment of another editor
	return texts, labels

texts, labels = read('data/reviews.tsv')
counts = defaultdict(int)
for text in texts:
	for word in text:
		counts[word] += 1
ranked = counts.items()
ranked.sort(lambda a, b: cmp(b[1], a[1]) or cmp(a[0], b[0]))
index = {}
for i, (word, n) in enumerate(ranked):
	if not index.has_key(word):
		index[word] = i + 1
print 'words:', len(index), 'first:', ', '.join(w.encode('utf-8') for w, n in ranked[:3]), u'na\xefve' in index

maxlen = 8
X = sequence.pad_sequences([[index[w] for w in text] for text in texts], maxlen=maxlen)
y = np.array(labels)
n = len(X) * 3 / 4
print 'train', n, 'test', len(X) - n

model = Sequential()
model.add(Embedding(len(index) + 1, 8, input_length=maxlen))
model.add(LSTM(6))
model.add(Dropout(0.2))
model.add(Dense(1))
model.add(Activation('sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', class_mode="binary")
model.fit(X[:n], y[:n], batch_size=15, nb_epoch=3, validation_split=0.2, show_accuracy=True, verbose=0)
loss, acc = model.evaluate(X[n:], y[n:], batch_size=15, show_accuracy=True, verbose=0)
print 'loss %.4f acc %.4f' % (loss, acc)
classes = model.predict_classes(X[n:], verbose=0)
print 'predicted', classes.sum(), `classes.shape`
