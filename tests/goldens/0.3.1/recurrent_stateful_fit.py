# fit, evaluate and predict of a stateful model, with dropout below it.
import numpy as np
from case_helpers import RESULT, hist, part, probe, sums

from keras import backend as K
from keras.callbacks import Callback
from keras.layers.core import Dropout, TimeDistributedDense
from keras.layers.recurrent import GRU
from keras.models import Sequential

X = np.random.RandomState(8).normal(size=(8, 3, 2)).astype('float32')
T = np.tanh(np.cumsum(X, axis=1)[:, :, :1])


@part
def trajectory():
    """States go on through batches and epochs; dropout is not in the states."""
    class Reset(Callback):
        def on_epoch_end(self, epoch, logs={}):
            if epoch == 1:
                self.model.reset_states()

    out = {}
    m = Sequential([Dropout(.3, batch_input_shape=(2, 3, 2)),
                    GRU(3, stateful=True, return_sequences=True),
                    TimeDistributedDense(1)])
    m.compile('rmsprop', 'mse')
    out['compiled'] = probe()
    h = m.fit(X, T, batch_size=2, nb_epoch=3, verbose=0, shuffle=False,
              callbacks=[Reset()])
    out['loss'] = hist(h)['loss']
    out['state'] = K.get_value(m.layers[1].states[0])
    out['score'] = float(m.evaluate(X, T, batch_size=2, verbose=0))
    out['score_again'] = float(m.evaluate(X, T, batch_size=2, verbose=0))
    out['tested_state'] = K.get_value(m.layers[1].states[0])
    out['predicted'] = m.predict(X, batch_size=2)
    h = m.fit(X, T, batch_size=2, nb_epoch=2, verbose=0, validation_data=(X[:4], T[:4]))
    out['more'] = hist(h)
    out['weights'] = sums(m.get_weights())
    out['probe'] = probe()
    return out
