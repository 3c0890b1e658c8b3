# Question answering by two recurrences, merged.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (LSTM, Dense, Dropout, Embedding, Merge,
                          RepeatVector)
from keras.models import Sequential

rs = np.random.RandomState(6)
STORY = rs.randint(0, 10, (16, 6))
QUESTION = rs.randint(0, 10, (16, 3))
ANSWER = np.eye(10)[STORY[:, 0]]


@part
def recurrent():
    """babi_rnn: the question repeated for each word of the story."""
    s = Sequential([Embedding(10, 4, input_length=6), Dropout(.3)])
    q = Sequential([Embedding(10, 4, input_length=3), Dropout(.3), LSTM(4),
                    RepeatVector(6)])
    m = Sequential([Merge([s, q], mode='sum'), LSTM(4), Dropout(.3),
                    Dense(10, activation='softmax')])
    m.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
    h = m.fit([STORY, QUESTION], ANSWER, batch_size=8, nb_epoch=2, verbose=0,
              validation_split=.25)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'probe': probe()}
