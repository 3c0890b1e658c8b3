# Masked steps: the state stays, the output is repeated.
import numpy as np
from case_helpers import RESULT, part

from keras.layers import GRU, LSTM, Embedding, Masking, SimpleRNN
from keras.models import Sequential

WORDS = np.array([[1, 2, 0, 0], [0, 3, 0, 4], [0, 0, 0, 0]])


def predict(layer, **kwargs):
    m = Sequential([Embedding(5, 2, mask_zero=True, input_length=4),
                    layer(2, **kwargs)])
    return m.predict(WORDS)


@part
def kinds():
    out = {}
    for layer in [SimpleRNN, GRU, LSTM]:
        for name, kwargs in [('last', {}), ('sequences',
                                            {'return_sequences': True}),
                             ('backwards', {'go_backwards': True}),
                             ('unrolled', {'unroll': True,
                                           'return_sequences': True})]:
            out['%s %s' % (layer.__name__, name)] = predict(layer, **kwargs)
    return out


@part
def stateful():
    m = Sequential([Masking(batch_input_shape=(2, 3, 2)),
                    GRU(2, stateful=True)])
    x = np.random.RandomState(2).normal(size=(2, 3, 2))
    x[0, 1:] = 0
    return {'first': m.predict(x, batch_size=2),
            'second': m.predict(x, batch_size=2)}
