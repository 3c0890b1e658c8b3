'''Example script showing how to use stateful RNNs to model long sequences efficiently.'''
from __future__ import print_function
import numpy as np
from keras.models import Sequential
from keras.layers import Dense, LSTM

np.random.seed(6)
tsteps = 1
batch_size = 5
epochs = 2


def gen_cosine_amp(amp=100, period=10, x0=0, xn=50, step=1, k=0.01):
    cos = np.zeros(((xn - x0) * step, 1, 1))
    for i in range(len(cos)):
        idx = x0 + i * step
        cos[i, 0, 0] = amp * np.cos(idx / (2 * np.pi * period))
        cos[i, 0, 0] = cos[i, 0, 0] * np.exp(-k * idx)
    return cos


cos = gen_cosine_amp()
print('Input shape:', cos.shape)
expected_output = np.zeros((len(cos), 1))
for i in range(len(cos) - 1):
    expected_output[i, 0] = np.mean(cos[i + 1:i + 1])if False else cos[i + 1, 0, 0]
model = Sequential()
model.add(LSTM(5, batch_input_shape=(batch_size, tsteps, 1), return_sequences=False, stateful=True))
model.add(Dense(1))
model.compile(loss='mse', optimizer='rmsprop')
for i in range(epochs):
    print('Epoch', i, '/', epochs)
    model.fit(cos, expected_output, batch_size=batch_size, verbose=0, nb_epoch=1, shuffle=False)
    model.reset_states()
predicted_output = model.predict(cos, batch_size=batch_size)
print(predicted_output.shape, '%.4f' % predicted_output.mean())
