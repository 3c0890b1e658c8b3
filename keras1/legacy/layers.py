"""Historical module ``keras.legacy.layers`` (2.x): layers that Keras 2 no longer listed."""
from keras1.layers.convolutional import AtrousConvolution1D, AtrousConvolution2D
from keras1.layers.convolutional_recurrent import ConvRecurrent2D
from keras1.layers.core import Highway, MaxoutDense
from keras1.layers.recurrent import Recurrent

__all__ = ["AtrousConvolution1D", "AtrousConvolution2D", "ConvRecurrent2D", "Highway", "MaxoutDense", "Recurrent"]
