# Progbar by itself: the exact text, backspaces and all.
from case_helpers import RESULT, Printed, part

from keras.utils.generic_utils import Progbar, make_tuple


def show(calls, method='update', **kwargs):
    with Printed() as p:
        bar = Progbar(**kwargs)
        for call in calls:
            getattr(bar, method)(*call)
    return p.text


@part
def bars():
    out = {}
    out['plain'] = show([(2,), (5,), (10,)], target=10)
    out['values'] = show([(2, [('loss', 4.)]), (5, [('loss', 2.)]),
                          (10, [('loss', 1.), ('acc', .5)])], target=10)
    out['narrow'] = show([(0,), (1,), (33,), (99,), (100,)], target=100,
                         width=10)
    out['wide_target'] = show([(1,), (128,), (12345,)], target=12345)
    out['one'] = show([(1,)], target=1)
    out['beyond'] = show([(5,), (12,)], target=10)
    return out


@part
def lines():
    out = {}
    out['line'] = show([(2, [('loss', 4.)]), (10, [('loss', 1.)])], target=10,
                       verbose=2)
    out['silent'] = show([(2, [('loss', 4.)]), (10, [('loss', 1.)])],
                         target=10, verbose=0)
    return out


@part
def small_values():
    out = {}
    values = [('a', 1e-3), ('b', 1.1e-3), ('c', -2e-4), ('d', 0.),
              ('e', -5.), ('f', 123456.789)]
    for verbose in [1, 2]:
        out['%d' % verbose] = show([(4, values)], target=4, verbose=verbose)
    return out


@part
def averages():
    """Values are averaged, weighed by the steps they stand for."""
    out = {}
    out['add'] = show([(3, [('x', 1.)]), (1, [('x', 5.)])], method='add',
                      target=4)
    out['same_step'] = show([(2, [('x', 1.)]), (2, [('x', 9.)]),
                             (4, [('x', 3.)])], target=4)
    with Printed():
        bar = Progbar(8)
        bar.update(3, [('x', 2.)])
        bar.add(1, [('x', 6.), ('y', 1.)])
    out['sums'] = bar.sum_values
    out['order'] = bar.unique_values
    out['seen'] = bar.seen_so_far
    out['shorter'] = show([(1, [('x', 100000.)]), (2, [('x', -99999.)])],
                          target=2)
    return out


@part
def others():
    return {'make_tuple': make_tuple(1, 'a', None), 'empty': make_tuple()}
