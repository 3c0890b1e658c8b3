"""Historical module ``keras.layers.normalization``."""
from keras1.layers.normalize import BatchNormalization

__all__ = ["BatchNormalization"]
