"""Images in 2.x, against restatements in NumPy and SciPy, and properties; goldens hold the original's numbers."""
import os
import warnings

import numpy as np
import pytest
from scipy import ndimage

import keras1
from keras1.preprocessing import image
from keras1.utils.sequences import Sequence

pytest.importorskip("PIL")
X = np.random.RandomState(0).uniform(0, 255, (6, 7, 5, 3)).astype("float32")


@pytest.fixture(autouse=True)
def keras2():
    with keras1.emulate("2.3.1"):
        yield


def test_names_mean_the_classes_of_the_release():
    assert isinstance(image.ImageDataGenerator().flow(X), Sequence)
    assert isinstance(image.ImageDataGenerator().flow(X), image.Iterator)
    with keras1.emulate("1.2.2"):
        assert not isinstance(image.ImageDataGenerator(dim_ordering="tf").flow(X), Sequence)


# -- maps

@pytest.mark.parametrize("order", [0, 1])
def test_a_map_is_that_of_scipy_within_the_image(order):
    """Where no pixel comes from beyond the edges, today's SciPy says the same."""
    inner = ndimage.affine_transform(X[0, :, :, 0], np.diag([0.5, 0.5]), [2., 1.5], order=order)
    changed = image.apply_affine_transform(X[0], zx=0.5, zy=0.5, order=order)[:, :, 0]
    np.testing.assert_allclose(changed, inner, rtol=1e-5)


def test_nothing_to_do_is_nothing_done():
    x = X[0]
    assert image.apply_affine_transform(x) is x


def test_a_whole_turn_and_back():
    turned = image.apply_affine_transform(X[0], theta=360, order=0)
    np.testing.assert_array_equal(turned, X[0])


@pytest.mark.parametrize("function, args, draws", [
    (image.random_rotation, (30.,), 1), (image.random_shift, (.2, 0.), 2), (image.random_shear, (20.,), 1),
    (image.random_zoom, ((.5, 2.),), 2), (image.random_zoom, ((1, 1),), 0), (image.random_channel_shift, (3.,), 1),
    (image.random_brightness, ((.5, 1.),), 1)])
def test_how_many_draws_a_change_takes(function, args, draws):
    np.random.seed(0)
    assert function(X[0], *args).shape == X[0].shape
    left = np.random.uniform()
    np.random.seed(0)
    np.random.uniform(size=draws)
    assert np.random.uniform() == left


def test_colours_stay_within_the_range():
    shifted = image.apply_channel_shift(X[0], 500.)
    assert shifted.max() == shifted.min() == X[0].max()


def test_brightness_one_only_scales():
    np.testing.assert_array_equal(image.apply_brightness_shift(X[0], 1.),
                                  np.asarray(image.array_to_img(X[0], "channels_last"), "float32"))
    assert image.apply_brightness_shift(X[0], 0.).max() == 0


@pytest.mark.parametrize("call, words", [
    (lambda: image.random_zoom(X[0], (1,)), "`zoom_range` should be"),
    (lambda: image.random_brightness(X[0], (1,)), "`brightness_range should be"),
    (lambda: image.ImageDataGenerator(zoom_range="x"), "`zoom_range` should be"),
    (lambda: image.ImageDataGenerator(data_format="th"), "`data_format` should be"),
    (lambda: image.ImageDataGenerator(validation_split=2), "strictly between 0 and 1"),
    (lambda: image.ImageDataGenerator().flow(X, [1]), "should have the same length"),
    (lambda: image.ImageDataGenerator().flow((X, np.ones(1))), "should have the same length"),
    (lambda: image.ImageDataGenerator().flow(X, sample_weight=[1]), "should have the same length"),
    (lambda: image.ImageDataGenerator().flow(X[0]), "should have rank 4"),
    (lambda: image.ImageDataGenerator().flow(X, subset="test"), "Invalid subset name"),
    (lambda: image.ImageDataGenerator(validation_split=.5).flow(X, np.arange(6), subset="training"),
     "number of classes"),
    (lambda: image.ImageDataGenerator().flow(X)[9], "Asked to retrieve element 9"),
    (lambda: image.ImageDataGenerator().fit(X[0]), "should have rank 4"),
    (lambda: image.array_to_img(X[0], "tf"), "Invalid data_format"),
    (lambda: image.array_to_img(X, "channels_last"), "rank 3"),
    (lambda: image.array_to_img(X[0], "channels_first"), "Unsupported channel number"),
    (lambda: image.img_to_array(X[0], "tf"), "Unknown data_format"),
    (lambda: image.img_to_array(X), "Unsupported image shape"),
])
def test_what_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()


# -- the generator

@pytest.mark.parametrize("options, warned, switched", [
    (dict(zca_whitening=True), 1, {"featurewise_center": True}),
    (dict(featurewise_std_normalization=True), 1, {"featurewise_center": True}),
    (dict(samplewise_std_normalization=True), 1, {"samplewise_center": True}),
    (dict(zca_whitening=True, featurewise_std_normalization=True), 3, {"featurewise_std_normalization": False}),
    (dict(featurewise_center=True, zca_whitening=True), 0, {"featurewise_center": True})])
def test_options_that_others_need_are_switched_on(options, warned, switched):
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        generator = image.ImageDataGenerator(**options)
    assert len(given) == warned and all("which overrides setting of" in str(w.message) for w in given)
    assert {name: getattr(generator, name) for name in switched} == switched


def test_shifts_in_pixels_and_shares():
    generator = image.ImageDataGenerator(height_shift_range=[3], width_shift_range=.5)
    drawn = [generator.get_random_transform((10, 20, 3)) for _ in range(20)]
    assert {abs(changes["tx"]) for changes in drawn} == {3}
    assert max(abs(changes["ty"]) for changes in drawn) < 10 and len({changes["ty"] for changes in drawn}) == 20


def test_a_seed_repeats_the_changes():
    generator = image.ImageDataGenerator(rotation_range=30, horizontal_flip=True, brightness_range=(.5, 1.))
    first = generator.random_transform(X[0], seed=3)
    assert generator.get_random_transform(X[0].shape, seed=3) == generator.get_random_transform(X[0].shape, seed=3)
    np.testing.assert_array_equal(first, generator.random_transform(X[0], seed=3))


def test_means_and_deviations_of_channels():
    generator = image.ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True)
    generator.fit(X)
    np.testing.assert_allclose(generator.mean.ravel(), X.mean((0, 1, 2)), rtol=1e-5)
    np.testing.assert_allclose(generator.std.ravel(), X.std((0, 1, 2)), rtol=1e-4)
    batch = generator.standardize(X.copy())
    np.testing.assert_allclose(batch.mean((0, 1, 2)), 0, atol=1e-5)


def test_whitened_images_have_no_correlation():
    generator = image.ImageDataGenerator(featurewise_center=True, zca_whitening=True, zca_epsilon=1e-8, dtype="float64")
    few = np.random.RandomState(1).normal(size=(500, 2, 2, 1))
    generator.fit(few)
    white = generator.standardize(few.copy()).reshape(500, -1)
    np.testing.assert_allclose(white.T @ white / 500, np.eye(4), atol=1e-6)


# -- batches

def test_each_sample_comes_once_an_epoch_in_either_way():
    batches = image.ImageDataGenerator().flow(X, np.arange(6), batch_size=4, seed=1)
    assert sorted(np.concatenate([next(batches)[1] for _ in range(2)])) == list(range(6))
    batches.reset()
    batches.on_epoch_end()
    assert sorted(np.concatenate([batches[i][1] for i in range(len(batches))])) == list(range(6))


def test_validation_comes_first_and_the_rest_trains():
    generator = image.ImageDataGenerator(validation_split=.34)
    parts = {name: generator.flow(X, [0, 1] * 3, subset=name, shuffle=False) for name in ("validation", "training")}
    assert {name: part.n for name, part in parts.items()} == {"validation": 2, "training": 4}
    np.testing.assert_array_equal(next(parts["validation"])[0], X[:2])


def test_what_goes_along():
    images, y, weights = next(image.ImageDataGenerator().flow(
        (X, [np.arange(6), np.ones((6, 2))]), np.arange(6) * 2, sample_weight=np.arange(6) * 3, shuffle=False))
    assert [part.shape for part in images] == [X.shape, (6,), (6, 2)]
    assert y.tolist() == [0, 2, 4, 6, 8, 10] and weights.tolist() == [0, 3, 6, 9, 12, 15]


@pytest.fixture
def folder(tmp_path):
    """Pictures of three classes, the third below another directory; of one grey value each."""
    for number, name in enumerate(["a/1.png", "a/2.png", "a/deep/3.PNG", "b/4.jpg", "c/5.bmp"]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        image.save_img(tmp_path / name, np.full((4, 4, 3), 40. * number), "channels_last", scale=False)
    (tmp_path / "a" / "text.txt").touch()
    return tmp_path


def test_pictures_of_a_directory(folder, capsys):
    batches = image.ImageDataGenerator().flow_from_directory(str(folder), target_size=(2, 2), shuffle=False)
    assert capsys.readouterr().out == "Found 5 images belonging to 3 classes.\n"
    images, labels = next(batches)
    assert batches.class_indices == {"a": 0, "b": 1, "c": 2} and batches.classes.tolist() == [0, 0, 0, 1, 2]
    assert labels.argmax(1).tolist() == [0, 0, 0, 1, 2] and images[:, 0, 0, 0].tolist() == [0, 40, 80, 120, 160]
    assert batches.filenames[2] == os.path.join("a", "deep", "3.PNG")


@pytest.mark.parametrize("mode", ["categorical", "binary", "sparse", "input", None])
def test_what_targets_there_are(mode, folder):
    """Half of each class, rounded up, trains: two of a, one of b, one of c."""
    batch = next(image.ImageDataGenerator(validation_split=.5).flow_from_directory(
        str(folder), target_size=(2, 2), class_mode=mode, color_mode="grayscale", subset="training"))
    shapes = {"categorical": (4, 3), "binary": (4,), "sparse": (4,), "input": (4, 2, 2, 1)}
    images = batch if mode is None else batch[0]
    assert images.shape == (4, 2, 2, 1) and (mode is None or batch[1].shape == shapes[mode])


def test_pictures_of_a_table(folder, capsys):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({"filename": ["b/4.jpg", "a/1.png", "none.png"], "class": ["y", "x", "x"],
                              "weight": [1., 2., 3.], "more": [["x"], ["x", "y"], ["y"]]})
    generator = image.ImageDataGenerator()
    options = dict(directory=str(folder), target_size=(2, 2), shuffle=False)
    with pytest.warns(UserWarning, match="Found 1 invalid image filename"):
        images, labels, weights = next(generator.flow_from_dataframe(table, weight_col="weight", **options))
    assert capsys.readouterr().out == "Found 2 validated image filenames belonging to 2 classes.\n"
    assert labels.tolist() == [[0, 1], [1, 0]] and weights.tolist() == [1, 2] and images[1].max() == 0
    there = table[:2]
    assert next(generator.flow_from_dataframe(there, y_col="more", **options))[1].tolist() == [[1, 0], [1, 1]]
    raw = generator.flow_from_dataframe(there, y_col="weight", class_mode="raw", **options)
    assert next(raw)[1].tolist() == [1, 2]
    both = generator.flow_from_dataframe(there, y_col=["weight", "class"], class_mode="multi_output", **options)
    assert [part.tolist() for part in next(both)[1]] == [[1, 2], ["y", "x"]]


@pytest.mark.parametrize("options, kind", [
    (dict(class_mode="what"), ValueError), (dict(class_mode="multi_output"), TypeError), (dict(x_col="n"), TypeError),
    (dict(class_mode="sparse", y_col="n"), TypeError), (dict(class_mode="binary"), ValueError),
    (dict(class_mode="binary", classes=["x"]), ValueError), (dict(y_col="n"), TypeError),
    (dict(weight_col="class"), TypeError)])
def test_tables_that_do_not_fit(options, kind):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({"filename": ["a", "b"], "class": ["y", "y"], "n": [1, 2]})
    with pytest.raises(kind):
        image.ImageDataGenerator().flow_from_dataframe(table, validate_filenames=False, **options)


def test_saved_pictures(tmp_path):
    next(image.ImageDataGenerator().flow(X, batch_size=2, shuffle=False, save_to_dir=str(tmp_path), save_prefix="p"))
    assert sorted(name[:4] for name in os.listdir(tmp_path)) == ["p_0_", "p_1_"]


@pytest.mark.parametrize("interpolation", ["nearest", "bilinear", "bicubic", "lanczos", "box", "hamming"])
def test_sizes_and_colours_of_a_file(interpolation, tmp_path):
    image.save_img(tmp_path / "p.png", X[0], "channels_last")
    picture = image.load_img(tmp_path / "p.png", color_mode="rgba", target_size=(3, 9), interpolation=interpolation)
    assert picture.size == (9, 3) and picture.mode == "RGBA"
    with pytest.warns(UserWarning, match="grayscale is deprecated"):
        assert image.load_img(tmp_path / "p.png", grayscale=True).mode == "L"
    with pytest.raises(ValueError, match="Invalid interpolation method"):
        image.load_img(tmp_path / "p.png", target_size=(1, 1), interpolation="spline")


def test_four_channels_have_no_jpeg(tmp_path):
    with pytest.warns(UserWarning, match="does not support RGBA"):
        image.save_img(tmp_path / "p.jpg", np.zeros((4, 4, 4)), "channels_last", file_format="jpeg")
