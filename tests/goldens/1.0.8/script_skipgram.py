# Word vectors by two embeddings and a dot product.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras.layers import Activation, Embedding, Input, Merge, Reshape, merge
from keras.models import Model, Sequential

rs = np.random.RandomState(4)
WORDS, CONTEXTS = rs.randint(0, 8, (2, 30, 1))
Y = (WORDS + CONTEXTS > 7).astype('float32')


@part
def sequential():
    out = {}
    word = Sequential()
    word.add(Embedding(8, 3, init='uniform', input_length=1))
    word.add(Reshape((3,)))
    context = Sequential()
    context.add(Embedding(8, 3, init='uniform', input_length=1))
    context.add(Reshape((3,)))
    m = Sequential()
    m.add(Merge([word, context], mode='dot'))
    m.add(Activation('sigmoid'))
    out['probe'] = probe()
    m.compile(loss='binary_crossentropy', optimizer='rmsprop')
    out['losses'] = [float(m.train_on_batch([WORDS[i:i + 10],
                                             CONTEXTS[i:i + 10]],
                                            Y[i:i + 10]))
                     for i in (0, 10, 20)]
    out['weights'] = sums(m.get_weights())
    return out


@part
def functional():
    w, c = Input((1,), dtype='int32'), Input((1,), dtype='int32')
    e = Embedding(8, 3, input_length=1, name='shared')
    y = merge([Reshape((3,))(e(w)), Reshape((3,))(e(c))], mode='cos')
    m = Model([w, c], Reshape((1,))(y))
    m.compile('adam', 'mse')
    h = m.fit([WORDS, CONTEXTS], Y, nb_epoch=2, batch_size=10, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights())}
