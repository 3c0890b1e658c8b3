"""Kernels in C++ are compiled once, and never found half written."""
import ctypes
import os

import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend import native
from keras1.backend.native import Library, pointer

pytestmark = pytest.mark.skipif(not K.SETUP.compiler, reason="there is no C++ compiler")

HALF = 'extern "C" void half(double* x, int n) { for (int i = 0; i < n; ++i) x[i] /= 2; }\n'


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """What writes a kernel's source and returns its library; sources and results lie in a folder of the test."""
    monkeypatch.setattr(native, "_HERE", tmp_path)
    monkeypatch.setattr(native, "folder", lambda: str(tmp_path))

    def written(source):
        (tmp_path / "kernel.cpp").write_text(source)
        return Library("kernel")
    return written


def halved(library):
    x = np.array([1., 3.])
    library.function("half", None, ctypes.c_void_p, ctypes.c_int)(pointer(x), 2)
    return list(x)


def test_a_function_works_in_place(kernel):
    assert halved(kernel(HALF)) == [.5, 1.5]


def test_a_second_library_of_the_same_source_runs_no_compiler(kernel, monkeypatch):
    halved(kernel(HALF))
    monkeypatch.setattr(native.subprocess, "Popen", None)
    assert halved(kernel(HALF)) == [.5, 1.5]


def test_another_source_is_another_library(kernel):
    first = kernel(HALF).path
    assert kernel(HALF + "// more\n").path != first


def test_nothing_unfinished_is_left(kernel, tmp_path):
    library = kernel(HALF)
    library.begin()
    halved(library)
    assert sorted(os.listdir(tmp_path)) == sorted(["kernel.cpp", os.path.basename(library.path)])


def test_a_source_that_does_not_compile_is_said(kernel):
    with pytest.raises(RuntimeError, match="kernel.cpp does not compile") as caught:
        kernel("nonsense\n").function("half", None)
    assert "KERAS1_FAST_PATHS" in caught.value.hint


def test_no_array_has_no_address():
    assert pointer(None) is None
