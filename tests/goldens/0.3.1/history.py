# The History of fit: keys, epochs, batch and size, the object itself.
import numpy as np
from case_helpers import RESULT, T, X, Y, classifier, hist, part, regressor


def whole(history):
    """batch and size as whole numbers: Python 2 divided that way."""
    return dict((k, [int(v) for v in history.history[k]])
                for k in ('batch', 'size') if k in history.history)


@part
def plain():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    out['class'] = type(h).__name__
    out['keys'] = sorted(h.history)
    out['whole'] = whole(h)
    out['history'] = hist(h)
    out['epoch'] = h.epoch
    out['model'] = h.model is m
    out['params'] = sorted(h.params)
    out['lists'] = all(type(v) is list for v in h.history.values())
    return out


@part
def everything():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy')
    h = m.fit(X, Y, batch_size=7, nb_epoch=2, verbose=0, show_accuracy=True,
              validation_split=.2)
    out['keys'] = sorted(h.history)
    out['whole'] = whole(h)
    out['history'] = hist(h)
    out['epoch'] = h.epoch
    return out


@part
def no_epochs():
    m = regressor()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, nb_epoch=0, verbose=0)
    return {'history': h.history, 'epoch': h.epoch}


@part
def best_epoch():
    """What scripts did with it."""
    m = regressor()
    m.compile('adam', 'mse')
    h = m.fit(X, T, batch_size=8, nb_epoch=4, verbose=0, validation_split=.25)
    return {'best': int(np.argmin(h.history['val_loss'])),
            'last': float(h.history['loss'][-1])}
