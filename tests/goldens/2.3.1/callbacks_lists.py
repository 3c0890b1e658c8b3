# CallbackList and the hooks of 2.3.1, called by hand; BaseLogger, ProgbarLogger, History, LambdaCallback.
from case_helpers import RESULT, Printed, caught, part

import re

from keras.callbacks import (BaseLogger, Callback, CallbackList, History, LambdaCallback, ProgbarLogger, TensorBoard)

HOOKS = [name for name in dir(Callback) if name.startswith('on_')]
CALLS = []


def hook(name):
    def called(self, *args, **kwargs):
        CALLS.append([name, list(args), sorted(kwargs.items())])
        return getattr(super(Noting, self), name)(*args, **kwargs)
    return called


Noting = type('Noting', (Callback,), {name: hook(name) for name in HOOKS})


@part
def hooks():
    out = {'names': sorted(HOOKS)}
    calls = CallbackList([Noting()])
    calls.append(Noting())
    out['before'] = [len(calls.callbacks), len(list(calls)), calls.params, calls.model, calls.queue_length]
    calls.set_params({'a': 1})
    calls.set_model(3)
    out['after'] = [calls.params, calls.model, calls.callbacks[0].params, calls.callbacks[0].model,
                    calls.callbacks[0].validation_data]
    calls.on_train_begin()
    calls.on_epoch_begin(0)
    calls.on_batch_begin(0, {'size': 3})
    calls.on_batch_end(0)
    calls.on_train_batch_begin(1)
    calls.on_train_batch_end(1, {'loss': 3})
    calls.on_test_begin()
    calls.on_test_batch_begin(0)
    calls.on_test_batch_end(0, {'loss': 1})
    calls.on_test_end()
    calls.on_predict_begin({})
    calls.on_predict_batch_begin(0)
    calls.on_predict_batch_end(0)
    calls.on_predict_end({'x': 1})
    for mode in ('train', 'test', 'predict'):
        calls._call_begin_hook(mode)
        calls._call_batch_hook(mode, 'begin', 3)
        calls._call_batch_hook(mode, 'end', 3, {'loss': 2})
        calls._call_end_hook(mode)
    calls.on_epoch_end(0, {'q': 1})
    calls.on_train_end()
    out['calls'] = list(CALLS)
    CallbackList().on_batch_begin(0)
    return out


@part
def averages():
    out = {}
    for name, options in dict(plain={}, stateful={'stateful_metrics': ['acc']}).items():
        logger = BaseLogger(**options)
        logger.set_params({'metrics': ['loss', 'acc', 'val_loss']})
        logger.on_epoch_begin(0)
        for number, (size, loss, acc) in enumerate([(3, 1., .1), (1, 2., .7)]):
            logger.on_batch_end(number, {'size': size, 'batch': number, 'loss': loss, 'acc': acc})
        logs = {'val_loss': 3}
        logger.on_epoch_end(0, logs)
        out[name] = logs
    return out


@part
def bars():
    out = {}
    for name, options in dict(samples={}, steps={'count_mode': 'steps'},
                              stateful={'stateful_metrics': ['acc']}).items():
        for verbose in (1, 2):
            logger = ProgbarLogger(**options)
            logger.set_params({'metrics': ['loss', 'acc', 'val_loss'], 'epochs': 2, 'samples': 4, 'steps': 2,
                               'verbose': verbose})
            with Printed() as p:
                logger.on_train_begin()
                logger.on_epoch_begin(0)
                for number, (size, loss, acc) in enumerate([(3, 1., .1), (1, 2., .7)]):
                    logger.on_batch_begin(number)
                    logger.on_batch_end(number, {'size': size, 'batch': number, 'loss': loss, 'acc': acc})
                logger.on_epoch_end(0, {'val_loss': 3})
            out['%s %d' % (name, verbose)] = re.sub(r'\d+[mu]?s(/step)?', 'T', p.text)
            out['%s %d seen' % (name, verbose)] = logger.seen
    caught(out, 'mode', ProgbarLogger, 'batches')
    return out


@part
def others():
    out = {}
    history = History()
    history.on_train_begin()
    history.on_epoch_end(0, {'a': 1})
    history.on_epoch_end(4, {'a': 2, 'b': 1})
    history.on_epoch_end(5)
    out['history'] = [history.epoch, history.history]
    noted = []
    made = LambdaCallback(on_batch_end=lambda batch, logs: noted.append([batch, logs]), more=3,
                          on_epoch_begin=lambda epoch, logs: noted.append([epoch, logs]),
                          on_train_end=lambda logs: noted.append([logs]))
    calls = CallbackList([made])
    calls.on_train_begin()
    calls.on_epoch_begin(1)
    calls.on_batch_begin(0, {})
    calls.on_batch_end(0, {'loss': 1})
    calls.on_train_end()
    out['lambda'] = [noted, made.more]
    caught(out, 'tensorboard', TensorBoard)
    return out
