# K inside layers, losses and metrics of one's own.
import numpy as np
from case_helpers import RESULT, part, probe

from keras import backend as K
from keras.layers import Dense, Input, Lambda
from keras.models import Model, Sequential

rs = np.random.RandomState(14)
X = rs.normal(size=(6, 4)).astype('float32')
Y = rs.normal(size=(6, 2)).astype('float32')


@part
def losses():
    out = {}

    def huber(y_true, y_pred):
        e = K.abs(y_true - y_pred)
        return K.mean(K.switch(e < 1., .5 * K.square(e), e - .5), axis=-1)

    def worst(y_true, y_pred):
        return K.max(K.abs(y_true - y_pred), axis=-1)

    m = Sequential([Dense(2, input_shape=(4,))])
    m.compile('sgd', huber, metrics=[worst])
    out['steps'] = [m.train_on_batch(X, Y) for _ in range(3)]
    out['left'] = m.evaluate(X, Y, verbose=0)
    return out


@part
def lambdas():
    out = {}
    x = Input((4,))
    y = Lambda(lambda t: K.l2_normalize(t, axis=1), output_shape=(4,))(x)
    z = Lambda(lambda t: K.expand_dims(t, 1), output_shape=(1, 4))(y)
    m = Model(x, [y, z])
    out['values'] = m.predict(X)
    out['shapes'] = [str(K.int_shape(t)) for t in (x, y, z)]
    return out


@part
def sampling():
    """The trick of variational autoencoders."""
    out = {}
    x = Input((4,))
    mean, log_var = Dense(2)(x), Dense(2)(x)

    def sample(args):
        m, v = args
        noise = K.random_normal(shape=(K.shape(m)[0], 2), mean=0.,
                                stddev=1.)
        return m + K.exp(v / 2) * noise

    z = Lambda(sample, output_shape=(2,))([mean, log_var])
    out['probe'] = probe()
    m = Model(x, Dense(4)(z))
    kl = -.5 * K.mean(1 + log_var - K.square(mean) - K.exp(log_var))
    m.add_loss(kl)
    m.compile('sgd', 'mse')
    out['losses'] = [float(m.train_on_batch(X, X)) for _ in range(3)]
    out['predicted'] = m.predict(X)
    return out
