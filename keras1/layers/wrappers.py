"""Historical module ``keras.layers.wrappers``."""
from keras1.history import came
from keras1.layers.bidirectional import Bidirectional
from keras1.layers.wrap import TimeDistributed, Wrapper

__all__ = ["Bidirectional", "TimeDistributed", "Wrapper"]

came("layers.wrappers", "TimeDistributed", "0.3.3", "any layer at every time step, not only Dense")
came("layers.wrappers", "Wrapper", "1.0.0", "what layers around another layer share")
came("layers.wrappers", "Bidirectional", "1.0.8", "a recurrent layer in both directions")
