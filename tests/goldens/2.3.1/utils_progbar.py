# keras.utils.Progbar of 2.3.1, by a clock of its own: text on a terminal and in a file.
from case_helpers import RESULT, part

import sys

import numpy as np

from keras.utils import Progbar


class Clock(object):
    now = 1000.

    def time(self):
        return Clock.now


# whatever module the bar asks for the time
sys.modules[Progbar.__module__].time = Clock()


class Screen(object):
    def __init__(self, is_terminal):
        self.parts = []
        self.isatty = lambda: is_terminal

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


STEPS = [(0, 0, []), (2.5, 1, [('a', np.float32(2.)), ('b', 1e-4)]), (.02, 2, [('a', -3.)]),
         (100, 3, [('b', np.array([1., 2.]))]), (4000.6, 4, [('c', np.nan)]), (5, 10, [('a', 1)])]


@part
def bars():
    out = {}
    given = [dict(target=10), dict(target=None), dict(target=10, verbose=2), dict(target=None, verbose=2),
             dict(target=10, verbose=0), dict(target=12, stateful_metrics=['a', 'c'], width=7, interval=3),
             dict(target=4, verbose=2, stateful_metrics=['b']), dict(target=70000, width=50)]
    for is_terminal in (False, True):
        for number, options in enumerate(given):
            saved, sys.stdout = sys.stdout, Screen(is_terminal)
            Clock.now = 1000.
            try:
                bar = Progbar(**options)
                for seconds, current, values in STEPS:
                    Clock.now += seconds
                    bar.update(current, values)
                bar.add(1, [('a', 4)])
                text = ''.join(sys.stdout.parts)
            finally:
                sys.stdout = saved
            out['%s %d' % (is_terminal, number)] = text
    return out


@part
def fast():
    """Steps within the interval are not drawn, but for the last."""
    out = {}
    for interval in (0.05, 0.):
        saved, sys.stdout = sys.stdout, Screen(False)
        Clock.now = 1000.
        try:
            bar = Progbar(200, interval=interval)
            for step in range(1, 201, 40):
                Clock.now += 2e-4
                bar.update(step, [('loss', step)])
            Clock.now += 1e-5
            bar.update(200)
            out[str(interval)] = ''.join(sys.stdout.parts)
        finally:
            sys.stdout = saved
    return out
