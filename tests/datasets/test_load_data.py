"""The collections, of small files that a server of this machine has; the goldens hold the originals' answers."""
import gzip
import hashlib
import http.server
import io
import os
import pickle
import runpy
import tarfile
import threading
from pathlib import Path

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.datasets import cifar10, cifar100, imdb, mnist, reuters
from keras1.datasets.cifar import load_batch
from keras1.errors import ArgumentError, DataError, UntrustedCodeError

FOLDER = Path(__file__).parent / "python2"
VALUES = runpy.run_path(str(FOLDER / "make.py"))["VALUES"]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        content = self.server.files.get(self.path)
        self.send_response(200 if content else 404)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *args):
        pass


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server that has the collections, whose addresses lead there; downloads go into a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as running:
        running.files = {}
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        for module in (mnist, imdb, reuters, cifar10, cifar100):
            name = module.ORIGIN.rpartition("/")[2]
            monkeypatch.setattr(module, "ORIGIN", "http://127.0.0.1:%d/%s" % (running.server_port, name))
        monkeypatch.setattr(reuters, "WORD_INDEX_ORIGIN", "http://127.0.0.1:%d/words" % running.server_port)
        yield running
        running.shutdown()
        thread.join()


def python2(name):
    """The pickle of a collection, as Python 2.7 wrote it."""
    return (FOLDER / (name + ".pkl")).read_bytes()


def archived(files):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return target.getvalue()


def test_mnist(server, tmp_path, capsys):
    server.files["/mnist.pkl.gz"] = gzip.compress(python2("mnist"))
    for _ in range(2):
        (X_train, y_train), (X_test, y_test) = mnist.load_data()
        assert np.array_equal(X_train, VALUES["mnist"][0][0]) and y_train.tolist() == [3, 4]
        assert X_test.shape == (1, 2, 2) and y_test.dtype == "uint8"
    assert (tmp_path / ".keras" / "datasets" / "mnist.pkl.gz").exists()
    assert capsys.readouterr().out.count("Downloading data from") == 1


def test_cifar10(server, monkeypatch):
    one = dict(VALUES["cifar"], data=VALUES["cifar"]["data"][:1], labels=[4])
    files = {"cifar-10-batches-py/data_batch_%d" % i: pickle.dumps(dict(one, labels=[i]), 2) for i in range(1, 6)}
    files["cifar-10-batches-py/test_batch"] = python2("cifar")
    content = server.files["/cifar-10-python.tar.gz"] = archived(files)
    with pytest.raises(Exception, match="MD5 checksum .* expected c58f30108f718f92721af3b95e74349a"):
        cifar10.load_data()
    monkeypatch.setattr(cifar10, "MD5", hashlib.md5(content).hexdigest())
    (X_train, y_train), (X_test, y_test) = cifar10.load_data()
    assert X_train.shape == (50000, 3, 32, 32) and X_train.dtype == "uint8"
    assert y_train.shape == (50000, 1) and y_train[::10000, 0].tolist() == [1, 2, 3, 4, 5]
    assert np.array_equal(X_test.reshape(2, -1), VALUES["cifar"]["data"]) and y_test.tolist() == [[6], [9]]


@pytest.mark.parametrize("mode,labels", [("fine", [[60], [90]]), ("coarse", [[6], [9]])])
def test_cifar100(server, monkeypatch, mode, labels):
    batch = pickle.dumps(dict(VALUES["cifar"], coarse_labels=VALUES["cifar"]["labels"]), 2)
    content = server.files["/cifar-100-python.tar.gz"] = archived(
        {"cifar-100-python/train": batch, "cifar-100-python/test": batch})
    monkeypatch.setattr(cifar100, "MD5", hashlib.md5(content).hexdigest())
    (X_train, y_train), (X_test, y_test) = cifar100.load_data(mode)
    assert X_train.shape == X_test.shape == (2, 3, 32, 32)
    assert y_train.tolist() == y_test.tolist() == labels


def test_cifar100_knows_two_kinds_of_labels():
    with pytest.raises(Exception, match='label_mode must be one of "fine" "coarse".') as caught:
        cifar100.load_data("rough")
    assert isinstance(caught.value, ArgumentError) and "'rough'" in caught.value.hint


def test_imdb(server):
    server.files["/imdb.pkl"] = python2("imdb")
    (X_train, y_train), (X_test, y_test) = imdb.load_data(test_split=.25, oov_char=99)
    texts = dict(zip(map(tuple, [[1, 4, 5, 6], [1, 7, 8], [1, 9], [1, 10, 11, 12, 99]]), [0, 1, 1, 0]))
    assert len(X_train) == 3 and len(X_test) == 1  # 13, the largest number, stands for no word
    assert all(texts[tuple(text)] == label for text, label in zip(X_train + X_test, y_train + y_test))


def test_imdb_without_texts(server):
    server.files["/imdb.pkl"] = python2("imdb")
    with pytest.raises(Exception, match="no sequence was kept. Increase maxlen.") as caught:
        imdb.load_data(maxlen=1)
    assert isinstance(caught.value, ArgumentError)


def test_reuters(server):
    server.files["/reuters.pkl"] = python2("imdb")
    server.files["/words"] = python2("word_index")
    (X_train, y_train), (X_test, y_test) = reuters.load_data(start_char=None, index_from=0, nb_words=100)
    assert sorted(X_train + X_test) == sorted(VALUES["imdb"][0]) and len(X_test) == 1
    assert reuters.get_word_index() == VALUES["word_index"]
    with pytest.raises(ValueError):
        reuters.load_data(maxlen=1)


def test_a_batch_of_images():
    data, labels = load_batch(str(FOLDER / "cifar.pkl"))
    assert np.array_equal(data.reshape(2, -1), VALUES["cifar"]["data"]) and labels == [6, 9]
    assert load_batch(str(FOLDER / "cifar.pkl"), label_key="fine_labels")[1] == [60, 90]
    with pytest.raises(KeyError):
        load_batch(str(FOLDER / "cifar.pkl"), "coarse_labels")


@pytest.mark.parametrize("load,name", [
    (mnist.load_data, "mnist.pkl.gz"), (imdb.load_data, "imdb.pkl"), (reuters.load_data, "reuters.pkl"),
    (cifar10.load_data, "cifar-10-batches-py.tar.gz"), (cifar100.load_data, "cifar-100-python.tar.gz")])
def test_a_server_without_the_file_says_where_to_put_it(server, tmp_path, load, name):
    with pytest.raises(DataError) as caught:
        load()
    assert "by hand: %s" % (tmp_path / ".keras" / "datasets" / name) in caught.value.hint


def test_a_file_with_code_is_refused(server, tmp_path):
    class Evil:
        def __reduce__(self):
            return os.system, ("touch %s" % (tmp_path / "evil"),)

    server.files["/imdb.pkl"] = pickle.dumps(([[1]], [Evil()]), 2)
    with pytest.raises(UntrustedCodeError):
        imdb.load_data()
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("path", ["mine.pkl", "mine.pkl.gz"])
def test_path_names_a_file_of_ones_own(tmp_path, path):
    own = str(tmp_path / path)
    with (gzip.open if path.endswith(".gz") else open)(own, "wb") as file:
        file.write(python2("imdb"))
    (X_train, _), _ = imdb.load_data(path=own)
    assert len(X_train) == 3


# -- 1.x

REVIEWS = (([[5, 6], [7, 8, 9], [5], [6, 6]], [0, 1, 1, 0]), ([[9, 8], [7]], [1, 0]))


@pytest.fixture
def reviews(server, monkeypatch):
    content = server.files["/imdb_full.pkl"] = pickle.dumps(REVIEWS, 2)
    monkeypatch.setattr(imdb, "FULL_ORIGIN", imdb.ORIGIN.replace("imdb.pkl", "imdb_full.pkl"))
    monkeypatch.setattr(imdb, "FULL_MD5", hashlib.md5(content).hexdigest())


@pytest.mark.parametrize("release", ["1.0.8", "1.2.2"])
def test_all_reviews_are_parted_from_1_0_8(reviews, release):
    with keras1.emulate(release):
        (X_train, y_train), (X_test, y_test) = imdb.load_data(nb_words=50)
    whole = {tuple([1] + [word + 3 for word in text]): label for part in REVIEWS for text, label in zip(*part)}
    assert (len(X_train), len(X_test)) == (4, 2) and X_train.dtype == object
    for X, y in ((X_train, y_train), (X_test, y_test)):
        assert all(whole[tuple(text)] == label for text, label in zip(X, y))


def test_short_texts_of_the_second_part_fill_up_the_first(reviews):
    with keras1.emulate("1.2.2"):
        (X_train, y_train), (X_test, y_test) = imdb.load_data(maxlen=4, nb_words=50)
    assert [len(part) for part in (X_train, y_train, X_test, y_test)] == [4, 4, 1, 1]  # 3 and 2 are short enough
    assert X_test.ndim == 2  # texts of one length are one array


def test_reviews_of_another_checksum_are_downloaded_again(reviews, tmp_path, capsys):
    folder = tmp_path / ".keras" / "datasets"
    folder.mkdir(parents=True)
    (folder / "imdb_full.pkl").write_bytes(b"broken")
    with keras1.emulate("1.2.2"):
        assert len(imdb.load_data()[0][0]) == 4
    assert "incomplete or outdated" in capsys.readouterr().out


def test_words_of_reviews(server, monkeypatch):
    content = server.files["/film_words"] = python2("word_index")
    monkeypatch.setattr(imdb, "WORD_INDEX_ORIGIN", imdb.ORIGIN.replace("imdb.pkl", "film_words"))
    monkeypatch.setattr(imdb, "WORD_INDEX_MD5", hashlib.md5(content).hexdigest())
    assert imdb.get_word_index() == VALUES["word_index"]


@pytest.mark.parametrize("release,kind", [("1.1.2", "Exception"), ("1.2.0", "ValueError")])
def test_no_review_is_short_enough(reviews, release, kind):
    with keras1.emulate(release), pytest.raises(Exception, match="no sequence was kept") as caught:
        imdb.load_data(maxlen=1)
    assert type(caught.value).__name__ == kind


def test_reviews_are_arrays_from_1_0_0(server):
    server.files["/imdb.pkl"] = python2("imdb")
    with keras1.emulate("1.0.0"):
        (X_train, y_train), (X_test, y_test) = imdb.load_data(test_split=.25)
    assert all(isinstance(array, np.ndarray) for array in (X_train, y_train, X_test, y_test))


@pytest.mark.parametrize("release,shape", [("1.0.8", (2, 3, 32, 32)), ("1.1.0", (2, 32, 32, 3))])
def test_channels_of_cifar_stand_as_the_settings_say_from_1_1_0(server, monkeypatch, release, shape):
    batch = pickle.dumps(dict(VALUES["cifar"], coarse_labels=VALUES["cifar"]["labels"]), 2)
    content = server.files["/cifar-100-python.tar.gz"] = archived(
        {"cifar-100-python/train": batch, "cifar-100-python/test": batch})
    monkeypatch.setattr(cifar100, "MD5", hashlib.md5(content).hexdigest())
    before = K.image_dim_ordering()
    K.set_image_dim_ordering("tf")
    try:
        with keras1.emulate(release):
            assert cifar100.load_data()[0][0].shape == shape
    finally:
        K.set_image_dim_ordering(before)
