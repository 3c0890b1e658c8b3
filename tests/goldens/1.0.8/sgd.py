# SGD in models: momentum, decay, Nesterov, clipping; state and iterations.
from case_helpers import RESULT, T, X, hist, part, plain, regressor, sums

from keras import backend as K
from keras.optimizers import SGD


def train(optimizer, epochs=2):
    m = regressor()
    m.compile(optimizer, 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=epochs, verbose=0)
    out = {'history': hist(h), 'weights': sums(m.get_weights()),
           'config': plain(m.optimizer.get_config()),
           'iterations': float(K.get_value(m.optimizer.iterations))}
    out['state'] = sums(m.optimizer.get_weights())
    return out


@part
def default():
    return train('sgd')


@part
def momentum():
    return train(SGD(lr=.05, momentum=.9))


@part
def nesterov():
    return train(SGD(lr=.05, momentum=.9, nesterov=True))


@part
def decay():
    return train(SGD(lr=.1, decay=.1), 3)


@part
def clipped():
    out = train(SGD(lr=.1, clipnorm=.1))
    out.update(('value ' + k, v) for k, v in
               train(SGD(lr=.1, clipvalue=.05)).items())
    return out


@part
def both_clips():
    return train(SGD(lr=.1, clipvalue=.05, clipnorm=.2))
