"""Historical module ``keras.layers.custom``."""
from keras1.history import came, gone
from keras1.layers.experiments import SemiSupervizedConvolution2D

__all__ = ["SemiSupervizedConvolution2D"]

came("layers.custom", "SemiSupervizedConvolution2D", "0.3.2", "released by accident")
gone("layers.custom", "SemiSupervizedConvolution2D", "1.0.0", "an experiment")
