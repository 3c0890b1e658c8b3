# keras.utils.np_utils and test_utils.get_test_data, keras.utils.test helpers.
import numpy as np
from case_helpers import RESULT, part, probe, sums

from keras.utils import np_utils
from keras.utils.test_utils import get_test_data


@part
def to_categorical():
    out = {}
    y = np_utils.to_categorical([0, 2, 1, 2])
    out['list'] = y
    out['dtype'] = str(y.dtype)
    out['classes'] = np_utils.to_categorical(np.array([0, 1]), 4)
    out['column'] = np_utils.to_categorical(np.array([[1], [0]]), 2)
    out['floats'] = np_utils.to_categorical([0., 1.9], 3)
    out['negative'] = np_utils.to_categorical([-1, 0], 3)
    try:
        np_utils.to_categorical([3], 2)
        out['too_large'] = 'no exception'
    except Exception as e:
        out['too_large'] = type(e).__name__
    return out


@part
def normalize():
    out = {}
    a = np.array([[3., 4.], [0., 0.], [1., 0.]])
    out['rows'] = np_utils.normalize(a)
    out['columns'] = np_utils.normalize(a, axis=0)
    out['order'] = np_utils.normalize(a, order=1)
    out['vector'] = np_utils.normalize(np.array([3., 4.]))
    return out


@part
def classes():
    out = {}
    p = np.array([[.1, .7, .2], [.5, .2, .3]])
    out['categorical'] = np_utils.categorical_probas_to_classes(p)
    out['probas'] = np_utils.probas_to_classes(p)
    out['column'] = np_utils.probas_to_classes(np.array([[.2], [.8], [.5]]))
    out['vector'] = np_utils.probas_to_classes(np.array([.2, .8]))
    out['accuracy'] = float(np_utils.accuracy([1, 2, 3], [1, 0, 3]))
    return out


@part
def losses():
    out = {}
    out['binary'] = float(np_utils.binary_logloss(
        np.array([.1, .8, 1.]), np.array([0, 1, 1])))
    out['multiclass'] = float(np_utils.multiclass_logloss(
        np.array([[.1, .9], [.6, .4]]), np.array([2, 1])))
    return out


@part
def test_data():
    """Random data for tests: the draws and the values."""
    out = {}
    (a, b), (c, d) = get_test_data(nb_train=6, nb_test=3, input_shape=(4,),
                                   output_shape=(2,), classification=True,
                                   nb_class=3)
    out['classes'] = [list(v.shape) for v in (a, b, c, d)]
    out['classes_sums'] = sums([a, b, c, d])
    out['probe'] = probe()
    (a, b), (c, d) = get_test_data(nb_train=6, nb_test=3, input_shape=(4,),
                                   output_shape=(2,), classification=False)
    out['values'] = [list(v.shape) for v in (a, b, c, d)]
    out['values_sums'] = sums([a, b, c, d])
    out['probe_values'] = probe()
    return out
