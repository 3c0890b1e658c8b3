# Embedding: draws, lookups, masks, dropout of words, given weights.
import numpy as np
from case_helpers import RESULT, gather, look, part, plain, probe

from keras.layers import Embedding, Input

WORDS = np.array([[1, 0, 3], [2, 2, 4]])


@part
def values():
    w = [np.arange(10.).reshape(5, 2)]
    out = gather([
        ('plain', look(Embedding(5, 2), WORDS, 'int32')),
        ('length', look(Embedding(5, 2, input_length=3), WORDS, 'int32')),
        ('weights', look(Embedding(5, 2, weights=w), WORDS, 'int32')),
        ('floats', look(Embedding(5, 2, init='normal'), WORDS,
                        grads=False)),
        ('mask', look(Embedding(5, 2, mask_zero=True), WORDS, 'int32'))])
    out['probe'] = probe()
    return out


@part
def dropped():
    """Dropout of whole words, the same for the batch."""
    out = gather([('dropout', look(Embedding(5, 2, dropout=.5), WORDS,
                                   'int32', both=True, grads=False))])
    out['probe'] = probe()
    return out


@part
def shapes():
    out = {}
    for name, kwargs, shape in [
            ('none', {}, (None,)), ('length', {'input_length': 4}, (4,)),
            ('known', {}, (4,))]:
        e = Embedding(5, 2, **kwargs)
        out[name] = plain(e(Input(shape, dtype='int32'))._keras_shape)
    e = Embedding(5, 2, input_length=4)
    out['input'] = plain([e.batch_input_shape, e.input_dtype])
    return out
