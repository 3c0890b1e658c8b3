"""Interpolation, against NumPy and against the modes that SciPy has not changed; the goldens hold SciPy 0.19's."""
import numpy as np
import pytest
from scipy import ndimage

from keras1.errors import ArgumentError
from keras1.preprocessing import interpolation

X = np.random.RandomState(0).uniform(0, 255, size=(2, 9, 7))
MODES = ["nearest", "constant", "reflect", "mirror", "wrap"]


@pytest.mark.parametrize("mode", MODES)
def test_nothing_to_do_changes_nothing(mode):
    assert np.allclose(interpolation.rotate(X, 0., mode), X)
    assert np.allclose(interpolation.shift(X, (0, 0, 0), mode=mode), X)
    assert np.allclose(interpolation.zoom(X, (1., 1., 1.), mode), X)


def test_a_quarter_turn():
    square = X[:, :7]
    assert np.allclose(interpolation.rotate(square, 90.), np.rot90(square, axes=(1, 2)))


@pytest.mark.parametrize("mode,behind", [
    ("nearest", [3, 3, 3]), ("mirror", [2, 1, 0]), ("reflect", [3, 2, 1]), ("wrap", [1, 2, 0]),
    ("constant", [9, 9, 9])])
def test_what_lies_beyond_the_last_element(mode, behind):
    line = np.arange(4.)
    assert np.allclose(interpolation.shift(line, [-3], order=0, mode=mode, cval=9.), [3] + behind)


@pytest.mark.parametrize("mode", ["constant", "mirror"])
@pytest.mark.parametrize("degrees", [7., -33., 120.])
def test_rotations_agree_with_scipy_where_it_stayed(mode, degrees):
    expected = ndimage.rotate(X, degrees, axes=(1, 2), reshape=False, mode=mode, cval=5.)
    assert np.allclose(interpolation.rotate(X, degrees, mode, 5.), expected)


@pytest.mark.parametrize("dtype", ["uint8", "int32", "float32", "float64"])
def test_the_type_stays(dtype):
    for y in (interpolation.rotate(X.astype(dtype), 20.), interpolation.shift(X.astype(dtype), (0, 1, .5)),
              interpolation.zoom(X.astype(dtype), (1, .5, .5))):
        assert y.dtype == dtype


def test_zoomed_sizes_are_rounded_as_in_python_2():
    assert interpolation.zoom(np.zeros((1, 5, 5)), (1., .5, .1)).shape == (1, 3, 1)


def test_an_unknown_mode():
    with pytest.raises(RuntimeError, match="boundary mode not supported") as caught:
        interpolation.shift(X, (0, 1, 1), mode="edge")
    assert isinstance(caught.value, ArgumentError) and "'edge'" in caught.value.hint
