# The variational autoencoder of the examples, in small.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras import backend as K
from keras import objectives
from keras.layers import Dense, Input, Lambda
from keras.models import Model

rs = np.random.RandomState(3)
X = (rs.uniform(size=(30, 8)) > .5).astype('float32')


@part
def script():
    out = {}
    x = Input(batch_shape=(10, 8))
    h = Dense(5, activation='tanh')(x)
    z_mean = Dense(2)(h)
    z_log_var = Dense(2)(h)

    def sampling(args):
        z_mean, z_log_var = args
        epsilon = K.random_normal(shape=(10, 2), mean=0., std=1.)
        return z_mean + K.exp(z_log_var / 2) * epsilon

    z = Lambda(sampling, output_shape=(2,))([z_mean, z_log_var])
    decoder_h = Dense(5, activation='tanh')
    decoder_mean = Dense(8, activation='sigmoid')
    x_decoded_mean = decoder_mean(decoder_h(z))
    out['probe'] = probe()

    def vae_loss(x, x_decoded_mean):
        xent_loss = 8 * objectives.binary_crossentropy(x, x_decoded_mean)
        kl_loss = - 0.5 * K.sum(1 + z_log_var - K.square(z_mean)
                                - K.exp(z_log_var), axis=-1)
        return xent_loss + kl_loss

    vae = Model(x, x_decoded_mean)
    vae.compile(optimizer='rmsprop', loss=vae_loss)
    h = vae.fit(X, X, shuffle=True, nb_epoch=3, batch_size=10, verbose=0,
                validation_data=(X[:10], X[:10]))
    out['history'] = hist(h)
    encoder = Model(x, z_mean)
    out['encoded'] = encoder.predict(X[:10], batch_size=10)
    decoder_input = Input(shape=(2,))
    generator = Model(decoder_input, decoder_mean(decoder_h(decoder_input)))
    out['generated'] = generator.predict(np.array([[.1, .2], [-1., 1.]]))
    out['weights'] = sums(vae.get_weights())
    return out
