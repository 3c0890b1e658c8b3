# Masks through merges: every mode.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras.layers import Embedding, Input, Merge, merge

A = np.array([[1, 2, 0, 0], [3, 0, 0, 0]], 'int32')
B = np.array([[1, 0, 2, 0], [1, 1, 1, 0]], 'int32')


def embedded():
    a, b = Input((4,), dtype='int32'), Input((4,), dtype='int32')
    u = Embedding(5, 2, mask_zero=True)(a)
    v = Embedding(5, 2, mask_zero=True)(b)
    return a, b, u, v


def mask_of(y):
    layer, node, tensor = y._keras_history
    return layer.inbound_nodes[node].output_masks[tensor]


@part
def modes():
    out = {}
    a, b, u, v = embedded()
    plain = Embedding(5, 2)(b)
    for name, xs, kwargs in [
            ('sum', [u, v], {'mode': 'sum'}),
            ('mul', [u, v], {'mode': 'mul'}),
            ('ave', [u, v], {'mode': 'ave'}),
            ('concat last', [u, v], {'mode': 'concat'}),
            ('concat time', [u, v], {'mode': 'concat', 'concat_axis': 1}),
            ('one masked', [u, plain], {'mode': 'sum'}),
            ('one masked concat', [u, plain], {'mode': 'concat'}),
            ('one masked time', [plain, u],
             {'mode': 'concat', 'concat_axis': 1}),
            ('dot', [u, v], {'mode': 'dot', 'dot_axes': 2})]:
        mask = mask_of(merge(xs, **kwargs))
        if mask is None:
            out[name] = None
            continue
        try:
            out[name] = np.asarray(K.function([a, b], [mask])([A, B])[0])\
                .astype('int32')
        except ValueError as e:
            out[name] = type(e).__name__
    out['none'] = mask_of(merge([plain, plain], mode='sum')) is None
    return out


@part
def own_masks():
    out = {}
    a, b, u, v = embedded()
    y = merge([u, v], mode=lambda xs: xs[0], output_shape=lambda s: s[0],
              output_mask=lambda masks: masks[1])
    out['function'] = np.asarray(
        K.function([a, b], [mask_of(y)])([A, B])[0]).astype('int32')
    y = merge([u, v], mode=lambda xs: xs[0], output_shape=lambda s: s[0])
    out['nothing'] = mask_of(y) is None
    m = Merge(mode='sum')
    caught(out, 'called', m, u)
    return out
