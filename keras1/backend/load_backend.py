"""The historical place, from 2.2.1 on, of what chose the backend; ``keras1.backend`` has its names."""
from keras1 import backend as _front
from keras1.backend.common import eager, symbolic  # noqa: F401

__all__ = [name for name in _front.__all__ if name != "SETUP"]
globals().update({name: getattr(_front, name) for name in __all__})
