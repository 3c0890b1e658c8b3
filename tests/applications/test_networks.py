"""The networks: their weights and inputs.  Layers, names, shapes and draws are those of the goldens."""
import http.server
import inspect
import os
import threading

import numpy as np
import pytest

import keras1
from keras1 import applications
from keras1 import backend as K
from keras1.applications import pretrained, resnet50, vgg16
from keras1.applications.music_tagger_crnn import MusicTaggerCRNN
from keras1.errors import ArgumentError, BackendError, DataError, ShapeError
from keras1.layers import Input
from keras1.utils.np_utils import convert_kernel

NETWORKS = [applications.VGG16, applications.VGG19, applications.ResNet50, applications.InceptionV3]


@pytest.fixture(autouse=True)
def at_1_2_2():
    before = K.image_dim_ordering()
    K.set_image_dim_ordering("th")
    with keras1.emulate("1.2.2"):
        yield
    K.set_image_dim_ordering(before)


@pytest.fixture
def small(tmp_path):
    """The smallest of the networks and a file of its weights."""
    model = MusicTaggerCRNN(weights=None, classes=3)
    path = str(tmp_path / "weights.h5")
    model.save_weights(path)
    return model, path


def same_weights(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one.get_weights(), other.get_weights()))


# -- weights

def test_weights_of_a_file(small):
    model, path = small
    assert not same_weights(model, MusicTaggerCRNN(weights=None, classes=3))
    assert same_weights(model, MusicTaggerCRNN(weights=path, classes=3))


def test_kernels_of_tensorflow_are_turned_around(small, tmp_path):
    model, path = small
    named = str(tmp_path / "mine_tf_kernels.h5")
    os.rename(path, named)
    other = MusicTaggerCRNN(weights=named, classes=3)
    for layer, turned in zip(model.layers, other.layers):
        for ours, theirs in zip(layer.get_weights(), turned.get_weights()):
            assert np.array_equal(convert_kernel(ours) if ours.ndim == 4 else ours, theirs)


class Files(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.server.content)))
        self.end_headers()
        self.wfile.write(self.server.content)

    def log_message(self, *args):
        pass


def test_trained_weights_are_downloaded_once(monkeypatch, tmp_path, capsys):
    K.set_image_dim_ordering("th")
    model = MusicTaggerCRNN(weights=None)
    model.save_weights(str(tmp_path / "trained.h5"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with http.server.HTTPServer(("127.0.0.1", 0), Files) as server:
        server.content = (tmp_path / "trained.h5").read_bytes()
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        monkeypatch.setitem(applications.music_tagger_crnn.TRAINED.files, ("th", True),
                            ("http://127.0.0.1:%d/music.h5" % server.server_port, None))
        try:
            loaded = [MusicTaggerCRNN(), MusicTaggerCRNN(weights="msd")]
        finally:
            server.shutdown()
            thread.join()
    assert same_weights(loaded[0], model) and same_weights(loaded[1], model)
    assert (tmp_path / ".keras" / "models" / "music.h5").exists()
    assert capsys.readouterr().out.count("Downloading data from") == 1


def test_without_a_connection_the_error_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    trained = applications.music_tagger_crnn.TRAINED
    monkeypatch.setitem(trained.files, ("th", True), ("http://127.0.0.1:1/music.h5", None))
    with pytest.raises(DataError) as caught:
        MusicTaggerCRNN()
    assert type(caught.value).__name__ == "Exception"
    assert str(tmp_path / ".keras" / "models" / "music.h5") in caught.value.hint
    assert "give the path of the file as weights=" in caught.value.hint


@pytest.mark.parametrize("network", NETWORKS)
def test_unknown_weights_name_the_missing_file(network):
    with pytest.raises(ValueError, match="`weights` argument should be either") as caught:
        network(weights="none.h5")
    assert isinstance(caught.value, ArgumentError) and "there is no file 'none.h5'" in caught.value.hint


@pytest.mark.parametrize("network", NETWORKS)
def test_trained_weights_have_their_classes(network):
    with pytest.raises(ValueError, match="`classes` should be 1000"):
        network(classes=7)


def test_addresses_are_those_of_the_time():
    base = "https://github.com/fchollet/deep-learning-models/releases/download/"
    assert vgg16.TH_WEIGHTS_PATH_NO_TOP == base + "v0.1/vgg16_weights_th_dim_ordering_th_kernels_notop.h5"
    assert resnet50.TF_WEIGHTS_PATH == base + "v0.2/resnet50_weights_tf_dim_ordering_tf_kernels.h5"
    assert set(applications.xception.TRAINED.files) == {("tf", True), ("tf", False)}


# -- inputs

@pytest.mark.parametrize("network,shape,words", [
    (applications.VGG16, (3, 10, 300), "at least 48x48"), (applications.ResNet50, (3, 300, 10), "at least 197x197"),
    (applications.InceptionV3, (3, 100, 100), "at least 139x139"), (applications.VGG19, (1, 300, 300), "3 channels"),
    (applications.VGG16, (300, 300), "three integers")])
def test_shapes_that_cannot_be(network, shape, words):
    with pytest.raises(ValueError, match=words) as caught:
        network(include_top=False, weights=None, input_shape=shape)
    assert isinstance(caught.value, ShapeError) and "the colours stand first" in caught.value.hint


def test_a_network_on_a_tensor_reaches_down_to_its_source():
    source = Input(shape=(3, 48, 48))
    tensor = keras1.layers.Activation("linear")(source)
    model = applications.VGG16(include_top=False, weights=None, input_tensor=tensor)
    assert model.input is source and model.output_shape == (None, 512, 1, 1)


def test_classes_are_the_callers():
    model = MusicTaggerCRNN(weights=None, classes=4)
    assert model.output_shape == (None, 4)
    assert MusicTaggerCRNN(weights=None, include_top=False).output_shape == (None, 32)


def test_what_the_music_tagger_computes_has_probabilities():
    model = MusicTaggerCRNN(weights=None, classes=4)
    assert model.layers[-1].get_config()["activation"] == "sigmoid"


def test_xception_needs_tensorflow():
    with pytest.raises(RuntimeError, match="only available with the TensorFlow backend") as caught:
        applications.Xception(weights=None)
    assert isinstance(caught.value, BackendError)
    with pytest.raises(ValueError):
        applications.Xception(weights="other")


def test_blocks_may_be_used_alone():
    x = Input(shape=(8, 6, 6))
    kept = resnet50.identity_block(x, 3, (4, 4, 8), stage=7, block="q")
    halved = resnet50.conv_block(x, 3, (4, 4, 8), stage=8, block="r")
    assert K.int_shape(kept) == (None, 8, 6, 6) and K.int_shape(halved) == (None, 8, 3, 3)
    y = applications.inception_v3.conv2d_bn(x, 5, 1, 3, name="mine")
    assert K.int_shape(y) == (None, 5, 6, 6) and y._keras_history[0].name == "mine_bn"


def test_the_arguments_of_the_table_have_one_order():
    for network in [*NETWORKS, applications.Xception]:
        assert list(inspect.signature(network).parameters) == [
            "include_top", "weights", "input_tensor", "input_shape", "classes"]
    assert pretrained.Trained._fields[0] == "name"
