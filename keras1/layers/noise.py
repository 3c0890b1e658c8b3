"""Historical module ``keras.layers.noise``."""
from keras1.layers.regularization import GaussianDropout, GaussianNoise

__all__ = ["GaussianDropout", "GaussianNoise"]
