"""Two stacks below a third, and one of their own below."""
import numpy as np
from keras.models import Sequential
from keras.layers import Dense, Merge

rng = np.random.RandomState(0)
X, X2 = rng.uniform(size=(10, 4)), rng.uniform(size=(10, 2))

left = Sequential()
left.add(Dense(3, input_dim=4))
right = Sequential()
right.add(Dense(2, input_dim=2, activation='tanh'))

model = Sequential()
model.add(Merge([left, right], mode='concat'))  # side by side
model.add(Dense(4, activation='tanh'))
model.add(Dense(1))
model.compile(loss='mse', optimizer='adagrad')
model.set_weights([rng.uniform(-0.3, 0.3, w.shape) for w in model.get_weights()])
np.random.seed(1)
history = model.fit([X, X2], X[:, :1], nb_epoch=2, verbose=0)
results = [history.history['loss'], model.predict([X, X2])]
