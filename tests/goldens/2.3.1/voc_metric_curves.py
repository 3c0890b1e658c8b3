"""Areas under curves, and one rate at the other, in 2.3.1."""
import numpy as np
from case_helpers import RESULT, caught, part, plain
from keras import backend as K
from keras import metrics
from keras.utils import metrics_utils

RS = np.random.RandomState(19)
Y = RS.randint(0, 2, (2, 12)).astype('float32')
P = np.clip(Y * 0.3 + RS.uniform(size=(2, 12)) * 0.7, 0, 1).round(2).astype('float32')
W = RS.uniform(size=(2, 12)).round(1).astype('float32')


def counted(made, weights=None, y=Y, p=P):
    """Two batches through each metric, in one function."""
    inputs = [K.placeholder(shape=y.shape[1:]), K.placeholder(shape=p.shape[1:])]
    extra = [] if weights is None else [K.placeholder(shape=weights.shape[1:])]
    results = [m(*(inputs + extra)) for _, m in made]
    f = K.function(inputs + extra, results, updates=[u for _, m in made for u in m.updates])
    out = {}
    for batch in range(len(y)):
        arrays = [y[batch], p[batch]] + ([] if weights is None else [weights[batch]])
        for (name, _), value in zip(made, f(arrays)):
            out['%s after %d' % (name, batch)] = value
    for name, m in made:
        out[name + ' state'] = [float(np.sum(w)) for w in m.get_weights()]
        m.reset_states()
        out[name + ' reset'] = [w.shape for w in m.get_weights()]
    return out


@part
def areas():
    return counted([('%s %s' % (curve, method), metrics.AUC(curve=curve, summation_method=method))
                    for curve in ('ROC', 'PR') for method in ('interpolation', 'minoring', 'majoring')])


@part
def weighted_areas():
    return counted([(curve, metrics.AUC(num_thresholds=7, curve=curve)) for curve in ('ROC', 'PR')], W)


@part
def thresholds():
    return counted([('%s %s' % (curve, key), metrics.AUC(curve=curve, **arguments)) for curve in ('roc', 'pr')
                    for key, arguments in (('2', {'num_thresholds': 2}), ('3', {'num_thresholds': 3}),
                                           ('own', {'thresholds': [0.6, 0.2, 0.4]}), ('none', {'thresholds': []}))])


@part
def extremes():
    """Perfect, reversed and one-sided predictions."""
    y, p = K.placeholder(ndim=1), K.placeholder(ndim=1)
    made = [('ROC', metrics.AUC(5)), ('PR', metrics.AUC(5, 'PR')),
            ('sensitivity', metrics.SensitivityAtSpecificity(0.7, num_thresholds=5)),
            ('specificity', metrics.SpecificityAtSensitivity(0.7, num_thresholds=5))]
    f = K.function([y, p], [m(y, p) for _, m in made], updates=[u for _, m in made for u in m.updates])
    out = {}
    for key, truth, prediction in (
            ('perfect', [0, 0, 1, 1], [.1, .2, .8, .9]), ('reversed', [1, 1, 0, 0], [.1, .2, .8, .9]),
            ('edges', [0, 1, 0, 1], [0., 1., 0., 1.]), ('positive', [1, 1, 1, 1], [.1, .5, .6, .9]),
            ('negative', [0, 0, 0, 0], [.1, .5, .6, .9])):
        for (name, m), value in zip(made, f([np.array(truth), np.array(prediction)])):
            out['%s %s' % (key, name)] = value
            m.reset_states()
    return out


@part
def rates():
    made = []
    for value in (0., 0.3, 1.):
        made += [('sensitivity %s' % value, metrics.SensitivityAtSpecificity(value)),
                 ('specificity %s' % value, metrics.SpecificityAtSensitivity(value, num_thresholds=11))]
    made += [('one', metrics.SensitivityAtSpecificity(0.4, num_thresholds=1)),
             ('two', metrics.SpecificityAtSensitivity(0.4, 2))]
    return counted(made)


@part
def weighted_rates():
    return counted([('sensitivity', metrics.SensitivityAtSpecificity(0.4)),
                    ('specificity', metrics.SpecificityAtSensitivity(0.4))], W)


@part
def empty():
    return dict((curve, float(K.eval(metrics.AUC(3, curve).result()))) for curve in ('ROC', 'PR'))


@part
def configurations():
    out = {}
    for key, m in (('auc', metrics.AUC(num_thresholds=4)), ('pr', metrics.AUC(3, 'PR', 'majoring', 'a')),
                   ('own', metrics.AUC(thresholds=[.5, .25])),
                   ('enum', metrics.AUC(3, metrics_utils.AUCCurve.PR, metrics_utils.AUCSummationMethod.MINORING)),
                   ('sensitivity', metrics.SensitivityAtSpecificity(0.5, 3)),
                   ('specificity', metrics.SpecificityAtSensitivity(0.5, name='s'))):
        out[key] = plain(m.get_config())
        out[key + ' again'] = plain(type(m).from_config(m.get_config()).get_config())
        out[key + ' weights'] = [w.name for w in m.weights]
        out[key + ' thresholds'] = [float(t) for t in m.thresholds][:6]
    return out


@part
def mistakes():
    out = {}
    caught(out, 'curve', metrics.AUC, curve='Roc')
    caught(out, 'method', metrics.AUC, summation_method='middle')
    caught(out, 'one threshold', metrics.AUC, num_thresholds=1)
    caught(out, 'specificity', metrics.SensitivityAtSpecificity, 1.1)
    caught(out, 'sensitivity', metrics.SpecificityAtSensitivity, -0.1)
    caught(out, 'no threshold', metrics.SensitivityAtSpecificity, 0.5, num_thresholds=0)
    caught(out, 'no threshold of the other', metrics.SpecificityAtSensitivity, 0.5, num_thresholds=-1)
    caught(out, 'iou', metrics.MeanIoU, 2)
    for key in ('Interpolation', 'Majoring', 'minoring'):
        out[key] = metrics_utils.AUCSummationMethod.from_str(key).value
    return out
