"""The loops over batches: which rows they take, what they copy, how much memory they need."""
import tracemalloc

import h5py
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keras1.engine import loops
from keras1.engine.data import rows_of, warn_of_nan
from keras1.engine.joined import Joined
from keras1.models import Model
from keras1.utils.io_utils import HDF5Matrix


class OnlyLists:
    """Indexed as one must index what may be anything."""

    shape = (10,)

    def __getitem__(self, rows):
        assert type(rows) is list
        return np.arange(10)[rows]


class Subclass(np.ndarray):
    def __getitem__(self, rows):
        assert type(rows) is list
        return np.asarray(self)[rows]


LAYOUTS = {
    "C": lambda x: x, "Fortran": np.asfortranarray, "strided": lambda x: np.repeat(x, 2, axis=1)[:, ::2],
    "backwards": lambda x: np.ascontiguousarray(x[::-1])[::-1], "subclass": lambda x: x.copy().view(Subclass),
}


@given(st.sampled_from(sorted(LAYOUTS)), st.lists(st.integers(0, 9), max_size=12))
def test_rows_in_any_order_are_those_of_a_list(layout, rows):
    x = np.arange(40).reshape(10, 4)
    assert np.array_equal(rows_of(LAYOUTS[layout](x), np.array(rows, int)), x[rows])


@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 10), st.integers(0, 10))
def test_a_range_of_rows_is_that_of_a_list(layout, start, end):
    x, end = np.arange(40).reshape(10, 4), max(start, end)
    assert np.array_equal(rows_of(LAYOUTS[layout](x), slice(start, end)), x[list(range(start, end))])


def test_what_is_not_known_to_take_slices_gets_lists():
    assert rows_of(OnlyLists(), slice(2, 5)).tolist() == [2, 3, 4]
    assert rows_of(OnlyLists(), np.array([7, 2])).tolist() == [7, 2]


def test_files_are_read_by_ranges(tmp_path):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["x"] = np.arange(20).reshape(10, 2)
        np.save(tmp_path / "b.npy", np.arange(20).reshape(10, 2))
        mapped = np.load(tmp_path / "b.npy", mmap_mode="r")
        for x in (file["x"], mapped):
            assert np.array_equal(rows_of(x, slice(3, 6)), np.arange(6, 12).reshape(3, 2))
    matrix = HDF5Matrix(str(tmp_path / "a.h5"), "x", 2, 9)
    assert np.array_equal(rows_of(matrix, slice(0, 2)), [[4, 5], [6, 7]])


@given(st.integers(1, 60), st.integers(1, 20), st.sampled_from([True, False, "batch"]), st.integers(0, 99))
def test_each_epoch_visits_the_rows_as_the_originals_did(size, batch_size, shuffle, seed):
    np.random.seed(seed)
    order, x = loops.Order(size, batch_size, shuffle), np.arange(size)
    got = [[(count, rows_of(x, rows).tolist()) for count, rows in order.next_epoch()] for _ in range(2)]
    np.random.seed(seed)
    rows = np.arange(size)
    for epoch in got:
        if shuffle == "batch":
            rows = loops.batch_shuffle(rows, batch_size)
        elif shuffle:
            np.random.shuffle(rows)
        wanted = [rows[start:start + batch_size].tolist() for start in range(0, size, batch_size)]
        assert epoch == [(len(batch), batch) for batch in wanted]


class Quiet(Model):
    """A model of one function."""

    release = (0, 3, 1)

    def reset_metrics(self):
        """None."""


@pytest.mark.parametrize("shuffle", [False, "batch"])
def test_a_training_in_order_copies_nothing(shuffle):
    x, shared = np.zeros((50, 3)), []
    loops.fit_loop(Quiet(), lambda ins: shared.append(np.shares_memory(ins[0], x)) or [0.], [x, 1.], ["loss"], 8,
                   nb_epoch=2, verbose=0, shuffle=shuffle)
    loops.test_loop(lambda ins: shared.append(np.shares_memory(ins[0], x)) or [0.], [x, 1.], 8)
    loops.predict_loop(lambda ins: shared.append(np.shares_memory(ins[0], x)) or [ins[0]], [x, 1.], 8)
    assert len(shared) == 28 and all(shared)


def peak_of(work):
    """The most memory, in bytes, that was taken at a time."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("order", ["C", "F"])
def test_memory_for_a_shuffled_training_is_that_of_a_batch(order):
    x = np.zeros((5000, 100), order=order)
    peak = peak_of(lambda: loops.fit_loop(Quiet(), lambda ins: [0.], [x], ["loss"], 50, nb_epoch=1, verbose=0))
    assert peak < x.nbytes / 10


def test_memory_for_a_prediction_is_that_of_its_result():
    x = np.zeros((5000, 100))
    result = x.nbytes // 2
    assert peak_of(lambda: loops.predict_loop(lambda ins: [ins[0][:, :50] * 2], [x], 50)) < 1.1 * result


def test_to_look_for_nan_takes_no_memory():
    x = np.zeros((10000, 100))
    assert peak_of(lambda: warn_of_nan({"x": x})) < x.nbytes / 40
    x[3, 4] = np.nan
    with pytest.warns(RuntimeWarning, match="first in row 3"):
        warn_of_nan({"x": x, "no rows": x[:0]})


# -- outputs of many batches

@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.integers(0, 9), st.booleans())
def test_joined_batches_are_those_of_concatenate(sizes, expected, mixed):
    kinds = ["float32", "float64"] if mixed else ["float32"] * 2
    batches = [[np.full((size, 2), number, kinds[number % 2]), np.full(size, -number)]
               for number, size in enumerate(sizes)]
    joined = Joined(expected)
    for batch in batches:
        joined.add(batch)
    for array, parts in zip(joined.arrays(), zip(*batches)):
        wanted = np.concatenate(parts)
        assert np.array_equal(array, wanted) and array.dtype == wanted.dtype


def test_batches_that_do_not_fit_are_refused():
    joined = Joined(2)
    joined.add([np.zeros((2, 3))])
    with pytest.raises(ValueError):
        joined.add([np.zeros((2, 4))])


def test_joined_batches_take_the_memory_of_the_result():
    def join():
        joined = Joined(20)
        for _ in range(20):
            joined.add([np.ones(10000)])
        return joined.arrays()

    assert peak_of(join) < 1.2 * join()[0].nbytes


def test_memory_for_a_file_does_not_grow_with_it(tmp_path):
    def peak(rows):
        path = str(tmp_path / ("%d.h5" % rows))
        with h5py.File(path, "w") as file:
            file["x"] = np.zeros((rows, 100))
        x = HDF5Matrix(path, "x", 0, rows)

        def use():
            loops.fit_loop(Quiet(), lambda ins: [ins[0].sum()], [x], ["loss"], 50, nb_epoch=1, verbose=0,
                           shuffle="batch")
            loops.test_loop(lambda ins: [ins[0].sum()], [x], 50)

        return peak_of(use)

    peak(500)
    assert peak(8000) < peak(2000) + 200000  # of 6.4 MB
