# keras.datasets.imdb.load_data of 1.x, of a small file.
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, caught, part, probe
from six.moves import cPickle

from keras.datasets import imdb

_r = np.random.RandomState(16)


def texts(n):
    return ([[int(w) for w in _r.randint(1, 40, size=k)]
             for k in _r.randint(1, 12, size=n)],
            [int(v) for v in _r.randint(0, 2, size=n)])


DATA = (texts(14), texts(9))
FOLDER = tempfile.mkdtemp()
ASKED = []


def get_file(path, origin=None, md5_hash=None):
    """In place of the one that downloads."""
    ASKED.append([path, origin, md5_hash])
    return os.path.join(FOLDER, 'data.pkl')


download, imdb.get_file = imdb.get_file, get_file


def put(value):
    with open(os.path.join(FOLDER, 'data.pkl'), 'wb') as f:
        cPickle.dump(value, f, 2)


def loaded(out, key, **options):
    (a, b), (c, d) = imdb.load_data(**options)
    out[key] = [list(v) for v in (a, b, c, d)]
    out[key + '_kinds'] = [[str(v.dtype), list(v.shape)] for v in (a, b, c, d)]
    out[key + '_probe'] = probe()


@part
def options():
    out = {}
    put(DATA)
    loaded(out, 'default')
    loaded(out, 'nb_words', nb_words=20)
    loaded(out, 'skip_top', skip_top=10)
    loaded(out, 'both', nb_words=30, skip_top=8)
    loaded(out, 'maxlen', maxlen=6)
    loaded(out, 'seed', seed=7)
    loaded(out, 'no_start', start_char=None)
    loaded(out, 'start', start_char=0)
    loaded(out, 'oov', oov_char=99, nb_words=15)
    loaded(out, 'no_oov', oov_char=None, nb_words=15)
    loaded(out, 'index_from', index_from=10)
    loaded(out, 'as_they_are', start_char=None, index_from=0,
           nb_words=100, oov_char=0)
    loaded(out, 'all', nb_words=25, skip_top=5, maxlen=9,
           seed=3, start_char=2, oov_char=1, index_from=4)
    put((([[1, 2], [3, 4], [5, 6]], [0, 1, 1]), ([[7, 8]], [1])))
    loaded(out, 'of_one_length')
    caught(out, 'too_short', imdb.load_data, maxlen=1)
    out['asked'] = ASKED[:2]
    return out


@part
def words():
    out = {}
    put({'the': 1, 'film': 2})
    del ASKED[:]
    out['index'] = imdb.get_word_index()
    out['asked'] = ASKED
    out['named'] = imdb.get_word_index(path='mine.pkl')
    return out


imdb.get_file = download
shutil.rmtree(FOLDER)
