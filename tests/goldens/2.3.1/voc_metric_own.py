"""A metric of one's own in 2.3.1, names, attributes, clones, names by lookup."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import metrics
from keras.utils import CustomObjectScope


class PositiveTotal(metrics.Metric):
    def __init__(self, name='positive_total', start=0., **kwargs):
        super(PositiveTotal, self).__init__(name=name, **kwargs)
        self.start = start
        self.total = self.add_weight(name='total', initializer='zeros')
        self.calls = self.add_weight('calls', shape=(2,), initializer='ones')

    def update_state(self, y_true, y_pred, sample_weight=None):
        found = K.cast(K.greater(y_pred, 0.5), self.dtype)
        return [K.update_add(self.total, K.sum(y_true * found)), K.update_add(self.calls, K.variable([1., 2.]))]

    def result(self):
        return self.total + self.start

    def get_config(self):
        return dict(super(PositiveTotal, self).get_config(), start=self.start)


class Unnamed(metrics.Metric):
    def __init__(self):
        super(Unnamed, self).__init__()
        self.state = K.variable(3.)

    def update_state(self, values):
        return K.update(self.state, values)

    def result(self):
        return self.state


class DoubleMean(metrics.Mean):
    def result(self):
        return 2 * super(DoubleMean, self).result()


class _HTTPMean(metrics.Mean):
    def __init__(self):
        super(_HTTPMean, self).__init__(name=None)


@part
def own():
    m = PositiveTotal(start=1.)
    y, p = K.placeholder(ndim=1), K.placeholder(ndim=1)
    result = m(y, p)
    f = K.function([y, p], [result], updates=m.updates)
    out = {'values': [float(f([np.array([1., 0., 1.]), np.array([.9, .8, .2])])[0]) for _ in range(3)]}
    out['state'] = m.get_weights()
    K.set_value(m.total, 5.)
    out['config'] = plain(m.get_config())
    out['flags'] = [m.stateful, m.built, m.trainable, m.supports_masking, m.input_spec is None, len(m.losses)]
    out['weights'] = [len(m.weights), len(m.trainable_weights), len(m.non_trainable_weights), m.count_params()]
    out['names'] = [w.name for w in m.weights]
    out['marks'] = [result._metric_obj is m, m._call_result is result, result._is_metric]
    return out


@part
def variables():
    m = Unnamed()
    out = {'name': m.name, 'weights': len(m.weights), 'updates': len(m.updates)}
    f = K.function([], [m(K.variable(7.))], updates=m.updates)
    out['value'] = float(f([])[0])
    m.reset_states()
    out['reset'] = m.get_weights()
    return out


@part
def extended():
    m = DoubleMean(name='double')
    f = K.function([], [m([1., 2.])], updates=m.updates)
    return {'values': [float(f([])[0]) for _ in range(2)], 'config': plain(m.get_config()),
            'updates': len(m.updates), 'name': DoubleMean().name}


@part
def names():
    out = {}
    for make in (metrics.AUC, metrics.TruePositives, metrics.Precision, metrics.Recall, Unnamed, _HTTPMean,
                 lambda: metrics.MeanMetricWrapper(metrics.mse), lambda: metrics.SensitivityAtSpecificity(.5),
                 metrics.AUC, metrics.Precision, metrics.Mean, lambda: metrics.Mean(name='other')):
        out[str(len(out))] = make().name
    out['dtype'] = metrics.Mean(dtype='float64').dtype
    out['dtype of weights'] = K.dtype(metrics.Mean(dtype='float64').total)
    return out


@part
def clones():
    m = PositiveTotal('p', start=2.)
    again = metrics.clone_metric(m)
    out = {'again': [plain(again.get_config()), again is m, type(again).__name__]}
    out['function'] = metrics.clone_metric(metrics.mse) is metrics.mse
    out['list'] = [type(x).__name__ for x in metrics.clone_metrics([metrics.Mean(), metrics.AUC()])]
    out['dict'] = sorted(metrics.clone_metrics({'a': metrics.Mean(), 'b': 'mse'}))
    out['none'] = metrics.clone_metrics(None)
    return out


def own_metric(y_true, y_pred):
    return y_pred


def name_of(thing):
    return getattr(thing, '__name__', type(thing).__name__)


@part
def lookup():
    out = {}
    for name in ('mse', 'MSE', 'mae', 'mape', 'msle', 'cosine', 'cosine_proximity', 'accuracy', 'binary_accuracy',
                 'categorical_accuracy', 'sparse_categorical_accuracy', 'top_k_categorical_accuracy',
                 'sparse_top_k_categorical_accuracy', 'logcosh', 'categorical_hinge', 'Mean', 'AUC', 'BinaryAccuracy'):
        out[name] = name_of(metrics.get(name))
    out['function'] = metrics.get(own_metric) is own_metric
    out['object'] = metrics.get(metrics.Mean()).name
    with CustomObjectScope({'own_metric': own_metric, 'PositiveTotal': PositiveTotal}):
        out['own'] = metrics.get('own_metric') is own_metric
        out['own object'] = plain(metrics.deserialize(metrics.serialize(PositiveTotal(start=3.))).get_config())
    out['serialized'] = [metrics.serialize(metrics.mse), metrics.serialize(own_metric),
                         plain(metrics.serialize(metrics.BinaryAccuracy(threshold=.2)))]
    auc = metrics.deserialize({'class_name': 'AUC', 'config': {'num_thresholds': 3, 'name': 'a'}})
    out['deserialized'] = plain(auc.get_config())
    for key, value in (('name', 'acuracy'), ('acc', 'acc'), ('gone', 'fmeasure'), ('precision', 'precision'),
                       ('number', 3), ('none', None), ('list', ['mse'])):
        caught(out, 'get ' + key, metrics.get, value)
    caught(out, 'get dict', metrics.get, {'class_name': 'Mean'})
    caught(out, 'class', metrics.deserialize, {'class_name': 'Nothing', 'config': {}})
    caught(out, 'config', metrics.deserialize, {'name': 'mean'})
    return out


@part
def mistakes():
    out = {}
    caught(out, 'keyword', PositiveTotal, foo=3)
    raised(out, 'abstract', metrics.Metric)
    raised(out, 'no initializer', metrics.Mean().add_weight, 'w')
    caught(out, 'weights', metrics.Mean().set_weights, [np.array(1.)])
    caught(out, 'shape', metrics.Mean().set_weights, [np.ones(2), np.ones(2)])
    return out
