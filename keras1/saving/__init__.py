"""Reading and writing models: a module a format; old files looked at and opened."""
from typing import Any

from keras1.saving.describing import describe
from keras1.saving.functions import trusted

__all__ = ["describe", "open_model", "trusted"]


def __getattr__(name: str) -> Any:
    """`open_model`, which needs the backend; to look at a file nothing does."""
    if name == "open_model":
        from keras1.saving.opening import open_model

        return open_model
    raise AttributeError("module 'keras1.saving' has no attribute '%s'" % name)
