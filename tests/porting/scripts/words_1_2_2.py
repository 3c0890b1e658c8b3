"""Names that moved: losses, initializers, constraints, callbacks, the keys of a history."""
import numpy as np
from keras import objectives, constraints
from keras.constraints import maxnorm
from keras.callbacks import EarlyStopping, ReduceLROnPlateau
from keras.initializations import glorot_uniform
from keras.layers.advanced_activations import LeakyReLU
from keras.layers.noise import GaussianNoise
from keras.layers.normalization import BatchNormalization
from keras.layers import Convolution1D, Dense, GlobalMaxPooling1D, MaxPooling1D, SpatialDropout1D
from keras.models import Sequential

rng = np.random.RandomState(0)
X = rng.uniform(size=(10, 6, 3))
y = rng.randint(0, 2, (10, 1))

model = Sequential()
model.add(Convolution1D(4, 3, border_mode='same', init='one', input_shape=(6, 3), subsample_length=1))
model.add(LeakyReLU(alpha=0.2))
model.add(MaxPooling1D(pool_length=2, stride=2))
model.add(SpatialDropout1D(0.0))
model.add(GaussianNoise(sigma=0.0))
model.add(GlobalMaxPooling1D())
model.add(BatchNormalization(mode=0, axis=-1))
model.add(Dense(1, activation='sigmoid', init='zero', W_constraint=maxnorm(2)))
model.compile(loss=objectives.binary_crossentropy, optimizer='nadam', metrics=['accuracy'])
np.random.seed(1)
history = model.fit(X, y, nb_epoch=3, verbose=0, validation_data=(X, y),
                    callbacks=[EarlyStopping(monitor='val_acc', patience=9), ReduceLROnPlateau(epsilon=0.1)])
results = [history.history['loss'], history.history['val_acc']]
