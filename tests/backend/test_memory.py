"""What is freed is kept for the next call."""
import resource
import sys

import numpy as np
import pytest

from keras1.backend import memory
from keras1.backend.fast_paths import without


def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the GNU C library's")
def test_freed_memory_is_had_again():
    if not memory.keep_freed():
        pytest.skip("another C library, or the user's settings")
    step()
    before = faults()
    for _ in range(5):
        step()
    assert faults() - before < 1000  # pages; each array has 1000


def step():
    """Some arrays of four megabytes, of which one more is held each time."""
    held = []
    for _ in range(6):
        held.append(np.ones(2 ** 19))


def test_the_users_settings_stay(monkeypatch):
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "0")
    assert not memory.keep_freed()


def test_not_without_fast_paths():
    with without():
        assert not memory.keep_freed()
