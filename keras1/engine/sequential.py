"""Historical module ``keras.engine.sequential`` (2.2 and 2.3)."""
from keras1.models.keras2.sequential import Sequential

__all__ = ["Sequential"]
