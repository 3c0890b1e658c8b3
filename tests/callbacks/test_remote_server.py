"""RemoteMonitor against a real HTTP server on this machine."""
import http.server
import json
import sys
import threading
import types
import urllib.parse
import urllib.request

import numpy as np
import pytest

import keras1
from keras1.callbacks import RemoteMonitor
from keras1.layers.core import Dense
from keras1.models import Sequential

X = np.random.RandomState(0).uniform(-1, 1, (12, 3)).astype("float32")
T = X[:, :1]


@pytest.fixture(autouse=True)
def requests(monkeypatch):
    """The package ``requests``; where it is not installed, as much of it as is needed, on urllib."""
    try:
        import requests
    except ImportError:
        requests = types.ModuleType("requests")
        requests.post = _post
        monkeypatch.setitem(sys.modules, "requests", requests)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def _post(url, data):
    return urllib.request.urlopen(url, urllib.parse.urlencode(data).encode(), timeout=10).read()


class Receiver(http.server.BaseHTTPRequestHandler):
    """Keeps what is posted; fails where the address says so."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.received.append((self.path, dict(urllib.parse.parse_qsl(body))))
        self.send_response(500 if "broken" in self.path else 200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    with http.server.HTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.received = []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join(10)


def address(server):
    return "http://127.0.0.1:%d" % server.server_address[1]


def fit(monitor):
    model = Sequential([Dense(1, input_dim=3)])
    model.compile("sgd", "mse")
    return model.fit(X, T, nb_epoch=2, batch_size=4, verbose=0, validation_data=(X, T), callbacks=[monitor]).history


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_each_epoch_is_posted(server, release):
    with keras1.emulate(release):
        history = fit(RemoteMonitor(root=address(server)))
    assert [path for path, _ in server.received] == ["/publish/epoch/end/"] * 2
    documents = [json.loads(form["data"]) for _, form in server.received]
    assert [document["epoch"] for document in documents] == [0, 1]
    for name in ("loss", "val_loss"):
        np.testing.assert_allclose([document[name] for document in documents], history[name], rtol=1e-5)


def test_training_goes_on_without_a_server(capsys):
    with keras1.emulate("0.3.3"):
        history = fit(RemoteMonitor(root="http://127.0.0.1:9"))
    assert len(history["loss"]) == 2
    assert capsys.readouterr().out == (
        "Warning: could not reach RemoteMonitor root server at http://127.0.0.1:9\n" * 2)


def test_an_answer_that_is_an_error_stops_nothing(server):
    with keras1.emulate("0.3.3"):
        assert len(fit(RemoteMonitor(root=address(server) + "/broken"))["loss"]) == 2
    assert len(server.received) == 2
