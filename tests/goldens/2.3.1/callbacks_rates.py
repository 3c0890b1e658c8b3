# LearningRateScheduler and ReduceLROnPlateau of 2.3.1, fed by hand.
from case_helpers import RESULT, Printed, Warned, caught, part

import numpy as np

from keras import backend as K
from keras.callbacks import LearningRateScheduler, ReduceLROnPlateau

LOGS = [{'loss': l, 'acc': a} for l, a in zip([5, 4, 4, 4, 3.99995, 4, 4, 4], [.1, .2, .2, .2, .3, .2, .1, .1])]


class Model(object):
    stop_training = False


def followed(make, logs=LOGS, optimizer=None):
    model, rates = Model(), []
    model.optimizer = optimizer or type('Optimizer', (), {'lr': K.variable(.5)})()
    with Printed() as p, Warned() as w:
        callback = make()
        callback.set_model(model)
        callback.on_train_begin()
        for epoch, values in enumerate(logs):
            values = dict(values)
            callback.on_epoch_begin(epoch)
            callback.on_epoch_end(epoch, values)
            rates.append([float(K.get_value(model.optimizer.lr)), float(values.get('lr', -1.)),
                          getattr(callback, 'wait', None), getattr(callback, 'cooldown_counter', None)])
    return [rates, p.text, sorted(set(w.of(RuntimeWarning) + w.of(UserWarning)))]


@part
def schedules():
    out = {}
    for name, schedule in dict(epoch=lambda epoch: .1 * (epoch + 1), rate=lambda epoch, lr: lr * .5,
                               other=lambda epoch, x: x / (epoch + 1),
                               numpy=lambda epoch: np.float32(.25)).items():
        out[name] = followed(lambda: LearningRateScheduler(schedule, verbose=1), LOGS[:3])
        out[name + ' silent'] = followed(lambda: LearningRateScheduler(schedule), LOGS[:2])
    out['no logs'] = followed(lambda: LearningRateScheduler(lambda epoch: .1), [{}])
    caught(out, 'whole', followed, lambda: LearningRateScheduler(lambda epoch: 1))
    caught(out, 'no rate', followed, lambda: LearningRateScheduler(lambda epoch: .1), LOGS, object())
    return out


@part
def plateaus():
    out = {}
    for number, options in enumerate((
            dict(monitor='loss', patience=1, verbose=1), dict(monitor='loss', epsilon=.5, patience=2),
            dict(monitor='acc', patience=1, cooldown=1, verbose=1), dict(monitor='missing'),
            dict(monitor='loss', factor=.1, patience=0, min_lr=.01, verbose=1), dict(monitor='loss', mode='other'),
            dict(monitor='loss', min_delta=1., patience=1, more=3), dict(monitor='loss', mode='max', patience=2))):
        out[str(number)] = followed(lambda: ReduceLROnPlateau(**options))
    caught(out, 'factor', ReduceLROnPlateau, factor=2)
    out['min_delta'] = ReduceLROnPlateau(min_delta=.3).min_delta
    return out
