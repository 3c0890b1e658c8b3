"""Headers compiled once: they are used, and what goes wrong with them does no harm."""
import os
import shutil
import subprocess

import pytest

from keras1.backend import headers, theano
from keras1.backend.headers import use_precompiled_headers

needs_gcc = pytest.mark.skipif(not shutil.which("g++"), reason="needs a compiler")


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A compile folder of its own, and the flags put back."""
    class Config:
        cxx, compiledir, gcc__cxxflags = "g++", str(tmp_path), ""
    monkeypatch.setattr(headers, "config", Config)
    monkeypatch.setattr(headers, "GCC_compiler", type("Compiler", (), {
        "compile_args": staticmethod(lambda: ["-g0", "-O2", "-fPIC", "-DNPY_NO_DEPRECATED_API=NPY_1_7_API_VERSION"])}))
    return tmp_path


def finish():
    """Let the compiler begin, and wait for it."""
    headers.begin()
    while headers._begun:
        headers._begun.pop().finish()


@needs_gcc
def test_they_are_put_in_place_when_the_compiler_has_done(folder):
    header = use_precompiled_headers()
    headers.begin()
    headers._begun[-1]._compiler.wait()
    assert not os.path.exists(header + ".gch")
    headers.take_when_ready()
    assert os.path.exists(header + ".gch") and not headers._begun


@needs_gcc
def test_the_compiler_takes_them(folder):
    header = use_precompiled_headers()
    finish()
    assert os.path.exists(header + ".gch") and header in headers.config.gcc__cxxflags
    (folder / "mod.cpp").write_text("#include <Python.h>\n#include <iostream>\nint main() {}\n")
    arguments = headers._COMMON + headers.GCC_compiler.compile_args() + ["-fvisibility=hidden", "-include", header]
    told = subprocess.run(["g++", "-H", "-c", *arguments, *("-I" + d for d in headers.std_include_dirs()), "-o",
                           os.devnull, str(folder / "mod.cpp")], capture_output=True, text=True).stderr
    assert "! %s.gch" % header in told


@needs_gcc
def test_they_are_compiled_once(folder, monkeypatch):
    first = use_precompiled_headers()
    finish()
    monkeypatch.setattr(headers, "_written", pytest.fail)
    assert use_precompiled_headers() == first


def test_other_compilers_and_none_are_left_alone(folder):
    for headers.config.cxx in ("", "clang++"):
        assert use_precompiled_headers() is None and headers.config.gcc__cxxflags == ""


def test_a_compiler_that_fails_does_no_harm(folder):
    headers.config.cxx = "g++-that-is-not-there"
    header = use_precompiled_headers()
    finish()
    assert os.path.exists(header) and not os.path.exists(header + ".gch")


def test_a_folder_with_a_blank_is_left_alone(folder):
    headers.config.compiledir = str(folder / "a b")
    assert use_precompiled_headers() is None and headers.config.gcc__cxxflags == ""


def test_a_folder_that_cannot_be_written_does_no_harm(folder):
    headers.config.compiledir = str(folder / "missing")
    assert use_precompiled_headers() is None


@needs_gcc
def test_theano_is_told():
    assert "-include" in theano.config.gcc__cxxflags.split()
