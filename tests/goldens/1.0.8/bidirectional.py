# Bidirectional: every merge mode, masks, weights, states, training.
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers import (GRU, LSTM, Bidirectional, Dense, Embedding, Input,
                          SimpleRNN, TimeDistributed)
from keras.models import Model, Sequential

X = np.random.RandomState(3).normal(size=(4, 3, 2)).astype('float32')
WORDS = np.array([[1, 2, 0], [3, 0, 4], [1, 0, 0], [2, 2, 2]])


@part
def modes():
    out = {}
    for mode in ['concat', 'sum', 'mul', 'ave', None]:
        for sequences in [False, True]:
            np.random.seed(5)
            x = Input((3, 2))
            b = Bidirectional(LSTM(2, return_sequences=sequences),
                              merge_mode=mode)
            key = '%s %s' % (mode, sequences)
            if mode is None and not sequences:
                caught(out, key, b, x)
                continue
            y = b(x)
            ys = y if isinstance(y, list) else [y]
            out[key] = K.function([x], ys)([X[:2]])
            out[key + ' shape'] = plain(b.get_output_shape_for((None, 3, 2)))
            out[key + ' probe'] = probe()
    return out


@part
def parts():
    out = {}
    b = Bidirectional(GRU(2, name='g'), input_shape=(3, 2))
    m = Sequential([b])
    out['names'] = [b.name, b.forward_layer.name, b.backward_layer.name]
    out['weights'] = [w.name for w in b.weights]
    out['directions'] = [b.forward_layer.go_backwards,
                         b.backward_layer.go_backwards]
    out['config'] = plain(b.get_config())
    out['values'] = b.get_weights()
    again = Bidirectional.from_config(b.get_config())
    out['again'] = plain(again.get_config()) == out['config']
    m.set_weights([2 * w for w in m.get_weights()])
    out['set'] = sums(b.get_weights())
    out['lists'] = [len(b.trainable_weights), len(b.constraints)]
    caught(out, 'mode', Bidirectional, GRU(2), merge_mode='odd')
    return out


@part
def tagger():
    out = {}
    m = Sequential([Embedding(5, 3, mask_zero=True, input_length=3),
                    Bidirectional(LSTM(2, return_sequences=True,
                                       dropout_W=.2)),
                    TimeDistributed(Dense(4, activation='softmax'))])
    out['probe'] = probe()
    m.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
    y = np.eye(4)[WORDS % 4]
    h = m.fit(WORDS, y, batch_size=2, nb_epoch=3, verbose=0)
    out['history'] = hist(h)
    out['predicted'] = m.predict(WORDS)
    out['weights'] = sums(m.get_weights())
    return out


@part
def two_outputs():
    """merge_mode=None: both directions as tensors."""
    x = Input((3, 2))
    f, b = Bidirectional(GRU(2, return_sequences=True),
                         merge_mode=None)(x)
    m = Model(x, [GRU(2)(f), b])
    m.compile('sgd', 'mse')
    h = m.fit(X, [X[:, 0], X], nb_epoch=2, batch_size=2, verbose=0)
    return {'history': hist(h), 'shape': plain(m.output_shape)}


@part
def given_weights():
    w = [np.full(s, .1 * i) for i, s in
         enumerate([(2, 2), (2, 2), (2,)] * 2, 1)]
    m = Sequential([Bidirectional(SimpleRNN(2), weights=w,
                                  input_shape=(3, 2))])
    return {'weights': sums(m.get_weights()), 'predicted': m.predict(X[:2])}
