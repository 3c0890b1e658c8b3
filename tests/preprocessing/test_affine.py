"""Maps of images, against NumPy; the goldens hold what the originals made of them."""
import numpy as np
import pytest

import keras1
from keras1.preprocessing import affine, image, interpolation
from keras1.preprocessing.axes import by_index

X = np.random.RandomState(0).randint(0, 99, size=(2, 7, 5)).astype("float32")
MODES = ["nearest", "constant", "reflect", "mirror", "wrap"]


def looked_up(x, matrix, cval):
    """Each pixel of the result by itself, beyond the edges ``cval``."""
    y = np.full(x.shape, cval, dtype=x.dtype)
    for row in range(x.shape[1]):
        for column in range(x.shape[2]):
            r, c, _ = matrix.dot([row, column, 1])
            if 0 <= r <= x.shape[1] - 1 and 0 <= c <= x.shape[2] - 1:
                y[:, row, column] = x[:, int(np.floor(r + .5)), int(np.floor(c + .5))]
    return y


@pytest.mark.parametrize("matrix", [
    affine.rotation(.4), affine.translation(1.3, -2.2), affine.shear(-.3), affine.zoom(.7, 1.9),
    affine.rotation(1.).dot(affine.zoom(2., .5)).dot(affine.translation(-1, 1))])
def test_each_pixel_comes_from_where_the_map_says(matrix):
    expected = looked_up(X, matrix, -1)
    assert np.array_equal(image.apply_transform(X, matrix, 0, "constant", -1.), expected)
    last = image.apply_transform(X.transpose(1, 2, 0), matrix, 2, "constant", -1.)
    assert np.array_equal(last, expected.transpose(1, 2, 0))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", ["uint8", "float32", "float64"])
def test_nothing_to_do_changes_nothing(mode, dtype):
    x = X.astype(dtype)
    y = image.apply_transform(x, affine.rotation(0.), 0, mode)
    assert np.array_equal(y, x) and y.dtype == dtype


@pytest.mark.parametrize("mode", MODES)
def test_nearest_is_the_spline_of_order_0(mode):
    matrix, offset = np.array([[1.1, -.3], [.4, .8]]), np.array([-1.7, 2.3])
    expected = [interpolation.transform(plane, matrix, offset, order=0, mode=mode, cval=3.) for plane in X]
    assert np.array_equal(interpolation.nearest(X, matrix, offset, mode, 3.), expected)


def test_a_map_about_the_centre_leaves_it():
    point = np.array([7 / 2 + .5, 5 / 2 + .5, 1.])
    for matrix in (affine.rotation(2.), affine.zoom(3., .1), affine.shear(.4)):
        assert np.allclose(affine.transform_matrix_offset_center(matrix, 7, 5).dot(point), point)


def test_flips_do_not_touch_the_image():
    x = X.copy()
    assert np.array_equal(image.flip_axis(x, 2), X[:, :, ::-1]) and np.array_equal(x, X)


# -- names of axes

def test_axes_under_their_former_names():
    def axes(x, row_axis=1, channel_axis=0):
        return row_axis, channel_axis

    assert by_index(axes)(0, row_index=5, channel_index=6) == by_index(axes)(0, 5, 6) == (5, 6)


@pytest.mark.parametrize("release,word,other", [("1.0.8", "index", "axis"), ("1.2.2", "axis", "index")])
def test_functions_take_axes_by_the_word_of_their_release(release, word, other):
    np.random.seed(0)
    with keras1.emulate(release):
        axes = {"row_" + word: 0, "col_" + word: 1, "channel_" + word: 2}
        y = image.random_rotation(X.transpose(1, 2, 0), 30., **axes)
        np.random.seed(0)
        assert np.array_equal(y.transpose(2, 0, 1), image.random_rotation(X, 30.))
        with pytest.raises(TypeError) as caught:
            image.random_rotation(X, 30., **{"row_" + other: 1})
        assert "row_" + word in caught.value.hint


# -- random changes of 1.x

@pytest.mark.parametrize("function,args,draws", [
    (image.random_rotation, (30.,), 1), (image.random_shift, (.2, 0.), 2), (image.random_shear, (.3,), 1),
    (image.random_zoom, ((.5, 2.),), 2), (image.random_zoom, ((1, 1),), 0), (image.random_channel_shift, (3.,), 2)])
def test_how_many_draws_a_change_takes(function, args, draws):
    with keras1.emulate("1.2.2"):
        np.random.seed(3)
        assert function(X, *args).shape == X.shape
        left = np.random.random()
    np.random.seed(3)
    assert left == np.random.random_sample(draws + 1)[-1]


def test_channels_are_shifted_within_the_range_of_the_image():
    with keras1.emulate("1.2.2"):
        y = image.random_channel_shift(X, 20.)
    assert y.min() >= X.min() and y.max() <= X.max() and not np.array_equal(y, X)


@pytest.mark.parametrize("release,kind", [("1.0.8", Exception), ("1.2.0", ValueError)])
def test_a_zoom_range_is_a_pair(release, kind):
    with keras1.emulate(release), pytest.raises(kind, match="should be a tuple or list of two floats") as caught:
        image.random_zoom(X, (1, 2, 3))
    assert type(caught.value).__name__ == kind.__name__
