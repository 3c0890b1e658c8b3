"""Historical module ``keras.layers.xtreme_inception``."""
from keras1.history import came, gone
from keras1.layers.experiments import Xception

__all__ = ["Xception"]

came("layers.xtreme_inception", "Xception", "0.3.3", "released by accident")
gone("layers.xtreme_inception", "Xception", "1.0.0", "an experiment")
