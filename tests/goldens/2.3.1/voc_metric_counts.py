"""Metrics of 2.3.1 that count hits and misses: thresholds, classes, weights, what is refused."""
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised
from keras import backend as K
from keras import metrics
from keras.utils import metrics_utils

RS = np.random.RandomState(17)
Y = RS.randint(0, 2, (2, 4, 3)).astype('float32')
P = RS.uniform(size=(2, 4, 3)).round(2).astype('float32')
W = RS.uniform(size=(2, 4)).round(1).astype('float32')
COUNTS = ['TruePositives', 'TrueNegatives', 'FalsePositives', 'FalseNegatives']
SHARES = ['Precision', 'Recall']


def counted(made, weights=None):
    """Two batches through each metric, in one function."""
    inputs = [K.placeholder(shape=Y.shape[1:]), K.placeholder(shape=P.shape[1:])]
    extra = [] if weights is None else [K.placeholder(shape=weights.shape[1:])]
    results = [m(*(inputs + extra)) for _, m in made]
    f = K.function(inputs + extra, results, updates=[u for _, m in made for u in m.updates])
    out = {}
    for batch in range(len(Y)):
        arrays = [Y[batch], P[batch]] + ([] if weights is None else [weights[batch]])
        for (name, _), value in zip(made, f(arrays)):
            out['%s after %d' % (name, batch)] = value
    for name, m in made:
        out[name + ' state'] = m.get_weights()
        m.reset_states()
        out[name + ' reset'] = [w.shape for w in m.get_weights()]
    return out


@part
def default():
    return counted([(name, getattr(metrics, name)()) for name in COUNTS + SHARES])


@part
def weighted():
    made = [(name, getattr(metrics, name)()) for name in COUNTS + SHARES]
    return counted(made, np.repeat(W[..., None], 3, axis=-1))


@part
def thresholds():
    made = [(name, getattr(metrics, name)(thresholds=[0.2, 0.5, 0.8])) for name in COUNTS + SHARES]
    made += [(name + ' one', getattr(metrics, name)(0.3)) for name in COUNTS + SHARES]
    made += [(name + ' list of one', getattr(metrics, name)([1.])) for name in SHARES]
    return counted(made)


@part
def classes():
    return counted([('%s %d' % (name, c), getattr(metrics, name)(class_id=c)) for name in SHARES for c in (0, 2)]
                   + [('both', metrics.Recall([.4, .6], None, 1))])


@part
def nothing_found():
    out = {}
    for name in SHARES:
        m = getattr(metrics, name)()
        out[name + ' empty'] = float(K.eval(m.result()))
        f = K.function([], [m(K.variable([0., 0.]), K.variable([0., 0.]))], updates=m.updates)
        out[name] = float(f([])[0])
    return out


@part
def columns():
    """Truth and prediction whose ranks are one off."""
    made = [metrics.TruePositives(), metrics.Precision()]
    y, p = K.variable([[1.], [0.], [1.]]), K.variable([.9, .8, .2])
    f = K.function([], [m(y, p) for m in made] + [m(K.variable([1., 0., 1.]), K.variable([[.9], [.8], [.2]]))
                                                  for m in made], updates=[u for m in made for u in m.updates])
    return {'values': [float(v) for v in f([])]}


@part
def configurations():
    out = {}
    for name in COUNTS + SHARES:
        for key, arguments in (('', {}), (' list', {'thresholds': [.1, .9]}), (' one', {'thresholds': 0.25, 'name': 'n'})):
            m = getattr(metrics, name)(**arguments)
            out[name + key] = plain(m.get_config())
            out[name + key + ' again'] = plain(type(m).from_config(m.get_config()).get_config())
            out[name + key + ' weights'] = [w.name for w in m.weights]
            out[name + key + ' thresholds'] = list(m.thresholds)
    return out


@part
def mistakes():
    out = {}
    for name in COUNTS + SHARES:
        caught(out, name, getattr(metrics, name), thresholds=[-0.1, 0.5, 2.])
        caught(out, name + ' one', getattr(metrics, name), 1.5)
    for name in SHARES:
        caught(out, name + ' top_k', getattr(metrics, name), top_k=2)
    caught(out, 'none', metrics_utils.update_confusion_matrix_variables, {}, [1.], [1.])
    raised(out, 'other', metrics_utils.update_confusion_matrix_variables, {'tp': K.variable([0.])}, [1.], [1.])
    out['nothing'] = metrics_utils.update_confusion_matrix_variables(None, [1.], [1.])
    out['parsed'] = [metrics_utils.parse_init_thresholds(None), metrics_utils.parse_init_thresholds(0.2),
                     metrics_utils.parse_init_thresholds([0.1, 0.2]), metrics_utils.parse_init_thresholds(None, 0.7)]
    out['kinds'] = [kind.value for kind in metrics_utils.ConfusionMatrix]
    return out
