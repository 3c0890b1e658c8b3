# Masked losses together with sample weights of both kinds.
import numpy as np
from case_helpers import RESULT, hist, part, values

from keras.layers import (Dense, Embedding, Input, Masking, SimpleRNN,
                          TimeDistributed)
from keras.models import Model, Sequential

rs = np.random.RandomState(5)
WORDS = np.array([[1, 2, 3, 0], [4, 0, 0, 0], [1, 1, 2, 2], [3, 4, 0, 0]])
T = rs.normal(size=(4, 4, 1)).astype('float32')
STEPS = rs.uniform(.5, 2., (4, 4))


def network():
    return Sequential([Embedding(5, 2, mask_zero=True, input_length=4),
                       SimpleRNN(2, return_sequences=True),
                       TimeDistributed(Dense(1))])


@part
def temporal():
    out = {}
    m = network()
    m.compile('sgd', 'mse', sample_weight_mode='temporal', metrics=['mae'])
    out['history'] = hist(m.fit(WORDS, T, nb_epoch=2, batch_size=2, verbose=0,
                                sample_weight=STEPS))
    out['score'] = values(m.evaluate(WORDS, T, verbose=0,
                                     sample_weight=STEPS))
    out['zeros'] = values(m.evaluate(WORDS, T, verbose=0,
                                     sample_weight=STEPS * (STEPS > 1)))
    return out


@part
def by_sample():
    out = {}
    m = network()
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(WORDS, T, nb_epoch=2, batch_size=2, verbose=0,
                                sample_weight=np.array([1., 2., 0., 1.])))
    out['score'] = values(m.evaluate(WORDS, T, verbose=0))
    return out


@part
def masking():
    """A mask straight from the input to the loss."""
    x = np.where(rs.uniform(size=(4, 3, 1)) > .4,
                 rs.normal(size=(4, 3, 2)), 0)
    x[:, 0] = 1.
    i = Input((3, 2))
    m = Model(i, TimeDistributed(Dense(1))(Masking()(i)))
    m.compile('sgd', 'mse')
    return {'history': hist(m.fit(x, T[:, :3], nb_epoch=2, batch_size=2,
                                  verbose=0))}
