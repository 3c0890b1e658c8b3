"""The BLAS found, and how it is linked."""
import os
import shutil

import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend import blas
from keras1.backend.blas import Blas, find_blas, keep_to_one_thread, system_blas, wheel_blas
from keras1.backend.fast_paths import VARIABLE


def test_the_wheel_comes_first():
    pytest.importorskip("scipy_openblas32")
    found = find_blas("g++")
    assert found == wheel_blas() and "-lscipy_openblas" in found.ldflags
    assert "-Dsgemm_=keras1_sgemm_" in found.cxxflags and "-Dsgemv_=scipy_sgemv_" in found.cxxflags


def test_without_the_fast_path_it_is_called_itself(monkeypatch):
    pytest.importorskip("scipy_openblas32")
    monkeypatch.setenv(VARIABLE, "-products")
    assert "-Dsgemm_=scipy_sgemm_" in wheel_blas().cxxflags


def test_then_the_system(monkeypatch):
    monkeypatch.setattr(blas, "wheel_blas", lambda: None)
    monkeypatch.setattr(blas, "_links", lambda compiler, flag: flag == "-lblas")
    assert find_blas("g++") == Blas("the system's libblas", "-lblas")


def test_then_the_fallback(monkeypatch):
    monkeypatch.setattr(blas, "wheel_blas", lambda: None)
    monkeypatch.setattr(blas, "_links", lambda compiler, flag: False)
    assert find_blas("g++").ldflags == ""


def test_without_compiler_none_is_linked():
    assert find_blas(None).ldflags == ""


@pytest.fixture
def blank(monkeypatch, tmp_path):
    """The wheel below a folder with a blank in its name."""
    folder = tmp_path / "a b" / "lib"
    folder.mkdir(parents=True)
    spec = type("Spec", (), {"origin": str(tmp_path / "a b" / "__init__.py")})
    monkeypatch.setattr(blas.importlib.util, "find_spec", lambda name: spec)
    monkeypatch.setattr(blas.tempfile, "gettempdir", lambda: str(tmp_path))
    return folder


def test_a_path_with_a_blank_is_linked_by_another(blank):
    for _ in range(2):
        found = wheel_blas()
        assert " " not in found.folder and os.path.samefile(found.folder, blank)


def test_a_link_that_leads_elsewhere_is_not_taken(blank, tmp_path):
    link = wheel_blas().folder
    os.remove(link)
    os.symlink(tmp_path, link)
    assert wheel_blas() is None


@pytest.mark.skipif(not shutil.which("g++"), reason="needs a compiler")
def test_a_library_that_is_not_there_does_not_link():
    assert not blas._links("g++", "-lno_such_library_at_all")
    assert not blas._links("no-such-compiler", "-lm")
    assert system_blas("no-such-compiler") is None


def test_threads_are_the_users_where_set(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.setattr(blas.ctypes, "CDLL", pytest.fail)
    keep_to_one_thread(Blas("wheel", folder="/"))


def test_products_agree_with_numpy():
    rs = np.random.RandomState(0)
    a, b = rs.normal(size=(30, 40)).astype("float32"), rs.normal(size=(40, 20)).astype("float32")
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    product = K.function([x, y], K.dot(x, y))
    np.testing.assert_allclose(product([a, b]), a.dot(b), rtol=1e-4, atol=1e-5)
    assert "Dot22" in str(product.function.maker.fgraph.toposort())
