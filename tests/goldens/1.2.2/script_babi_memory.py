# A question answering memory network of merged Sequentials.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import (LSTM, Activation, Dense, Dropout, Embedding, Merge,
                          Permute)
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
