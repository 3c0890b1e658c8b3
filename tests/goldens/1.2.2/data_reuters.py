# keras.datasets.reuters, of small files in the cache.
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, part, probe, raised
from six.moves import cPickle

from keras.datasets import reuters

_r = np.random.RandomState(17)
TEXTS = [[int(w) for w in _r.randint(1, 40, size=n)]
         for n in _r.randint(1, 12, size=25)]
LABELS = [int(v) for v in _r.randint(0, 46, size=25)]


class Home(object):
    """A home of its own for the cache; datasets is the folder of files."""

    def __enter__(self):
        self.before = os.environ.get('HOME')
        self.path = tempfile.mkdtemp()
        self.datasets = os.path.join(self.path, '.keras', 'datasets')
        os.makedirs(self.datasets)
        os.environ['HOME'] = self.path
        return self

    def __exit__(self, *exc_info):
        os.environ['HOME'] = self.before
        shutil.rmtree(self.path)

    def put(self, name, value, protocol=2):
        with open(os.path.join(self.datasets, name), 'wb') as f:
            cPickle.dump(value, f, protocol)


def loaded(out, key, **options):
    (a, b), (c, d) = reuters.load_data(**options)
    out[key] = [a, b, c, d]
    out[key + '_probe'] = probe()


@part
def options():
    out = {}
    with Home() as home:
        home.put('reuters.pkl', (TEXTS, LABELS))
        loaded(out, 'default')
        loaded(out, 'nb_words', nb_words=20)
        loaded(out, 'skip_top', skip_top=10)
        loaded(out, 'both', nb_words=30, skip_top=8)
        loaded(out, 'maxlen', maxlen=6)
        loaded(out, 'test_split', test_split=.33)
        loaded(out, 'all_train', test_split=0.)
        loaded(out, 'seed', seed=7)
        loaded(out, 'no_start', start_char=None)
        loaded(out, 'start', start_char=0)
        loaded(out, 'oov', oov_char=99, nb_words=15)
        loaded(out, 'no_oov', oov_char=None, nb_words=15)
        loaded(out, 'index_from', index_from=10)
        loaded(out, 'as_they_are', start_char=None, index_from=0,
               nb_words=100, oov_char=0)
        loaded(out, 'all', nb_words=25, skip_top=5, maxlen=9, test_split=.5,
               seed=3, start_char=2, oov_char=1, index_from=4)
    return out


@part
def files():
    out = {}
    with Home() as home:
        for protocol in [0, 1, 2]:
            name = 'p%d.pkl' % protocol
            home.put(name, (TEXTS, LABELS), protocol=protocol)
            loaded(out, name, path=name)
        home.put('array.pkl', (TEXTS, np.array(LABELS)))
        loaded(out, 'array', path='array.pkl')
        home.put('elsewhere', (TEXTS, LABELS))
        loaded(out, 'path', path=os.path.join(home.datasets, 'elsewhere'))
        home.put('list.pkl', [TEXTS[:5], LABELS[:5]])
        loaded(out, 'list', path='list.pkl')
    return out


@part
def words():
    out = {}
    index = {'the': 1, 'oil': 2, 'mln': 3}
    with Home() as home:
        home.put('reuters_word_index.pkl', index)
        out['default'] = reuters.get_word_index()
        home.put('mine.pkl', index, protocol=0)
        out['path'] = reuters.get_word_index(path='mine.pkl')
    return out


@part
def errors():
    out = {}
    with Home() as home:
        home.put('reuters.pkl', (TEXTS, LABELS))
        raised(out, 'maxlen', reuters.load_data, maxlen=1)
        loaded(out, 'nothing', maxlen=1, nb_words=10)
    return out
