# One metric twice, one output layer for two streams: names and histories.
from case_helpers import RESULT, T, X, Y, classifier, hist, part, values

from keras.layers import Dense, Input
from keras.models import Model


@part
def twice():
    out = {}
    m = classifier()
    m.compile('sgd', 'categorical_crossentropy', metrics=['acc', 'accuracy'])
    out['names'] = m.metrics_names
    h = m.fit(X, Y, nb_epoch=1, verbose=0, validation_split=.2)
    out['history'] = hist(h)
    out['score'] = values(m.evaluate(X, Y, verbose=0))
    return out


@part
def shared_output():
    out = {}
    a, b = Input(shape=(5,)), Input(shape=(5,))
    d = Dense(2, name='out')
    m = Model([a, b], [d(a), d(b)])
    out['outputs'] = m.output_names
    m.compile('sgd', 'mse', metrics=['mae'])
    out['names'] = m.metrics_names
    h = m.fit([X, -X], [T, T], nb_epoch=2, batch_size=16, verbose=0,
              validation_split=.2)
    out['history'] = hist(h)
    out['score'] = values(m.evaluate([X, -X], [T, T], verbose=0))
    return out
