# keras.datasets of 2.3.1 on small files: shuffles, unknown words, shares, arguments.
from case_helpers import RESULT, Warned, caught, part, probe, raised

import gzip
import json
import os
import tempfile

import numpy as np

os.environ['KERAS_HOME'] = tempfile.mkdtemp()
FOLDER = os.path.join(os.environ['KERAS_HOME'], 'datasets')
os.makedirs(os.path.join(FOLDER, 'fashion-mnist'))

from keras.datasets import boston_housing, fashion_mnist, imdb, mnist, reuters

RS = np.random.RandomState(0)


def texts(number):
    made = np.empty(number, dtype=object)
    made[:] = [RS.randint(1, 30, RS.randint(2, 9)).tolist() for _ in range(number)]
    return made


def place(name, **arrays):
    np.savez(os.path.join(FOLDER, name), **arrays)


place('imdb.npz', x_train=texts(8), y_train=RS.randint(0, 2, 8), x_test=texts(6), y_test=RS.randint(0, 2, 6))
place('reuters.npz', x=texts(10), y=RS.randint(0, 46, 10))
place('mnist.npz', x_train=np.ones((3, 28, 28), 'uint8'), y_train=np.arange(3), x_test=np.zeros((2, 28, 28), 'uint8'),
      y_test=np.arange(2))
place('boston_housing.npz', x=RS.rand(11, 13), y=RS.rand(11))
for _name in ('imdb', 'reuters'):
    with open(os.path.join(FOLDER, _name + '_word_index.json'), 'w') as f:
        f.write(json.dumps({'the': 1, 'a': 2}))
for _name, _number in (('train', 4), ('t10k', 2)):
    with gzip.open(os.path.join(FOLDER, 'fashion-mnist', _name + '-labels-idx1-ubyte.gz'), 'wb') as f:
        f.write(b'12345678' + bytes(range(_number)))
    with gzip.open(os.path.join(FOLDER, 'fashion-mnist', _name + '-images-idx3-ubyte.gz'), 'wb') as f:
        f.write(b'1' * 16 + bytes([7]) * (_number * 784))


def flat(value):
    return [flat(v) for v in value] if isinstance(value, tuple) else value


def without_checksums(function, *args, **options):
    """The files are not those of the network: whatever is asked for, they have it."""
    import keras.utils.data_utils as d
    saved = {}
    for name in ('validate_file', '_has_checksum'):
        if hasattr(d, name):
            saved[name] = getattr(d, name)
            setattr(d, name, lambda *a, **k: True)
    try:
        return flat(function(*args, **options))
    finally:
        for name, value in saved.items():
            setattr(d, name, value)


@part
def words():
    out = {}
    for name, function, given in (
            ('imdb', imdb.load_data, [{}, dict(num_words=12, skip_top=3), dict(num_words=12, oov_char=None),
                                      dict(maxlen=6), dict(seed=3, start_char=None),
                                      dict(start_char=None, index_from=0), dict(nb_words=9),
                                      dict(maxlen=7, start_char=5, index_from=2)]),
            ('reuters', reuters.load_data, [{}, dict(num_words=12, test_split=.5), dict(oov_char=None, num_words=10),
                                            dict(maxlen=5), dict(seed=1)])):
        for number, options in enumerate(given):
            np.random.seed(0)
            with Warned() as w:
                out['%s %d' % (name, number)] = without_checksums(function, **options)
            out['%s %d drawn' % (name, number)] = [probe(), w.of(UserWarning)]
        caught(out, name + ' unknown', without_checksums, function, words=1)
    caught(out, 'none left', without_checksums, imdb.load_data, maxlen=1)
    out['index'] = [without_checksums(m.get_word_index) for m in (imdb, reuters)]
    return out


@part
def others():
    out = {}
    out['mnist'] = without_checksums(mnist.load_data)
    out['fashion'] = without_checksums(fashion_mnist.load_data)
    out['boston'] = without_checksums(boston_housing.load_data)
    out['boston half'] = without_checksums(boston_housing.load_data, test_split=.5, seed=3)
    raised(out, 'share', without_checksums, boston_housing.load_data, test_split=2)
    return out
