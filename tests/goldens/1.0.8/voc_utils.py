# np_utils, generic_utils, test_utils: arrays, lookups, progress bars.
import numpy as np
from case_helpers import RESULT, Printed, caught, part, probe, raised

from keras.utils import np_utils
from keras.utils.generic_utils import Progbar, get_from_module, make_tuple
from keras.utils.test_utils import get_test_data, keras_test


@part
def classes():
    out = {}
    for name, y in [('vector', np.array([0, 2, 1])),
                    ('column', np.array([[0], [2], [1]])), ('list', [1, 0, 3])]:
        out[name] = np_utils.to_categorical(y)
        out[name + ' of 5'] = np_utils.to_categorical(y, 5)
    raised(out, 'too few', np_utils.to_categorical, [0, 3], 2)
    p = np.array([[.1, .7, .2], [.6, .3, .1]])
    out['classes'] = np_utils.probas_to_classes(p)
    out['halves'] = np_utils.probas_to_classes(np.array([[.1], [.6]]))
    out['largest'] = np_utils.categorical_probas_to_classes(p)
    out['multi'] = np_utils.multiclass_logloss(p, [1, 2])
    out['accuracy'] = np_utils.accuracy([1, 2, 3], [1, 2, 4])
    out['normal'] = np_utils.normalize(np.arange(6.).reshape(2, 3))
    out['normal axis'] = np_utils.normalize(np.arange(6.).reshape(2, 3), 0, 1)
    return out


@part
def kernels():
    out = {}
    k4 = np.arange(36.).reshape(2, 3, 2, 3)
    k5 = np.arange(72.).reshape(2, 3, 2, 3, 2)
    for name, k in [('4', k4), ('5', k5)]:
        out[name] = np_utils.convert_kernel(k)
        for ordering in ['th', 'tf']:
            out[name + ordering] = np_utils.convert_kernel(k, ordering)
    caught(out, 'ordering', np_utils.convert_kernel, k4, 'xy')
    caught(out, 'axes', np_utils.convert_kernel, k4[0])
    return out


@part
def lengths():
    out = {}
    modes = ['same', 'valid']
    out['out'] = [np_utils.conv_output_length(n, f, mode, s, d)
                  for n in [7, 10] for f in [2, 3] for mode in modes
                  for s in [1, 2] for d in [1, 2]]
    out['in'] = [np_utils.conv_input_length(n, f, mode, s)
                 for n in [7, 10] for f in [2, 3] for mode in modes
                 for s in [1, 2]]
    out['open'] = [np_utils.conv_output_length(None, 3, 'same', 1) is None,
                   np_utils.conv_input_length(None, 3, 'same', 1) is None]
    caught(out, 'mode', np_utils.conv_output_length, 7, 3, 'half', 1)
    caught(out, 'mode in', np_utils.conv_input_length, 7, 3, 'half', 1)
    return out


@part
def lookups():
    out = {}

    def make(a=1, b=2):
        return [a, b]

    names = {'make': make, 'value': 5}
    out['function'] = get_from_module('make', names, 'thing') is make
    out['made'] = get_from_module('make', names, 'thing', instantiate=True)
    out['with'] = get_from_module('make', names, 'thing', instantiate=True,
                                  kwargs={'b': 7})
    out['dict'] = get_from_module({'name': 'make', 'a': 4}, names, 'thing')
    out['itself'] = get_from_module(3, names, 'thing')
    out['none'] = get_from_module(None, names, 'thing') is None
    caught(out, 'unknown', get_from_module, 'other', names, 'thing')
    caught(out, 'unknown dict', get_from_module, {'name': 'other', 'a': 1},
           names, 'thing')
    out['tuple'] = list(make_tuple(1, 2))
    return out


@part
def bars():
    """What a bar leaves on the screen; every step is forced."""
    out = {}
    for verbose in [0, 1, 2]:
        with Printed() as p:
            bar = Progbar(12, width=10, verbose=verbose)
            for step in [0, 3, 4, 12]:
                bar.update(step, [('loss', 2. / (1 + step)), ('acc', 1e-5),
                                  ('minus', -3.)], force=True)
        out[str(verbose)] = p.steady()
    with Printed() as p:
        bar = Progbar(5, interval=1000)
        bar.last_update = 1e12
        for step in range(5):
            bar.add(1, [('whole', 3)])
        bar.update(5, force=True)
    out['rare'] = p.steady()
    out['sums'] = [bar.sum_values['whole'], bar.seen_so_far]
    return out


@part
def test_data():
    out = {}
    (X, y), (Xt, yt) = get_test_data(5, 3, input_shape=(2,), nb_class=3)
    out['classes'] = [X, y, Xt, yt]
    (X, y), _ = get_test_data(5, 3, input_shape=(2, 2), output_shape=(3,),
                              classification=False)
    out['values'] = [X, y]
    out['probe'] = probe()
    out['wrapped'] = keras_test(lambda x: x + 1)(2)
    return out
