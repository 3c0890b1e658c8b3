"""What goes into the networks and what comes out, against NumPy; the goldens hold the originals' answers."""
import json
import sys
import types

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.applications import audio_conv_utils, imagenet_utils, inception_v3
from keras1.errors import ArgumentError, DataError

X = np.random.RandomState(0).uniform(0, 255, size=(2, 3, 4, 5)).astype("float32")
BGR = np.array([103.939, 116.779, 123.68])


@pytest.fixture(autouse=True)
def channels_first():
    before = K.image_dim_ordering()
    K.set_image_dim_ordering("th")
    yield
    K.set_image_dim_ordering(before)


@pytest.mark.parametrize("release,means", [("1.1.0", BGR[::-1]), ("1.2.0", BGR), ("1.2.2", BGR)])
@pytest.mark.parametrize("ordering", ["default", "th", "tf"])
def test_blue_comes_first_and_means_go(release, means, ordering):
    x = X.copy() if ordering != "tf" else X.transpose(0, 2, 3, 1).copy()
    with keras1.emulate(release):
        y = imagenet_utils.preprocess_input(x, ordering)
    y = y if ordering != "tf" else y.transpose(0, 3, 1, 2)
    assert np.allclose(y, X[:, ::-1] - means.reshape(3, 1, 1), atol=1e-4)
    assert np.shares_memory(x, y)


def test_an_unknown_ordering():
    for function in (imagenet_utils.preprocess_input, audio_conv_utils.preprocess_input):
        with pytest.raises(AssertionError) as caught:
            function(X.copy(), "other")
        assert isinstance(caught.value, ArgumentError) and "'other'" in caught.value.hint


def test_inception_wants_values_from_minus_1_to_1():
    x = X.copy()
    assert inception_v3.preprocess_input(x) is x
    assert np.allclose(x, X / 127.5 - 1, atol=1e-5)


@pytest.fixture
def names(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(imagenet_utils, "CLASS_INDEX", None)
    folder = tmp_path / ".keras" / "models"
    folder.mkdir(parents=True)
    index = {str(i): ["n%08d" % i, "thing %d" % i] for i in range(1000)}
    (folder / "imagenet_class_index.json").write_text(json.dumps(index))


def test_the_likeliest_classes_by_name(names):
    p = np.zeros((1, 1000))
    p[0, [7, 500, 3]] = .5, .3, .2
    with keras1.emulate("1.2.2"):
        assert imagenet_utils.decode_predictions(p, top=3) == [
            [("n00000007", "thing 7", .5), ("n00000500", "thing 500", .3), ("n00000003", "thing 3", .2)]]
        assert len(imagenet_utils.decode_predictions(p)[0]) == 5
    with keras1.emulate("1.1.0"):
        assert imagenet_utils.decode_predictions(p) == [["n00000007", "thing 7"]]


@pytest.mark.parametrize("release,kind", [("1.1.0", AssertionError), ("1.2.0", ValueError)])
def test_only_a_thousand_classes_have_names(release, kind):
    with keras1.emulate(release), pytest.raises(kind) as caught:
        imagenet_utils.decode_predictions(np.zeros((2, 10)))
    assert isinstance(caught.value, DataError)


# -- music

def test_the_tags_that_are_heard():
    p = np.zeros((2, 50))
    p[0, [0, 9]] = .4, .9
    assert audio_conv_utils.decode_predictions(p, 2)[0] == [("jazz", .9), ("rock", .4)]
    with pytest.raises(AssertionError):
        audio_conv_utils.decode_predictions(p[:, :4])


@pytest.mark.parametrize("release,kind", [("1.2.0", RuntimeError), ("1.2.2", ImportError)])
def test_without_librosa(release, kind, monkeypatch):
    monkeypatch.setitem(sys.modules, "librosa", None)
    with keras1.emulate(release), pytest.raises(kind, match="Librosa is required to process audio files"):
        audio_conv_utils.preprocess_input("a.mp3")


@pytest.mark.parametrize("seconds", [1, 29.12, 100])
@pytest.mark.parametrize("ordering,shape", [("th", (1, 2, 3)), ("tf", (2, 3, 1))])
def test_the_middle_is_heard_or_silence_is_added(seconds, ordering, shape, monkeypatch):
    heard = []
    sound = np.arange(1, int(seconds * 12000) + 1, dtype=float)

    def melspectrogram(y, **options):
        heard.append(y)
        assert options == {"sr": 12000, "hop_length": 256, "n_fft": 512, "n_mels": 96}
        return np.ones((2, 3))

    librosa = types.SimpleNamespace(
        load=lambda path, sr: (sound, sr), feature=types.SimpleNamespace(melspectrogram=melspectrogram),
        power_to_db=lambda power, ref: 10 * np.log10(power / ref))
    monkeypatch.setitem(sys.modules, "librosa", librosa)
    x = audio_conv_utils.preprocess_input("a.mp3", ordering)
    assert x.shape == shape and len(heard[0]) == 349440
    if seconds == 100:
        assert heard[0][0] == (1200000 - 349440) // 2 + 1
    else:
        assert np.array_equal(heard[0][:len(sound)], sound[:349440])
