# The helpers of keras.models: standardize_X, slice_X, weighted_objective, ...
import numpy as np
from case_helpers import RESULT, caught, part, plain, raised

from keras import backend as K
from keras import models, objectives
from keras.models import (get_function_name, make_batches, slice_X,
                          standardize_X, standardize_weights, standardize_y,
                          weighted_objective)

A = np.arange(12).reshape((6, 2))


@part
def inputs():
    out = {}
    got = standardize_X(A)
    out['array'] = [type(got).__name__, len(got), got[0] is A]
    both = [A, A]
    out['list_is_kept'] = standardize_X(both) is both
    got = standardize_X((A, A))
    out['tuple'] = [len(got), type(got[0]).__name__]
    return out


@part
def targets():
    out = {}
    out['list'] = standardize_y([1, 2, 3])
    out['vector'] = standardize_y(np.array([1., 2.]))
    out['matrix'] = standardize_y(A) is A
    out['nested'] = standardize_y([[1, 2], [3, 4]])
    return out


@part
def slices():
    out = {}
    out['range'] = slice_X(A, 1, 3)
    out['start'] = slice_X(A, 4)
    out['stop'] = slice_X(A, stop=2)
    out['index_list'] = slice_X(A, [5, 0])
    out['index_array'] = slice_X(A, np.array([2, 2]))
    out['of_list'] = slice_X([A, A * 10], 0, 2)
    out['of_list_index'] = slice_X([A, A * 10], np.array([1]))

    class Picky(object):
        """Like an HDF5 dataset: takes lists as indices and nothing else."""
        def __getitem__(self, item):
            return type(item).__name__

    out['index_type'] = slice_X(Picky(), np.array([1]))
    return out


@part
def weights():
    out = {}
    one_hot = np.eye(3)[[0, 2, 1]]
    column = np.array([[0], [1], [1]])
    out['none'] = standardize_weights(one_hot)
    classes = {0: 1., 1: 2., 2: 3.}
    out['class'] = standardize_weights(one_hot, class_weight=classes)
    out['class_column'] = standardize_weights(column, class_weight=classes)
    sample = np.array([.1, .2, .3])
    out['sample'] = standardize_weights(one_hot, sample_weight=sample)
    out['sample_wins'] = standardize_weights(one_hot, sample_weight=sample,
                                             class_weight=classes)
    out['class_list'] = standardize_weights(one_hot, class_weight=[1., 2.])
    caught(out, 'class_3d', standardize_weights, np.zeros((2, 2, 2)),
           class_weight=classes)
    raised(out, 'class_missing', standardize_weights, one_hot,
           class_weight={0: 1.})
    raised(out, 'length', standardize_weights, one_hot,
           sample_weight=np.ones(4))
    return out


@part
def objective():
    """Weighted and masked losses by hand."""
    out = {}
    t, p = K.placeholder(ndim=2), K.placeholder(ndim=2)
    t3, p3 = K.placeholder(ndim=3), K.placeholder(ndim=3)
    w, mask = K.placeholder(ndim=1), K.placeholder(ndim=2)
    mse = weighted_objective(objectives.mse)
    f = K.function([t, p, t3, p3, w, mask], [
        mse(t, p, w), mse(t3, p3, w), mse(t3, p3, w, mask)])
    rs = np.random.RandomState(0)
    data = [rs.normal(size=s) for s in [(3, 2), (3, 2), (3, 4, 2), (3, 4, 2)]]
    m = np.array([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]])
    for name, weight in [('ones', np.ones(3)),
                         ('some', np.array([0., 1., 3.]))]:
        got = f(data + [weight, m])
        out[name], out[name + '_3d'], out[name + '_masked'] = [
            float(v) for v in got]
    return out


@part
def others():
    out = {}
    out['batches'] = plain(make_batches(7, 3))
    out['name_of_text'] = get_function_name('mse')
    out['name_of_function'] = get_function_name(objectives.mse)
    caught(out, 'model', models.model_from_config, {'name': 'Nobody'})
    return out


@part
def unweighted():
    """Weights may be None in 0.3.1."""
    t, p = K.placeholder(ndim=2), K.placeholder(ndim=2)
    loss = weighted_objective(objectives.mse)(t, p, None)
    return {'loss': float(K.function([t, p], loss)([A, A + 2.]))}


@part
def flattened():
    return {'column': standardize_weights(A, sample_weight=np.ones((6, 1))),
            'steps': standardize_weights(A, sample_weight=A[:, :, None])}
