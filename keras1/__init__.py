"""keras1: the Keras of 2015 to 2018, on a current Python, with the numbers it had."""
__version__ = "0.1.0"

from keras1 import history
from keras1.alias import install, uninstall
from keras1.history import emulate

__all__ = ["__version__", "emulate", "history", "install", "uninstall"]
