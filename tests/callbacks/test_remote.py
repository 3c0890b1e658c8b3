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
    requests.post = lambda url, data: sent.append((url, json.loads(data["data"])))
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
def test_tensorboard_needs_another_backend(arguments):
    with pytest.raises(BackendError) as caught:
        TensorBoard(*arguments)
    assert type(caught.value).__name__ == "Exception"
    assert caught.value.args == ("TensorBoard callback only works with the TensorFlow backend.",)
