# TimeDistributed of 0.3.3 around Dense: draws, shapes, config, trainings.
import json
import numpy as np
from case_helpers import RESULT, caught, hist, part, plain, probe, sums

from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout
from keras.layers.embeddings import Embedding
from keras.layers.wrappers import TimeDistributed
from keras.models import Sequential, model_from_json
from keras.regularizers import l2

rs = np.random.RandomState(3)
X = rs.normal(size=(6, 4, 3)).astype('float32')
T = np.tanh(X[:, :, :2])


@part
def built():
    """The layer inside is built twice, which takes two draws."""
    out = {}
    t = TimeDistributed(Dense(2), input_shape=(4, 3))
    out['probe'] = probe()
    out['weights'] = t.get_weights()
    out['shapes'] = plain([t.input_shape, t.output_shape,
                           t.layer.input_shape])
    out['config'] = plain(t.get_config())
    out['nb_params'] = int(t.count_params())
    out['free'] = plain(TimeDistributed(Dense(2),
                                        input_shape=(None, 3)).output_shape)
    caught(out, 'flat', TimeDistributed, Dense(2), input_shape=(3,))
    t.set_weights([np.zeros((3, 2)), np.ones(2)])
    out['set'] = t.get_weights()
    caught(out, 'set_wrong', t.set_weights, [np.zeros((3, 2))])
    return out


@part
def values():
    out = {}
    t = TimeDistributed(Dense(2, activation='tanh'), input_shape=(4, 3))
    out['value'] = K.function([t.input], [t.get_output()])([X])[0]
    free = TimeDistributed(Dense(2), input_shape=(None, 3))
    f = K.function([free.input], [free.get_output(train=True)])
    out['free'] = [f([X])[0], f([X[:, :2]])[0]]
    batch = TimeDistributed(Dense(2), batch_input_shape=(6, 4, 3))
    out['batch_shape'] = plain(batch.output_shape)
    out['batch'] = K.function([batch.input], [batch.get_output()])([X])[0]
    return out


@part
def phases():
    """Dropout inside never drops, unless the batch size is known."""
    out = {}
    t = TimeDistributed(Dropout(.5), input_shape=(4, 3))
    out['probe'] = probe()
    same = K.function([t.input], [t.get_output(train=True)])([X])[0]
    out['kept'] = bool((same == X).all())
    out['probe_after'] = probe()
    return out


@part
def training():
    out = {}
    m = Sequential([TimeDistributed(Dense(3, W_regularizer=l2(.1)),
                                    input_shape=(4, 3)),
                    Activation('tanh'), TimeDistributed(Dense(2))])
    out['probe'] = probe()
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=4, nb_epoch=3, verbose=0)
    out['loss'] = hist(h)['loss']
    out['weights'] = sums(m.get_weights())
    return out


@part
def masked():
    out = {}
    m = Sequential([Embedding(5, 3, mask_zero=True, input_length=4),
                    TimeDistributed(Dense(2))])
    m.compile('sgd', 'mse')
    x = rs.randint(0, 5, size=(6, 4))
    h = m.fit(x, T, batch_size=4, nb_epoch=2, verbose=0)
    out['loss'] = hist(h)['loss']
    return out


@part
def as_json():
    out = {}
    m = Sequential([TimeDistributed(Dense(3, W_regularizer=l2(.1)),
                                    input_shape=(4, 3), name='steps')])
    text = m.to_json()
    out['document'] = json.loads(text)
    again = model_from_json(text)
    out['shapes'] = plain([l.output_shape for l in again.layers])
    out['names'] = [l.name for l in again.layers]
    out['same'] = json.loads(again.to_json()) == json.loads(text)
    out['weights'] = [list(w.shape) for w in again.get_weights()]
    return out
