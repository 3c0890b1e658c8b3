"""Each fast path has a switch."""
import threading

import pytest
import theano

from keras1.backend import fast_paths
from keras1.backend.fast_paths import PATHS, chosen, taken, wanted, without


def test_a_variable_chooses(monkeypatch):
    monkeypatch.setenv(fast_paths.VARIABLE, "-sums")
    assert wanted() == set(PATHS) - {"sums"}
    monkeypatch.setenv(fast_paths.VARIABLE, "none")
    assert not wanted()


@pytest.mark.parametrize("text, names", [("", set(PATHS)), ("all", set(PATHS)), ("none", set()), ("sums", {"sums"}),
                                         (" sums , random", {"sums", "random"}), ("sums,-random", {"sums"})])
def test_names_in_a_variable(text, names):
    assert chosen(text) == names


def test_a_block_is_left_as_it_was_entered(monkeypatch):
    monkeypatch.delenv(fast_paths.VARIABLE, raising=False)
    with without("sums"):
        with without("random"):
            assert wanted() == set(PATHS) - {"sums", "random"}
        assert wanted() == set(PATHS) - {"sums"}
    assert wanted() == set(PATHS)


def test_a_block_is_of_one_thread(monkeypatch):
    monkeypatch.delenv(fast_paths.VARIABLE, raising=False)
    seen = []
    with without():
        other = threading.Thread(target=lambda: seen.append(wanted()))
        other.start()
        other.join()
    assert seen == [set(PATHS)]


def test_what_is_hindered_is_not_taken(monkeypatch):
    monkeypatch.setenv(fast_paths.VARIABLE, "all")
    hindered = PATHS["sums"]._replace(hindrance=lambda: "for this test")
    monkeypatch.setitem(PATHS, "sums", hindered)
    assert not taken("sums")


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="there is no fast path 'convolutoin'") as caught:
        chosen("-convolutoin")
    assert "convolution" in caught.value.hint
    with pytest.raises(ValueError, match="'no'"), without("no"):
        pass


def test_without_a_compiler_none_is_taken():
    with theano.config.change_flags(cxx=""):
        assert not any(map(taken, set(PATHS) - {"memory"}))
