# Each objective in two epochs of a small model.
import numpy as np
from case_helpers import LABELS, RESULT, T, X, Y, hist, part, sums

from keras.layers import Dense
from keras.models import Sequential


def train(loss, y, activation='linear'):
    np.random.seed(5)
    m = Sequential([Dense(y.shape[1] if loss[0:6] != 'sparse' else 3,
                          input_dim=5, activation=activation)])
    m.compile('sgd', loss)
    h = m.fit(X, y, batch_size=20, nb_epoch=2, verbose=0)
    return [hist(h)['loss'], sums(m.get_weights())]


@part
def regression():
    return dict((n, train(n, T)) for n in
                ['mse', 'mae', 'mape', 'cosine_proximity'])


@part
def positive():
    return dict((n, train(n, np.exp(T), 'softplus')) for n in
                ['msle', 'poisson'])


@part
def classes():
    out = dict((n, train(n, Y, 'softmax')) for n in
               ['categorical_crossentropy', 'kullback_leibler_divergence',
                'binary_crossentropy'])
    out['sparse_categorical_crossentropy'] = train(
        'sparse_categorical_crossentropy', LABELS[:, None], 'softmax')
    return out


@part
def margins():
    return dict((n, train(n, 2 * Y - 1, 'tanh')) for n in
                ['hinge', 'squared_hinge'])
