"""Reading and writing models: a module a format; old files looked at and opened."""
from keras1.saving.describing import describe
from keras1.saving.functions import trusted
from keras1.saving.opening import open_model

__all__ = ["describe", "open_model", "trusted"]
