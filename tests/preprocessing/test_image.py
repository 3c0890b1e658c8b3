"""Transformed images, pictures and the generator; the goldens hold what the originals made of them."""
import builtins
import random
import threading

import numpy as np
import pytest

import keras1
from keras1.errors import BackendError, DataError
from keras1.preprocessing import image

RELEASES = ["0.3.1", "0.3.2", "0.3.3"]
X = np.random.RandomState(0).uniform(1, 255, size=(7, 3, 8, 6)).astype("float32")
Y = np.arange(7)
PLAIN = {"featurewise_center": False, "featurewise_std_normalization": False}


def drawn_from(function, *args):
    """Which of the two generators a call draws from."""
    random.seed(1)
    np.random.seed(1)
    before = random.getstate(), np.random.get_state()[2]
    function(*args)
    return {name for name, moved in [("random", random.getstate() != before[0]),
                                     ("numpy", np.random.get_state()[2] != before[1])] if moved}


@pytest.mark.parametrize("function,args", [
    (image.random_rotation, (10.,)), (image.random_shift, (.5, .5)), (image.random_zoom, (.5,)),
    (image.random_shear, (.5,))])
@pytest.mark.parametrize("release", RELEASES)
def test_draws_come_from_numpy_from_0_3_3(function, args, release):
    with keras1.emulate(release):
        source = drawn_from(function, X[0], *args)
    absent = function is image.random_shear and release == "0.3.1"
    assert source == (set() if absent else {"numpy" if release == "0.3.3" else "random"})


@pytest.mark.parametrize("release", RELEASES)
def test_shifted_pixels_are_pixels_of_the_image(release):
    """By the last digit: up to 0.3.1 they come out of a spline."""
    random.seed(4)
    np.random.seed(4)
    x = X[0].astype("float64")
    with keras1.emulate(release):
        shifted = [image.random_shift(x, .9, .9) for _ in range(5)]
    assert all(np.isin(y.round(3), x.round(3)).all() for y in shifted)
    assert all(np.isin(y, x).all() for y in shifted) == (release != "0.3.1")


def test_shear_came_with_0_3_2():
    with keras1.emulate("0.3.1"):
        assert image.random_shear(X[0], .5) is None
    with keras1.emulate("0.3.2"):
        assert image.random_shear(X[0], .5).shape == X[0].shape


def test_flips_are_their_own_inverse_and_in_place():
    for flip in (image.horizontal_flip, image.vertical_flip):
        x = X[0].copy()
        assert flip(x) is x and not np.array_equal(x, X[0])
        assert np.array_equal(flip(x), X[0])


# -- pictures

def test_without_pillow_the_error_says_what_to_install(monkeypatch):
    find = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", lambda name, *args: find({"PIL": "no_PIL"}.get(name, name), *args))
    with pytest.raises(ImportError, match="No module named PIL") as caught:
        image.load_img("a.png")
    assert isinstance(caught.value, BackendError) and "pip install pillow" in caught.value.hint


def test_a_picture_and_back(tmp_path):
    pixels = np.floor(X[0])
    image.array_to_img(pixels, scale=False).save(str(tmp_path / "a.png"))
    assert np.array_equal(image.img_to_array(image.load_img(str(tmp_path / "a.png"))), pixels)
    assert image.list_pictures(str(tmp_path)) == [str(tmp_path / "a.png")]
    assert image.load_img(str(tmp_path / "a.png"), grayscale=True).mode == "L"


def test_scaling_changes_the_array_itself_as_it_did():
    x = np.array([[[-1., 1.]]])
    image.array_to_img(x)
    assert x.tolist() == [[[0., 255.]]]


# -- the generator

@pytest.mark.parametrize("release", RELEASES)
def test_an_epoch_holds_each_sample_once(release):
    with keras1.emulate(release):
        generator = image.ImageDataGenerator(**PLAIN)
        batches = generator.flow(X.copy(), Y.copy(), batch_size=3, shuffle=True, seed=2)
        taken = [next(batches) for _ in range(3)]
    assert [len(x) for x, _ in taken] == [3, 3, 1]
    for x, y in taken:
        assert np.allclose(x, X[y])
    assert sorted(int(label) for _, y in taken for label in y) == list(range(7))


@pytest.mark.parametrize("release", RELEASES)
def test_the_release_of_a_generator_is_that_of_its_making(release):
    with keras1.emulate(release):
        generator = image.ImageDataGenerator(horizontal_flip=True)
    for other in RELEASES:
        with keras1.emulate(other):
            assert drawn_from(generator.random_transform, X[0].copy()) == {
                "numpy" if release == "0.3.3" else "random"}


def test_one_epoch_up_to_0_3_1_and_no_end_later():
    with keras1.emulate("0.3.1"):
        assert len(list(image.ImageDataGenerator(**PLAIN).flow(X, Y, batch_size=4))) == 2
    with keras1.emulate("0.3.2"):
        generator = image.ImageDataGenerator(**PLAIN)
        assert generator.flow(X, Y, batch_size=4) is generator
        assert len([next(generator) for _ in range(9)]) == 9


@pytest.mark.parametrize("release", ["0.3.1", "0.3.2"])
def test_shuffling_changes_the_data_themselves_up_to_0_3_1(release):
    data, labels = X.copy(), Y.copy()
    with keras1.emulate(release):
        next(image.ImageDataGenerator(**PLAIN).flow(data, labels, shuffle=True, seed=1))
    assert np.array_equal(labels, Y) == (release != "0.3.1")
    assert np.array_equal(data, X[labels])


@pytest.mark.parametrize("release", RELEASES)
def test_standardized_images_against_numpy(release):
    with keras1.emulate(release):
        generator = image.ImageDataGenerator()
        generator.fit(X)
    epsilon = 1e-7 if release == "0.3.3" else 0
    expected = (X[0] - X.mean(axis=0)) / ((X - X.mean(axis=0)).std(axis=0) + epsilon)
    assert np.allclose(generator.standardize(X[0].copy()), expected, rtol=1e-4)


@pytest.mark.parametrize("release", RELEASES)
def test_samplewise_statistics_are_by_column_from_0_3_3(release):
    with keras1.emulate(release):
        generator = image.ImageDataGenerator(samplewise_center=True, **PLAIN)
    y = generator.standardize(X[0].astype("float64"))
    assert abs(y.mean()) < 1e-9
    assert (abs(y.mean(axis=1)).max() < 1e-9) == (release == "0.3.3")


@pytest.mark.parametrize("release", ["0.3.2", "0.3.3"])
def test_whitened_values_are_not_correlated(release):
    rs = np.random.RandomState(1)
    rows = rs.normal(size=(500, 4)).dot(rs.normal(size=(4, 4))).reshape(500, 1, 2, 2)
    with keras1.emulate(release):
        generator = image.ImageDataGenerator(zca_whitening=True)
        generator.fit(rows)
        white = np.array([generator.standardize(row.copy()).ravel() for row in rows])
    covariance = np.dot(white.T, white) / 500
    assert np.allclose(covariance / covariance[0, 0], np.eye(4), atol=1e-2)


def test_before_fit():
    for options in ({}, {"featurewise_center": False}, {"zca_whitening": True, **PLAIN}):
        with pytest.raises(TypeError) as caught:
            image.ImageDataGenerator(**options).standardize(X[0].copy())
        assert isinstance(caught.value, DataError) and "call fit(X) first" in caught.value.hint


def test_whole_numbers_are_refused_with_what_to_do():
    with pytest.raises(TypeError, match="Cannot cast ufunc subtract") as caught:
        image.ImageDataGenerator().fit(X.astype("uint8"))
    assert "astype('float32')" in caught.value.hint


def test_lengths_must_agree_from_0_3_2():
    with keras1.emulate("0.3.2"), pytest.raises(AssertionError) as caught:
        image.ImageDataGenerator().flow(X, Y[:3])
    assert caught.value.hint == "X has 7 samples and y has 3"


def test_next_before_flow():
    with keras1.emulate("0.3.3"), pytest.raises(AttributeError) as caught:
        next(image.ImageDataGenerator())
    assert "flow_generator" in str(caught.value) and caught.value.hint == "call flow(X, y) first"


def test_files_are_numbered_in_the_batch_and_later_in_the_epoch(tmp_path):
    for release, names in [("0.3.1", {"x_0.png", "x_1.png"}), ("0.3.2", {"x_%d.png" % i for i in range(6)})]:
        folder = tmp_path / release
        folder.mkdir()
        with keras1.emulate(release):
            flow = image.ImageDataGenerator(**PLAIN).flow(
                X[:6], Y[:6], batch_size=2, save_to_dir=str(folder), save_prefix="x", save_format="png")
            batches = [next(flow)[0] for _ in range(3)]
        assert {path.name for path in folder.iterdir()} == names
        assert all(image.max() == 255 for batch in batches for image in batch)  # scaled, as they were


def test_threads_share_an_iterator():
    with keras1.emulate("0.3.3"):
        flow = image.ImageDataGenerator(**PLAIN).flow(np.zeros((400, 1, 2, 2)), np.arange(400), batch_size=9)
    seen = []
    workers = [threading.Thread(target=lambda: [seen.extend(next(flow)[1]) for _ in range(9)]) for _ in range(5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(seen) == list(range(400))


def test_a_graph_gets_a_dict():
    with keras1.emulate("0.3.3"):
        flow = image.GraphImageDataGenerator(**PLAIN).flow(X, Y, batch_size=2)
        batch = next(iter(flow))
    assert np.allclose(batch["input"], X[:2]) and batch["output"].tolist() == [0, 1]


def test_shear_range_took_its_place_with_0_3_2():
    given = (False, False, False, False, False, 1., 2., 3., 4., 5.)
    with keras1.emulate("0.3.1"):
        assert image.ImageDataGenerator(*given).horizontal_flip == 4.
    with keras1.emulate("0.3.2"):
        generator = image.ImageDataGenerator(*given)
        assert (generator.shear_range, generator.horizontal_flip) == (4., 5.)
