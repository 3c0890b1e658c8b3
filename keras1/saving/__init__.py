"""Reading and writing models: a module a format."""
from keras1.saving.functions import trusted

__all__ = ["trusted"]
