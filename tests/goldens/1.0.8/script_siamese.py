# Contrastive loss on a shared network and a Lambda distance.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras import backend as K
from keras.layers import Dense, Dropout, Input, Lambda
from keras.models import Model, Sequential
from keras.optimizers import RMSprop

rs = np.random.RandomState(4)
X = rs.normal(size=(24, 6)).astype('float32')
PAIRS = np.stack([X, X[::-1]], axis=1)
Y = (PAIRS[:, 0, 0] * PAIRS[:, 1, 0] > 0).astype('float32')


def euclidean_distance(vects):
    x, y = vects
    return K.sqrt(K.sum(K.square(x - y), axis=1, keepdims=True))


def eucl_dist_output_shape(shapes):
    shape1, shape2 = shapes
    return (shape1[0], 1)


def contrastive_loss(y_true, y_pred):
    margin = 1
    return K.mean(y_true * K.square(y_pred)
                  + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))


@part
def script():
    out = {}
    base = Sequential()
    base.add(Dense(5, input_shape=(6,), activation='tanh'))
    base.add(Dropout(0.1))
    base.add(Dense(3, activation='tanh'))
    a, b = Input(shape=(6,)), Input(shape=(6,))
    distance = Lambda(euclidean_distance,
                      output_shape=eucl_dist_output_shape)([base(a), base(b)])
    m = Model(input=[a, b], output=distance)
    out['probe'] = probe()
    m.compile(loss=contrastive_loss, optimizer=RMSprop())
    h = m.fit([PAIRS[:, 0], PAIRS[:, 1]], Y, batch_size=8, nb_epoch=3,
              verbose=0, validation_data=([PAIRS[:6, 0], PAIRS[:6, 1]],
                                          Y[:6]))
    out['history'] = hist(h)
    out['predicted'] = m.predict([PAIRS[:5, 0], PAIRS[:5, 1]])
    out['weights'] = sums(m.get_weights())
    return out
