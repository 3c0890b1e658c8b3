# ModelCheckpoint: names, what is kept, printed text.
import os
import shutil
import tempfile

from case_helpers import RESULT, Printed, T, Warned, X, part, regressor

from keras.callbacks import ModelCheckpoint


def scripted(name, losses, monitor='val_loss', **kwargs):
    """The files after a row of values, what was printed and warned."""
    folder = tempfile.mkdtemp()
    m = regressor()
    m.compile('sgd', 'mse')
    here = os.getcwd()
    os.chdir(folder)
    try:
        with Printed() as p:
            with Warned() as w:
                c = ModelCheckpoint(name, monitor=monitor, **kwargs)
                c.set_model(m)
                for epoch, value in enumerate(losses):
                    c.on_epoch_end(epoch, {monitor: value, 'loss': 2 * value})
        return [sorted(os.listdir(folder)), p.text, w.of(RuntimeWarning)]
    finally:
        os.chdir(here)
        shutil.rmtree(folder)


LOSSES = [.5, .4, .45, .3]


@part
def rules():
    out = {}
    out['each'] = scripted('w{epoch:02d}-{val_loss:.2f}.h5', LOSSES,
                           verbose=1)
    out['best'] = scripted('b.{epoch}.h5', LOSSES, verbose=1,
                           save_best_only=True)
    out['max'] = scripted('m{epoch}.h5', LOSSES, mode='max',
                          save_best_only=True)
    out['acc'] = scripted('a{epoch}.h5', LOSSES, monitor='val_acc',
                          save_best_only=True)
    out['period'] = scripted('p{epoch}.h5', LOSSES, period=2)
    out['weights'] = scripted('v{epoch}.h5', LOSSES, save_weights_only=True)
    out['loss'] = scripted('l{loss:.1f}.h5', LOSSES, save_best_only=True)
    out['mode'] = scripted('q{epoch}.h5', LOSSES, mode='sideways')
    return out


@part
def in_fit():
    out = {}
    folder = tempfile.mkdtemp()
    try:
        m = regressor()
        m.compile('sgd', 'mse')
        with Printed() as p:
            with Warned() as w:
                m.fit(X, T, nb_epoch=2, verbose=0, callbacks=[
                    ModelCheckpoint(os.path.join(folder, '{epoch}.h5'),
                                    save_best_only=True, verbose=1)])
        out['files'] = sorted(os.listdir(folder))
        out['text'], out['warned'] = p.text, w.of(RuntimeWarning)
        m.fit(X, T, nb_epoch=2, verbose=0, validation_split=.2, callbacks=[
            ModelCheckpoint(os.path.join(folder, '{epoch:03d}.h5'))])
        out['more'] = sorted(os.listdir(folder))
    finally:
        shutil.rmtree(folder)
    return out
