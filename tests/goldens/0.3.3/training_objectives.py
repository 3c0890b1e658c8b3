# A short training with each objective.
import numpy as np
from case_helpers import RESULT, floats, hist, part, sums

from keras.layers.core import Dense
from keras.models import Sequential
from keras.optimizers import SGD

rs = np.random.RandomState(2)
X = rs.normal(size=(36, 4)).astype('float32')
LABELS = (X[:, :3] + rs.normal(0, .2, (36, 3))).argmax(axis=1)
ONE_HOT = np.eye(3)[LABELS].astype('float32')
POSITIVE = np.exp(X[:, :3] / 2.).astype('float32')


def train(loss, target, activation, lr=0.1):
    m = Sequential([Dense(3, input_dim=4, activation=activation)])
    m.compile(SGD(lr=lr), loss)
    h = m.fit(X, target, batch_size=12, nb_epoch=4, verbose=0,
              show_accuracy=True, validation_split=0.25)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'score': floats(m.evaluate(X, target, batch_size=10, verbose=0,
                                       show_accuracy=True))}


@part
def mse():
    return train('mse', POSITIVE, 'linear')


@part
def mean_absolute_error():
    return train('mean_absolute_error', POSITIVE, 'linear')


@part
def mape():
    return train('mape', POSITIVE, 'linear', .001)


@part
def msle():
    return train('msle', POSITIVE, 'softplus')


@part
def hinge():
    return train('hinge', 2 * ONE_HOT - 1, 'linear')


@part
def squared_hinge():
    return train('squared_hinge', 2 * ONE_HOT - 1, 'tanh')


@part
def categorical_crossentropy():
    return train('categorical_crossentropy', ONE_HOT, 'softmax', .5)


@part
def binary_crossentropy():
    return train('binary_crossentropy', ONE_HOT, 'sigmoid', .5)


@part
def own_function():
    def cubic(y_true, y_pred):
        return abs(y_true - y_pred).mean(axis=-1) ** 3

    return train(cubic, POSITIVE, 'linear')


@part
def poisson():
    return train('poisson', POSITIVE, 'softplus')


@part
def cosine_proximity():
    return train('cosine_proximity', POSITIVE, 'linear')
