# Two inputs, two outputs: losses, weights and metrics as lists and as dicts.
import numpy as np
from case_helpers import RESULT, hist, part, plain, sums, values

from keras.layers import LSTM, Dense, Embedding, Input, merge
from keras.models import Model

rs = np.random.RandomState(7)
WORDS = rs.randint(1, 30, size=(40, 7))
EXTRA = rs.normal(size=(40, 4)).astype('float32')
MAIN = (EXTRA.sum(axis=1) > 0).astype('float32').reshape(-1, 1)
AUX = (WORDS[:, :1] > 15).astype('float32')


def network():
    words = Input(shape=(7,), dtype='int32', name='words')
    x = Embedding(output_dim=6, input_dim=30, input_length=7)(words)
    x = LSTM(5)(x)
    aux = Dense(1, activation='sigmoid', name='aux')(x)
    extra = Input(shape=(4,), name='extra')
    x = merge([x, extra], mode='concat')
    x = Dense(8, activation='tanh')(x)
    main = Dense(1, activation='sigmoid', name='main')(x)
    return Model(input=[words, extra], output=[main, aux])


@part
def lists():
    out = {}
    m = network()
    out['layers'] = [layer.name for layer in m.layers]
    out['names'] = [m.input_names, m.output_names]
    out['shapes'] = plain([m.input_shape, m.output_shape])
    out['weights'] = m.get_weights()
    m.compile('rmsprop', 'binary_crossentropy', loss_weights=[1., 0.2])
    out['metrics_names'] = m.metrics_names
    h = m.fit([WORDS, EXTRA], [MAIN, AUX], nb_epoch=2, batch_size=16,
              verbose=0)
    out['history'] = hist(h)
    out['after'] = sums(m.get_weights())
    return out


@part
def dicts():
    out = {}
    m = network()
    m.compile('adam', {'main': 'mse', 'aux': 'binary_crossentropy'},
              loss_weights={'main': 1., 'aux': 0.2},
              metrics={'main': ['mae', 'accuracy'], 'aux': 'accuracy'})
    out['metrics_names'] = m.metrics_names
    x, y = {'words': WORDS, 'extra': EXTRA}, {'main': MAIN, 'aux': AUX}
    h = m.fit(x, y, nb_epoch=2, batch_size=16, verbose=0, validation_data=(
        {'words': WORDS[:10], 'extra': EXTRA[:10]},
        {'main': MAIN[:10], 'aux': AUX[:10]}))
    out['history'] = hist(h)
    out['score'] = values(m.evaluate(x, y, verbose=0))
    out['predicted'] = m.predict([WORDS[:5], EXTRA[:5]])
    out['trained'] = values(m.train_on_batch([WORDS[:8], EXTRA[:8]],
                                             [MAIN[:8], AUX[:8]]))
    out['tested'] = values(m.test_on_batch([WORDS[:8], EXTRA[:8]],
                                           [MAIN[:8], AUX[:8]]))
    out['batch'] = m.predict_on_batch([WORDS[:3], EXTRA[:3]])
    weights = {'main': np.linspace(.1, 2., 40), 'aux': np.ones(40)}
    out['sample_weight'] = hist(m.fit(
        [WORDS, EXTRA], [MAIN, AUX], nb_epoch=1, batch_size=20, verbose=0,
        sample_weight=weights))
    out['class_weight'] = hist(m.fit(
        [WORDS, EXTRA], [MAIN, AUX], nb_epoch=1, batch_size=20, verbose=0,
        class_weight={'main': {0: 1., 1: 3.}}))
    out['weights'] = sums(m.get_weights())
    return out


@part
def split():
    m = network()
    m.compile('sgd', 'mse', metrics=['accuracy'])
    h = m.fit([WORDS, EXTRA], [MAIN, AUX], nb_epoch=2, batch_size=16,
              verbose=0, validation_split=.2)
    return {'history': hist(h), 'names': m.metrics_names}
