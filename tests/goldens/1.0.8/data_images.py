# keras.datasets.mnist of 1.0.8; its cifar10 and cifar100 fail on Python 3.6:
# they rename the keys of a dict while they walk it.
import gzip
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, part
from six.moves import cPickle

from keras.datasets import mnist

_r = np.random.RandomState(18)


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

    def put(self, name, value, opened=open, protocol=2):
        path = os.path.join(self.datasets, name)
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
            open(os.path.dirname(path) + '.tar.gz', 'wb').close()
        with opened(path, 'wb') as f:
            cPickle.dump(value, f, protocol)
        return path


def digits(n):
    return (_r.randint(0, 256, size=(n, 28, 28)).astype('uint8'),
            _r.randint(0, 10, size=n).astype('uint8'))


def brief(array):
    """Enough of an array to know it again."""
    array = np.asarray(array)
    return [list(array.shape), str(array.dtype), int(array.astype(int).sum()),
            array.ravel()[::199]]


@part
def of_mnist():
    out = {}
    with Home() as home:
        home.put('mnist.pkl.gz', (digits(3), digits(2)), gzip.open)
        (a, b), (c, d) = mnist.load_data()
        out['default'] = [brief(v) for v in (a, b, c, d)]
        home.put('plain.pkl', (digits(2), digits(1)))
        (a, b), (c, d) = mnist.load_data('plain.pkl')
        out['plain'] = [brief(v) for v in (a, b, c, d)]
    return out
