# CSVLogger of 2.3.1: lines, separators, going on, a training that ends within an epoch.
from case_helpers import RESULT, part

import os
import tempfile

import numpy as np

from keras.callbacks import CSVLogger

PATH = os.path.join(tempfile.mkdtemp(), 'log.csv')


class Model(object):
    stop_training = False


def written(logger, *epochs):
    logger.set_model(Model())
    logger.on_train_begin()
    for number, logs in enumerate(epochs):
        if logs == 'stop':
            logger.model.stop_training = True
        else:
            logger.on_epoch_end(number, logs)
    logger.on_train_end()
    with open(PATH, newline='') as f:
        return f.read()


@part
def lines():
    out = {}
    out['plain'] = written(CSVLogger(PATH), {'loss': 5, 'acc': .5}, {'loss': 4.25, 'acc': .75})
    out['append'] = written(CSVLogger(PATH, append=True, separator=';'),
                            {'x': 'text', 'y': [1, 2], 'z': np.array(3.), 'w': np.array([1.5])})
    out['new'] = written(CSVLogger(PATH, separator=' '), {'a': 'with blank', 'b': 'with "quote"'})
    out['stopped'] = written(CSVLogger(PATH), {'a': 1, 'b': 2}, 'stop', {'a': 3})
    logger = CSVLogger(PATH)
    out['first'] = written(logger, {'a': 1})
    out['second'] = written(logger, {'a': 2, 'b': 3})
    return out
