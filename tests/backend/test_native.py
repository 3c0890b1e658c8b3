"""Kernels in C++ are compiled once, and never found half written."""
import ctypes
import os
import subprocess
import sys

import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend import native
from keras1.backend.native import Library, pointer, recipes
from keras1.backend.native.recipes import RECIPES, Recipe

pytestmark = pytest.mark.skipif(not K.SETUP.compiler, reason="there is no C++ compiler")

HALF = 'extern "C" void half(double* x, int n) { for (int i = 0; i < n; ++i) x[i] /= 2; }\n'


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """What writes a kernel's source and returns its library; sources and results lie in a folder of the test."""
    monkeypatch.setattr(recipes, "HERE", tmp_path)
    monkeypatch.setattr(native, "folder", lambda: str(tmp_path))

    def written(source):
        (tmp_path / "kernel.cpp").write_text(source)
        return Library(Recipe("kernel", "kernel"))
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


def test_a_forked_process_has_a_compiler_of_its_own(kernel):
    library = kernel(HALF)
    library.begin()
    child = os.fork()
    if not child:
        os._exit(0 if halved(library) == [.5, 1.5] else 1)
    assert os.waitpid(child, 0)[1] == 0 and halved(library) == [.5, 1.5]


def test_a_source_that_does_not_compile_is_said(kernel):
    library = kernel("nonsense\n")
    for _ in range(2):
        with pytest.raises(RuntimeError, match="kernel.cpp does not compile") as caught:
            library.function("half", None)
        assert "KERAS1_FAST_PATHS" in caught.value.hint


@pytest.fixture
def built(kernel, tmp_path, monkeypatch):
    """The folder of what the installation compiled, and a kernel of which it is to compile one."""
    monkeypatch.setattr(recipes, "BUILT", tmp_path / "built")
    library = kernel(HALF)
    monkeypatch.setattr(recipes, "RECIPES", {"kernel": library.recipe})
    return tmp_path / "built", library


def test_what_the_installation_compiled_is_taken(built, monkeypatch):
    folder, library = built
    assert recipes.build(str(folder), K.SETUP.compiler) == [str(folder / library.recipe.file())]
    monkeypatch.setattr(native.subprocess, "Popen", None)
    assert halved(library) == [.5, 1.5] and library.path == str(folder / library.recipe.file())


def test_what_was_compiled_for_another_system_is_compiled_again(built, tmp_path):
    folder, library = built
    folder.mkdir()
    (folder / library.recipe.file()).write_text("of another system")
    assert halved(library) == [.5, 1.5] and library.path == str(tmp_path / library.recipe.file())


def test_the_installation_leaves_what_does_not_compile(built, kernel):
    folder, _ = built
    kernel("nonsense\n")
    assert recipes.build(str(folder), K.SETUP.compiler) == [] and os.listdir(folder) == []
    assert recipes.build(str(folder), "no-such-compiler") == []


def test_the_installation_imports_nothing_that_is_not_pythons():
    command = "import runpy; runpy.run_path(%r)" % recipes.__file__
    assert subprocess.run([sys.executable, "-I", "-S", "-c", command]).returncode == 0


def test_a_kernel_is_known_by_all_that_it_includes(kernel, tmp_path):
    library = kernel('#include "a.h"\n' + HALF)
    names = []
    for text in ("", "// 1", '#include "b.h"'):
        (tmp_path / "a.h").write_text(text)
        names.append(library.recipe.file())
    (tmp_path / "b.h").write_text("// 2")
    names.append(library.recipe.file())
    assert len(set(names)) == 4


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_has_its_source(name):
    assert (recipes.HERE / (RECIPES[name].source + ".cpp")).exists()


def test_no_array_has_no_address():
    assert pointer(None) is None
