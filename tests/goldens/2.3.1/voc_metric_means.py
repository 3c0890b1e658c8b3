"""Metrics of 2.3.1 that are means over batches: states, results, weights, configurations."""
import numpy as np
from case_helpers import RESULT, part, plain, raised
from keras import backend as K
from keras import metrics

RS = np.random.RandomState(13)
BITS = RS.randint(0, 2, (2, 4, 3)).astype('float32')
P = RS.uniform(.05, .95, size=(2, 4, 3)).round(2).astype('float32')
ONES = np.eye(3, dtype='float32')[RS.randint(0, 3, (2, 4))]
Q = RS.dirichlet(np.ones(3), (2, 4)).astype('float32')
W = RS.uniform(size=(2, 4)).round(1).astype('float32')
OF_BITS = ['Accuracy', 'BinaryAccuracy', 'MeanSquaredError', 'MeanAbsoluteError', 'MeanAbsolutePercentageError',
           'MeanSquaredLogarithmicError', 'RootMeanSquaredError', 'LogCoshError', 'Poisson', 'KLDivergence', 'Hinge',
           'SquaredHinge', 'CategoricalHinge', 'CosineSimilarity', 'BinaryCrossentropy']
OF_CLASSES = ['CategoricalAccuracy', 'CategoricalCrossentropy', 'KLDivergence', 'MeanSquaredError']


def counted(names, y, p, weights=None, make=None):
    """Two batches through each metric, in one function."""
    inputs = [K.placeholder(shape=y.shape[1:]), K.placeholder(shape=p.shape[1:])]
    made = [(make or (lambda name: getattr(metrics, name)()))(name) for name in names]
    extra = [] if weights is None else [K.placeholder(shape=weights.shape[1:])]
    results = [m(*(inputs + extra)) for m in made]
    f = K.function(inputs + extra, results, updates=[u for m in made for u in m.updates])
    out = {}
    for batch in range(len(y)):
        arrays = [y[batch], p[batch]] + ([] if weights is None else [weights[batch]])
        for name, value in zip(names, f(arrays)):
            out['%s after %d' % (name, batch)] = value
    for name, m in zip(names, made):
        out[name + ' state'] = m.get_weights()
    return out


@part
def of_bits():
    return counted(OF_BITS, BITS, P)


@part
def of_bits_weighted():
    return counted([n for n in OF_BITS if n != 'Accuracy'], BITS, P, W)


@part
def of_classes():
    return counted(OF_CLASSES, ONES, Q)


@part
def of_classes_weighted():
    return counted(OF_CLASSES, ONES, Q, W)


@part
def of_class_numbers():
    numbers = ONES.argmax(-1).astype('float32')
    out = counted(['SparseCategoricalAccuracy', 'SparseCategoricalCrossentropy'], numbers, Q)
    columns = counted(['SparseCategoricalAccuracy', 'SparseTopKCategoricalAccuracy'], numbers[..., None], Q, W)
    out.update(('column ' + key, value) for key, value in columns.items())
    return out


@part
def arguments():
    made = {'BinaryAccuracy': lambda: metrics.BinaryAccuracy(threshold=0.3),
            'BinaryCrossentropy': lambda: metrics.BinaryCrossentropy(from_logits=True, label_smoothing=0.1),
            'CosineSimilarity': lambda: metrics.CosineSimilarity(axis=0, name='cos')}
    return counted(sorted(made), BITS, P, make=lambda name: made[name]())


@part
def top_k():
    made = {'k1': lambda: metrics.TopKCategoricalAccuracy(k=1), 'k2': lambda: metrics.TopKCategoricalAccuracy(2),
            'k5': metrics.TopKCategoricalAccuracy}
    return counted(sorted(made), ONES, Q, W, make=lambda name: made[name]())


@part
def plain_values():
    out = {}
    for key, make in (('sum', metrics.Sum), ('mean', metrics.Mean)):
        for kind, weight in (('', None), (' weighted', [1., 1., 0., 0.]), (' scalar', 0.5)):
            m = make()
            f = K.function([], [m([1., 3., 5., 7.], sample_weight=weight)], updates=m.updates)
            out[key + kind] = [float(f([])[0]), float(f([])[0])]
            out[key + kind + ' state'] = m.get_weights()
            m.reset_states()
            out[key + kind + ' reset'] = m.get_weights()
    x = K.placeholder(shape=(None, 2))
    m = metrics.Mean()
    f = K.function([x], [m(x, K.variable([[1.], [3.]]))], updates=m.updates)
    out['rows'] = [float(f([np.array([[1., 2.], [3., 5.]])])[0]) for _ in range(2)]
    reduce = metrics.Reduce('sum_over_batch_size', 'reduced')
    f = K.function([], [reduce([1., 2., 6.], [1., 1., .5])], updates=reduce.updates)
    out['reduced'] = [float(f([])[0]), plain(reduce.get_config())]
    return out


@part
def before_and_after():
    """Results without updates, and when they are read."""
    m = metrics.Mean()
    out = {'empty': float(K.eval(m.result()))}
    updates = m.update_state([2., 4.])
    out['updates'] = [len(updates), len(m.updates), updates[0][0] is m.total, updates[1][0] is m.count]
    out['still'] = m.get_weights()
    K.function([], [], updates=updates)([])
    out['updated'] = float(K.eval(m.result()))
    other = K.function([], [m.result(), m.total], updates=m.updates)
    out['both'] = [float(v) for v in other([])]
    m.set_weights([np.array(9.), np.array(3.)])
    out['set'] = float(K.eval(m.result()))
    m.reset_states()
    out['reset'] = [m.get_weights(), len(m.updates)]
    raised(out, 'weights', m.set_weights, [np.array(1.)])
    return out


@part
def configurations():
    out = {}
    for name in OF_BITS + OF_CLASSES + ['SparseCategoricalAccuracy', 'SparseCategoricalCrossentropy', 'Mean', 'Sum',
                                        'TopKCategoricalAccuracy', 'SparseTopKCategoricalAccuracy']:
        m = getattr(metrics, name)()
        out[name] = plain(m.get_config())
        out[name + ' again'] = plain(type(m).from_config(m.get_config()).get_config())
        out[name + ' weights'] = [w.name for w in m.weights]
    out['mine'] = plain(metrics.BinaryCrossentropy(name='mine', dtype='float64', label_smoothing=.1).get_config())
    wrapped = metrics.MeanMetricWrapper(metrics.binary_accuracy, name='w', threshold=K.variable(0.25))
    out['wrapped'] = plain(wrapped.get_config())
    return out
