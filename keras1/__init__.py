"""keras1: the Keras of 2015 to 2018, on a current Python, with the numbers it had."""
import sys

__version__ = "0.1.0"

if not (3, 9) <= sys.version_info[:2] <= (3, 11):
    raise ImportError("keras1 needs Python 3.9, 3.10 or 3.11, for Theano runs on no later one; this is Python %d.%d"
                      % sys.version_info[:2])

from keras1 import history  # noqa: E402
from keras1.alias import install, uninstall  # noqa: E402
from keras1.history import emulate  # noqa: E402
from keras1.scripts import run_script  # noqa: E402

__all__ = ["__version__", "emulate", "history", "install", "run_script", "uninstall"]
