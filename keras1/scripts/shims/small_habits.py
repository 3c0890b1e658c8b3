"""Small things that libraries and Python 3 itself have lost since."""
from typing import Any

_ABSTRACT = """
    Callable Container Generator Hashable Iterable Iterator Mapping MutableMapping MutableSequence MutableSet Sequence
    Set Sized
""".split()


def mend_h5py(h5py: Any, changes: Any) -> None:
    """``dataset.value``; files that are opened to be written unless one says otherwise."""
    changes.add(h5py.Dataset, value=property(lambda self: self[()]))

    class File(h5py.File):
        """A file, made if it is not there."""

        def __init__(self, name, mode=None, *args, **kwargs):
            super().__init__(getattr(name, "name", name), mode or _mode(name), *args, **kwargs)
    File.__module__ = h5py.File.__module__
    changes.set(h5py, "File", File)


def _mode(name: Any) -> str:
    """What a file is opened for: reading and writing, or reading if that is all one may."""
    import os
    return "r" if os.path.exists(name) and not os.access(name, os.W_OK) else "a"


def mend_yaml(yaml: Any, changes: Any) -> None:
    """``yaml.load(text)`` without a loader: plain data."""
    load = yaml.load
    changes.set(yaml, "load", lambda stream, Loader=yaml.SafeLoader: load(getattr(stream, "binary", stream), Loader))


def mend_image(image: Any, changes: Any) -> None:
    """Pillow's ``Image.ANTIALIAS``, and files of Python 2."""
    changes.add(image, ANTIALIAS=image.LANCZOS, LINEAR=image.BILINEAR, CUBIC=image.BICUBIC)
    open_ = image.open

    def open_file(fp, *args, **kwargs):
        found = open_(getattr(fp, "binary", fp), *args, **kwargs)
        found.opened_from = fp  # which closes itself when nothing holds it, and is read later
        return found
    changes.set(image, "open", open_file)


def mend_collections(collections: Any, changes: Any) -> None:
    """The abstract classes that are in ``collections.abc``."""
    import collections.abc as abc
    changes.add(collections, **{name: getattr(abc, name) for name in _ABSTRACT})


def mend_time(time: Any, changes: Any) -> None:
    """``time.clock()``."""
    changes.add(time, clock=time.process_time)


def mend_inspect(inspect: Any, changes: Any) -> None:
    """``inspect.getargspec()``."""
    import collections
    ArgSpec = collections.namedtuple("ArgSpec", "args varargs keywords defaults")
    changes.add(inspect, getargspec=lambda function: ArgSpec(*inspect.getfullargspec(function)[:4]))


def mend_fractions(fractions: Any, changes: Any) -> None:
    """``fractions.gcd()``."""
    import math
    changes.add(fractions, gcd=math.gcd)
