"""Run a test suite that was written for Keras: ``pytest -p keras1.pytest_plugin --emulate 0.3.3 PATH``.

The alias is installed before pytest imports a ``conftest.py`` or a test, so ``import keras`` means keras1 in all
of them.
"""
import pytest

from keras1.alias import install
from keras1.errors import ReleaseError
from keras1.history import current


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--emulate RELEASE``."""
    parser.getgroup("keras1").addoption(
        "--emulate", metavar="RELEASE", default=None,
        help="the release of Keras to be (default: KERAS1_EMULATE, or 0.3.1)")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Install the alias, first of all."""
    try:
        install(early_config.known_args_namespace.emulate)
    except ReleaseError as error:
        raise pytest.UsageError("--emulate: %s; %s" % (error.args[0], error.hint)) from None


def pytest_report_header() -> str:
    """Say which release is tested."""
    return "keras1: 'import keras' is Keras %s" % str(current())
