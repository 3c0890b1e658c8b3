"""RemoteMonitor with a stand-in for ``requests``; TensorBoard, that is refused."""
import json
import sys
import types

import numpy as np
import pytest

import keras1
from keras1.callbacks import RemoteMonitor, TensorBoard
from keras1.errors import BackendError


@pytest.fixture
def posted(monkeypatch):
    """The addresses and documents that were posted."""
    sent = []
    requests = types.ModuleType("requests")
    requests.post = lambda url, data, **options: sent.append((url, json.loads(data["data"])))
    monkeypatch.setitem(sys.modules, "requests", requests)
    return sent


def epoch(monitor, kind=float):
    monitor.on_epoch_begin(3)
    monitor.on_batch_end(0, {"size": 4, "batch": 0, "loss": kind(1.)})
    monitor.on_batch_end(1, {"size": 3, "batch": 1, "loss": kind(1.)})
    monitor.on_epoch_end(3, {"val_loss": kind(.5)})


@pytest.mark.parametrize("kind", [float, np.float32, np.float64, np.array], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("release, document", [
    ("0.3.1", {"epoch": 3, "val_loss": .5, "loss": 1., "batch": 0, "size": 3}),
    ("0.3.2", {"epoch": 3, "val_loss": .5, "loss": 1., "batch": 0, "size": 3}),
    ("0.3.3", {"epoch": 3, "val_loss": .5}),
])
def test_posts_the_averages_up_to_0_3_2_and_the_logs(release, document, kind, posted, capsys):
    with keras1.emulate(release):
        monitor = RemoteMonitor("http://there:1")
    epoch(monitor, kind)
    assert posted == [("http://there:1/publish/epoch/end/", document)]
    assert capsys.readouterr().out == ""


def test_a_server_that_is_not_there_is_told_of(posted, monkeypatch, capsys):
    def post(url, data):
        raise OSError("nobody there")

    monkeypatch.setattr(sys.modules["requests"], "post", post)
    epoch(RemoteMonitor())
    assert capsys.readouterr().out == (
        "Warning: could not reach RemoteMonitor root server at http://localhost:9000\n")


@pytest.mark.parametrize("arguments", [(), ("./logs", 1)])
def test_tensorboard_needs_another_backend(arguments, monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    with pytest.raises(BackendError) as caught:
        TensorBoard(*arguments)
    assert type(caught.value).__name__ == "Exception"
    assert caught.value.args == ("TensorBoard callback only works with the TensorFlow backend.",)


def test_addresses_of_ones_own(monkeypatch):
    sent = []
    requests = types.ModuleType("requests")
    requests.post = lambda url, data, **options: sent.append((url, data, options))
    monkeypatch.setitem(sys.modules, "requests", requests)
    for release, options in [("1.0.8", {}), ("1.2.2", {"headers": {"X": "y"}})]:
        with keras1.emulate(release):
            monitor = RemoteMonitor("http://there", path="/p/", field="f", headers={"X": "y"})
        monitor.on_epoch_end(0, {"loss": 1.})
        assert sent.pop() == ("http://there/p/", {"f": '{"epoch": 0, "loss": 1.0}'}, options)


def test_from_1_2_2_on_a_server_that_is_not_there_is_warned_of(posted, monkeypatch):
    monkeypatch.setattr(sys.modules["requests"], "post", None)
    with keras1.emulate("1.2.2"):
        monitor = RemoteMonitor()
    with pytest.warns(UserWarning, match="could not reach RemoteMonitor root server at http://localhost:9000"):
        monitor.on_epoch_end(0, {})


def test_without_requests(monkeypatch):
    monkeypatch.setitem(sys.modules, "requests", None)
    with pytest.raises(ImportError, match="RemoteMonitor requires the `requests` library."):
        RemoteMonitor().on_epoch_end(0, {})


@pytest.mark.parametrize("release, kind", [("1.0.8", "Exception"), ("1.2.2", "RuntimeError")])
def test_tensorboard_without_its_package(release, kind, monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    with keras1.emulate(release), pytest.raises(BackendError, match="only works with the TensorFlow") as caught:
        TensorBoard()
    assert type(caught.value).__name__ == kind and "pip install tensorboard" in caught.value.hint


def test_tensorboard_with_its_package(tmp_path):
    pytest.importorskip("tensorboard")
    from tensorboard.backend.event_processing.event_file_loader import EventFileLoader

    board = TensorBoard(str(tmp_path))
    board.set_model(None)
    board.on_epoch_end(0, {"loss": np.float32(.5), "acc": .25, "size": 3})
    board.on_train_end()
    events = [event for path in tmp_path.iterdir() for event in EventFileLoader(str(path)).Load()]
    assert {value.tag for event in events for value in event.summary.value} == {"loss", "acc"}
