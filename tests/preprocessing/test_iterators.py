"""Batches of 1.x, of arrays and of directories; the goldens hold those of the originals."""
import threading

import numpy as np
import pytest
from PIL import Image

import keras1
from keras1 import backend as K
from keras1.preprocessing import image

RELEASES = ["1.0.8", "1.2.0", "1.2.2"]
X = np.random.RandomState(0).uniform(0, 9, size=(7, 3, 5, 4)).astype("float32")
Y = np.arange(7)


@pytest.fixture(autouse=True)
def channels_first():
    before = K.image_dim_ordering()
    K.set_image_dim_ordering("th")
    yield
    K.set_image_dim_ordering(before)


# -- the generator

@pytest.mark.parametrize("release", RELEASES)
def test_nothing_is_done_that_was_not_asked_for(release):
    with keras1.emulate(release):
        x, y = next(image.ImageDataGenerator().flow(X, Y, shuffle=False))
    assert np.array_equal(x, X) and np.array_equal(y, Y)


@pytest.mark.parametrize("release", RELEASES)
def test_an_epoch_holds_each_sample_once(release):
    with keras1.emulate(release):
        flow = image.ImageDataGenerator().flow(X, Y, batch_size=3, seed=2)
        taken = [next(flow) for _ in range(3)]
    assert sorted(label for _, y in taken for label in y) == list(range(7))
    assert all(np.array_equal(x, X[y]) for x, y in taken)


@pytest.mark.parametrize("release,times", [("1.0.8", 2), ("1.2.0", 6), ("1.2.2", 6)])
def test_a_seed_reaches_the_global_generator(release, times, monkeypatch):
    seeds = []
    monkeypatch.setattr(np.random, "seed", seeds.append)
    with keras1.emulate(release):
        flow = image.ImageDataGenerator().flow(X, Y, batch_size=3, seed=10)
        for _ in range(6):
            next(flow)
    assert seeds == ([10, 13] if times == 2 else [10, 11, 12, 13, 14, 15])


def test_images_and_masks_of_one_seed_are_changed_alike():
    with keras1.emulate("1.2.2"):
        flows = [image.ImageDataGenerator(rotation_range=40., horizontal_flip=True).flow(X, batch_size=3, seed=5)
                 for _ in range(2)]
        for _ in range(4):
            assert np.array_equal(next(flows[0]), next(flows[1]))


def test_means_are_of_values_and_later_of_channels():
    for release, shape in [("1.0.8", (3, 5, 4)), ("1.2.0", (3, 1, 1)), ("1.2.2", (3, 1, 1))]:
        with keras1.emulate(release):
            generator = image.ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True)
            generator.fit(X)
        axes = 0 if shape == X[0].shape else (0, 2, 3)
        assert generator.mean.shape == shape
        assert np.allclose(generator.mean, X.mean(axis=axes, keepdims=True)[0], rtol=1e-4)
        assert np.allclose(generator.std, X.std(axis=axes, keepdims=True)[0], rtol=1e-3)


def test_a_generator_that_was_not_fitted_warns_from_1_2_0():
    with keras1.emulate("1.0.8"), pytest.raises(TypeError):
        image.ImageDataGenerator(featurewise_center=True).standardize(X[0].copy())
    with keras1.emulate("1.2.0"), pytest.warns(UserWarning, match="specifies `featurewise_center`"):
        x = image.ImageDataGenerator(featurewise_center=True).standardize(X[0].copy())
    assert np.array_equal(x, X[0])


def test_images_are_prepared_after_they_are_changed():
    with keras1.emulate("1.2.2"):
        generator = image.ImageDataGenerator(preprocessing_function=lambda x: x + 1, rescale=2., samplewise_center=True)
    expected = (X[0] + 1) * 2
    assert np.allclose(generator.standardize(X[0].copy()), expected - expected.mean(axis=0), atol=1e-5)


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_later_arguments_work_in_earlier_releases(release):
    np.random.seed(0)
    with keras1.emulate(release):
        generator = image.ImageDataGenerator(False, False, False, zoom_range=.5, rescale=.5)
        x, _ = next(generator.flow(X, Y))
    assert not np.allclose(x, X / 2) and np.isin((x * 2).astype("float32"), X).all()


def test_the_release_of_an_iterator_is_that_of_its_generator():
    with keras1.emulate("1.0.8"):
        generator = image.ImageDataGenerator()
    with keras1.emulate("1.2.2"):
        assert next(generator.flow(X))[0].dtype == "float64"
        assert next(image.ImageDataGenerator().flow(X))[0].dtype == "float32"


@pytest.mark.parametrize("release", RELEASES)
def test_saved_images_scale_the_batch_up_to_1_2_1(release, tmp_path):
    with keras1.emulate(release):
        flow = image.ImageDataGenerator().flow(X, batch_size=4, shuffle=False, save_to_dir=str(tmp_path),
                                               save_format="png")
        batch = next(flow)
    assert len(list(tmp_path.glob("_*.png"))) == 4
    assert np.array_equal(batch, X[:4]) == (release == "1.2.2")


@pytest.mark.parametrize("release,kind", [("1.0.8", "Exception"), ("1.2.0", "ValueError")])
def test_lengths_must_agree(release, kind):
    with keras1.emulate(release), pytest.raises(Exception, match="should have the same length") as caught:
        image.ImageDataGenerator().flow(X, Y[:3])
    assert type(caught.value).__name__ == kind


def test_shapes_are_looked_at_from_1_2_0():
    with keras1.emulate("1.2.0"):
        generator = image.ImageDataGenerator()
        for wrong, words in [(X[0], "should have rank 4"), (X[:, :2], "either 1, 3 or 4 channels on axis 1")]:
            for use in (generator.flow, generator.fit):
                with pytest.raises(ValueError, match=words):
                    use(wrong)
        with pytest.raises(ValueError) as caught:
            image.ImageDataGenerator(dim_ordering="tf").flow(X[..., :2])
    assert "dim_ordering" in caught.value.hint


def test_threads_share_an_iterator():
    with keras1.emulate("1.2.2"):
        flow = image.ImageDataGenerator().flow(np.zeros((200, 1, 2, 2)), np.arange(200), batch_size=9)
    seen = []
    workers = [threading.Thread(target=lambda: [seen.extend(next(flow)[1]) for _ in range(23)]) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(seen) == sorted(2 * list(range(200)))


# -- directories

@pytest.fixture
def pictures(tmp_path):
    """Four pictures of two classes, one of them deeper down."""
    for number, name in enumerate(["cats/a.png", "cats/deep/b.bmp", "dogs/c.PNG", "dogs/d.jpeg"]):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.full((4, 5, 3), 50 * number, dtype="uint8")).save(str(path), "PNG")
    (tmp_path / "dogs" / "notes.txt").write_text("none")
    return tmp_path


@pytest.mark.parametrize("release,found", [("1.0.8", 3), ("1.2.0", 4), ("1.2.2", 4)])
def test_pictures_below_are_found_from_1_2_0(release, found, pictures, capsys):
    with keras1.emulate(release):
        flow = image.ImageDataGenerator().flow_from_directory(str(pictures), (4, 5))
    assert (flow.nb_sample, flow.nb_class, flow.class_indices) == (found, 2, {"cats": 0, "dogs": 1})
    assert capsys.readouterr().out == "Found %d images belonging to 2 classes.\n" % found
    assert all((pictures / name).exists() for name in flow.filenames)


@pytest.mark.parametrize("mode,expected", [
    ("categorical", [[1, 0], [1, 0], [0, 1], [0, 1]]), ("binary", [0., 0., 1., 1.]), ("sparse", [0, 0, 1, 1])])
def test_labels(mode, expected, pictures):
    with keras1.emulate("1.2.2"):
        flow = image.ImageDataGenerator().flow_from_directory(str(pictures), (4, 5), class_mode=mode, shuffle=False)
        x, y = next(flow)
    assert y.tolist() == expected and y.dtype == ("int32" if mode == "sparse" else "float32")
    assert x.shape == (4, 3, 4, 5) and sorted(x[:, 0, 0, 0]) == [0, 50, 100, 150]


def test_images_alone_grey_and_channels_last(pictures):
    with keras1.emulate("1.2.2"):
        flow = image.ImageDataGenerator(dim_ordering="tf").flow_from_directory(
            str(pictures), (8, 6), color_mode="grayscale", class_mode=None, classes=["dogs"])
        assert next(flow).shape == (2, 8, 6, 1)


@pytest.mark.parametrize("option", ["color_mode", "class_mode"])
def test_unknown_modes(option, pictures):
    with keras1.emulate("1.2.2"), pytest.raises(ValueError, match="Invalid .*mode.*'other'.*expected"):
        image.ImageDataGenerator().flow_from_directory(str(pictures), **{option: "other"})


def test_a_missing_class_is_empty_from_1_2_0(pictures):
    with keras1.emulate("1.0.8"), pytest.raises(OSError):
        image.ImageDataGenerator().flow_from_directory(str(pictures), classes=["birds"])
    with keras1.emulate("1.2.0"):
        assert image.ImageDataGenerator().flow_from_directory(str(pictures), classes=["birds"]).nb_sample == 0


# -- pictures

def test_black_stays_black():
    with keras1.emulate("1.0.8"):
        assert np.array_equal(image.array_to_img(np.zeros((3, 2, 2))), np.zeros((2, 2, 3)))


def test_the_array_is_left_as_it_is_from_1_2_2():
    for release in RELEASES:
        x = X[0].copy()
        with keras1.emulate(release):
            image.array_to_img(x)
        assert np.array_equal(x, X[0]) == (release == "1.2.2")


def test_pictures_are_brought_to_a_size(pictures):
    with keras1.emulate("1.2.2"):
        assert image.load_img(str(pictures / "cats" / "a.png"), target_size=(7, 3)).size == (3, 7)
