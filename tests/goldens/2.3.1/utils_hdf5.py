# keras.utils of 2.3.1: HDF5Matrix, H5Dict, files in streams.
from case_helpers import RESULT, caught, part, raised

import io
import os
import tempfile

import h5py
import numpy as np

from keras.utils import H5Dict, HDF5Matrix
from keras.utils.io_utils import h5dict, load_from_binary_h5py, save_to_binary_h5py

FOLDER = tempfile.mkdtemp()


@part
def matrix():
    out = {}
    path = os.path.join(FOLDER, 'm.h5')
    with h5py.File(path, 'w') as f:
        f.create_dataset('data', data=np.arange(24.).reshape(8, 3))
    for number, options in enumerate((dict(), dict(start=2, end=6),
                                      dict(normalizer=lambda x: x.astype('float32')[..., :2] + 1))):
        m = HDF5Matrix(path, 'data', **options)
        out['%d facts' % number] = [m.shape, len(m), str(m.dtype), m.ndim, int(m.size)]
        for name, key in dict(slice=slice(1, 3), all=slice(None), behind=slice(1, None), one=2, list=[0, 2],
                              array=np.array([1, 3]), numpy=np.int64(1)).items():
            out['%d %s' % (number, name)] = m[key]
        for name, key in dict(slice=slice(0, 99), one=99, list=[1, 99]).items():
            raised(out, '%d %s beyond' % (number, name), m.__getitem__, key)
    return out


def shown(value):
    if isinstance(value, H5Dict):
        return 'H5Dict'
    if isinstance(value, bytes):
        return ['bytes', value]
    if isinstance(value, list) and value and isinstance(value[0], bytes):
        return ['list of bytes', value]
    return value


@part
def groups():
    out = {}
    for kind in ('dict', 'file'):
        place = {} if kind == 'dict' else os.path.join(FOLDER, 'f.h5')
        f = H5Dict(place, 'w')
        f['a'], f['s'], f['n'], f['b'] = np.arange(3), np.float32(2.5), ['x', 'yy'], [b'q']
        f['i'], f['t'], f['by'] = 3, 'text', b'bytes'
        g = f['group']
        g['k'] = np.ones((2, 2))
        g['names'] = ['n%05d' % i for i in range(20000)]
        for key in ('a', 's', 'n', 'b', 'i', 't', 'by', 'group', 'new'):
            out['%s %s' % (kind, key)] = shown(f[key])
        out[kind + ' deep'] = [f['group']['k'], len(f['group']['names']), f['group']['names'][-1]]
        out[kind + ' names'] = [len(f), sorted(f), sorted(f.keys()), 'a' in f, 'n' in f, 'zz' in f, f.get('zz', 5)]
        f.close()
        f = H5Dict(place, 'r')
        out[kind + ' again'] = f['a']
        caught(out, kind + ' group', f.__getitem__, 'none')
        caught(out, kind + ' item', f.__setitem__, 'none', 1)
        f.close()
    caught(out, 'type', H5Dict, 3)
    out['types'] = [H5Dict.is_supported_type(x) for x in ('a', {}, 3)]
    out['same'] = h5dict is H5Dict
    return out


@part
def streams():
    stream = io.BytesIO()
    first = save_to_binary_h5py(lambda f: f.create_dataset('a', data=np.arange(3)).shape, stream)
    return {'written': first, 'read': load_from_binary_h5py(lambda f: f['a'][:], io.BytesIO(stream.getvalue()))}
