"""Historical module ``keras.layers.core``."""
from keras1.engine.layer import Layer, MaskedLayer
from keras1.layers.activation import Activation
from keras1.layers.dense import Dense, Highway, MaxoutDense, TimeDistributedDense
from keras1.layers.lambdas import Lambda, MaskedLambda
from keras1.layers.masking import Masking, TimeDistributedMerge
from keras1.layers.regularization import ActivityRegularization, Dropout
from keras1.layers.shaping import Flatten, Permute, RepeatVector, Reshape

__all__ = [
    "Activation", "ActivityRegularization", "Dense", "Dropout", "Flatten", "Highway", "Lambda", "Layer",
    "MaskedLambda", "MaskedLayer", "Masking", "MaxoutDense", "Permute", "RepeatVector", "Reshape",
    "TimeDistributedDense", "TimeDistributedMerge",
]
