"""A script of the time: a variational autoencoder with its loss added to the model."""
import numpy as np
from case_helpers import RESULT, floats, part, probe, sums, values
from keras import backend as K
from keras.layers import Dense, Input, Lambda
from keras.losses import binary_crossentropy, mse
from keras.models import Model

original_dim, intermediate_dim, latent_dim = 12, 8, 2
x_train = np.random.RandomState(0).uniform(size=(40, original_dim)).astype('float32')


def sampling(args):
    z_mean, z_log_var = args
    batch, dim = K.shape(z_mean)[0], K.int_shape(z_mean)[1]
    epsilon = K.random_normal(shape=(batch, dim))
    return z_mean + K.exp(0.5 * z_log_var) * epsilon


@part
def script():
    inputs = Input(shape=(original_dim,), name='encoder_input')
    h = Dense(intermediate_dim, activation='relu')(inputs)
    z_mean = Dense(latent_dim, name='z_mean')(h)
    z_log_var = Dense(latent_dim, name='z_log_var')(h)
    z = Lambda(sampling, output_shape=(latent_dim,), name='z')([z_mean, z_log_var])
    encoder = Model(inputs, [z_mean, z_log_var, z], name='encoder')
    latent_inputs = Input(shape=(latent_dim,), name='z_sampling')
    outputs = Dense(original_dim, activation='sigmoid')(Dense(intermediate_dim, activation='relu')(latent_inputs))
    decoder = Model(latent_inputs, outputs, name='decoder')
    outputs = decoder(encoder(inputs)[2])
    vae = Model(inputs, outputs, name='vae_mlp')
    reconstruction_loss = binary_crossentropy(inputs, outputs) * original_dim
    kl_loss = -0.5 * K.sum(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)
    vae.add_loss(K.mean(reconstruction_loss + kl_loss))
    vae.add_metric(K.mean(kl_loss), name='kl')
    vae.compile(optimizer='adam')
    history = vae.fit(x_train, epochs=3, batch_size=16, verbose=0, validation_data=(x_train[:8], None))
    lines = []
    vae.summary(print_fn=lines.append)
    return {'history': dict((k, floats(v)) for k, v in history.history.items()), 'table': lines,
            'decoded': decoder.predict(np.zeros((2, latent_dim))), 'weights': sums(vae.get_weights()),
            'encoded': encoder.predict(x_train[:3])[0], 'probe': probe(), 'names': vae.metrics_names,
            'mse': values(mse(K.variable(x_train), K.variable(x_train)).eval())[:2]}
