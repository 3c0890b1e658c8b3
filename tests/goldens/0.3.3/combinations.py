# Everything at once: optimizers with constraints, regularizers, dropout,
# noise, class and sample weights, validation, shuffling modes.
import numpy as np
from case_helpers import (LABELS, RESULT, T, X, Y, floats, hist, part, probe,
                          sums)

from keras.constraints import maxnorm, nonneg, unitnorm
from keras.layers.advanced_activations import LeakyReLU, PReLU
from keras.layers.core import (Activation, ActivityRegularization, Dense,
                               Dropout, Highway, MaxoutDense)
from keras.layers.noise import GaussianDropout, GaussianNoise
from keras.models import Sequential
from keras.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, RMSprop
from keras.regularizers import activity_l1l2, l1, l1l2, l2

W = np.linspace(.2, 2., 40)


def run(layers, optimizer, loss='mse', target=T, **kwargs):
    out = {}
    m = Sequential(layers)
    out['probe_built'] = probe()
    m.compile(optimizer, loss)
    out['probe_compiled'] = probe()
    h = m.fit(X, target, batch_size=12, nb_epoch=3, verbose=0, **kwargs)
    out['history'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['score'] = floats(m.evaluate(X, target, verbose=0,
                                     show_accuracy=True))
    out['probe'] = probe()
    return out


@part
def sgd_maxnorm():
    return run([Dense(6, input_dim=5, activation='relu', init='he_normal',
                      W_constraint=maxnorm(.9)), Dropout(.5), Dense(2)],
               SGD(lr=.2, momentum=.9, nesterov=True, decay=.01),
               validation_split=.25)


@part
def rmsprop_l1l2():
    return run([Dense(6, input_dim=5, activation='sigmoid', init='normal',
                      W_regularizer=l1l2(.01, .02), b_regularizer=l1(.1)),
                GaussianNoise(.3), Dense(2, W_constraint=unitnorm())],
               RMSprop(lr=.05, clipnorm=.3), sample_weight=W)


@part
def adagrad_activity():
    return run([GaussianDropout(.2, input_shape=(5,)),
                Dense(6, init='lecun_uniform', activation='tanh',
                      activity_regularizer=activity_l1l2(.01, .02)),
                Dense(2, b_constraint=nonneg())], Adagrad(lr=.1),
               shuffle='batch')


@part
def adadelta_maxout():
    return run([MaxoutDense(4, nb_feature=2, input_dim=5,
                            W_constraint=maxnorm(.5)), Dropout(.25),
                Highway(activation='tanh', W_regularizer=l2(.05)),
                Dense(2)], Adadelta(), shuffle=False)


@part
def adam_classes():
    return run([Dense(6, input_dim=5), PReLU(), Dropout(.5), Dense(3),
                Activation('softmax')], Adam(lr=.02, clipvalue=.05),
               'categorical_crossentropy', Y, show_accuracy=True,
               class_weight={0: 1., 1: 3., 2: .5}, validation_split=.2)


@part
def adamax_regularized_output():
    return run([Dropout(.1, input_shape=(5,)), Dense(6, init='uniform'),
                LeakyReLU(.2), ActivityRegularization(l1=.02, l2=.01),
                Dense(2, init='glorot_normal')], Adamax(lr=.05),
               validation_data=(X[:9], T[:9]))


@part
def logistic():
    """One column, binary classes, orthogonal weights, weights of samples."""
    return run([Dense(5, input_dim=5, init='orthogonal', activation='tanh'),
                Dropout(.3), Dense(1, activation='sigmoid')],
               SGD(lr=.5, clipvalue=.1), 'binary_crossentropy',
               (LABELS == 1).astype('int32'), sample_weight=W,
               validation_split=.25)
