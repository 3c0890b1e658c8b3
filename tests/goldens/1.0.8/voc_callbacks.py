# Callbacks of 1.0: rules, printed text, errors.
import numpy as np
from case_helpers import (RESULT, Printed, Warned, caught, hist, part, probe)

from keras import backend as K
from keras.callbacks import (Callback, EarlyStopping, History,
                             LearningRateScheduler, ModelCheckpoint,
                             ProgbarLogger, RemoteMonitor, TensorBoard)
from keras.layers import Dense
from keras.models import Sequential
from keras.optimizers import SGD

rs = np.random.RandomState(3)
X = rs.normal(size=(40, 5)).astype('float32')
T = rs.normal(size=(40, 2)).astype('float32')


def model(**kwargs):
    m = Sequential([Dense(2, input_dim=5)])
    m.compile(SGD(lr=.1), 'mse', **kwargs)
    return m


class Stand(object):
    """Something that is stopped and saved."""
    stop_training = False

    def save(self, path, overwrite):
        print('whole %s %s' % (path, overwrite))

    def save_weights(self, path, overwrite):
        print('weights %s %s' % (path, overwrite))


def scripted(callback, values, key='val_loss'):
    callback._set_model(Stand())
    callback._set_params({})
    states = []
    with Printed() as p:
        callback.on_train_begin()
        for epoch, value in enumerate(values):
            callback.on_epoch_end(epoch, {key: value})
            states.append([callback.model.stop_training,
                           float(callback.best)])
        callback.on_train_end()
    return [states, p.text]


@part
def stopping():
    v = [3., 2., 2.5, 2., 1., 1.5, 1.5]
    stopper = EarlyStopping(patience=1, verbose=1)
    return {'patience 1': scripted(stopper, v),
            'again': scripted(stopper, v[1:3] + v),
            'acc': scripted(EarlyStopping('val_acc', verbose=1),
                            [.1, .5, .4, .6], key='val_acc'),
            'fmeasure': scripted(EarlyStopping('fmeasure', patience=3),
                                 [.1, .5, .4, .6], key='fmeasure'),
            'max': scripted(EarlyStopping(mode='max', patience=1), v)}


@part
def checkpoints():
    out = {}
    v = [3., 2., 2.5, 1.]
    for key, options in [
            ('each', dict(verbose=1)), ('quiet', {}),
            ('best', dict(save_best_only=True, verbose=1)),
            ('weights', dict(save_weights_only=True, verbose=1)),
            ('max', dict(save_best_only=True, mode='max', verbose=1))]:
        out[key] = scripted(
            ModelCheckpoint('m.{epoch:02d}-{val_loss:.1f}.h5', **options), v)
    with Warned() as w:
        missing = ModelCheckpoint('m.h5', save_best_only=True)
        out['missing'] = scripted(missing, v, key='other')[1]
        ModelCheckpoint('m.h5', mode='sideways')
    out['warned'] = w.of(RuntimeWarning)
    return out


@part
def printed():
    """Progress as ProgbarLogger writes it."""
    out = {}
    for verbose in [0, 1, 2]:
        logger = ProgbarLogger()
        logger._set_params({'verbose': verbose, 'nb_epoch': 2, 'nb_sample': 7,
                            'metrics': ['loss', 'acc', 'val_loss']})
        with Printed() as p:
            logger.on_train_begin({})
            for epoch in range(2):
                logger.on_epoch_begin(epoch, {})
                for batch, size in enumerate([3, 3, 1]):
                    logger.on_batch_begin(batch, {})
                    logger.on_batch_end(batch, {
                        'size': size, 'batch': batch, 'loss': 2. * batch,
                        'acc': 1e-4 * size})
                logger.on_epoch_end(epoch, {'val_loss': -.5})
            logger.on_train_end({})
        out[str(verbose)] = p.shown()
    return out


@part
def fitted():
    out = {}
    for verbose in [1, 2]:
        with Printed() as p:
            np.random.seed(5)
            m = model(metrics=['mae'])
            h = m.fit(X, T, batch_size=16, nb_epoch=2, verbose=verbose,
                      validation_split=.25)
        out['text %d' % verbose] = p.shown()
        out['history %d' % verbose] = hist(h)
    with Printed() as p:
        m.evaluate(X, T, verbose=1)
        m.predict(X, verbose=1)
    out['lines'] = len(p.shown().split('\n'))
    out['probe'] = probe()
    return out


@part
def hooks():
    """What each hook is told."""
    seen = []

    class Notes(Callback):
        def _set_params(self, params):
            seen.append(sorted((k, str(v)) for k, v in params.items()))
            self.params = params

        def on_train_begin(self, logs={}):
            seen.append(['train', sorted(logs)])

        def on_epoch_begin(self, epoch, logs={}):
            seen.append(['epoch', epoch, sorted(logs)])

        def on_batch_begin(self, batch, logs={}):
            seen.append(['batch', batch, sorted(logs), logs['size']])

        def on_batch_end(self, batch, logs={}):
            seen.append(['end', batch, sorted(logs)])

        def on_epoch_end(self, epoch, logs={}):
            seen.append(['epoch end', epoch, sorted(logs)])

        def on_train_end(self, logs={}):
            seen.append(['train end', sorted(logs)])

    model().fit(X, T, batch_size=25, nb_epoch=2, verbose=0,
                validation_data=(X[:3], T[:3]), callbacks=[Notes()])
    return {'seen': seen}


@part
def scheduled():
    out = {}
    m = model()
    h = m.fit(X, T, batch_size=20, nb_epoch=3, verbose=0, callbacks=[
        LearningRateScheduler(lambda epoch: .1 / (1 + epoch))])
    out['loss'] = hist(h)['loss']
    out['lr'] = float(K.get_value(m.optimizer.lr))
    caught(out, 'whole', m.fit, X, T, nb_epoch=1, verbose=0,
           callbacks=[LearningRateScheduler(lambda epoch: 1)])
    caught(out, 'numpy', m.fit, X, T, nb_epoch=1, verbose=0,
           callbacks=[LearningRateScheduler(lambda epoch: np.float64(.1))])
    del m.optimizer.lr
    caught(out, 'none', m.fit, X, T, nb_epoch=1, verbose=0,
           callbacks=[LearningRateScheduler(lambda epoch: .1)])
    return out


@part
def records():
    out = {}
    history = History()
    history.on_train_begin()
    history.on_epoch_end(3, {'loss': 1.})
    history.on_epoch_end(4, {'loss': 2., 'acc': .5})
    out['history'] = [history.epoch, history.history]
    monitor = RemoteMonitor(path='/there/', field='it')
    out['monitor'] = [monitor.root, monitor.path, monitor.field]
    caught(out, 'tensorboard', TensorBoard)
    return out
