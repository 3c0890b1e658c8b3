"""Historical module ``keras.layers.convolutional_recurrent``."""
from keras1.history import came
from keras1.layers.convolutional_loops import ConvLSTM2D, ConvRecurrent2D

__all__ = ["ConvLSTM2D", "ConvRecurrent2D"]

came("layers.convolutional_recurrent", "ConvLSTM2D", "1.2.0", "an LSTM over images")
came("layers.convolutional_recurrent", "ConvRecurrent2D", "1.2.0", "the parent of recurrent layers over images")
