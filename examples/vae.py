'''A variational autoencoder: handwritten digits as points in a space of 8 numbers, from which new ones can be drawn.

A Lambda layer draws the point, and the loss is a function of one's own: how badly the picture comes back, and how far
the points are from a normal distribution. Reference: "Auto-Encoding Variational Bayes", arXiv:1312.6114.

The encoder has not seen a single label; still, the nearest point of the training digits is one of the same class for
about 89% of the others.
'''
from __future__ import print_function
try:  # Keras 1.x uses theano.ifelse, and leaves the import to Theano; its last releases do not do it
    import theano.ifelse  # noqa: F401
except ImportError:
    pass
import numpy as np
np.random.seed(1337)  # for reproducibility

from keras import backend as K
from keras import objectives
from keras.layers import Dense, Input, Lambda
from keras.models import Model
from keras.optimizers import Adam

import digits

batch_size = 100
original_dim = 784
intermediate_dim = 128
latent_dim = 8
nb_epoch = 25

(X_train, y_train), (X_test, y_test) = digits.load_data()
X_train = X_train.astype('float32') / 255
X_test = X_test.astype('float32') / 255
print(len(X_train), 'train samples')
print(len(X_test), 'test samples')

x = Input(batch_shape=(batch_size, original_dim))
h = Dense(intermediate_dim, activation='tanh')(x)
z_mean = Dense(latent_dim)(h)
z_log_var = Dense(latent_dim)(h)


def sampling(args):
    '''A point near z_mean.'''
    z_mean, z_log_var = args
    epsilon = K.random_normal(shape=(batch_size, latent_dim), mean=0., std=1.)
    return z_mean + K.exp(z_log_var / 2) * epsilon


z = Lambda(sampling, output_shape=(latent_dim,))([z_mean, z_log_var])

# these two are used twice: in the autoencoder, and in the generator
decoder_h = Dense(intermediate_dim, activation='tanh')
decoder_mean = Dense(original_dim, activation='sigmoid')
x_decoded_mean = decoder_mean(decoder_h(z))


def vae_loss(x, x_decoded_mean):
    '''Cross entropy of the picture and its copy, and the divergence of the points from a normal distribution.'''
    xent_loss = original_dim * objectives.binary_crossentropy(x, x_decoded_mean)
    kl_loss = -0.5 * K.sum(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)
    return xent_loss + kl_loss


vae = Model(x, x_decoded_mean)
vae.compile(optimizer=Adam(lr=0.003), loss=vae_loss)
vae.fit(X_train, X_train, shuffle=True, nb_epoch=nb_epoch, batch_size=batch_size, verbose=2,
        validation_data=(X_test, X_test))

# from a picture to its point
encoder = Model(x, z_mean)
codes_train = encoder.predict(X_train, batch_size=batch_size)
codes_test = encoder.predict(X_test, batch_size=batch_size)
distances = ((codes_test[:, None] - codes_train[None]) ** 2).sum(axis=-1)
print('Accuracy of the nearest code: %.4f' % np.mean(y_train[distances.argmin(axis=1)] == y_test))

# from a point to a picture
decoder_input = Input(shape=(latent_dim,))
generator = Model(decoder_input, decoder_mean(decoder_h(decoder_input)))
error = np.mean((generator.predict(codes_test) - X_test) ** 2)
print('Squared error: %.4f' % error)
print('Squared error of the mean digit: %.4f' % np.mean((X_train.mean(axis=0) - X_test) ** 2))

# a digit that was not seen, and what comes back from its 8 numbers
seen = X_test[y_test == 3][0]
code = codes_test[y_test == 3][0]
copy = generator.predict(code[None])[0]
for left, right in list(zip(seen.reshape(28, 28), copy.reshape(28, 28)))[4:26:2]:
    print(''.join(' .:*#'[int(value * 4.999)] for value in np.hstack([left, right])).rstrip())
