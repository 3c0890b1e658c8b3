"""A script of the time: a generative adversarial network of two stacks, trained batch by batch."""
import numpy as np
from case_helpers import RESULT, part, probe, sums, values
from keras.layers import BatchNormalization, Dense, Dropout, Input
from keras.layers.advanced_activations import LeakyReLU
from keras.models import Model, Sequential
from keras.optimizers import Adam

real = np.random.RandomState(0).normal(size=(64, 6)).astype('float32')


@part
def script():
    optimizer = Adam(0.0002, 0.5)
    d = Sequential()
    d.add(Dense(8, input_shape=(6,)))
    d.add(LeakyReLU(alpha=0.2))
    d.add(Dropout(0.3))
    d.add(Dense(1, activation='sigmoid'))
    image = Input(shape=(6,))
    discriminator = Model(image, d(image))
    discriminator.compile(loss='binary_crossentropy', optimizer=optimizer, metrics=['accuracy'])
    g = Sequential()
    g.add(Dense(8, input_dim=3))
    g.add(LeakyReLU(alpha=0.2))
    g.add(BatchNormalization(momentum=0.8))
    g.add(Dense(6, activation='tanh'))
    noise = Input(shape=(3,))
    generator = Model(noise, g(noise))
    z = Input(shape=(3,))
    discriminator.trainable = False
    combined = Model(z, discriminator(generator(z)))
    combined.compile(loss='binary_crossentropy', optimizer=Adam(0.0002, 0.5))
    out = {'built': probe(), 'd': [], 'g': []}
    for epoch in range(3):
        idx = np.random.randint(0, real.shape[0], 16)
        fake = generator.predict(np.random.normal(0, 1, (16, 3)))
        d_real = discriminator.train_on_batch(real[idx], np.ones((16, 1)))
        d_fake = discriminator.train_on_batch(fake, np.zeros((16, 1)))
        out['d'].append(values(0.5 * np.add(d_real, d_fake)))
        out['g'].append(values(combined.train_on_batch(np.random.normal(0, 1, (16, 3)), np.ones((16, 1)))))
    out.update(weights=sums(generator.get_weights() + discriminator.get_weights()), probe=probe(),
               updates=[len(combined.updates), len(discriminator.updates), len(generator.updates)])
    return out
