"""Historical module ``keras.layers.containers``."""
from keras1.engine.containers import Sequential

__all__ = ["Sequential"]
