# keras.datasets of 1.x: mnist, cifar10, cifar100, of small files in the cache.
import gzip
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, caught, part, raised
from six.moves import cPickle

from keras import backend as K
from keras.datasets import cifar10, cifar100, mnist
from keras.datasets.cifar import load_batch

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


def batch(n, *label_keys):
    """As Python 2 pickled it, its texts being bytes."""
    out = {b'data': _r.randint(0, 256, size=(n, 3072)).astype('uint8'),
           b'batch_label': b'a batch', b'filenames': [b'x.png'] * n}
    for key in label_keys:
        out[key] = [int(v) for v in _r.randint(0, 10, size=n)]
    return out


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


@part
def of_batches():
    out = {}
    with Home() as home:
        path = home.put('batch', batch(3, b'labels', b'fine_labels'))
        data, labels = load_batch(path)
        out['default'] = [brief(data), labels]
        out['key'] = load_batch(path, label_key='fine_labels')[1]
        raised(out, 'no_key', load_batch, path, 'coarse_labels')
    return out


@part
def of_cifar10():
    """One image a file: each fills the ten thousand of its batch."""
    out = {}
    with Home() as home:
        for i in range(1, 6):
            home.put('cifar-10-batches-py/data_batch_%d' % i,
                     batch(1, b'labels'))
        home.put('cifar-10-batches-py/test_batch', batch(4, b'labels'))
        (a, b), (c, d) = cifar10.load_data()
        out['shapes'] = [list(v.shape) for v in (a, b, c, d)]
        out['train'] = brief(a[::10000])
        out['train_labels'] = b[::5000]
        out['test'] = brief(c)
        out['test_labels'] = d
        K.set_image_dim_ordering('tf')
        try:
            (a, b), (c, d) = cifar10.load_data()
        finally:
            K.set_image_dim_ordering('th')
        out['tf'] = [list(a.shape), brief(c), d]
    return out


@part
def of_cifar100():
    out = {}
    with Home() as home:
        for name, n in [('train', 3), ('test', 2)]:
            home.put('cifar-100-python/' + name,
                     batch(n, b'fine_labels', b'coarse_labels'))
        for mode in ['fine', 'coarse']:
            (a, b), (c, d) = cifar100.load_data(mode)
            out[mode] = [brief(v) for v in (a, b, c, d)]
        K.set_image_dim_ordering('tf')
        try:
            (a, b), (c, d) = cifar100.load_data()
        finally:
            K.set_image_dim_ordering('th')
        out['tf'] = [brief(v) for v in (a, b, c, d)]
        caught(out, 'mode', cifar100.load_data, 'rough')
    return out
