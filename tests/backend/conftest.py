"""What the tests of the backend share."""
import pytest

from keras1.backend import theano


@pytest.fixture
def uncompiled():
    """Graphs run in Python: nothing waits for a compiler."""
    with theano.config.change_flags(cxx="", linker="vm"):
        yield
