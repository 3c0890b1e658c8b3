"""Formulas and modules compiled together: the values of the plain way, and what goes wrong does no harm."""
import functools
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keras1.backend import T, theano
from keras1.backend.compiling import formulas, kernels, modules, thunks, units
from keras1.backend.fast_paths import without

pytestmark = pytest.mark.skipif(not theano.config.cxx, reason="needs a compiler")

# Of two matrices, a row, a column and a number.
FORMULAS = {
    "sum": lambda a, b, row, column, number: [a + row],
    "mixed": lambda a, b, row, column, number: [T.tanh(a * column) - number / (1 + abs(row)) + T.sqr(b)],
    "comparison": lambda a, b, row, column, number: [T.switch(T.gt(a, row), b, column), T.ge(a, number)],
    "truths": lambda a, b, row, column, number: [
        T.cast(T.or_(T.invert(T.gt(a, row)), T.eq(b, column)), "float32") * a, T.and_(T.xor(a > 0, b > 0), row > 0)],
    "columns": lambda a, b, row, column, number: [T.maximum(column, number) + T.clip(column, -1, 1)],
    "number": lambda a, b, row, column, number: [T.exp(number) * 2, T.eq(number, 1)],
    "integers": lambda a, b, row, column, number: [T.cast(a * 10, "int32") % 3, T.cast(row, "int8") // 2],
    "transposed": lambda a, b, row, column, number: [a.T + column.T * row.T, T.sqrt(abs(a.T)) + b.T],
}


@functools.cache
def compiled(name, dtype, fast):
    """A formula as a function, compiled by us or by Theano."""
    kinds = [(False, False), (False, False), (True, False), (False, True), ()]
    inputs = [T.TensorType(dtype, broadcastable)() for broadcastable in kinds]
    with without(*(() if fast else ("modules",))) if not fast else without("updates"):
        return theano.function(inputs, FORMULAS[name](*inputs), on_unused_input="ignore")


def laid_out(array, layout):
    """The same values in another order in memory, or with gaps."""
    if layout == "fortran" and array.ndim:
        return np.asfortranarray(array)
    if layout == "gaps" and array.ndim:
        wide = np.zeros(tuple(2 * n for n in array.shape), array.dtype)
        place = tuple(slice(None, None, 2) for _ in array.shape)
        wide[place] = array
        return wide[place]
    return array


@settings(max_examples=60)
@given(name=st.sampled_from(sorted(FORMULAS)), dtype=st.sampled_from(["float32", "float64"]),
       rows=st.integers(0, 5), columns=st.sampled_from([0, 1, 2, 7, 600]),
       layouts=st.lists(st.sampled_from(["c", "fortran", "gaps"]), min_size=5, max_size=5), seed=st.integers(0, 9))
def test_values_are_those_of_theanos_modules(name, dtype, rows, columns, layouts, seed):
    rng = np.random.RandomState(seed)
    shapes = [(rows, columns), (rows, columns), (1, columns), (rows, 1), ()]
    arrays = [laid_out(np.asarray(rng.randn(*shape)).round(1).astype(dtype), layout)
              for shape, layout in zip(shapes, layouts)]
    for ours, theirs in zip(compiled(name, dtype, True)(*arrays), compiled(name, dtype, False)(*arrays)):
        assert ours.dtype == theirs.dtype and ours.shape == theirs.shape
        np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_tangent_of_all_numbers(dtype):
    x = T.TensorType(dtype, (False,))()
    exponents = np.logspace(-44, 38, 2001)
    numbers = np.concatenate([exponents, np.linspace(0, 12, 2001), [0., np.inf, np.nan]]).astype(dtype)
    numbers = np.concatenate([numbers, -numbers])
    ours, numpys = theano.function([x], T.tanh(x))(numbers), np.tanh(numbers)
    np.testing.assert_allclose(ours, numpys, rtol=3e-7 if dtype == "float32" else 1e-15, atol=1e-44)
    np.testing.assert_array_equal(np.signbit(ours[np.isfinite(ours)]), np.signbit(numbers[np.isfinite(ours)]))


def is_ours(function):
    """Whether a compiled function computes its formulas by our thunks."""
    return [isinstance(thunk, thunks.Thunk) for thunk in function.fn.thunks]


def test_formulas_are_ours_unless_switched_off():
    assert any(is_ours(compiled("mixed", "float32", True)))
    assert not any(is_ours(compiled("mixed", "float32", False)))


@pytest.mark.parametrize("order", ["C", "F"])
def test_large_arrays_are_shared_by_the_cores(order):
    a = np.asarray(np.random.RandomState(0).randn(700, 500), "float32", order=order)
    row, column = a[:1], a[:, :1]
    found = compiled("mixed", "float32", True)(a, a, row, column, np.float32(.5))[0]
    np.testing.assert_allclose(found, np.tanh(a * column) - .5 / (1 + abs(row)) + a * a, rtol=2e-5, atol=1e-5)


def test_an_input_is_overwritten():
    state = theano.shared(np.arange(6, dtype="float32").reshape(2, 3))
    step = theano.function([], [], updates=[(state, T.sqrt(state) * 2 + 1)])
    expected = state.get_value()
    for _ in range(3):
        step()
        expected = np.sqrt(expected) * 2 + 1
    np.testing.assert_allclose(state.get_value(), expected, rtol=1e-6)


@given(layout=st.sampled_from(["c", "fortran", "gaps"]), rows=st.integers(0, 4), columns=st.integers(1, 5))
def test_views_lengths_and_vectors(layout, rows, columns):
    x = laid_out(np.arange(rows * columns, dtype="float32").reshape(rows, columns), layout)
    for found, expected in zip(glued()(x), [x.T, x[:, None, :], x.T.reshape(-1), [columns, rows], x.reshape(1, -1)]):
        assert found.shape == np.shape(expected) and np.array_equal(found, expected)


@functools.cache
def glued():
    """A function of what lies between formulas, and nothing else."""
    x = T.fmatrix()
    outputs = [x.T, x.dimshuffle(0, "x", 1), x.T.reshape((-1,)), T.stack([x.shape[1], x.shape[0]]),
               x.reshape((1, x.shape[0] * x.shape[1]))]
    function = theano.function([x], outputs)
    assert all(isinstance(thunk, thunks.Thunk) for thunk in function.fn.thunks)
    return function


def test_a_shape_that_does_not_hold_the_values_is_an_error():
    x = T.fmatrix()
    with pytest.raises(ValueError, match="cannot reshape"):
        theano.function([x], x.reshape((2, 5)))(np.ones((2, 3), "float32"))


def test_a_view_of_a_repeated_row_stays_one():
    x = np.broadcast_to(np.arange(3, dtype="float32"), (4, 3))
    assert np.array_equal(glued()(x)[0], x.T)


def test_shapes_that_do_not_fit_are_told_as_by_theano():
    told = []
    for fast in (True, False):
        with pytest.raises(ValueError) as error:
            compiled("sum", "float32", fast)(*[np.ones(s, "float32") for s in [(2, 3), (2, 3), (1, 4), (2, 1), ()]])
        told.append(str(error.value).splitlines()[0])
    assert told[0] == told[1] and "Input dimension mis-match" in told[0]


def test_thunks_run_in_python_too():
    x = T.fmatrix()
    mode = theano.compile.Mode(linker="vm", optimizer="fast_run")
    function = theano.function([x], T.exp(x) + 1, mode=mode)
    np.testing.assert_allclose(function(np.zeros((2, 2), "float32")), 2 * np.ones((2, 2)))
    with pytest.raises(ValueError, match="mis-match"):
        theano.function([x], T.exp(x) + x[1:], mode=mode)(np.zeros((2, 2), "float32"))


def test_what_needs_more_than_a_loop_is_left_to_theano():
    x = T.fvector()
    assert formulas.formula(T.psi(x).owner) is None and formulas.formula((x + T.cscalar()).owner) is None
    np.testing.assert_allclose(theano.function([x], T.psi(x))(np.ones(1, "float32")), -.5772157, rtol=1e-5)


@pytest.fixture
def folder(tmp_path):
    """Kernels in a folder of their own."""
    return kernels.Kernels(str(tmp_path))


SOURCES = ["void NAME(char **first, long long n) { (void) %d; }" % i for i in range(3)]


def test_kernels_are_compiled_together_and_found_again(folder, monkeypatch):
    folder.begin(SOURCES)
    assert len({id(unit) for unit in folder._units.values()}) == 1
    assert all(map(folder.address, SOURCES))
    monkeypatch.setattr(kernels, "Unit", pytest.fail)
    assert all(map(kernels.Kernels(folder.folder).address, SOURCES))


def test_a_kernel_that_does_not_compile_spoils_no_other(folder):
    folder.begin(SOURCES + ["no C++"])
    assert all(map(folder.address, SOURCES)) and folder.address("no C++") is None


def test_a_broken_kernel_is_compiled_anew(folder):
    with open(folder._path(folder.name(SOURCES[0])), "w") as file:
        file.write("not a library")
    assert folder.address(SOURCES[0])


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    assert kernels.Kernels(str(tmp_path / "missing")).address(SOURCES[0]) is None


def test_what_another_process_began_is_not_waited_for(tmp_path, monkeypatch):
    unit = units.Unit("int f;\n", ["g++", "-shared", "-fPIC"], str(tmp_path / "f.so"))
    compiler = unit._compiler
    monkeypatch.setattr(unit, "_process", 0)
    assert not unit.finish()
    compiler.wait()


def test_sources_are_shared_evenly():
    assert sorted(sum(units.shares(["a" * n for n in (5, 1, 4, 2)], 2), [])) == [0, 1, 2, 3]
    assert units.shares([], 2) == []


SCRIPT = """
import subprocess
import numpy as np
begun, start = [], subprocess.Popen.__init__
def count(self, command, *args, **kwargs):
    begun.append(command)
    start(self, command, *args, **kwargs)
subprocess.Popen.__init__ = count
from keras1 import backend as K
from keras1.backend.compiling import modules
BREAK
x, w = K.placeholder(ndim=2), K.variable(np.ones((3, 2)))
f = K.function([x], [K.softmax(K.dot(x, w) * K.mean(x) + 1), K.sum(K.concatenate([x, x]), axis=0), K.exp(x)])
print([a.tolist() for a in f([np.ones((4, 3))])])
compiled = [command for command in begun if "-shared" in command]
print(len(compiled), compiled)
"""


@pytest.mark.slow
@pytest.mark.parametrize("spoilt", ["", "modules.merged = lambda sources: 'no C++'"], ids=["whole", "spoilt"])
def test_a_second_process_compiles_nothing(tmp_path, spoilt):
    environment = {**os.environ, "THEANO_FLAGS": "base_compiledir=%s" % (tmp_path / "a folder")}
    told = [subprocess.run([sys.executable, "-c", SCRIPT.replace("BREAK", spoilt)], env=environment, check=True,
                           capture_output=True, text=True).stdout.split("\n") for _ in range(2)]
    assert told[0][0] == told[1][0] and told[0][1][:2] > "1 " and told[1][1] == "0 []"
    plain = subprocess.run([sys.executable, "-c", SCRIPT.replace("BREAK", "")], check=True, capture_output=True,
                           text=True, env={**environment, "KERAS1_FAST_PATHS": "none"}).stdout.split("\n")
    assert plain[0] == told[0][0]


def test_merged_modules_forget_their_macros():
    source = "#include <a.h>\n#define SIZE 1\nint f = SIZE;\n"
    text = modules.merged([source, source])
    assert text.count("#include") == 1 and text.count("#undef SIZE") == 2


@pytest.mark.skipif(not hasattr(os, "link"), reason="needs links")
def test_a_copy_where_there_are_no_links(monkeypatch, tmp_path):
    def refuse(*args):
        raise OSError
    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_text("text")
    units.link(str(tmp_path / "a"), str(tmp_path / "b"))
    assert (tmp_path / "b").read_text() == "text" and shutil.which("g++")
