# Infinite and missing numbers: what histories and callbacks show.
import numpy as np
from case_helpers import RESULT, Printed, T, X, part

from keras.callbacks import EarlyStopping, ReduceLROnPlateau
from keras.layers import Dense
from keras.models import Sequential
from keras.optimizers import SGD


@part
def diverging():
    out = {}
    m = Sequential([Dense(2, input_dim=5)])
    m.compile(SGD(lr=1e20), 'mse')
    h = m.fit(X, T, batch_size=40, nb_epoch=4, verbose=0, shuffle=False)
    out['nan'] = [bool(np.isnan(v)) for v in h.history['loss']]
    with Printed() as p:
        m.fit(X, T, batch_size=40, nb_epoch=1, verbose=2)
    out['text'] = p.steady()
    return out


@part
def callbacks():
    out = {}
    x = X.copy()
    x[0, 0] = np.nan
    m = Sequential([Dense(2, input_dim=5)])
    m.compile('sgd', 'mse')
    h = m.fit(x, T, batch_size=20, nb_epoch=5, verbose=0,
              validation_data=(X, T), callbacks=[
                  EarlyStopping(patience=1), ReduceLROnPlateau(patience=0)])
    out['epochs'] = h.epoch
    out['lr'] = [float(v) for v in h.history['lr']]
    return out


@part
def zero_weights():
    """All samples of a batch weigh nothing."""
    m = Sequential([Dense(2, input_dim=5)])
    m.compile('sgd', 'mse')
    loss = m.test_on_batch(X, T, sample_weight=np.zeros(40))
    return {'nan': bool(np.isnan(loss)), 'finite': bool(np.isfinite(loss))}
