# Masks through the nodes: who makes, passes, drops or refuses them.
import numpy as np
from case_helpers import RESULT, hist, part, plain, values

from keras import backend as K
from keras.layers import (GRU, LSTM, Activation, Dense, Dropout, Embedding,
                          Flatten, Input, Lambda, Masking, TimeDistributed)
from keras.models import Model, Sequential

A = np.array([[1, 2, 0, 0], [3, 0, 4, 0], [0, 0, 0, 1]], 'int32')


@part
def passing():
    out = {}
    x = Input((4,), dtype='int32')
    e = Embedding(5, 2, mask_zero=True)
    y = e(x)
    for name, layer in [('dropout', Dropout(.5)),
                        ('activation', Activation('tanh')),
                        ('lstm', LSTM(2)),
                        ('lstm sequences', LSTM(2, return_sequences=True)),
                        ('distributed', TimeDistributed(Dense(2)))]:
        z = layer(y)
        mask = layer.output_mask
        out[name] = (None if mask is None else
                     np.asarray(K.function([x], [mask])([A])[0])
                     .astype('int32'))
    out['embedding'] = [e.input_mask is None, e.output_mask is None]
    return out


@part
def refusing():
    """Only the first words: the rest shows a Theano expression."""
    out = {}
    x = Input((4,), dtype='int32')
    y = Embedding(5, 2, mask_zero=True)(x)
    for name, layer in [('flatten', Flatten(name='f')),
                        ('lambda', Lambda(lambda t: t, name='l'))]:
        try:
            layer(y)
            out[name] = 'no exception'
        except Exception as e:
            out[name] = [type(e).__name__, str(e).split(':')[0]]
    return out


@part
def masked_loss():
    """A mask at the output weighs the loss."""
    out = {}
    x = Input((4,), dtype='int32')
    y = GRU(2, return_sequences=True)(Embedding(5, 2, mask_zero=True)(x))
    m = Model(x, TimeDistributed(Dense(1))(y))
    m.compile('sgd', 'mse', metrics=['mse'])
    t = np.linspace(-1, 1, 12).reshape(3, 4, 1)
    out['history'] = hist(m.fit(A, t, nb_epoch=2, batch_size=2, verbose=0,
                                shuffle=False))
    out['score'] = values(m.evaluate(A, t, verbose=0))
    out['predicted'] = m.predict(A)
    return out


@part
def masking_layer():
    out = {}
    data = np.array([[[1, 2], [0, 0], [0, 3]], [[9, 9], [9, 1], [0, 0]]], 'f')
    for value in [0., 9.]:
        m = Sequential([Masking(mask_value=value, input_shape=(3, 2)),
                        LSTM(2)])
        m.compile('sgd', 'mse')
        out['%g' % value] = m.predict(data)
    layer = Masking(9.)
    x = Input((3, 2))
    y = layer(x)
    f = K.function([x], [y, layer.output_mask])
    got = f([data])
    out['values'] = got[0]
    out['mask'] = np.asarray(got[1]).astype('int32')
    out['config'] = plain(layer.get_config())
    return out


@part
def by_hand():
    """compute_mask of a model on a tensor."""
    x = Input((4,), dtype='int32')
    m = Model(x, Embedding(5, 2, mask_zero=True)(x))
    t = K.placeholder(ndim=2, dtype='int32')
    mask = m.compute_mask(t, None)
    return {'mask': np.asarray(K.function([t], [mask])([A])[0])
            .astype('int32')}
