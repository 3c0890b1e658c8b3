# -*- coding: utf-8 -*-
import matplotlib
matplotlib.use('TkAgg')
import matplotlib.pyplot as plt
from pylab import rand
import numpy as np
from keras.models import Sequential
from keras.layers import Dense, Activation
from keras.callbacks import Callback, EarlyStopping, ModelCheckpoint
import os, time

np.random.seed(2016)
start = time.clock()

class LossHistory(Callback):
    def on_train_begin(self, logs={}):
        self.losses = []
    def on_batch_end(self, batch, logs={}):
        self.losses.append(logs.get('loss'))

x = np.linspace(-1, 1, 40); y = x ** 2
model = Sequential()
model.add(Dense(output_dim=10, input_dim=1))
model.add(Activation("relu"))
model.add(Dense(output_dim=1))
model.compile(loss='mse', optimizer='sgd')
history = LossHistory()
checkpoint = ModelCheckpoint('weights.h5', monitor='val_loss', save_best_only=True, verbose=0)
fitted = model.fit(x, y, nb_epoch=3, batch_size=8, verbose=2, validation_split=0.2,
                   callbacks=[history, checkpoint, EarlyStopping(patience=1)])
print len(history.losses), 'batches, losses %s' % ['%.3f' % l for l in history.losses[::4]]
print sorted(fitted.history.keys())
plt.plot(fitted.history['loss'], label=u'Verlust für das Training')
plt.plot(fitted.history['val_loss'])
plt.hold(True)
plt.legend(loc='best')
plt.show()
model.load_weights('weights.h5')
print os.path.getsize('weights.h5') > 0, time.clock() >= start, '%.4f' % model.predict(x)[0, 0]
