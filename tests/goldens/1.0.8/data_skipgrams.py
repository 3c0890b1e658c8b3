# keras.preprocessing.sequence.skipgrams: pairs, draws of the module random.
import random

import numpy as np
from case_helpers import RESULT, part, probe, raised

from keras.preprocessing.sequence import make_sampling_table, skipgrams

S = [3, 1, 4, 1, 0, 5, 9, 2, 6]


def drawn(out, key, seed, *args, **kwargs):
    """The result, and where both generators stand afterwards."""
    random.seed(seed)
    couples, labels = skipgrams(*args, **kwargs)
    out[key] = couples
    out[key + '_labels'] = labels
    out[key + '_next'] = random.random()


@part
def windows():
    out = {}
    for size in [0, 1, 2, 4, 20]:
        drawn(out, 'window %d' % size, 1, S, 10, window_size=size,
              negative_samples=0., shuffle=False)
    drawn(out, 'default', 2, S, 10)
    drawn(out, 'positional', 3, S, 10, 2, .5, False, True, None)
    return out


@part
def negatives():
    out = {}
    for share in [.3, 1., 2.5]:
        for shuffle in [False, True]:
            drawn(out, '%s %s' % (share, shuffle), 4, S, 10, window_size=2,
                  negative_samples=share, shuffle=shuffle)
    drawn(out, 'shuffled_only', 5, S, 10, window_size=1, negative_samples=0,
          shuffle=True)
    drawn(out, 'vocabulary', 6, S, 1000000, window_size=1)
    drawn(out, 'one_word', 7, S, 2, window_size=1)
    return out


@part
def categorical():
    out = {}
    drawn(out, 'shuffled', 8, S, 10, window_size=2, categorical=True)
    drawn(out, 'in_order', 9, S, 10, window_size=1, categorical=True,
          shuffle=False)
    return out


@part
def sampled():
    out = {}
    table = make_sampling_table(10, sampling_factor=.05)
    drawn(out, 'table', 10, S, 10, window_size=2, sampling_table=table)
    drawn(out, 'list', 11, S, 10, sampling_table=[.5] * 10, shuffle=False)
    drawn(out, 'never', 12, S, 10, sampling_table=[0.] * 10)
    drawn(out, 'always', 13, S, 10, window_size=1, sampling_table=[1.] * 10)
    return out


@part
def others():
    out = {}
    drawn(out, 'array', 14, np.array(S), 10, window_size=1)
    drawn(out, 'empty', 15, [], 10)
    drawn(out, 'zeros', 16, [0, 0], 10)
    drawn(out, 'alone', 17, [7], 10)
    out['numpy_untouched'] = probe()
    raised(out, 'no_words', skipgrams, S, 1)
    return out


@part
def long_text():
    out = {}
    r = np.random.RandomState(0)
    words = [int(w) for w in r.zipf(1.5, size=300) % 50]
    random.seed(123)
    couples, labels = skipgrams(words, 50, window_size=3,
                                negative_samples=1.5,
                                sampling_table=make_sampling_table(50, .01))
    out['couples'] = np.array(couples)
    out['labels'] = np.array(labels)
    out['next'] = random.random()
    return out
