"""A script of the time: an autoencoder, its halves, and a classifier on top of what it learned."""
import numpy as np
from case_helpers import RESULT, floats, part, probe, sums, values
from keras import regularizers
from keras.layers import Dense, Input
from keras.models import Model, Sequential

rng = np.random.RandomState(0)
x_train, x_test = rng.uniform(size=(48, 10)).astype('float32'), rng.uniform(size=(12, 10)).astype('float32')
labels = (x_train[:, 0] > .5).astype('float32')


@part
def script():
    input_img = Input(shape=(10,))
    encoded = Dense(4, activation='relu', activity_regularizer=regularizers.l1(1e-3))(input_img)
    decoded = Dense(10, activation='sigmoid')(encoded)
    autoencoder = Model(input_img, decoded)
    encoder = Model(input_img, encoded)
    encoded_input = Input(shape=(4,))
    decoder = Model(encoded_input, autoencoder.layers[-1](encoded_input))
    autoencoder.compile(optimizer='adadelta', loss='binary_crossentropy')
    h = autoencoder.fit(x_train, x_train, epochs=3, batch_size=16, shuffle=True, verbose=0,
                        validation_data=(x_test, x_test))
    codes = encoder.predict(x_test)
    out = {'autoencoder': dict((k, floats(v)) for k, v in h.history.items()), 'codes': codes,
           'decoded': decoder.predict(codes)[:2], 'whole': autoencoder.predict(x_test)[:2],
           'losses': [len(m.losses) for m in (autoencoder, encoder, decoder)]}
    for layer in encoder.layers:
        layer.trainable = False
    classifier = Sequential([encoder, Dense(1, activation='sigmoid')])
    classifier.compile('rmsprop', 'binary_crossentropy', metrics=['acc'])
    before = sums(encoder.get_weights())
    h = classifier.fit(x_train, labels, epochs=3, batch_size=16, verbose=0, validation_split=.25)
    out.update(classifier=dict((k, floats(v)) for k, v in h.history.items()),
               frozen=before == sums(encoder.get_weights()), probe=probe(),
               evaluate=values(classifier.evaluate(x_train, labels, verbose=0)))
    return out
