"""The historical place of the settings; they live in ``keras1.backend.settings``."""
from keras1.backend.settings import cast_to_floatx, epsilon, floatx, set_epsilon, set_floatx

__all__ = ["cast_to_floatx", "epsilon", "floatx", "set_epsilon", "set_floatx"]


def __getattr__(name):
    """``_FLOATX`` and ``_EPSILON``, which scripts of the time imported, as they stand now."""
    current = {"_FLOATX": floatx, "_EPSILON": epsilon}
    if name in current:
        return current[name]()
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
