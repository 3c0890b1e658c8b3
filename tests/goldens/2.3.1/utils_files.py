# keras.utils.get_file of 2.3.1 on files of this machine: checksums, archives, places, what is printed.
from case_helpers import RESULT, Printed, part

import hashlib
import os
import pathlib
import tarfile
import tempfile
import zipfile

from keras.utils import get_file
from keras.utils.data_utils import validate_file

HOME = tempfile.mkdtemp()
os.environ['KERAS_HOME'] = os.path.join(HOME, 'home')
os.makedirs(os.path.join(os.environ['KERAS_HOME'], 'x'))
SOURCE = os.path.join(HOME, 'source')
with open(SOURCE, 'w') as f:
    f.write('content')
ORIGIN = pathlib.Path(SOURCE).as_uri()


def plain(text):
    """Without what depends on the clock and the place."""
    return text.replace(HOME, 'HOME').split('\n')[0]


def got(*args, **options):
    with Printed() as p:
        path = get_file(*args, **options)
    return [path.replace(HOME, 'HOME'), os.path.exists(path), plain(p.text)]


@part
def places():
    return {'usual': got('a', ORIGIN), 'again': got('a', ORIGIN), 'sub': got('a', ORIGIN, cache_subdir='sub'),
            'dir': got('a', ORIGIN, cache_dir=os.path.join(HOME, 'home', 'x')),
            'path': got(os.path.join(HOME, 'own'), ORIGIN)}


@part
def checksums():
    out = {}
    md5, sha = hashlib.md5(b'content').hexdigest(), hashlib.sha256(b'content').hexdigest()
    out['md5'] = got('b', ORIGIN, md5_hash=md5)
    out['auto md5'] = got('b', ORIGIN, file_hash=md5)
    out['auto sha'] = got('b', ORIGIN, file_hash=sha)
    out['sha'] = got('b', ORIGIN, file_hash=sha, hash_algorithm='sha256')
    with open(os.path.join(HOME, 'home', 'datasets', 'b'), 'w') as f:
        f.write('other')
    out['old'] = got('b', ORIGIN, file_hash=sha)
    out['valid'] = [validate_file(SOURCE, md5), validate_file(SOURCE, sha), validate_file(SOURCE, sha, 'sha256'),
                    validate_file(SOURCE, md5, 'md5'), validate_file(SOURCE, md5[::-1])]
    return out


@part
def archives():
    out = {}
    for name in ('tar', 'zip', 'tar.gz'):
        path = os.path.join(HOME, 'archive.' + name)
        if name == 'zip':
            with zipfile.ZipFile(path, 'w') as z:
                z.write(SOURCE, 'inner/' + name)
        else:
            with tarfile.open(path, 'w:gz' if name == 'tar.gz' else 'w') as t:
                t.add(SOURCE, 'inner/' + name)
        out[name] = got('x.' + name, pathlib.Path(path).as_uri(), extract=True)
        out[name + ' there'] = os.path.exists(os.path.join(HOME, 'home', 'datasets', 'inner', name))
    out['none'] = got('y', ORIGIN, extract=True)
    out['no format'] = got('z.zip', pathlib.Path(os.path.join(HOME, 'archive.zip')).as_uri(), extract=True,
                           archive_format=None, cache_subdir='unpacked')
    out['left'] = sorted(os.listdir(os.path.join(HOME, 'home', 'unpacked')))
    out['untar'] = got('inner', pathlib.Path(os.path.join(HOME, 'archive.tar.gz')).as_uri(), untar=True,
                       cache_subdir='untarred')
    return out


@part
def missing():
    out = {}
    try:
        with Printed():
            get_file('none', pathlib.Path(os.path.join(HOME, 'not there')).as_uri())
    except Exception as e:
        out['class'], out['text'] = type(e).__name__, str(e).split('--')[0].replace(HOME, 'HOME')
    return out
