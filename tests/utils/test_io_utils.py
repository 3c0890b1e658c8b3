"""HDF5 data, against the same rows in memory."""
import h5py
import numpy as np
import pytest

import keras1
from keras1.errors import ArgumentError, DataError
from keras1.utils.io_utils import HDF5Matrix, ask_to_proceed_with_overwrite, load_array, save_array

DATA = np.arange(60.).reshape(10, 3, 2)


@pytest.fixture
def path(tmp_path):
    name = str(tmp_path / "data.h5")
    with h5py.File(name, "w") as file:
        file["X"] = DATA
        file["y"] = np.arange(10)
    return name


@pytest.fixture
def matrix(path):
    return HDF5Matrix(path, "X", 2, 8)


@pytest.mark.parametrize("key", [
    0, 5, -1, np.int64(3), [0, 3, 5], np.array([1, 2]), [],
    slice(0, 6), slice(1, 4), slice(None, 3), slice(2, None), slice(0, -1), slice(0, 6, 2), slice(3, 3),
], ids=str)
def test_reads_the_rows_of_the_window(matrix, key):
    rows = key if np.ndim(key) == 0 else np.array(key, dtype=int)
    assert np.array_equal(matrix[key], DATA[2:8][rows])


@pytest.mark.parametrize("key", [6, -7, slice(0, 7), [0, 6], np.array([6])], ids=str)
def test_rows_beyond_the_window_are_refused(matrix, key):
    with pytest.raises(IndexError) as caught:
        matrix[key]
    assert isinstance(caught.value, DataError)
    assert "start=2 up to end=8" in caught.value.hint


@pytest.mark.parametrize("key", ["a", (0, 1), 1.5, None])
def test_other_keys_are_refused(matrix, key):
    with pytest.raises(TypeError) as caught:
        matrix[key]
    assert isinstance(caught.value, ArgumentError)


def test_length_shape_and_iteration(matrix, path):
    assert len(matrix) == 6 and matrix.shape == (6, 3, 2)
    assert HDF5Matrix(path, "y", 0, 4).shape == (4,)
    assert np.array_equal(list(matrix), DATA[2:8])


def test_normalizer_is_applied_to_what_is_read(path):
    halved = HDF5Matrix(path, "X", 0, 10, normalizer=lambda x: x / 2)
    assert np.array_equal(halved[1:3], DATA[1:3] / 2)
    assert np.array_equal(halved[4], DATA[4] / 2)


def test_files_are_opened_once_and_again_when_closed(path):
    first = HDF5Matrix(path, "X", 0, 5)
    second = HDF5Matrix(path, "y", 0, 5)
    assert first.data.file == second.data.file
    HDF5Matrix.refs[path].close()
    assert HDF5Matrix(path, "y", 3, 5)[0] == 3


def test_a_missing_file_is_an_error_and_stays_missing(tmp_path):
    missing = tmp_path / "none.h5"
    with pytest.raises(OSError):
        HDF5Matrix(str(missing), "X", 0, 1)
    assert not missing.exists()


@pytest.mark.parametrize("array", [DATA, np.arange(5), np.float32(3.), np.zeros((0, 2))], ids=np.shape)
def test_save_and_load(tmp_path, array):
    name = str(tmp_path / "array.h5")
    save_array(np.ones(7), name)
    save_array(array, name)
    loaded = load_array(name)
    assert np.array_equal(loaded, array) and loaded.dtype == array.dtype


def test_from_1_2_on_all_rows_are_read(path):
    with keras1.emulate("1.2.2"):
        assert HDF5Matrix(path, "X").shape == (10, 3, 2)
        assert np.array_equal(HDF5Matrix(path, "X", start=4)[0:6], DATA[4:])
    with keras1.emulate("1.0.8"), pytest.raises(TypeError, match="argument 'start' is missing"):
        HDF5Matrix(path, "X")


@pytest.mark.parametrize("answers, truth", [(["y"], True), (["what", "n"], False)])
def test_asks_before_a_file_is_replaced(answers, truth, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr("builtins.input", lambda text: asked.append(text) or answers.pop(0))
    assert ask_to_proceed_with_overwrite("w.h5") is truth
    assert asked[0] == "[WARNING] w.h5 already exists - overwrite? [y/n]"
    assert capsys.readouterr().out == ("[TIP] Next time specify overwrite=True!\n" if truth else "")
