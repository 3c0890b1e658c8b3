"""Historical module ``keras.layers.core``."""
from keras1.engine.layer import Layer, MaskedLayer
from keras1.history import ByRelease
from keras1.layers import merge as functional_merge
from keras1.layers import merging
from keras1.layers.activation import Activation
from keras1.layers.autoencoder import AutoEncoder
from keras1.layers.dense import Dense, Highway, MaxoutDense, TimeDistributedDense
from keras1.layers.lambdas import Lambda, MaskedLambda
from keras1.layers.masking import Masking, TimeDistributedMerge
from keras1.layers.merging import LambdaMerge
from keras1.layers.regularization import (
    ActivityRegularization,
    Dropout,
    SpatialDropout1D,
    SpatialDropout2D,
    SpatialDropout3D,
)
from keras1.layers.shaping import Flatten, Permute, RepeatVector, Reshape
from keras1.layers.siamese import Siamese, SiameseHead, add_shared_layer

Merge = ByRelease("keras1.layers.core.Merge", {"0.1.0": merging.Merge, "1.0.0": functional_merge.Merge},
                  "it reads tensors, not layers, and its weights are none of theirs")

__all__ = [
    "Activation", "ActivityRegularization", "AutoEncoder", "Dense", "Dropout", "Flatten", "Highway", "Lambda",
    "LambdaMerge", "Layer", "MaskedLambda", "MaskedLayer", "Masking", "MaxoutDense", "Merge", "Permute",
    "RepeatVector", "Reshape", "Siamese", "SiameseHead", "SpatialDropout1D", "SpatialDropout2D",
    "SpatialDropout3D", "TimeDistributedDense", "TimeDistributedMerge", "add_shared_layer",
]
