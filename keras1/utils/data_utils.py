"""Files from the network, kept in ``~/.keras``."""
import gzip
import hashlib
import http.client
import os
import shutil
import socket
import tarfile
import tempfile
import zlib
from typing import Callable, Optional
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from keras1.errors import DataError, UntrustedCodeError
from keras1.history import came, versioned
from keras1.utils.progbar import Progbar

__all__ = ["fetch", "get_file", "urlretrieve", "validate_file"]

#: Called with the number of chunks so far, the size of one and the size of all (-1: unknown).
Hook = Callable[[int, int, int], None]

_CHUNK = 8192
_SECONDS_WITHOUT_ANSWER = 60
_FAILURE = "URL fetch failure on %s: %s -- %s"


def get_file(fname: str, origin: str, untar: bool = False, md5_hash: Optional[str] = None,
             cache_subdir: str = "datasets") -> str:
    """The path of a file of the network, which is downloaded if it is not there yet.

    The file is kept in ``~/.keras/datasets``, or in ``/tmp/.keras/datasets`` where that cannot be written.  It
    comes whole or not at all.

    Parameters
    ----------
    fname : str
        Its name there, or a path of its own.
    origin : str
        Its address.
    untar : bool
        Whether it is a ``.tar.gz`` archive to be unpacked there, ``fname`` being the name of the directory in it.
    md5_hash : str, optional
        The MD5 checksum of the file or archive: one that has another is downloaded again.  Came with 1.0.8.
    cache_subdir : str
        The directory below ``.keras``.  Came with 1.0.8.

    Returns
    -------
    str
        The path of the file or directory.

    Raises
    ------
    Exception
        A ``DataError``, if the server refuses, or what it sends has another checksum.
    IOError
        A ``DataError`` of that name up to 0.3.2, of the name ``Exception`` from 0.3.3: if there is no connection.
    tarfile.ReadError
        A ``DataError`` of that name, if it is no archive, or a broken one.
    UntrustedCodeError
        If the archive holds links, or files that would lie elsewhere.

    Notes
    -----
    Source: ``keras.datasets.data_utils.get_file`` of 0.3.1, ``keras.utils.data_utils.get_file`` of 0.3.3,
    1.0.8 and 1.2.2.

    Examples
    --------
    >>> path = os.path.join(tempfile.mkdtemp(), "numbers.txt")
    >>> with open(path, "w") as file:
    ...     _ = file.write("1 2 3")
    >>> get_file(path, origin="http://example.com/numbers.txt") == path  # it is there
    True
    """
    return fetch(fname, origin, untar, md5_hash, cache_subdir, trust=False)


def fetch(fname: str, origin: str, untar: bool = False, md5: Optional[str] = None, folder: str = "datasets",
          trust: bool = True) -> str:
    """As `get_file`; with ``trust`` a file that is there is taken whatever its checksum."""
    path = os.path.join(_cache(folder), fname)
    file = path + ".tar.gz" if untar else path
    if not _is_there(file, None if trust else md5):
        print("Downloading data from", origin)
        _download(origin, file, md5)
    if untar and not os.path.exists(path):
        print("Untaring file...")
        _unpack(file)
    return path


def _is_there(file: str, md5: Optional[str]) -> bool:
    if not os.path.exists(file):
        return False
    whole = md5 is None or validate_file(file, md5)
    if not whole:
        print("A local file was found, but it seems to be incomplete or outdated.")
    return whole


def validate_file(fpath: str, md5_hash: str) -> bool:
    """Whether a file has an MD5 checksum, given as hexadecimal digits.  Came with 1.0.8.

    Examples
    --------
    >>> path = os.path.join(tempfile.mkdtemp(), "empty")
    >>> open(path, "w").close()
    >>> validate_file(path, "d41d8cd98f00b204e9800998ecf8427e")
    True
    """
    return _checksum(fpath) == md5_hash


def _checksum(file: str) -> str:
    digest = hashlib.md5()
    with open(file, "rb") as content:
        for chunk in iter(lambda: content.read(2 ** 20), b""):
            digest.update(chunk)
    return digest.hexdigest()


def _cache(folder: str = "datasets") -> str:
    """The directory of downloads; made if need be."""
    base = os.path.join(os.path.expanduser("~"), ".keras")
    for directory in (base, os.path.join("/tmp", ".keras")):
        try:
            os.makedirs(os.path.join(directory, folder), exist_ok=True)
        except OSError:
            continue
        if os.access(directory, os.W_OK):
            break
    return os.path.join(directory, folder)


# -- downloads

def _download(origin, file, md5):
    """Into a directory beside; the file takes its place when it is whole."""
    with _waiting_room(file) as directory:
        part = os.path.join(directory, "part")
        try:
            urlretrieve(origin, part, _progress())
            _verify(part, origin, md5)
        except DataError as error:
            raise type(error)(error.args[0], _by_hand(origin, file, error.hint)) from error.__cause__
        os.replace(part, file)


def _waiting_room(file):
    """A directory beside a file, which goes with all that is left in it."""
    return tempfile.TemporaryDirectory(
        prefix=os.path.basename(file) + ".", suffix=".part", dir=os.path.dirname(file))


def urlretrieve(url: str, filename: str, reporthook: Optional[Hook] = None, data: Optional[bytes] = None) -> None:
    """Download a file.

    Parameters
    ----------
    url : str
    filename : str
        Where to write it; a file of that name is replaced.
    reporthook : callable, optional
        Called after each chunk, and up to 0.3.2 once before the first one, with the number of chunks so far, the
        size of one and the size of all (-1 if the server does not say).
    data : bytes, optional
        What to post.

    Raises
    ------
    Exception, IOError
        See `get_file`.
    """
    try:
        with urlopen(url, data, timeout=_SECONDS_WITHOUT_ANSWER) as response, open(filename, "wb") as file:
            total = int(response.headers.get("Content-Length", -1))
            received = _copy(response, file, total, reporthook or (lambda count, size, total: None))
    except (URLError, http.client.HTTPException, ConnectionError, socket.timeout) as error:
        if isinstance(error, HTTPError):
            error.close()  # it is the server's answer, too
        raise _failure(url, error) from error
    if received < total:
        raise DataError.like(IOError)("retrieval incomplete: got only %d out of %d bytes" % (received, total))


def _copy(response, file, total, hook):
    """Chunk by chunk; returns the number of bytes."""
    _announce(hook, total)
    count = 0
    for chunk in iter(lambda: response.read(_CHUNK), b""):
        file.write(chunk)
        count += 1
        hook(count, _CHUNK, total)
    return file.tell()


@versioned
def _announce(hook, total):
    """Tell the size before the first chunk."""
    hook(0, _CHUNK, total)


@_announce.since("0.3.3", reason="nothing is reported before the first chunk, so the bar starts with the second")
def _announce_nothing(hook, total):
    pass


@_announce.since("1.0.0", reason="Python 3's own urlretrieve tells the size first")
def _announce_again(hook, total):
    hook(0, _CHUNK, total)


@versioned
def _progress() -> Hook:
    """A bar that comes with the first call, and is drawn at the others."""
    bars = []

    def show(count, size, total):
        if bars:
            bars[0].update(count * size)
        elif total > 0:
            bars.append(Progbar(total))

    return show


@_progress.since("1.2.2", reason="a new bar at each chunk, so that none is ever drawn", bug=True)
def _no_progress():
    return lambda count, size, total: None


@versioned
def _failure(origin, error):
    """The error for a download that failed."""
    if isinstance(error, HTTPError):
        # The opener of that time had cut "http:" off.
        return DataError.like(Exception)(_FAILURE % (origin.partition(":")[2], error.code, error.reason))
    return DataError.like(IOError)("[Errno socket error] %s" % getattr(error, "reason", error))


@_failure.since("0.3.3", reason="one error for all failures; it says None instead of the status", bug=True)
def _failure_0_3_3(origin, error):
    return DataError.like(Exception)(_FAILURE % (origin, None, getattr(error, "reason", error)))


def _by_hand(origin, file, hint):
    return (hint + "; " if hint else "") + "without a connection, put the file there by hand: %s (from %s)" % (
        file, origin)


def _verify(file, origin, md5):
    if md5 is None:
        return
    digest = _checksum(file)
    if digest != md5:
        raise DataError.like(Exception)(
            "the file at %s has the MD5 checksum %s, expected %s" % (origin, digest, md5),
            "it was damaged on its way, or replaced by another one")


# -- archives

def _unpack(archive):
    """Unpack an archive beside itself: into a directory of its own first, so that nothing is there by halves."""
    with _waiting_room(archive) as directory:
        try:
            with tarfile.open(archive, "r:gz") as tar:
                for member in tar:
                    _extract(tar, member, directory)
        except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DataError.like(tarfile.ReadError)(
                str(error), "the archive is broken; delete it and it is downloaded again: %s" % archive) from error
        for name in os.listdir(directory):
            _move(os.path.join(directory, name), os.path.join(os.path.dirname(archive), name))


def _extract(tar, member, directory):
    """A file or directory of the archive; anything else is refused."""
    name = os.path.normpath(member.name)
    if os.path.isabs(name) or name.split(os.sep)[0] == os.pardir or not (member.isfile() or member.isdir()):
        raise UntrustedCodeError(
            "the archive %s holds %r, which is not unpacked" % (tar.name, member.name),
            "only files and directories below the archive's own place are")
    target = os.path.join(directory, name)
    if member.isdir():
        os.makedirs(target, exist_ok=True)
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with tar.extractfile(member) as content, open(target, "wb") as file:
        shutil.copyfileobj(content, file)


def _move(source, target):
    """To its place; into a directory that is there already, file by file."""
    if os.path.isdir(source) and os.path.isdir(target):
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        os.replace(source, target)


came("utils.data_utils", "validate_file", "1.0.8", "a download may have been cut off")
came("utils.data_utils", "get_file", "0.3.3", "moved from keras.datasets.data_utils")
came("utils.data_utils", "urlretrieve", "0.3.3", "an opener of its own, for the proxies' sake")
