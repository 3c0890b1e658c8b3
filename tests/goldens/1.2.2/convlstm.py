# ConvLSTM2D: draws, values, orderings, options, states, training.
import numpy as np
from case_helpers import (RESULT, caught, gather, hist, look, part, plain,
                          probe, sums)

from keras.layers import BatchNormalization, ConvLSTM2D
from keras.models import Sequential

X = np.random.RandomState(3).normal(size=(2, 3, 1, 4, 4)).astype('float32')


@part
def values():
    out = gather([
        ('valid', look(ConvLSTM2D(2, 2, 2, dim_ordering='th'), X)),
        ('same', look(ConvLSTM2D(1, 3, 3, border_mode='same',
                                 dim_ordering='th', return_sequences=True),
                      X, grads=False)),
        ('tf', look(ConvLSTM2D(2, 2, 2, dim_ordering='tf'),
                    X.transpose(0, 1, 3, 4, 2), grads=False)),
        ('steps', look(ConvLSTM2D(2, 2, 2, subsample=(2, 2),
                                  dim_ordering='th', go_backwards=True), X,
                       grads=False))])
    out['probe'] = probe()
    return out


@part
def dropped():
    out = gather([('dropout', look(ConvLSTM2D(
        1, 2, 2, dim_ordering='th', dropout_W=.3, dropout_U=.4), X, both=True,
        grads=False))])
    out['probe'] = probe()
    return out


@part
def training():
    m = Sequential([ConvLSTM2D(2, 3, 3, border_mode='same',
                               input_shape=(3, 1, 4, 4),
                               return_sequences=True, dim_ordering='th'),
                    BatchNormalization(),
                    ConvLSTM2D(1, 3, 3, border_mode='same',
                               dim_ordering='th')])
    m.compile('sgd', 'mse')
    h = m.fit(X, X[:, -1], nb_epoch=2, batch_size=1, verbose=0)
    return {'history': hist(h), 'weights': sums(m.get_weights()),
            'names': [w.name for w in m.layers[0].weights],
            'shapes': plain([layer.output_shape for layer in m.layers])}


@part
def stateful():
    out = {}
    m = Sequential([ConvLSTM2D(1, 2, 2, stateful=True, dim_ordering='th',
                               batch_input_shape=(2, 3, 1, 4, 4))])
    out['first'] = m.predict(X, batch_size=2)
    out['second'] = m.predict(X, batch_size=2)
    m.reset_states()
    out['reset'] = m.predict(X, batch_size=2)
    return out


@part
def wrong():
    out = {}
    caught(out, 'ordering', ConvLSTM2D, 1, 2, 2, dim_ordering='xy')
    return out
