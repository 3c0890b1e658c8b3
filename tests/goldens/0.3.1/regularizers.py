# Regularizers: values, trainings with each, configuration, lookup, own ones.
from case_helpers import RESULT, T, X, caught, hist, part, plain, sums

from keras import backend as K
from keras import regularizers
from keras.layers.core import ActivityRegularization, Dense
from keras.models import Sequential
from keras.regularizers import (ActivityRegularizer, Regularizer,
                                WeightRegularizer, activity_l1, activity_l1l2,
                                activity_l2, l1, l1l2, l2)


def train(*layers):
    m = Sequential(list(layers))
    m.compile('sgd', 'mse')
    h = m.fit(X, T, batch_size=16, nb_epoch=3, verbose=0)
    return {'loss': hist(h)['loss'], 'weights': sums(m.get_weights()),
            'test': float(m.evaluate(X, T, verbose=0)),
            'count': len(m.regularizers)}


@part
def W_l1():
    return train(Dense(2, input_dim=5, W_regularizer=l1(.1)))


@part
def W_l2_by_name():
    return train(Dense(2, input_dim=5, W_regularizer='l2'))


@part
def both_on_both():
    return train(Dense(4, input_dim=5, activation='tanh',
                       W_regularizer=l1l2(.02, .03), b_regularizer=l2(.5)),
                 Dense(2, b_regularizer='l1'))


@part
def activity():
    return train(Dense(4, input_dim=5, activation='tanh',
                       activity_regularizer=activity_l1l2(.05, .1)), Dense(2))


@part
def activity_layer():
    return train(Dense(4, input_dim=5), ActivityRegularization(l1=.1, l2=.05),
                 Dense(2))


@part
def own():
    class Entropy(Regularizer):
        def __call__(self, loss):
            return loss + .1 * K.sum(K.square(self.p - 1.))

    out = train(Dense(2, input_dim=5, W_regularizer=Entropy()))
    out['config'] = Entropy().get_config()
    return out


@part
def values():
    """Called by hand on a loss."""
    out = {}
    p = K.variable([[1., -2.], [3., .5]])
    loss = K.variable(10.)
    made = []
    for r in [l1(.5), l2(.5), l1l2(.1, .2), l1(), l2(), l1l2(),
              regularizers.identity()]:
        r.set_param(p)
        made.append(r(loss))
    layer = ActivityRegularization(input_shape=(2,))
    layer.input = p
    for r in [activity_l1(.5), activity_l2(.5), activity_l1l2(.1, .2),
              activity_l1(), activity_l2(), activity_l1l2()]:
        r.set_layer(layer)
        made.append(r(loss))
    out['losses'] = [float(v) for v in K.function([], made)([])]
    return out


@part
def lookup():
    out = {}
    for name in ['l1', 'l2', 'l1l2', 'activity_l1', 'activity_l2',
                 'activity_l1l2', 'identity', 'WeightRegularizer',
                 'ActivityRegularizer']:
        out[name] = plain(regularizers.get(name).get_config())
    out['kwargs'] = plain(regularizers.get('WeightRegularizer',
                                           {'l1': .3, 'l2': .4}).get_config())
    r = WeightRegularizer(l1=1)
    out['same'] = regularizers.get(r) is r
    out['none'] = regularizers.get(None)
    caught(out, 'unknown', regularizers.get, 'no_such_one')
    out['attributes'] = [r.l1, r.l2, ActivityRegularizer(l2=3.).l2]
    return out


@part
def of_the_layer():
    out = {}
    layer = ActivityRegularization(l1=.1, l2=.2, input_shape=(3,))
    out['config'] = plain(layer.get_config())
    out['regularizers'] = [type(r).__name__ for r in layer.regularizers]
    out['is_input'] = layer.get_output(True) is layer.input
    d = Dense(2, input_dim=3, W_regularizer='l2', b_regularizer='l1',
              activity_regularizer='activity_l2')
    out['order'] = [type(r).__name__ for r in d.regularizers]
    out['param'] = d.regularizers[0].p is d.W
    out['layer'] = d.regularizers[2].layer is d
    return out
