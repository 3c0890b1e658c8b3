# ReduceLROnPlateau and LearningRateScheduler.
from case_helpers import (RESULT, Printed, T, Warned, X, caught, floats, hist,
                          part, regressor)

from keras import backend as K
from keras.callbacks import LearningRateScheduler, ReduceLROnPlateau
from keras.optimizers import SGD


def scripted(values, key='val_loss', **kwargs):
    """The learning rate after each of a row of values."""
    m = regressor()
    m.compile(SGD(lr=1.), 'mse')
    plateau = ReduceLROnPlateau(**kwargs)
    plateau.set_model(m)
    rates = []
    with Printed() as p:
        plateau.on_train_begin()
        for epoch, value in enumerate(values):
            logs = {key: value}
            plateau.on_epoch_end(epoch, logs)
            rates.append([float(K.get_value(m.optimizer.lr)),
                          float(logs['lr']), plateau.wait,
                          plateau.cooldown_counter])
    return [rates, p.text]


@part
def rules():
    out = {}
    v = [5., 4., 4., 4., 4., 3., 3., 3., 3., 3.]
    out['patience 2'] = scripted(v, patience=2, factor=.5, verbose=1)
    out['patience 0'] = scripted(v, patience=0, factor=.5)
    out['cooldown'] = scripted(v, patience=1, factor=.5, cooldown=2)
    out['min_lr'] = scripted(v, patience=1, factor=.1, min_lr=.05, verbose=1)
    out['epsilon'] = scripted([1., .9, .8, .7, .6], patience=2, epsilon=.2)
    out['acc'] = scripted([.1, .5, .5, .4, .3], key='val_acc',
                          monitor='val_acc', patience=2)
    out['max'] = scripted([1., 2., 1., 1.], mode='max', patience=1)
    caught(out, 'factor', ReduceLROnPlateau, factor=1.)
    return out


@part
def in_fit():
    m = regressor()
    m.compile(SGD(lr=.1), 'mse')
    h = m.fit(X, T, batch_size=20, nb_epoch=6, verbose=0,
              validation_data=(X[:6], -T[:6]),
              callbacks=[ReduceLROnPlateau(patience=1, factor=.3)])
    return {'history': hist(h), 'lr': float(K.get_value(m.optimizer.lr))}


@part
def missing():
    m = regressor()
    m.compile('sgd', 'mse')
    with Warned() as w:
        m.fit(X, T, nb_epoch=1, verbose=0, callbacks=[
            ReduceLROnPlateau(monitor='nothing', mode='sideways')])
    return {'warned': w.of(RuntimeWarning)}


@part
def scheduled():
    out = {}
    m = regressor()
    m.compile(SGD(lr=.1), 'mse')
    seen = []

    def schedule(epoch):
        seen.append(epoch)
        return .1 / (1 + epoch)

    h = m.fit(X, T, batch_size=20, nb_epoch=4, verbose=0, initial_epoch=1,
              callbacks=[LearningRateScheduler(schedule)])
    out['loss'], out['seen'] = hist(h)['loss'], seen
    out['lr'] = floats([K.get_value(m.optimizer.lr)])
    caught(out, 'not a float', m.fit, X, T, nb_epoch=1, verbose=0,
           callbacks=[LearningRateScheduler(lambda epoch: 1)])
    return out
