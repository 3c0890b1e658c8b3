"""Pickles of Python 2.7 are read as they were meant, and nothing in a pickle is run."""
import gzip
import os
import pickle
import runpy
from pathlib import Path

import numpy as np
import pytest

from keras1.datasets import safe_pickle
from keras1.errors import DataError, UntrustedCodeError

FOLDER = Path(__file__).parent / "python2"
MAKER = runpy.run_path(str(FOLDER / "make.py"))
VALUES, PROTOCOLS = MAKER["VALUES"], MAKER["PROTOCOLS"]


def same(a, b):
    """Equal in value, type and array type."""
    if isinstance(a, np.ndarray):
        if a.dtype == object:
            return a.shape == b.shape and all(same(x, y) for x, y in zip(a.ravel(), b.ravel()))
        return type(b) is np.ndarray and a.dtype == b.dtype and a.shape == b.shape and np.array_equal(a, b)
    if isinstance(a, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return set(a) == set(b) and all(same(a[key], b[key]) for key in a)
    return type(a) is type(b) and a == b


@pytest.mark.parametrize("name", sorted(VALUES))
@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("pickler", ["pickle", "cPickle"])
def test_files_of_python_2_7(pickler, protocol, name):
    loaded = safe_pickle.load(str(FOLDER / ("%s%d.pkl" % (pickler, protocol))))
    assert same(VALUES[name], loaded[name])


@pytest.mark.parametrize("protocol", range(5))
def test_files_of_this_python(tmp_path, protocol):
    path = str(tmp_path / "a.pkl.gz")
    with gzip.open(path, "wb") as file:
        pickle.dump({**VALUES, "bytes": [b"", b"\xff"]}, file, protocol)
    loaded = safe_pickle.load(path)
    assert same({**VALUES, "bytes": [b"", b"\xff"]}, loaded)


def test_arrays_are_the_readers_own(tmp_path):
    loaded = safe_pickle.load(str(FOLDER / "cPickle2.pkl"))
    array, again, holder = loaded["shared"]
    assert array is again and holder["again"] is array
    array[0] = 9  # may be written
    assert loaded["shapes"][4].flags.f_contiguous


class Calls:
    """Pickles as a call."""

    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call


def written(tmp_path, content):
    path = str(tmp_path / "bad.pkl")
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else pickle.dumps(content, 2))
    return path


EVIL = {
    "system": Calls(os.system, ("touch evil",)),
    "eval": Calls(eval, ("open('evil', 'w')",)),
    "in an array": np.array([Calls(os.system, ("touch evil",))], dtype=object),
    "getattr": Calls(getattr, ("", "join")),
    "builtin import": b"c__builtin__\n__import__\n(S'os'\ntR.",
    "submodule": b"cnumpy.core.multiarray\nfromstring\n(S'1'\ntR.",
    "numpy load": b"cnumpy\nload\n(S'evil'\ntR.",
    "instance": b"(S'touch evil'\nios\nsystem\n.",
    "object": b"(cos\nsystem\nS'touch evil'\no.",
    "extended": b"\x80\x02cbuiltins\nexec\nX\x01\x00\x00\x001\x85R.",
    "dotted": b"\x80\x04\x8c\x05numpy\x8c\x0cndarray.dump\x93.",
    "state of a name": b"\x80\x02cnumpy\ndtype\n}X\x01\x00\x00\x00aK\x01sb.",
    "slots of a name": b"\x80\x02cnumpy\ndtype\nN}X\x04\x00\x00\x00makeK\x01s\x86b.",
    "fields": np.zeros(2, dtype=[("a", "i4"), ("b", object)]),
    "raw": np.zeros(2, dtype="V8"),
    "time": np.zeros(2, dtype="M8[s]"),
    "objects as bytes": b"\x80\x02cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\nX\x02\x00\x00\x00O8K\x00K\x01\x87R"
                        b"X\x08\x00\x00\x00abcdefgh\x86R.",
}


@pytest.mark.parametrize("name", sorted(EVIL))
def test_anything_else_is_refused_and_not_run(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path, EVIL[name])
    with pytest.raises(pickle.UnpicklingError) as caught:
        safe_pickle.load(path)
    assert isinstance(caught.value, UntrustedCodeError)
    assert path in str(caught.value) and caught.value.hint.startswith("only arrays and plain containers are read")
    assert not (tmp_path / "evil").exists()


BROKEN = {
    "empty": b"",
    "cut": pickle.dumps([1, 2, 3], 2)[:-3],
    "no pickle": b"<html>404</html>",
    "array without bytes": b"\x80\x02cnumpy\nndarray\n)R.",
    "too few bytes": pickle.dumps(np.arange(9), 2).replace(b"K\t\x85", b"K\x0a\x85"),
    "persistent": b"Pevil\n.",
    "array in a set": b"\x80\x02cbuiltins\nset\n]cnumpy\nndarray\n)Ra\x85R.",
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_broken_files_are_named_with_what_to_do(tmp_path, name):
    path = written(tmp_path, BROKEN[name])
    with pytest.raises(pickle.UnpicklingError) as caught:
        safe_pickle.load(path)
    assert isinstance(caught.value, DataError) and path in str(caught.value) and "delete it" in caught.value.hint


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(pickle.dumps(list(range(999))))[:-40]],
                         ids=["no gzip", "cut"])  # the text of the second would tell the time
def test_broken_compression(tmp_path, content):
    path = str(tmp_path / "a.pkl.gz")
    with open(path, "wb") as file:
        file.write(content)
    with pytest.raises(pickle.UnpicklingError, match="cannot be read"):
        safe_pickle.load(path)


def test_deep_and_circular_data(tmp_path):
    circle = [1]
    circle.append(circle)
    loaded = safe_pickle.load(written(tmp_path, circle))
    assert loaded[0] == 1 and loaded[1] is loaded
    deep = b"\x80\x02" + b"]" * 10 ** 5 + b"a" * (10 ** 5 - 1) + b"."
    with pytest.raises(pickle.UnpicklingError, match="recursion"):
        safe_pickle.load(written(tmp_path, deep))


def test_a_missing_file():
    with pytest.raises(FileNotFoundError):
        safe_pickle.load("/nonexistent/a.pkl")
