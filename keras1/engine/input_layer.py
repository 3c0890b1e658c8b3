"""Historical module ``keras.engine.input_layer`` (2.2 and 2.3)."""
from keras1.engine.inputs import Input, InputLayer

__all__ = ["Input", "InputLayer"]
