'''An autoencoder: 784 pixels of a handwritten digit through 16 numbers and back.

It is compared with principal components, the best that 16 numbers can do without hidden layers: the
error that is left is a quarter smaller.
'''
from __future__ import print_function
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras.layers import containers
from keras.layers.core import AutoEncoder, Dense
from keras.models import Sequential

import digits

batch_size = 64
nb_epoch = 30
nb_code = 16

(X_train, y_train), (X_test, y_test) = digits.load_data()
X_train = X_train.astype('float32') / 255
X_test = X_test.astype('float32') / 255
print(len(X_train), 'train samples')
print(len(X_test), 'test samples')

encoder = containers.Sequential([Dense(128, input_shape=(784,), activation='tanh'),
                                 Dense(nb_code)])
decoder = containers.Sequential([Dense(128, input_shape=(nb_code,), activation='tanh'),
                                 Dense(784, activation='sigmoid')])
autoencoder = AutoEncoder(encoder=encoder, decoder=decoder, output_reconstruction=True)

model = Sequential()
model.add(autoencoder)
model.compile(loss='binary_crossentropy', optimizer='adam')
model.fit(X_train, X_train, batch_size=batch_size, nb_epoch=nb_epoch, verbose=2,
          validation_data=(X_test, X_test))

# what is left when each digit is replaced by the mean digit, and by its first principal components
mean = X_train.mean(axis=0)
components = np.linalg.svd(X_train - mean, full_matrices=False)[2][:nb_code]
by_components = mean + (X_test - mean).dot(components.T).dot(components)
print('Error of the mean digit: %.4f' % np.mean((X_test - mean) ** 2))
print('Error of %d principal components: %.4f' % (nb_code, np.mean((X_test - by_components) ** 2)))
print('Error of the autoencoder: %.4f' % np.mean((X_test - model.predict(X_test, verbose=0)) ** 2))
print('Test score: %.4f' % model.evaluate(X_test, X_test, verbose=0))

# the codes themselves: the model has to be compiled again
autoencoder.output_reconstruction = False
model.compile(loss='binary_crossentropy', optimizer='adam')
codes_train = model.predict(X_train, verbose=0)
codes_test = model.predict(X_test, verbose=0)
print('Codes of the test samples:', codes_test.shape)

# which training digit has the nearest code?
distances = (np.square(codes_test).sum(axis=1)[:, None] + np.square(codes_train).sum(axis=1)
             - 2 * codes_test.dot(codes_train.T))
print('Accuracy of the nearest code: %.4f' % np.mean(y_train[distances.argmin(axis=1)] == y_test))
