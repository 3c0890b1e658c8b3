"""Archives from the network, unpacked with care."""
import gzip
import lzma
import os
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from typing import IO, Iterator, Optional, Sequence, Tuple, Union

from keras1.errors import DataError, UntrustedCodeError

#: How to see whether a file is an archive of a kind.
_IS_ONE = {"tar": tarfile.is_tarfile, "zip": zipfile.is_zipfile}

_BROKEN = (tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError)


def waiting_room(file: str) -> tempfile.TemporaryDirectory:
    """A directory beside a file, which goes with all that is left in it."""
    return tempfile.TemporaryDirectory(
        prefix=os.path.basename(file) + ".", suffix=".part", dir=os.path.dirname(file))


def unpack(archive: str, formats: Optional[Union[str, Sequence[str]]] = "auto", surely: bool = False) -> bool:
    """Unpack an archive beside itself: into a directory of its own first, so that nothing is there by halves.

    Parameters
    ----------
    archive : str
        A file.
    formats : {"tar", "zip", "auto", None}, or a list of the first two
        What it may be; "auto" means either.
    surely : bool
        Whether a file that is none of these is a broken one.

    Returns
    -------
    bool
        Whether it was an archive of these.

    Raises
    ------
    tarfile.ReadError
        A ``DataError`` of that name, if it is broken.
    UntrustedCodeError
        If it holds links, or files that would lie elsewhere.
    """
    wanted = ["tar", "zip"] if formats == "auto" else [formats] if isinstance(formats, str) else list(formats or ())
    for kind in wanted:
        if surely or _IS_ONE[kind](archive):
            _unpack(archive, kind)
            return True
    return False


def _unpack(archive, kind):
    with waiting_room(archive) as directory:
        try:
            for name, content in _MEMBERS[kind](archive):
                _put(name, content, archive, directory)
        except _BROKEN as error:
            raise DataError.like(tarfile.ReadError)(
                str(error), "the archive is broken; delete it and it is downloaded again: %s" % archive) from error
        for name in os.listdir(directory):
            _move(os.path.join(directory, name), os.path.join(os.path.dirname(archive), name))


def _in_tar(archive: str) -> Iterator[Tuple[str, Optional[IO]]]:
    """The names in an archive, and what is in each: None for a directory."""
    with tarfile.open(archive) as tar:
        for member in tar:
            if not (member.isfile() or member.isdir()):
                raise _refusal(archive, member.name)
            yield member.name, tar.extractfile(member)


def _in_zip(archive: str) -> Iterator[Tuple[str, Optional[IO]]]:
    with zipfile.ZipFile(archive) as zipped:
        for member in zipped.infolist():
            yield member.filename, None if member.is_dir() else zipped.open(member)


_MEMBERS = {"tar": _in_tar, "zip": _in_zip}


def _put(name, content, archive, directory):
    """Write a file or directory of the archive; one that would lie elsewhere is refused."""
    path = os.path.normpath(name)
    if os.path.isabs(path) or path.split(os.sep)[0] == os.pardir:
        raise _refusal(archive, name)
    target = os.path.join(directory, path)
    if content is None:
        os.makedirs(target, exist_ok=True)
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with content, open(target, "wb") as file:
        shutil.copyfileobj(content, file)


def _refusal(archive, name):
    return UntrustedCodeError("the archive %s holds %r, which is not unpacked" % (archive, name),
                              "only files and directories below the archive's own place are")


def _move(source, target):
    """To its place; into a directory that is there already, file by file."""
    if os.path.isdir(source) and os.path.isdir(target):
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        os.replace(source, target)
