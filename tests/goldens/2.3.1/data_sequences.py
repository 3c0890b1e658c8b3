# keras.preprocessing.sequence of 2.3.1: padding, skip-grams, windows of a series.
from case_helpers import RESULT, caught, part, raised

import random

import numpy as np

from keras.preprocessing import sequence as S


@part
def padding():
    out = {}
    given = [([[1, 2, 3], [4], []], {}), ([[1, 2, 3], [4]], dict(maxlen=2, padding='post', truncating='post', value=9)),
             ([['a', 'b'], ['c']], dict(dtype=object, value='')), ([['ab', 'b'], ['c']], dict(dtype='U2', value='x')),
             ([[[1, 2]], [[3, 4], [5, 6]]], dict(dtype='float32')), ([[1.7, 2]], dict(value=.5)), ([[], []], {}),
             (np.ones((2, 3)), dict(maxlen=4, dtype='float32', value=-1.)), ((), dict(maxlen=2))]
    for number, (sequences, options) in enumerate(given):
        out[str(number)] = S.pad_sequences(sequences, **options)
    for name, args, options in (('text', [[['a'], ['c']]], dict(value='')), ('flat', [[1, 2]], {}), ('number', [3], {}),
                                ('shapes', [[[[1, 2]], [[3]]]], {}), ('padding', [[[1]]], dict(padding='mid')),
                                ('truncating', [[[1]]], dict(truncating='mid'))):
        caught(out, name, S.pad_sequences, *args, **options)
    return out


@part
def skipgrams():
    out = {}
    table = S.make_sampling_table(10, .1)
    out['table'] = table
    for number, options in enumerate((dict(), dict(seed=3), dict(categorical=True, seed=2, negative_samples=.5),
                                      dict(shuffle=False, sampling_table=table),
                                      dict(negative_samples=0, window_size=1))):
        random.seed(5)
        out[str(number)] = list(S.skipgrams([1, 2, 0, 3, 4, 5], 7, **options)) + [random.random()]
    out['short'] = S._remove_long_seq(3, [[1], [1, 2, 3], [2, 2]], [1, 2, 3])
    return out


@part
def windows():
    out = {}
    data = np.arange(40.).reshape(20, 2)
    for number, options in enumerate((dict(length=4), dict(length=4, sampling_rate=2, stride=3, batch_size=2),
                                      dict(length=3, reverse=True, start_index=2, end_index=10, batch_size=3),
                                      dict(length=3, shuffle=True, batch_size=4))):
        generator = S.TimeseriesGenerator(data, data[:, 0], **options)
        np.random.seed(1)
        out['%d batches' % number] = [[x, y] for x, y in (generator[i] for i in range(min(3, len(generator))))]
        out['%d length' % number] = len(generator)
        out['%d json' % number] = generator.to_json(sort_keys=True)
    out['lists'] = list(S.TimeseriesGenerator([1, 2, 3, 4], [5, 6, 7, 8], 2)[0])
    caught(out, 'none left', S.TimeseriesGenerator, data, data, length=30)
    caught(out, 'lengths', S.TimeseriesGenerator, [1, 2], [1], 1)
    raised(out, 'no json', S.TimeseriesGenerator([1, 2, {3}], [1, 2, 3], 1).get_config)
    return out
