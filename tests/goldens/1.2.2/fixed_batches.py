# batch_shape: what a declared batch size forbids and allows.
from case_helpers import RESULT, T, X, caught, hist, part, plain

from keras.layers import Dense, Input
from keras.models import Model, Sequential


@part
def declared():
    out = {}
    x = Input(batch_shape=(8, 5))
    m = Model(x, Dense(2)(x))
    out['shapes'] = plain([m.input_shape, m.output_shape])
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, batch_size=8, nb_epoch=1, verbose=0))
    caught(out, 'train', m.train_on_batch, X[:4], T[:4])
    caught(out, 'predict on batch', m.predict_on_batch, X[:4])
    out['predict'] = list(m.predict(X[:4], batch_size=4).shape)
    out['fit odd'] = hist(m.fit(X[:9], T[:9], batch_size=8, nb_epoch=1,
                                verbose=0, shuffle=False))
    return out


@part
def sequential():
    m = Sequential([Dense(2, batch_input_shape=(4, 5))])
    out = {'shapes': plain([m.input_shape, m.output_shape])}
    out['config'] = plain(m.get_config())
    return out
