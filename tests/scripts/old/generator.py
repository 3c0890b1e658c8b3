import Queue, threading, random
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense, Dropout
from keras.utils.generic_utils import Progbar
import logging
logging.basicConfig(format='%(message)s')

class Batches:
    """endless batches"""
    def __init__(self, X, y, size):
        self.X, self.y, self.size, self.at = X, y, size, 0
    def __iter__(self):
        return self
    def __len__(self):
        return len(self.X) / self.size
    def __nonzero__(self):
        return True
    def next(self):
        i = self.at % len(self)
        self.at += 1
        rows = slice(i * self.size, (i + 1) * self.size)
        return self.X[rows], self.y[rows]

def endless(batches):
    while 1:
        for i in range(len(batches)):
            X, y = batches.next()
            X = X.copy()
            X /= 2
            yield X, y

np.random.seed(13)
counts = np.random.randint(0, 10, (30, 5))
halves = counts / 2
print halves.dtype, (counts / 3).sum(), (counts / 3.).sum() > (counts / 3).sum()
y = counts.sum(axis=1) * 1. / counts.shape[1]
batches = Batches(counts.astype('float32'), y, 10)
first = next(iter(batches))
print 'batches:', len(batches), bool(batches), first[0].shape

model = Sequential()
model.add(Dense(6, input_shape=(5,), activation='relu'))
model.add(Dropout(.1))
model.add(Dense(1))
model.compile(loss='mse', optimizer='adam')
queue = Queue.Queue()
queue.put('job')
try:
    queue.get_nowait(); queue.get_nowait()
except Queue.Empty, e:
    print 'queue is empty', repr(e)[:5]
history = model.fit_generator(endless(batches), samples_per_epoch=30, nb_epoch=2, verbose=0,
                              validation_data=(batches.X, batches.y))
print ['%.3f' % v for v in history.history['val_loss']]
bar = Progbar(3, verbose=2)
for step, (X, t) in zip(range(3), Batches(batches.X, y, 10)):
    loss = model.train_on_batch(X, t)
    bar.update(step + 1, values=[('loss', 1.5)])
print 'last %.3f' % loss
