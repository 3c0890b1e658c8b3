# EarlyStopping, ModelCheckpoint and TerminateOnNaN of 2.3.1, fed by hand.
from case_helpers import RESULT, Printed, Warned, part

import numpy as np

from keras import backend as K
from keras.callbacks import EarlyStopping, ModelCheckpoint, TerminateOnNaN

LOGS = [{'loss': l, 'val_loss': v, 'acc': a} for l, v, a in zip(
    [5, 4, 3, 3, 3, 2, 2], [5, 4, 4.5, 4.4, 4.3, 4.2, 3], [.1, .2, .3, .3, .3, .3, .2])]


class Optimizer(object):
    lr = K.variable(.5)


class Model(object):
    stop_training, optimizer, epoch = False, Optimizer(), 0

    def __init__(self):
        self.calls = []

    def save(self, path, overwrite=True):
        self.calls.append(['save', path, overwrite])

    def save_weights(self, path, overwrite=True):
        self.calls.append(['save_weights', path, overwrite])

    def get_weights(self):
        self.calls.append(['get'])
        return len(self.calls)

    def set_weights(self, weights):
        self.calls.append(['set', weights])


def followed(make, logs=LOGS):
    """What a callback does over some epochs."""
    model, steps = Model(), []
    with Printed() as p, Warned() as w:
        callback = make()
        callback.set_model(model)
        callback.set_params({})
        callback.on_train_begin()
        for epoch, values in enumerate(logs):
            values = dict(values)
            try:
                callback.on_epoch_begin(epoch)
                callback.on_epoch_end(epoch, values)
            except Exception as e:
                steps.append([type(e).__name__, str(e)])
            steps.append([epoch, model.stop_training, getattr(callback, 'best', None), getattr(callback, 'wait', None),
                          float(K.get_value(model.optimizer.lr)), sorted((k, float(v)) for k, v in values.items())])
            if model.stop_training:
                break
        callback.on_train_end()
    K.set_value(model.optimizer.lr, .5)
    return [steps, model.calls, p.text, sorted(set(w.of(RuntimeWarning) + w.of(UserWarning)))]


@part
def stopping():
    out = {}
    for number, options in enumerate((
            dict(), dict(patience=2, verbose=1), dict(patience=1, verbose=1, monitor='acc', restore_best_weights=True),
            dict(monitor='missing'), dict(monitor='loss', min_delta=.5), dict(baseline=4.2, patience=3),
            dict(monitor='fmeasure'), dict(mode='max'), dict(mode='other', patience=4))):
        out[str(number)] = followed(lambda: EarlyStopping(**options))
    stopper = EarlyStopping(patience=2)
    out['twice'] = [followed(lambda: stopper), followed(lambda: stopper, LOGS[:2])]
    return out


@part
def checkpoints():
    out = {}
    for number, options in enumerate((
            dict(), dict(verbose=1, save_best_only=True), dict(period=2, verbose=1),
            dict(verbose=1, monitor='acc', save_best_only=True, save_weights_only=True),
            dict(monitor='missing', save_best_only=True), dict(monitor='fmeasure_x', save_best_only=True),
            dict(mode='other'), dict(mode='max', save_best_only=True))):
        out[str(number)] = followed(lambda: ModelCheckpoint('f{epoch:02d}-{val_loss:.1f}.h5', **options))
    return out


@part
def not_a_number():
    out = {}
    for loss in (1., np.nan, np.inf, -np.inf, None):
        model = Model()
        callback = TerminateOnNaN()
        callback.set_model(model)
        with Printed() as p:
            callback.on_batch_end(3, {'loss': loss})
        out[str(loss)] = [model.stop_training, p.text]
    return out
