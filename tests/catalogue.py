"""Every layer: how to make it, what to feed it, and the release that had it first.

The cross-cutting tests go through this table; `test_catalogue.py` fails when a public layer is missing from it.
"""
from typing import Any, Dict, NamedTuple, Tuple

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

from keras1.engine.layer import Layer
from keras1.history import ByRelease, current, release
from keras1.layers import (
    advanced_activations,
    convolutional,
    core,
    embeddings,
    local,
    noise,
    normalization,
    pooling,
    recurrent,
    wrappers,
)


def chosen(cls: Any) -> Any:
    """The class that a name means in the emulated release."""
    return cls.chosen if isinstance(cls, ByRelease) else cls


class Entry(NamedTuple):
    """One way to make a layer."""

    layer: type
    arguments: Dict[str, Any]
    input_shape: Tuple[int, ...]
    first: str = "0.3.1"
    random: bool = False
    vocabulary: int = 0

    def make(self, **kwargs: Any) -> Layer:
        """The layer, as the first one of a model."""
        if len(self.input_shape) > 4 and current() < release(self.first):
            pytest.skip("placeholders had four axes at most")
        return self.layer(**dict(self.arguments, input_shape=self.input_shape[1:], **kwargs))

    def sample(self) -> np.ndarray:
        """A batch to feed it."""
        if self.vocabulary:
            return np.random.RandomState(7).randint(0, self.vocabulary, self.input_shape)
        return np.random.RandomState(7).uniform(-1, 1, self.input_shape).astype("float32")

    def __str__(self):
        return self.layer.__name__


FLAT, STEPS, IMAGES, VOLUMES = (4, 6), (4, 5, 6), (4, 2, 5, 6), (4, 2, 3, 4, 5)

ENTRIES = [
    Entry(core.Activation, {"activation": "tanh"}, FLAT),
    Entry(core.ActivityRegularization, {"l1": 0.1, "l2": 0.2}, FLAT),
    Entry(core.Dense, {"output_dim": 3, "activation": "sigmoid", "W_regularizer": "l2"}, FLAT),
    Entry(core.Dropout, {"p": 0.4}, FLAT, random=True),
    Entry(core.SpatialDropout1D, {"p": 0.4}, STEPS, "1.2.0", random=True),
    Entry(core.SpatialDropout2D, {"p": 0.4, "dim_ordering": "th"}, IMAGES, "1.0.8", random=True),
    Entry(core.SpatialDropout3D, {"p": 0.4, "dim_ordering": "th"}, VOLUMES, "1.0.8", random=True),
    Entry(core.Flatten, {}, STEPS),
    Entry(core.Highway, {"activation": "tanh"}, FLAT),
    Entry(core.Lambda, {"function": lambda x: x * 2}, FLAT),
    Entry(core.MaskedLambda, {"function": lambda x: x * 2}, STEPS),
    Entry(core.Masking, {"mask_value": 0.5}, STEPS),
    Entry(core.MaxoutDense, {"output_dim": 3, "nb_feature": 2}, FLAT),
    Entry(core.Permute, {"dims": (2, 1)}, STEPS),
    Entry(core.RepeatVector, {"n": 3}, FLAT),
    Entry(core.Reshape, {"dims": (3, 10)}, STEPS),
    Entry(core.TimeDistributedDense, {"output_dim": 3, "activation": "tanh"}, STEPS),
    Entry(core.TimeDistributedMerge, {"mode": "ave"}, STEPS),
    Entry(noise.GaussianDropout, {"p": 0.3}, FLAT, random=True),
    Entry(noise.GaussianNoise, {"sigma": 0.3}, FLAT, random=True),
    Entry(advanced_activations.ELU, {"alpha": 0.7}, FLAT),
    Entry(advanced_activations.LeakyReLU, {"alpha": 0.2}, FLAT),
    Entry(advanced_activations.PReLU, {"init": "uniform"}, FLAT),
    Entry(advanced_activations.ParametricSoftplus, {"alpha_init": 0.3}, FLAT),
    Entry(advanced_activations.SReLU, {"t_left_init": "one", "a_left_init": "uniform", "t_right_init": "one"}, FLAT,
          first="0.3.3"),
    Entry(advanced_activations.ThresholdedLinear, {"theta": 0.5}, FLAT),
    Entry(advanced_activations.ThresholdedReLU, {"theta": 0.5}, FLAT),
    Entry(convolutional.AtrousConvolution1D, {"nb_filter": 3, "filter_length": 2, "atrous_rate": 2}, STEPS,
          first="1.1.0"),
    Entry(convolutional.AtrousConvolution2D, {"nb_filter": 3, "nb_row": 2, "nb_col": 2, "atrous_rate": (2, 1),
                                              "dim_ordering": "th"}, IMAGES, first="1.0.8"),
    Entry(convolutional.AveragePooling1D, {"stride": 1}, STEPS),
    Entry(convolutional.AveragePooling2D, {"pool_size": (2, 3), "strides": (1, 2)}, IMAGES),
    Entry(convolutional.AveragePooling3D, {"pool_size": (2, 3, 1), "dim_ordering": "tf"}, VOLUMES, first="0.3.3"),
    Entry(convolutional.Convolution1D, {"nb_filter": 3, "filter_length": 2, "subsample_length": 2}, STEPS),
    Entry(convolutional.Convolution2D, {"nb_filter": 3, "nb_row": 3, "nb_col": 2, "border_mode": "same"}, IMAGES),
    Entry(convolutional.Convolution3D, {"nb_filter": 2, "kernel_dim1": 2, "kernel_dim2": 1, "kernel_dim3": 3}, VOLUMES,
          first="0.3.3"),
    Entry(convolutional.Cropping1D, {"cropping": (1, 2)}, STEPS, first="1.0.8"),
    Entry(convolutional.Cropping2D, {"cropping": ((1, 2), (0, 1)), "dim_ordering": "th"}, IMAGES, first="1.0.8"),
    Entry(convolutional.Cropping3D, {"cropping": ((1, 0), (1, 1), (0, 2)), "dim_ordering": "th"}, VOLUMES,
          first="1.0.8"),
    Entry(convolutional.Deconvolution2D, {"nb_filter": 3, "nb_row": 2, "nb_col": 3, "output_shape": (4, 3, 6, 8),
                                          "dim_ordering": "th"}, IMAGES, first="1.0.8"),
    Entry(convolutional.MaxPooling1D, {"pool_length": 2}, STEPS),
    Entry(convolutional.MaxPooling2D, {"dim_ordering": "tf"}, IMAGES),
    Entry(convolutional.MaxPooling3D, {"pool_size": (1, 2, 3)}, VOLUMES, first="0.3.3"),
    Entry(convolutional.UpSampling1D, {"length": 3}, STEPS),
    Entry(convolutional.UpSampling2D, {"size": (2, 1)}, IMAGES),
    Entry(convolutional.UpSampling3D, {"size": (2, 1, 3)}, VOLUMES, first="0.3.3"),
    Entry(convolutional.ZeroPadding1D, {"padding": 2}, STEPS),
    Entry(convolutional.ZeroPadding2D, {"padding": (1, 2)}, IMAGES),
    Entry(convolutional.ZeroPadding3D, {"padding": (1, 0, 2)}, VOLUMES, first="0.3.3"),
    Entry(embeddings.Embedding, {"input_dim": 6, "output_dim": 3, "input_length": 7}, (4, 7), vocabulary=6),
    Entry(local.LocallyConnected1D, {"nb_filter": 3, "filter_length": 2, "subsample_length": 2}, STEPS, first="1.0.8"),
    Entry(local.LocallyConnected2D, {"nb_filter": 2, "nb_row": 2, "nb_col": 3, "dim_ordering": "th"}, IMAGES,
          first="1.0.8"),
    Entry(normalization.BatchNormalization, {"mode": 1}, FLAT),
    Entry(pooling.GlobalAveragePooling1D, {}, STEPS, first="1.1.0"),
    Entry(pooling.GlobalAveragePooling2D, {"dim_ordering": "th"}, IMAGES, first="1.1.0"),
    Entry(pooling.GlobalAveragePooling3D, {"dim_ordering": "tf"}, VOLUMES, first="1.2.0"),
    Entry(pooling.GlobalMaxPooling1D, {}, STEPS, first="1.1.0"),
    Entry(pooling.GlobalMaxPooling2D, {"dim_ordering": "tf"}, IMAGES, first="1.1.0"),
    Entry(pooling.GlobalMaxPooling3D, {"dim_ordering": "th"}, VOLUMES, first="1.2.0"),
    Entry(recurrent.SimpleRNN, {"output_dim": 3, "activation": "tanh", "return_sequences": True, "input_length": 5},
          STEPS),
    Entry(recurrent.GRU, {"output_dim": 2, "dropout_W": 0.3, "dropout_U": 0.3, "return_sequences": True,
                          "input_length": 5}, STEPS, random=True),
    Entry(recurrent.LSTM, {"output_dim": 2, "return_sequences": True, "go_backwards": True, "input_length": 5},
          STEPS),
]

#: Public layers that are made by deriving from them, or not at all on Theano.
ABSTRACT = {convolutional.SeparableConvolution2D, core.Layer, core.MaskedLayer, recurrent.Recurrent}

#: Layers that read or hold others; tests/layers has theirs.
READERS = {core.AutoEncoder, core.LambdaMerge, core.Merge, core.Siamese, core.SiameseHead,
           wrappers.Bidirectional, wrappers.TimeDistributed, wrappers.Wrapper}

#: Layers that only 2.x has; they are written in its words, and goldens/2.3.1 has theirs.
OF_KERAS_2 = {"AlphaDropout", "Conv2DTranspose", "Conv3DTranspose", "DepthwiseConv2D", "GRUCell", "LSTMCell", "RNN",
              "ReLU", "SeparableConv1D", "SimpleRNNCell", "Softmax", "StackedRNNCells"}

#: Layers that set their ``weights=`` again whenever they are built.
REMEMBERING = {embeddings.Embedding}

MODULES = (core, noise, advanced_activations, convolutional, embeddings, local, normalization, pooling, recurrent,
           wrappers)
