
# coding: utf-8

# # Digits with a convnet
# Exported from a notebook; Keras 1.0.

# In[1]:

get_ipython().magic(u'matplotlib inline')
get_ipython().magic(u'load_ext autoreload')
from __future__ import print_function
import numpy as np
from IPython.display import SVG, display
import cPickle, gzip
from keras.models import Sequential
from keras.layers import Dense, Flatten, Activation, Convolution2D, MaxPooling2D
from keras import backend as K


# In[2]:

(X, y), _, (X_test, y_test) = cPickle.load(gzip.open('data/digits.pkl.gz'))
X = X.reshape(-1, 1, 8, 8)[:40]
X.shape


# In[3]:

np.random.seed(5)
model = Sequential()
model.add(Convolution2D(4, 3, 3, input_shape=(1, 8, 8), border_mode='valid'))
model.add(Activation('relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(10))
model.add(Activation('softmax'))
model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])


# In[4]:

get_ipython().run_cell_magic(u'time', u'', u"history = model.fit(X, y[:40], nb_epoch=2, batch_size=10, verbose=0)\nprint(sorted(history.history))")


# In[5]:

get_ipython().magic(u"time score = model.evaluate(X_test[:10].reshape(10, 1, 8, 8), y_test[:10], verbose=0)")
print('loss %.4f' % score[0], 'acc', round(score[1], 2))
get_ipython().system(u'ls')


# In[6]:

get_features = K.function([model.layers[0].input, K.learning_phase()], [model.layers[3].output])
features = get_features([X[:3], 0])[0]
print(features.shape, 7 / 2, '%.4f' % features.mean())
