# What fit takes: integers, doubles, booleans, orders, lists, one column.
import numpy as np
from case_helpers import RESULT, T, X, caught, floats, part

from keras.layers import Dense
from keras.models import Sequential


def model(outputs=2):
    np.random.seed(3)
    m = Sequential([Dense(outputs, input_dim=5)])
    m.compile('sgd', 'mse')
    return m


@part
def arrays():
    out = {}
    whole, flags = np.round(X * 3), T > 0
    for name, (x, t) in [('float32', (whole, flags.astype('float32'))),
                         ('float64', (whole.astype('float64'), flags * 1.)),
                         ('int', (whole.astype('int64'), flags)),
                         ('fortran', (np.asfortranarray(whole),
                                      flags[::-1][::-1]))]:
        m = model()
        h = m.fit(x, t, batch_size=16, nb_epoch=1, verbose=0)
        out[name] = floats(h.history['loss'] + [m.evaluate(x, t, verbose=0)])
    return out


@part
def forms():
    out = {}
    m = model()
    out['list'] = floats(m.fit([X], [T], nb_epoch=1, verbose=0)
                         .history['loss'])
    one = model(1)
    out['flat target'] = floats(one.fit(X, T[:, 0], nb_epoch=1, verbose=0)
                                .history['loss'])
    caught(out, 'python lists', m.fit, X.tolist(), T.tolist(), verbose=0)
    out['dtype'] = [str(m.predict(X.astype('float64')).dtype),
                    str(m.predict_on_batch(X).dtype)]
    out['large batch'] = floats(m.fit(X, T, nb_epoch=1, batch_size=1000,
                                      verbose=0).history['loss'])
    out['batch of one'] = floats(m.fit(X[:5], T[:5], nb_epoch=1, batch_size=1,
                                       verbose=0).history['loss'])
    return out


@part
def files():
    """Arrays of an HDF5 file: only in order or shuffled by batches."""
    import os
    import shutil
    import tempfile

    import h5py
    from keras.utils.io_utils import HDF5Matrix
    out = {}
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, 'data.h5')
        with h5py.File(path, 'w') as f:
            f.create_dataset('x', data=X)
            f.create_dataset('t', data=T)
        x, t = HDF5Matrix(path, 'x', 0, 32), HDF5Matrix(path, 't', 0, 32)
        m = model()
        out['batch'] = floats(m.fit(x, t, nb_epoch=2, batch_size=8, verbose=0,
                                    shuffle='batch').history['loss'])
        out['in order'] = floats(m.fit(x, t, nb_epoch=1, batch_size=8,
                                       verbose=0, shuffle=False)
                                 .history['loss'])
        out['score'] = float(m.evaluate(x, t, verbose=0))
        out['predicted'] = m.predict(x)[:3]
        out['shape'] = [list(x.shape), len(x)]
    finally:
        shutil.rmtree(folder)
    return out
