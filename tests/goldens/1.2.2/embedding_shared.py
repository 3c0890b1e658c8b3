# One embedding for several inputs, trained, frozen and given from outside.
import numpy as np
from case_helpers import RESULT, hist, part, plain, sums

from keras.layers import Dense, Embedding, Flatten, Input, merge
from keras.models import Model, Sequential

rs = np.random.RandomState(4)
A, B = rs.randint(0, 6, (2, 16, 3))
Y = (A.sum(axis=1) > B.sum(axis=1)).astype('float32')


@part
def shared():
    a, b = Input((3,), dtype='int32'), Input((3,), dtype='int32')
    e = Embedding(6, 2, input_length=3)
    u, v = Flatten()(e(a)), Flatten()(e(b))
    m = Model([a, b], Dense(1, activation='sigmoid')(
        merge([u, v], mode='concat')))
    m.compile('adagrad', 'binary_crossentropy', metrics=['accuracy'])
    h = m.fit([A, B], Y, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'shapes': plain([e.get_input_shape_at(1),
                             e.get_output_shape_at(1)])}


@part
def given():
    """Word vectors from a file, not trained."""
    out = {}
    vectors = np.linspace(-1, 1, 12).reshape(6, 2)
    m = Sequential([Embedding(6, 2, weights=[vectors], input_length=3,
                              trainable=False),
                    Flatten(), Dense(1, activation='sigmoid')])
    m.compile('rmsprop', 'binary_crossentropy')
    out['history'] = hist(m.fit(A, Y, batch_size=8, nb_epoch=2, verbose=0))
    out['kept'] = bool(np.allclose(m.layers[0].get_weights()[0], vectors))
    out['counts'] = [len(m.trainable_weights), len(m.weights)]
    return out


@part
def tables():
    """A table of one number for each user and item: matrix factorization."""
    u, i = Input((1,), dtype='int32'), Input((1,), dtype='int32')
    p = Flatten()(Embedding(6, 3, W_regularizer='l2')(u))
    q = Flatten()(Embedding(6, 3, W_regularizer='l2')(i))
    m = Model([u, i], merge([p, q], mode='dot'))
    m.compile('adam', 'mse')
    h = m.fit([A[:, :1], B[:, :1]], Y, batch_size=8, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'shape': plain(m.output_shape)}
