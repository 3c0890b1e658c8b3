"""Historical module ``keras.layers.wrappers``."""
from keras1.history import came
from keras1.layers.wrap import TimeDistributed

__all__ = ["TimeDistributed"]

came("layers.wrappers", "TimeDistributed", "0.3.3", "any layer at every time step, not only Dense")
