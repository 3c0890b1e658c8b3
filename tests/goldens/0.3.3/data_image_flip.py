# keras.preprocessing.image: flips, in place.
import numpy as np
from case_helpers import RESULT, part, raised

from keras.preprocessing.image import horizontal_flip, vertical_flip


@part
def flips():
    out = {}
    for name, flip in [('h', horizontal_flip), ('v', vertical_flip)]:
        for size in [(1, 2, 3), (3, 4, 4), (2, 1, 5), (2, 5, 1)]:
            x = np.arange(np.prod(size)).reshape(size)
            y = flip(x)
            key = '%s %s' % (name, size)
            out[key] = y
            out[key + '_same'] = y is x
            out[key + '_x'] = x
    raised(out, 'vector', horizontal_flip, np.arange(3))
    out['rows'] = vertical_flip(np.arange(6).reshape(2, 3))
    return out
