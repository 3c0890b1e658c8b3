# RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam in a model.
from case_helpers import RESULT, T, X, hist, part, plain, regressor, sums

from keras.optimizers import (Adadelta, Adagrad, Adam, Adamax, Nadam,
                              RMSprop)


def train(*optimizers):
    out = {}
    for i, optimizer in enumerate(optimizers):
        m = regressor()
        m.compile(optimizer, 'mse')
        h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
        out['%d loss' % i] = hist(h)['loss']
        out['%d weights' % i] = sums(m.get_weights())
        out['%d config' % i] = plain(m.optimizer.get_config())
        out['%d state' % i] = sums(m.optimizer.get_weights())
    return out


@part
def rmsprop():
    return train('rmsprop', RMSprop(lr=.01, rho=.5, epsilon=1e-3))


@part
def adagrad():
    return train('adagrad', Adagrad(lr=.1))


@part
def adadelta():
    return train('adadelta', Adadelta(lr=.5, rho=.5, epsilon=1e-2))


@part
def adam():
    return train('adam', Adam(lr=.01, beta_1=.5, beta_2=.9, epsilon=1e-2))


@part
def adamax():
    return train('adamax', Adamax(lr=.01, beta_1=.5, beta_2=.9))


@part
def nadam():
    return train('nadam', Nadam(lr=.01, beta_1=.5, beta_2=.9,
                                schedule_decay=.1))
