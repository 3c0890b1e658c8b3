# Nested recurrences over the rows of an image.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import LSTM, Dense, Input, TimeDistributed
from keras.models import Model

rs = np.random.RandomState(3)
IMAGES = rs.uniform(size=(8, 4, 3, 1)).astype('float32')
VIDEO = rs.uniform(size=(6, 2, 1, 4, 4)).astype('float32')
WORDS = rs.randint(1, 6, (6, 3))
Y = np.eye(2)[(IMAGES.mean(axis=(1, 2, 3)) > .5).astype(int)]


@part
def rows():
    x = Input(shape=(4, 3, 1))
    encoded_rows = TimeDistributed(LSTM(output_dim=2))(x)
    encoded_columns = LSTM(2)(encoded_rows)
    m = Model(x, Dense(2, activation='softmax')(encoded_columns))
    m.compile('rmsprop', 'categorical_crossentropy', metrics=['accuracy'])
    h = m.fit(IMAGES, Y, batch_size=4, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'probe': probe()}
