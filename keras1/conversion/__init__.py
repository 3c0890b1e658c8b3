"""Leaving: models of Keras 0.1 to 2.3 in the formats of Keras 3, ONNX and other releases."""
from typing import Any

__all__ = ["convert"]


def __getattr__(name: str) -> Any:
    """`convert`, which needs the backend."""
    if name == "convert":
        from keras1.conversion.converting import convert

        return convert
    raise AttributeError("module 'keras1.conversion' has no attribute '%s'" % name)
