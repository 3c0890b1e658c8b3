"""Batches from generators."""
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import Adam

rng = np.random.RandomState(0)
X = rng.uniform(size=(20, 3))

def batches(data, batch_size=5):
    while True:
        for start in range(0, len(data), batch_size):
            yield data[start:start + batch_size], data[start:start + batch_size, :1]

model = Sequential([Dense(4, input_shape=(3,)), Dense(1)])
model.compile(optimizer=Adam(lr=0.01), loss='mse')
model.set_weights([rng.uniform(-0.3, 0.3, w.shape) for w in model.get_weights()])
train = batches(X, batch_size=5)
history = model.fit_generator(train, samples_per_epoch=20, nb_epoch=3, verbose=0,
                              validation_data=batches(X, batch_size=10), nb_val_samples=20, max_q_size=1)
score = model.evaluate_generator(batches(X, batch_size=5), val_samples=20)
predicted = model.predict_generator(batches(X, batch_size=5), val_samples=20)
results = [history.history['loss'], predicted]
