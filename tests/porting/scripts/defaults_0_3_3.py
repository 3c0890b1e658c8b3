"""Nothing is said of what changed: the size of batches, the number of epochs, the epsilon."""
import numpy as np
from keras.models import Sequential
from keras.layers.core import Dense

np.random.seed(11)
X = np.random.uniform(-1, 1, (200, 3)).astype('float32')
y = (X[:, :1] > 0).astype('float32')
model = Sequential([Dense(4, input_dim=3, activation='tanh'), Dense(1)])
model.compile('adam', 'mse')
history = model.fit(X, y, nb_epoch=3, verbose=0)
loss = model.train_on_batch(X[:50], y[:50])
results = [history.history['loss'], loss]
