# Embedding: weights drawn, shapes, config, values, masks, errors.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe

from keras import backend as K
from keras.constraints import maxnorm
from keras.layers.embeddings import Embedding
from keras.regularizers import activity_l2, l2

X = np.array([[0, 3, 1, 0], [4, 4, 0, 2]])


@part
def built():
    out = {}
    e = Embedding(5, 3, input_length=4)
    out['weights'] = e.get_weights()
    out['probe'] = probe()
    out['shapes'] = plain([e.input_shape, e.output_shape])
    out['config'] = plain(e.get_config())
    out['nb_params'] = int(e.count_params())
    out['dtype'] = str(e.input.dtype)
    out['free'] = plain(Embedding(5, 3).output_shape)
    out['given_shape'] = plain(Embedding(5, 3, input_shape=(7,)).input_shape)
    return out


@part
def inits():
    out = {}
    for init in ['uniform', 'normal', 'glorot_uniform', 'one', 'he_normal']:
        np.random.seed(4)
        out[init] = Embedding(4, 2, init=init).get_weights()[0]
    return out


@part
def values():
    out = {}
    e = Embedding(5, 3, mask_zero=True)
    f = K.function([e.input], [e.get_output(train=True), e.get_output(),
                               e.get_output_mask()])
    out['train'], out['test'], out['mask'] = f([X])
    out['short'] = f([X[:, :1]])[0]
    out['mask_type'] = str(e.get_output_mask().dtype)
    out['unmasked'] = Embedding(5, 3).get_output_mask()
    out['supports'] = bool(e.supports_masked_input())
    return out


@part
def arguments():
    out = {}
    W = np.arange(10, dtype='float32').reshape((5, 2))
    e = Embedding(5, 2, input_length=4, init='normal', mask_zero=True,
                  W_regularizer=l2(.1), activity_regularizer=activity_l2(.2),
                  W_constraint=maxnorm(3), weights=[W])
    out['weights'] = e.get_weights()
    out['probe'] = probe()
    out['config'] = plain(e.get_config())
    out['regularizers'] = [type(r).__name__ for r in e.regularizers]
    out['constraints'] = [type(c).__name__ for c in e.get_params()[2]]
    out['kept'] = hasattr(e, 'initial_weights')
    e.set_weights([W * 0])
    e.build()
    out['built_again'] = e.get_weights()
    return out


@part
def batch():
    out = {}
    e = Embedding(5, 3, input_length=4, batch_input_shape=(2, 4))
    out['probe'] = probe()
    out['shapes'] = plain([e.input_shape, e.output_shape])
    out['config'] = plain(e.get_config())
    return out


@part
def wrong():
    out = {}
    caught(out, 'weights', Embedding, 5, 3, weights=[np.zeros((3, 5))])
    caught(out, 'count', Embedding, 5, 3, weights=[np.zeros((5, 3))] * 2)
    caught(out, 'init', Embedding, 5, 3, init='nope')
    caught(out, 'constraint', Embedding, 5, 3, W_constraint='nope')
    return out
