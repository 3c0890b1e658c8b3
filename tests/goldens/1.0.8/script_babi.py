# A question answering model with merges, as the bAbI scripts of the time.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (LSTM, Activation, Dense, Dropout, Embedding, Merge,
                          Permute, RepeatVector)
from keras.models import Sequential

rs = np.random.RandomState(6)
STORY = rs.randint(0, 10, (16, 6))
QUESTION = rs.randint(0, 10, (16, 3))
ANSWER = np.eye(10)[STORY[:, 0]]


@part
def memory_network():
    """babi_memnn: Sequentials merged by dot, sum and concat."""
    out = {}
    m = Sequential()
    m.add(Embedding(10, 4, input_length=6))
    m.add(Dropout(.3))
    q = Sequential()
    q.add(Embedding(10, 4, input_length=3))
    q.add(Dropout(.3))
    match = Sequential()
    match.add(Merge([m, q], mode='dot', dot_axes=[2, 2]))
    match.add(Activation('softmax'))
    c = Sequential()
    c.add(Embedding(10, 3, input_length=6))
    response = Sequential()
    response.add(Merge([match, c], mode='sum'))
    response.add(Permute((2, 1)))
    answer = Sequential()
    answer.add(Merge([response, q], mode='concat', concat_axis=-1))
    answer.add(LSTM(4))
    answer.add(Dense(10))
    answer.add(Activation('softmax'))
    out['probe'] = probe()
    answer.compile('rmsprop', 'categorical_crossentropy',
                   metrics=['accuracy'])
    h = answer.fit([STORY, QUESTION, STORY], ANSWER, batch_size=8,
                   nb_epoch=2, verbose=0)
    out['history'] = hist(h)
    out['inputs'] = len(answer.inputs)
    out['weights'] = sums(answer.get_weights())
    return out


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
