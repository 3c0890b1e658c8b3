"""Files from the network, kept in ``~/.keras``."""
import hashlib
import http.client
import os
import socket
from typing import Callable, Optional, Union
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from keras1.errors import DataError
from keras1.history import came, versioned
from keras1.utils.archives import unpack, waiting_room
from keras1.utils.enqueuers import GeneratorEnqueuer, OrderedEnqueuer, SequenceEnqueuer
from keras1.utils.progbar import Progbar
from keras1.utils.sequences import Sequence

__all__ = [
    "GeneratorEnqueuer", "OrderedEnqueuer", "Sequence", "SequenceEnqueuer", "fetch", "get_file", "urlretrieve",
    "validate_file",
]

#: Called with the number of chunks so far, the size of one and the size of all (-1: unknown).
Hook = Callable[[int, int, int], None]

_CHUNK = 8192
_SECONDS_WITHOUT_ANSWER = 60
_FAILURE = "URL fetch failure on %s: %s -- %s"


@versioned
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
    file_hash : str, optional
        The checksum by ``hash_algorithm``.  Came with 2.0.5, and stands behind ``md5_hash``.
    cache_subdir : str
        The directory below ``.keras``.  Came with 1.0.8.
    hash_algorithm : {"md5", "sha256", "auto"}
        Which checksum ``file_hash`` is; "auto" goes by its length.  Came with 2.0.5.
    extract : bool
        Whether it is an archive to be unpacked where it lies.  Came with 2.0.5.
    archive_format : {"tar", "zip", "auto", None}, or a list of the first two
        Which archives to unpack.  Came with 2.0.5.
    cache_dir : str, optional
        The directory in place of ``~/.keras``, if it is there; from 2.3.0 on by default that of the environment's
        ``KERAS_HOME``, if it is set.  Came with 2.0.5.

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
    1.0.8, 1.2.2 and 2.3.1.

    Examples
    --------
    >>> import tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "numbers.txt")
    >>> with open(path, "w") as file:
    ...     _ = file.write("1 2 3")
    >>> get_file(path, origin="http://example.com/numbers.txt") == path  # it is there
    True
    """
    return fetch(fname, origin, untar, md5_hash, cache_subdir, trust=False)


@get_file.since("2.0.5", reason="other checksums and archives; a directory of one's own")
def _get_file_of_any_kind(fname: str, origin: str, untar: bool = False, md5_hash: Optional[str] = None,
                          file_hash: Optional[str] = None, cache_subdir: str = "datasets",
                          hash_algorithm: str = "auto", extract: bool = False,
                          archive_format: Optional[Union[str, list]] = "auto",
                          cache_dir: Optional[str] = None) -> str:
    if md5_hash is not None and file_hash is None:
        file_hash, hash_algorithm = md5_hash, "md5"
    directory = _cache(cache_subdir, cache_dir)
    path = os.path.join(directory, fname)
    file = path + ".tar.gz" if untar else path
    if not _is_there(file, file_hash, hash_algorithm):
        print("Downloading data from", origin)
        _download(origin, file, file_hash, hash_algorithm)
    if untar and not os.path.exists(path):
        unpack(file, "tar", surely=True)
    elif extract and not untar:
        unpack(file, archive_format)
    return path


def fetch(fname: str, origin: str, untar: bool = False, md5: Optional[str] = None, folder: str = "datasets",
          trust: bool = True) -> str:
    """As `get_file`; with ``trust`` a file that is there is taken whatever its checksum."""
    path = os.path.join(_cache(folder), fname)
    file = path + ".tar.gz" if untar else path
    if not _is_there(file, None if trust else md5):
        print("Downloading data from", origin)
        _download(origin, file, md5)
    if untar and not os.path.exists(path):
        _announce_archive()
        unpack(file, "tar", surely=True)
    return path


@versioned
def _announce_archive() -> None:
    print("Untaring file...")


@_announce_archive.since("2.0.5", reason="archives of several kinds")
def _announce_no_archive():
    """Nothing is printed."""


def _is_there(file: str, digest: Optional[str], algorithm: str = "md5") -> bool:
    if not os.path.exists(file):
        return False
    whole = digest is None or _has_checksum(file, digest, algorithm)
    if not whole:
        print(_text_about_old_file() % {"algorithm": algorithm, "digest": digest})
    return whole


@versioned
def _text_about_old_file() -> str:
    return "A local file was found, but it seems to be incomplete or outdated."


@_text_about_old_file.since("2.0.5", reason="says why")
def _text_with_reason():
    return ("A local file was found, but it seems to be incomplete or outdated because the %(algorithm)s file hash "
            "does not match the original value of %(digest)s so we will re-download the data.")


@versioned
def validate_file(fpath: str, md5_hash: str) -> bool:
    """Whether a file has a checksum, given as hexadecimal digits.  Came with 1.0.8.

    Parameters
    ----------
    fpath : str
    md5_hash : str
        From 2.0.5 on called ``file_hash``.
    algorithm : {"md5", "sha256", "auto"}
        Which checksum; "auto" goes by its length.  Came with 2.0.5.
    chunk_size : int
        How many bytes to read at a time.  Came with 2.0.5.

    Examples
    --------
    >>> import tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "empty")
    >>> open(path, "w").close()
    >>> validate_file(path, "d41d8cd98f00b204e9800998ecf8427e")
    True
    """
    return _has_checksum(fpath, md5_hash, "md5")


@validate_file.since("2.0.5", reason="SHA-256, too")
def _validate_file_by(fpath, file_hash, algorithm="auto", chunk_size=65535):
    return _has_checksum(fpath, file_hash, algorithm, chunk_size)


def _has_checksum(file: str, digest: str, algorithm: str, chunk_size: int = 2 ** 20) -> bool:
    return _hash_file(file, _algorithm(algorithm, digest), chunk_size) == str(digest)


def _algorithm(name, digest):
    return "sha256" if name == "sha256" or (name == "auto" and len(digest) == 64) else "md5"


def _hash_file(fpath: str, algorithm: str = "sha256", chunk_size: int = 65535) -> str:
    """The checksum of a file, as hexadecimal digits."""
    digest = hashlib.new("sha256" if algorithm == "sha256" else "md5")
    with open(fpath, "rb") as content:
        for chunk in iter(lambda: content.read(chunk_size), b""):
            digest.update(chunk)
    return digest.hexdigest()


def _cache(folder: str = "datasets", directory: Optional[str] = None) -> str:
    """The directory of downloads; made if need be, but for one that the caller gave: that has to be there."""
    base = os.path.expanduser(_home() if directory is None else directory)
    for home in (base, os.path.join("/tmp", ".keras")):
        if directory is not None and home == base and not os.access(base, os.W_OK):
            continue
        try:
            os.makedirs(os.path.join(home, folder), exist_ok=True)
        except OSError:
            continue
        if os.access(home, os.W_OK):
            break
    return os.path.join(home, folder)


@versioned
def _home() -> str:
    return os.path.join("~", ".keras")


@_home.since("2.3.0", reason="the environment may say where")
def _home_of_environment():
    return os.environ.get("KERAS_HOME", os.path.join("~", ".keras"))


# -- downloads

def _download(origin, file, digest, algorithm="md5"):
    """Into a directory beside; the file takes its place when it is whole."""
    with waiting_room(file) as directory:
        part = os.path.join(directory, "part")
        try:
            urlretrieve(origin, part, _progress())
            _verify(part, origin, digest, algorithm)
        except DataError as error:
            raise type(error)(error.args[0], _by_hand(origin, file, error.hint)) from error.__cause__
        os.replace(part, file)


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


@_progress.since("2.0.5", reason="one bar for all chunks, even if nobody knows how many")
def _progress_of_any_size():
    bars = []

    def show(count, size, total):
        if bars:
            bars[0].update(count * size)
        else:
            bars.append(Progbar(None if total == -1 else total))

    return show


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


@_failure.since("2.2.4", reason="the status of the server's answer")
def _failure_with_status(origin, error):
    code = getattr(error, "code", None)
    return DataError.like(Exception)(_FAILURE % (origin, code, getattr(error, "reason", error)))


@_failure.since("2.3.0", reason="a space, so that the address can be clicked")
def _failure_with_space(origin, error):
    return _failure_with_status(origin + " ", error)


def _by_hand(origin, file, hint):
    return (hint + "; " if hint else "") + "without a connection, put the file there by hand: %s (from %s)" % (
        file, origin)


def _verify(file, origin, digest, algorithm):
    if digest is None:
        return
    name = _algorithm(algorithm, digest)
    found = _hash_file(file, name)
    if found != digest:
        raise DataError.like(Exception)(
            "the file at %s has the %s checksum %s, expected %s" % (origin, name.upper(), found, digest),
            "it was damaged on its way, or replaced by another one")


came("utils.data_utils", "validate_file", "1.0.8", "a download may have been cut off")
came("utils.data_utils", "get_file", "0.3.3", "moved from keras.datasets.data_utils")
came("utils.data_utils", "urlretrieve", "0.3.3", "an opener of its own, for the proxies' sake")
came("utils.data_utils", "Sequence", "2.0.9", "batches by number, so that each comes once")
for _name in ("GeneratorEnqueuer", "OrderedEnqueuer", "SequenceEnqueuer"):
    came("utils.data_utils", _name, "2.0.9", "moved from keras.engine.training")
