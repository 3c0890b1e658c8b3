# A recurrent video model with a question beside it.
import numpy as np
from case_helpers import RESULT, hist, part

from keras.layers import (LSTM, Convolution2D, Dense, Embedding, Flatten,
                          Input, TimeDistributed, merge)
from keras.models import Model, Sequential

rs = np.random.RandomState(3)
IMAGES = rs.uniform(size=(8, 4, 3, 1)).astype('float32')
VIDEO = rs.uniform(size=(6, 2, 1, 4, 4)).astype('float32')
WORDS = rs.randint(1, 6, (6, 3))
Y = np.eye(2)[(IMAGES.mean(axis=(1, 2, 3)) > .5).astype(int)]


@part
def video_questions():
    vision = Sequential([Convolution2D(2, 2, 2, input_shape=(1, 4, 4)),
                         Flatten()])
    video = Input(shape=(2, 1, 4, 4))
    encoded = LSTM(3)(TimeDistributed(vision)(video))
    question = Input(shape=(3,), dtype='int32')
    words = LSTM(3)(Embedding(6, 3)(question))
    merged = merge([words, encoded], mode='concat')
    m = Model(input=[video, question],
              output=Dense(2, activation='softmax')(merged))
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit([VIDEO, WORDS], Y[:6], batch_size=3, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'layers': [layer.name for layer in m.layers]}
