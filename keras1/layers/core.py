"""Historical module ``keras.layers.core``."""
from keras1.engine.layer import Layer, MaskedLayer
from keras1.layers.activation import Activation
from keras1.layers.autoencoder import AutoEncoder
from keras1.layers.dense import Dense, Highway, MaxoutDense, TimeDistributedDense
from keras1.layers.lambdas import Lambda, MaskedLambda
from keras1.layers.masking import Masking, TimeDistributedMerge
from keras1.layers.merging import LambdaMerge, Merge
from keras1.layers.regularization import ActivityRegularization, Dropout
from keras1.layers.shaping import Flatten, Permute, RepeatVector, Reshape
from keras1.layers.siamese import Siamese, SiameseHead, add_shared_layer

__all__ = [
    "Activation", "ActivityRegularization", "AutoEncoder", "Dense", "Dropout", "Flatten", "Highway", "Lambda",
    "LambdaMerge", "Layer", "MaskedLambda", "MaskedLayer", "Masking", "MaxoutDense", "Merge", "Permute",
    "RepeatVector", "Reshape", "Siamese", "SiameseHead", "TimeDistributedDense", "TimeDistributedMerge",
    "add_shared_layer",
]
