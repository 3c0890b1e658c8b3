# Penalties on what layers give, within a model that is itself a layer: the outer model has none of them.
from case_helpers import RESULT, T, X, hist, part

from keras.layers import ActivityRegularization, Dense, Flatten, Input, RepeatVector, TimeDistributed, merge
from keras.models import Model, Sequential


def trained(model, inner):
    model.compile('sgd', 'mse')
    h = model.fit(X[:8], T[:8], batch_size=4, nb_epoch=2, verbose=0)
    return {'history': hist(h), 'losses': [len(model.losses), len(inner.losses)]}


def around(layers, calls=1):
    """A model around the model of some layers, which is called once or more often."""
    x = a = Input((5,))
    for layer in layers:
        x = layer(x)
    inner = Model(a, x)
    b = Input((5,))
    y = inner(b)
    for _ in range(calls - 1):
        y = merge([y, inner(b)], mode='sum')
    return trained(Model(b, Dense(2)(y)), inner)


@part
def activity():
    return around([Dense(3), ActivityRegularization(l1=.1)])


@part
def of_a_dense_layer():
    return around([Dense(4, activity_regularizer='activity_l2')], calls=2)


@part
def weights():
    return around([Dense(4, W_regularizer='l2')], calls=2)


@part
def stack():
    inner = Sequential([Dense(3, input_dim=4), ActivityRegularization(l1=.2), Dense(3, W_regularizer='l1')])
    return trained(Sequential([Dense(4, input_dim=5), inner, Dense(2)]), inner)


@part
def at_each_time_step():
    return around([RepeatVector(2), TimeDistributed(Dense(3, activity_regularizer='activity_l2')), Flatten()])


@part
def at_each_time_step_called_once():
    x = Input((5,))
    steps = TimeDistributed(Dense(3, activity_regularizer='activity_l2'))
    return trained(Model(x, Dense(2)(Flatten()(steps(RepeatVector(2)(x))))), steps)


@part
def at_each_time_step_called_twice():
    x = Input((5,))
    steps = TimeDistributed(Dense(5, activity_regularizer='activity_l2'))
    return trained(Model(x, Dense(2)(Flatten()(steps(steps(RepeatVector(2)(x)))))), steps)
