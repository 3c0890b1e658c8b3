"""What the tests of the backend share."""
import pytest

from keras1.backend import naming, ordering, phase, settings, theano


@pytest.fixture
def uncompiled():
    """Graphs run in Python: nothing waits for a compiler."""
    with theano.config.change_flags(cxx="", linker="vm"):
        yield


@pytest.fixture(autouse=True)
def settings_put_back(monkeypatch):
    """What a test sets does not outlive it; channels stand first, as where the originals were asked."""
    monkeypatch.setattr(settings, "_values", dict(settings._values))
    monkeypatch.setattr(ordering, "_values", {"image_dim_ordering": "th"})
    monkeypatch.setattr(naming, "_numbers", naming._numbers.copy())
    monkeypatch.setattr(phase, "_set", [])


@pytest.fixture
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    return tmp_path


@pytest.fixture
def keras_json(home):
    """Writes ``keras.json``."""
    def write(text):
        (home / ".keras").mkdir()
        (home / ".keras" / "keras.json").write_text(text)
    return write
