# EarlyStopping of 1.0: patience, modes, printed text.
from case_helpers import (RESULT, Printed, T, Warned, X, caught,
                          part, probe, regressor)

from keras.callbacks import EarlyStopping


def scripted(values, **kwargs):
    """Feed the callback a value an epoch; where does it stop?"""
    class Model(object):
        stop_training = False

    stopper = EarlyStopping(**kwargs)
    stopper._set_model(Model())
    stopper._set_params({})
    key = kwargs.get('monitor', 'val_loss')
    with Printed() as p:
        stopper.on_train_begin()
        for epoch, value in enumerate(values):
            stopper.on_epoch_end(epoch, {key: value})
            if stopper.model.stop_training:
                break
        stopper.on_train_end()
    return [epoch, stopper.model.stop_training, float(stopper.best),
            stopper.wait, p.text]


@part
def rules():
    out = {}
    falls_then_rises = [5., 4., 3., 3.5, 3.4, 3.3, 2., 1.]
    for patience in range(4):
        out['patience %d' % patience] = scripted(falls_then_rises,
                                                 patience=patience, verbose=1)
    out['equal'] = scripted([1., 1., 1.], patience=1, verbose=1)
    out['accuracy'] = scripted([.1, .5, .4, .6, .3], monitor='val_acc',
                               patience=0, verbose=1)
    out['max'] = scripted([1., 2., 3., 2.], mode='max')
    out['min'] = scripted([.9, .8, .85], mode='min', monitor='val_acc')
    return out


@part
def in_fit():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        h = m.fit(X, T, batch_size=20, nb_epoch=10, verbose=0,
                  validation_data=(X[:6], -T[:6]),
                  callbacks=[EarlyStopping(patience=2, verbose=1)])
    out['epochs'] = h.epoch
    out['text'] = p.text
    out['probe'] = probe()
    return out


@part
def missing():
    out = {}
    with Warned() as w:
        s = EarlyStopping(monitor='nothing')
        try:
            m = regressor()
            m.compile('sgd', 'mse')
            m.fit(X, T, nb_epoch=1, verbose=0, callbacks=[s])
        except TypeError as e:
            out['error'] = type(e).__name__
    out['warned'] = w.of(RuntimeWarning)
    caught(out, 'mode', EarlyStopping, mode='sideways')
    out['defaults'] = [s.monitor, s.patience, s.verbose]
    return out
