"""Masks of functional models: on their way, in losses, in metrics, with sample weights."""
import numpy as np
from case_helpers import RESULT, X, floats, part, plain, values
from keras import backend as K
from keras.engine import Layer
from keras.layers import Activation, Dropout, Input, Lambda, Masking, add, concatenate
from keras.models import Model

X3 = X[:30].reshape(10, 3, 5).copy()
X3[0, 1:] = 0
X3[3] = 0
X3[4, 2] = 0
Y3 = np.tanh(X3) + .5
W = np.linspace(0, 2, 30).reshape(10, 3)


def masked():
    x = Input((3, 5), name='x')
    return Model(x, Activation('tanh', name='t')(Masking(0., name='m')(x)))


@part
def losses():
    m = masked()
    out = {}
    for mode, w in (('temporal', W), (None, W[:, 0])):
        for loss in ('mse', 'mae', 'categorical_crossentropy'):
            m.compile('sgd', loss, metrics=['mae'], weighted_metrics=['mse'], sample_weight_mode=mode)
            out['%s %s' % (mode, loss)] = [values(m.test_on_batch(X3, Y3)),
                                           values(m.test_on_batch(X3, Y3, sample_weight=w))]
    out['evaluate'] = values(m.evaluate(X3, Y3, batch_size=4, verbose=0))
    return out


@part
def computed():
    m = masked()
    f = K.function([m.input], [m.compute_mask(m.inputs, None)])
    out = {'mask': f([X3])[0], 'layer mask': K.function([m.input], [m.layers[-1].output_mask])([X3])[0],
           'supports': [l.supports_masking for l in m.layers]}
    z = Input((3, 5))
    other = m(z)
    n = Model(z, Dropout(.5)(other))
    out['through'] = K.function([z], [n.compute_mask(n.inputs, None)])([X3])[0]
    n.compile('sgd', 'mae')
    out['score'] = values(n.test_on_batch(X3, Y3))
    given = K.placeholder((None, 3))
    out['given'] = K.function([z, given], [K.cast(m.compute_mask(z, given), 'float32')])([X3, W > 1])[0]
    return out


@part
def joined():
    a, b = Input((3, 5)), Input((3, 5))
    m = Masking(0.)
    out = {}
    for name, y in (('add', add([m(a), m(b)])), ('concatenate', concatenate([m(a), m(b)])),
                    ('one', add([m(a), b]))):
        k = Model([a, b], y)
        k.compile('sgd', 'mse')
        target = np.concatenate([Y3, Y3], -1) if name == 'concatenate' else Y3
        out[name] = [values(k.test_on_batch([X3, X3[::-1]], target)), plain(k.output_shape)]
    return out


@part
def refused():
    class Own(Layer):
        def call(self, x):
            return x * 2

    x = Input((3, 5))
    out = {}
    try:
        Own(name='own')(Masking(0.)(x))
    except Exception as e:
        out['own'] = [type(e).__name__, str(e).split(':')[0]]
    y = Lambda(lambda t: t * 2, name='double')(Activation('linear')(x))
    out['lambda'] = plain(K.int_shape(y))
    return out
