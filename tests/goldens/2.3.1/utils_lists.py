# keras.utils.generic_utils of 2.3.1: lists, shapes, arguments.
from case_helpers import RESULT, caught, part, raised

import numpy as np

from keras.utils import generic_utils as g


@part
def lists():
    return {'number': g.to_list(3), 'list': g.to_list([3]), 'tuple': g.to_list((1, 2)),
            'opened': g.to_list((1, 2), allow_tuple=True), 'one': g.unpack_singleton([3]),
            'two': g.unpack_singleton([1, 2]), 'none': g.unpack_singleton(()),
            'all none': [g.is_all_none(x) for x in (None, [None], [1, None], (), 3)],
            'uid': [g.object_list_uid(x) == ', '.join(str(abs(id(y))) for y in x) for x in ([1, 'a'], [None])]}


@part
def slices():
    out = {}
    a = np.arange(6)
    for number, start in enumerate((None, 1, [0, 2], np.array([1, 3]))):
        for name, x in (('array', a), ('list', [a, None, a * 2]), ('nothing', None)):
            try:
                out['%d %s' % (number, name)] = g.slice_arrays(x, start, 3)
            except Exception as e:
                out['%d %s' % (number, name)] = type(e).__name__
    return out


@part
def shapes():
    out = {}
    for number, shape in enumerate(((16, 128, 64, 32), [16, 128, 64, 32], (128, 64, 32))):
        for axes in ((1, 2), (0, 1)):
            for name in ('channels_first', 'channels_last'):
                found = g.transpose_shape(shape, name, axes)
                out['%d %s %s' % (number, axes, name)] = [type(found), found]
    caught(out, 'other', g.transpose_shape, (1, 2, 3), 'last', (1, 2))
    return out


@part
def arguments():
    out = {}

    def function(a, *b, **k):
        pass

    for name in 'abckz':
        out[name] = [g.has_arg(function, name), g.has_arg(function, name, accept_all=True)]
    out['plain'] = g.has_arg(lambda x: x, 'y', accept_all=True)
    caught(out, 'keys', g.check_for_unexpected_keys, 'loss', {'a': 1}, ['b', 'c'])
    g.check_for_unexpected_keys('loss', {'b': 1}, ['b', 'c'])
    return out


@part
def functions():
    out = {}
    factor = 3

    def scaled(x, plus=1):
        return factor * x + plus

    dumped = g.func_dump(scaled)
    out['dumped'] = [type(part) for part in dumped]
    out['defaults'], out['closure'] = dumped[1], dumped[2]
    out['loaded'] = [g.func_load(*dumped)(2), g.func_load(dumped)(2, 5), g.func_load(list(dumped))(1)]
    return out
