"""The compiler found, and its flags."""
import pytest

from keras1.backend import compiler
from keras1.backend.compiler import find_compiler, flags_for, is_gcc, processor


def test_a_compiler_is_looked_for_on_the_path(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    found, fault = find_compiler()
    assert found is None and "install g++" in fault
    (tmp_path / "g++").write_text("#!/bin/sh\n")
    (tmp_path / "g++").chmod(0o755)
    assert find_compiler()[0] == str(tmp_path / "g++")


def test_the_users_is_taken_unseen():
    assert find_compiler("/opt/bin/g++-9") == ("/opt/bin/g++-9", None)


def test_none_may_be_wished_for():
    assert find_compiler("") == (None, None)


def test_missing_headers_are_a_fault(monkeypatch, tmp_path):
    monkeypatch.setattr(compiler.sysconfig, "get_path", lambda name: str(tmp_path))
    found, fault = find_compiler("g++")
    assert found is None and "Python.h" in fault and "python3-dev" in fault


@pytest.mark.parametrize("name, expected", [("g++", True), ("/usr/bin/g++-12", True), ("clang++", False),
                                            ("ccache g++", False)])
def test_gcc_is_known_by_name(name, expected):
    assert is_gcc(name) is expected


def test_code_for_this_processor_has_a_folder_of_its_own(monkeypatch):
    monkeypatch.setattr(compiler.platform, "machine", lambda: "x86_64")
    flags = flags_for("g++")
    assert "-march=native" in flags["gcc__cxxflags"] and flags["compiledir_format"].endswith(processor())


def test_other_compilers_are_left_to_theano():
    assert flags_for("clang++") == {"gcc__cxxflags": "-g0 -O2 -ftree-vectorize -Wno-c++11-narrowing"}
