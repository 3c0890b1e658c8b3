# What users read off a model and its layers, and made functions of.
import numpy as np
import theano
from case_helpers import RESULT, T, X, floats, part, plain, probe, regressor

from keras import backend as K
from keras.layers.core import Activation, Dense, Dropout
from keras.models import Sequential
from keras.regularizers import l2


@part
def between():
    """The line of a hundred blog posts."""
    out = {}
    m = Sequential([Dense(6, input_dim=5), Activation('relu'), Dropout(.5),
                    Dense(2)])
    m.compile('sgd', 'mse')
    f = theano.function([m.layers[0].input],
                        m.layers[2].get_output(train=False),
                        allow_input_downcast=True)
    out['hidden'] = f(X[:3])
    g = theano.function([m.layers[0].input],
                        m.layers[2].get_output(train=True),
                        allow_input_downcast=True)
    out['probe'] = probe()
    out['dropped'] = g(X[:3])
    k = K.function([m.get_input()], [l.get_output() for l in m.layers])
    out['shapes'] = [list(v.shape) for v in k([X[:3]])]
    return out


@part
def tensors():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    out['inputs'] = [m.X_train is m.X_test, m.X_train is m.input,
                     m.X_train is m.layers[0].input]
    out['ndim'] = [m.X_train.ndim, m.y_train.ndim, m.y_test.ndim, m.y.ndim,
                   m.weights.ndim]
    f = theano.function([m.X_train], m.y_train, allow_input_downcast=True)
    out['y_train'] = f(X[:3])
    out['loss'] = m.loss.__name__
    out['class_mode'] = m.class_mode
    gradient = K.gradients(K.sum(m.y_test), [m.X_test])[0]
    out['saliency'] = K.function([m.X_test], [gradient])([X[:3]])[0]
    return out


@part
def functions():
    out = {}
    m = regressor()
    m.compile('sgd', 'mse')
    w = np.ones(8)
    out['train'] = floats(m._train([X[:8], T[:8], w]))
    out['test'] = floats(m._test([X[:8], T[:8], w]))
    out['predict'] = m._predict([X[:2]])[0]
    out['train_with_acc'] = floats(m._train_with_acc([X[:8], T[:8], w]))
    out['test_with_acc'] = floats(m._test_with_acc([X[:8], T[:8], w]))
    return out


@part
def lists():
    out = {}
    m = Sequential([Dense(4, input_dim=5, W_regularizer='l2',
                          b_constraint='nonneg'), Dropout(.1),
                    Dense(2, activity_regularizer='activity_l1')])
    out['lengths'] = [len(m.params), len(m.regularizers), len(m.constraints),
                      len(m.updates), len(m.state_updates), len(m.layers)]
    out['order'] = [m.params[0] is m.layers[0].W, m.params[3] is m.layers[2].b]
    out['regularizers'] = [type(r).__name__ for r in m.regularizers]
    out['constraints'] = [type(c).__name__ for c in m.constraints]
    out['shapes'] = plain([m.input_shape, m.output_shape])
    out['weights'] = [list(w.shape) for w in m.get_weights()]
    out['count'] = int(m.count_params())
    return out


@part
def own_training():
    """A training function of one's own from the parts of a model."""
    out = {}
    m = Sequential([Dense(4, input_dim=5, activation='tanh',
                          W_regularizer=l2(.1)), Dense(2)])
    from keras.optimizers import SGD
    y = K.placeholder(ndim=2)
    loss = K.mean(K.square(m.get_output(train=True) - y))
    for r in m.regularizers:
        loss = r(loss)
    updates = SGD(lr=.1).get_updates(m.params, m.constraints, loss)
    f = K.function([m.get_input(train=True), y], [loss],
                   updates=updates + m.updates)
    out['losses'] = [float(f([X, T])[0]) for _ in range(4)]
    return out


@part
def weights():
    out = {}
    m = regressor()
    kept = m.get_weights()
    m.set_weights([w * 2 for w in kept])
    out['doubled'] = all(np.allclose(a * 2, b)
                         for a, b in zip(kept, m.get_weights()))
    out['W'] = m.layers[0].W.get_value()
    m.layers[0].W.set_value(np.zeros((5, 4), 'float32'))
    out['zeros'] = float(np.abs(m.get_weights()[0]).sum())
    copied = regressor()
    copied.set_weights(m.get_weights())
    out['copied'] = all(np.array_equal(a, b) for a, b in
                        zip(copied.get_weights(), m.get_weights()))
    return out
