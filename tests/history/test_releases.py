"""Releases, and which one is emulated where."""
import os
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

import keras1
from keras1.errors import ReleaseError
from keras1.history import RELEASES, being, current, release


@given(st.sampled_from(RELEASES), st.sampled_from(RELEASES))
def test_releases_are_in_order_of_time(a, b):
    assert (a < b) == (RELEASES.index(a) < RELEASES.index(b))
    assert release(str(a)) == a


def test_default_is_0_3_1():
    assert str(current()) == "0.3.1"


def test_unknown_release_names_near_and_known_ones():
    with pytest.raises(ReleaseError) as caught:
        keras1.emulate("1.2.3")
    assert "did you mean '1.2.2'" in caught.value.hint or "1.2.2" in caught.value.hint
    with pytest.raises(ValueError):
        keras1.emulate(None)


def test_emulate_as_statement_and_as_block():
    with keras1.emulate("0.3.3"):
        keras1.emulate("1.2.2")
        assert str(current()) == "1.2.2"
        with keras1.emulate("2.3.1") as inner:
            assert current() == inner == release("2.3.1")
        assert str(current()) == "1.2.2"
    assert str(current()) == "0.3.1"


def test_block_ends_after_an_error():
    with pytest.raises(ZeroDivisionError), keras1.emulate("0.3.3"):
        raise ZeroDivisionError
    assert str(current()) == "0.3.1"


def test_emulate_holds_for_threads_and_being_for_one():
    seen = []
    with keras1.emulate("0.3.3"), being(release("1.0.8")):
        thread = threading.Thread(target=lambda: seen.append(str(current())))
        thread.start()
        thread.join()
        assert str(current()) == "1.0.8"
    assert seen == ["0.3.3"]


def test_environment_chooses_the_release():
    code = "import keras1; print(keras1.history.current())"
    out = subprocess.check_output([sys.executable, "-c", code], env=dict(os.environ, KERAS1_EMULATE="1.0.8"))
    assert out.split() == [b"1.0.8"]
