# ModelCheckpoint: when it saves, under which names, what it prints.
import os
import tempfile
from case_helpers import (RESULT, Printed, T, Warned, X, caught, part,
                          regressor)

from keras.callbacks import ModelCheckpoint

os.chdir(tempfile.mkdtemp())


def scripted(logs, filepath='w.h5', **kwargs):
    """Feed the callback logs an epoch; what does it save and print?"""
    class Model(object):
        saved = []

        def save_weights(self, path, overwrite=False):
            self.saved.append([path, overwrite])

    c = ModelCheckpoint(filepath, **kwargs)
    c._set_model(Model())
    c.model.saved = []
    with Printed() as p:
        for epoch, log in enumerate(logs):
            c.on_epoch_end(epoch, log)
    return [c.model.saved, p.text]


@part
def rules():
    out = {}
    logs = [{'val_loss': v, 'val_acc': 1. - v} for v in (.5, .25, .75, .125)]
    out['always'] = scripted(logs)
    out['always_verbose'] = scripted(logs, verbose=1)
    out['best'] = scripted(logs, save_best_only=True, verbose=1)
    out['best_quiet'] = scripted(logs, save_best_only=True)
    out['accuracy'] = scripted(logs, save_best_only=True, verbose=1,
                               monitor='val_acc')
    out['max'] = scripted(logs, save_best_only=True, mode='max', verbose=1)
    out['min'] = scripted(logs, save_best_only=True, mode='min',
                          monitor='val_acc', verbose=1)
    out['names'] = scripted(logs, filepath='w.{epoch:02d}-{val_loss:.2f}.h5')
    return out


@part
def nothing_to_monitor():
    out = {}
    with Warned() as w:
        out['saved'] = scripted([{}, {}], save_best_only=True)
    out['warned'] = w.of(RuntimeWarning)
    caught(out, 'name', scripted, [{}], filepath='{val_loss}')
    return out


@part
def files():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    with Printed() as p:
        m.fit(X, T, batch_size=20, nb_epoch=2, verbose=0,
              validation_data=(X[:8], T[:8]), callbacks=[
                  ModelCheckpoint('all.{epoch:02d}.h5', verbose=1),
                  ModelCheckpoint('best.h5', save_best_only=True)])
    out['files'] = sorted(os.listdir('.'))
    out['text'] = p.text
    weights = m.get_weights()
    m.load_weights('all.00.h5')
    out['earlier'] = m.get_weights()
    m.load_weights('best.h5')
    out['best_is_last'] = all((a == b).all()
                              for a, b in zip(weights, m.get_weights()))
    return out


@part
def unknown_mode():
    out = {}
    with Warned() as w:
        c = ModelCheckpoint('w.h5', mode='sideways', monitor='val_acc')
    out['best'] = float(c.best)
    out['warned'] = w.of(RuntimeWarning)
    return out
