# LearningRateScheduler: its effect, the epochs it is asked for, its errors.
import numpy as np
from case_helpers import RESULT, T, X, caught, hist, part, regressor

from keras import backend as K
from keras.callbacks import LearningRateScheduler
from keras.optimizers import SGD, Adam


@part
def steps():
    out = {}
    asked = []

    def schedule(epoch):
        asked.append(epoch)
        return [.2, .1, 0., .05][epoch]

    m = regressor()
    m.compile(SGD(lr=1.), 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=4, verbose=0,
              callbacks=[LearningRateScheduler(schedule)])
    out['loss'] = hist(h)['loss']
    out['asked'] = asked
    out['rate'] = float(K.get_value(m.optimizer.lr))
    out['config'] = m.optimizer.get_config()
    return out


@part
def adam():
    m = regressor()
    m.compile(Adam(), 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0,
              callbacks=[LearningRateScheduler(lambda e: .1 * .5 ** e)])
    return {'loss': hist(h)['loss']}


@part
def bad():
    out = {}
    m = regressor()
    m.compile(SGD(), 'mse')

    def fit(value):
        m.fit(X, T, nb_epoch=1, verbose=0,
              callbacks=[LearningRateScheduler(lambda epoch: value)])

    caught(out, 'integer', fit, 1)
    caught(out, 'none', fit, None)
    caught(out, 'numpy', fit, np.float32(.1))
    del m.optimizer.lr
    caught(out, 'no_lr', fit, .1)
    return out
