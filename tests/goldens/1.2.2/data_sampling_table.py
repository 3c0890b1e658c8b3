# keras.preprocessing.sequence.make_sampling_table.
from case_helpers import RESULT, caught, part

from keras.preprocessing.sequence import make_sampling_table


@part
def tables():
    out = {}
    for size in [1, 2, 10, 200]:
        out[str(size)] = make_sampling_table(size)
    for factor in [1e-5, 1e-3, .1, 1., 10.]:
        out['factor %s' % factor] = make_sampling_table(12, factor)
    out['keyword'] = make_sampling_table(size=3, sampling_factor=.01)
    out['dtype'] = str(make_sampling_table(5).dtype)
    caught(out, 'empty', make_sampling_table, 0)
    return out
