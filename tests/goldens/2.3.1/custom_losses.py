# add_loss of layers and models, conditional and not; add_metric; regularizers, constraints, initializers of one's own.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras import constraints, initializers, losses, metrics, optimizers, regularizers
from keras.layers import ActivityRegularization, Dense, Input, Layer
from keras.models import Model, Sequential
from keras.utils import CustomObjectScope, custom_object_scope, get_custom_objects

X = (np.arange(24).reshape(6, 4) / 10. - 1).astype('float32')


class Penalty(Layer):
    def build(self, shape):
        self.w = self.add_weight(name='w', shape=(shape[-1],), initializer='ones', regularizer=regularizers.l1(.1))
        super(Penalty, self).build(shape)

    def call(self, x):
        y = x * self.w
        self.add_loss(.01 * K.sum(K.square(y)), inputs=x)
        self.add_loss(K.mean(self.w))
        return y


@part
def of_layers():
    x, z = Input((4,)), Input((4,))
    layer = Penalty()
    y, other = layer(x), layer(z)
    model, both = Model(x, Dense(1)(y)), Model([x, z], [y, other])
    model.compile('sgd', 'mse')
    out = {'counts': [len(layer.losses), len(layer.get_losses_for(None)), len(layer.get_losses_for(x)), len(model.losses),
                      len(both.losses)]}
    out['history'] = model.fit(X, X[:, :1], epochs=2, batch_size=3, verbose=0).history
    out['evaluate'] = model.evaluate(X, X[:, :1], verbose=0)
    out['weights'] = model.get_weights()
    return out


@part
def of_models():
    x = Input((4,))
    h = Dense(3, activation='tanh', activity_regularizer='l2')(x)
    y = Dense(1)(h)
    model = Model(x, y)
    model.add_loss(K.mean(K.abs(h)))
    model.add_metric(K.mean(h), name='mean_h')
    model.compile('sgd', loss='mse', metrics=['mae'])
    out = {'history': model.fit(X, X[:, :1], epochs=2, batch_size=4, verbose=0).history, 'names': model.metrics_names}
    out['evaluate'] = model.evaluate(X, X[:, :1], batch_size=4, verbose=0)
    model = Model(x, y)
    model.add_loss(K.mean(K.square(y - 1)))
    model.compile('adam')
    out['alone'] = [model.fit(X, epochs=2, batch_size=4, verbose=0).history, model.evaluate(X, verbose=0),
                    model.train_on_batch(X, None), model.metrics_names]
    return out


@part
def parts():
    class Start(initializers.Initializer):
        def __call__(self, shape, dtype=None):
            return K.constant(np.arange(np.prod(shape)).reshape(shape) / 10., dtype=dtype)

    def around_one(shape, dtype=None):
        return K.random_normal(shape, mean=1., dtype=dtype)

    class Sparse(regularizers.Regularizer):
        def __init__(self, strength):
            self.strength = strength

        def __call__(self, x):
            return self.strength * K.sum(K.sqrt(K.abs(x) + 1e-3))

        def get_config(self):
            return {'strength': self.strength}

    class Capped(constraints.Constraint):
        def __call__(self, w):
            return K.clip(w, -.2, .2)

    def mean_pred(y_true, y_pred):
        return K.mean(y_pred)

    def cubed(y_true, y_pred):
        return K.mean(K.abs(y_true - y_pred) ** 3, axis=-1)
    model = Sequential([Dense(3, kernel_initializer=Start(), bias_initializer=around_one, input_dim=4,
                              kernel_regularizer=Sparse(.01)),
                        Dense(1, kernel_constraint=Capped(), activation=lambda t: K.tanh(t) * 2)])
    model.compile(optimizers.SGD(lr=.05, momentum=.9), loss=cubed, metrics=[mean_pred, 'mse'])
    out = {'history': model.fit(X, X[:, :1], epochs=3, batch_size=3, verbose=0).history, 'weights': model.get_weights()}
    config = Dense(2, kernel_initializer=Start(), kernel_regularizer=Sparse(.3)).get_config()
    out['config'] = config
    with CustomObjectScope({'Start': Start, 'Sparse': Sparse}):
        again = Dense.from_config(config)
    out['again'] = [type(again.kernel_initializer).__name__, again.kernel_regularizer.strength]
    caught(out, 'unknown', Dense.from_config, config)
    with custom_object_scope({'cubed': cubed}):
        out['by name'] = losses.get('cubed') is cubed
    get_custom_objects()['Start'] = Start
    out['global'] = type(initializers.get('Start')).__name__
    get_custom_objects().clear()
    caught(out, 'gone', initializers.get, 'Start')
    return out


@part
def updates():
    class Counter(Layer):
        def build(self, shape):
            self.count = self.add_weight(name='count', shape=(), initializer='zeros', trainable=False)
            self.total = self.add_weight(name='total', shape=(1,), initializer='zeros', trainable=False)
            super(Counter, self).build(shape)

        def call(self, x):
            self.add_update(K.update_add(self.count, 1.))
            self.add_update([(self.total, self.total + K.sum(x))], inputs=x)
            return x
    layer = Counter()
    model = Sequential([layer, Dense(1)])
    model.compile('sgd', 'mse')
    model.fit(X, X[:, :1], epochs=2, batch_size=3, verbose=0)
    out = {'trained': layer.get_weights(), 'counts': [len(layer.updates), len(layer.get_updates_for(None)),
                                                    len(model.updates), len(model.state_updates)]}
    model.predict(X)
    model.evaluate(X, X[:, :1], verbose=0)
    out['used'] = layer.get_weights()
    x = Input((4,))
    v = K.variable(0.)
    f = K.function([x], [K.sum(x)], updates=[K.update_add(v, 1.)])
    out['function'] = [float(f([X])[0]), float(f([X])[0]), float(K.get_value(v))]
    return out
