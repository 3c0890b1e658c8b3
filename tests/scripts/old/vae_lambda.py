# Variational autoencoder, Keras 1.x
import numpy as np
from keras.layers import Input, Dense, Lambda
from keras.models import Model
from keras import backend as K, objectives
np.random.seed(4)
batch_size, original_dim, latent_dim, intermediate_dim, nb_epoch = 10, 12, 2, 6, 2

x = Input(batch_shape=(batch_size, original_dim))
h = Dense(intermediate_dim, activation='relu')(x)
z_mean = Dense(latent_dim)(h)
z_log_var = Dense(latent_dim)(h)

def sampling(args):
    z_mean, z_log_var = args
    epsilon = K.random_normal(shape=(batch_size, latent_dim), mean=0., std=1.0)
    return z_mean + K.exp(z_log_var / 2) * epsilon

z = Lambda(sampling, output_shape=(latent_dim,))([z_mean, z_log_var])
decoder_h = Dense(intermediate_dim, activation='relu')
decoder_mean = Dense(original_dim, activation='sigmoid')
x_decoded_mean = decoder_mean(decoder_h(z))

def vae_loss(x, x_decoded_mean):
    xent_loss = original_dim * objectives.binary_crossentropy(x, x_decoded_mean)
    kl_loss = - 0.5 * K.sum(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)
    return xent_loss + kl_loss

vae = Model(x, x_decoded_mean)
vae.compile(optimizer='rmsprop', loss=vae_loss)
X = np.random.rand(40, original_dim)
h = vae.fit(X, X, shuffle=True, nb_epoch=nb_epoch, batch_size=batch_size, verbose=0)
print ["%.4f" % l for l in h.history['loss']]
encoder = Model(x, z_mean)
print encoder.predict(X, batch_size=batch_size).shape
decoder_input = Input(shape=(latent_dim,))
generator = Model(decoder_input, decoder_mean(decoder_h(decoder_input)))
print "%.4f" % generator.predict(np.array([[.5, -.5]])).sum()
