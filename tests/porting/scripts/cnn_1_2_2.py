"""A small convolutional network."""
import numpy as np
from keras import backend as K
from keras.models import Sequential
from keras.layers import Dense, Dropout, Flatten, Convolution2D, MaxPooling2D, ZeroPadding2D
from keras.regularizers import l2, l1l2
from keras.utils.np_utils import to_categorical
K.set_image_dim_ordering('th')

rng = np.random.RandomState(0)
X = rng.uniform(size=(8, 1, 8, 8))
Y = to_categorical(rng.randint(0, 3, 8), nb_classes=3)

if K.image_dim_ordering() == 'th':
    shape = (1, 8, 8)
model = Sequential()
model.add(ZeroPadding2D((1, 1), input_shape=shape))
model.add(Convolution2D(4, 3, 3, activation='relu', border_mode='valid', W_regularizer=l2(0.01)))
model.add(Convolution2D(nb_filter=3, nb_row=2, nb_col=3, subsample=(2, 2), border_mode='same',
                        b_regularizer=l1l2(l1=0.1, l2=0.2), init='he_normal'))
model.add(MaxPooling2D(pool_size=(2, 2), dim_ordering='th'))
model.add(Dropout(p=0.0))
model.add(Flatten())
model.add(Dense(output_dim=3, activation='softmax', init='normal'))
model.compile(optimizer='adadelta', loss='categorical_crossentropy', metrics=['accuracy'])

# kernels that look the same from either side: 2.x does not turn them
model.set_weights([np.full(w.shape, 0.1) if w.ndim == 4 else rng.uniform(-0.3, 0.3, w.shape) for w in model.get_weights()])
np.random.seed(1)
history = model.fit(X, Y, batch_size=4, nb_epoch=2, verbose=0)
results = [history.history['loss'], history.history['acc'], model.predict_classes(X, verbose=0)]
