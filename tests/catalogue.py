"""Every layer: how to make it, what to feed it, and the release that had it first.

The cross-cutting tests go through this table; `test_catalogue.py` fails when a public layer is missing from it.
"""
from typing import Any, Dict, NamedTuple, Tuple

import numpy as np

from keras1.engine.layer import Layer
from keras1.layers import advanced_activations, core, noise


class Entry(NamedTuple):
    """One way to make a layer."""

    layer: type
    arguments: Dict[str, Any]
    input_shape: Tuple[int, ...]
    first: str = "0.3.1"
    random: bool = False

    def make(self, **kwargs: Any) -> Layer:
        """The layer, as the first one of a model."""
        return self.layer(**dict(self.arguments, input_shape=self.input_shape[1:], **kwargs))

    def sample(self) -> np.ndarray:
        """A batch to feed it."""
        return np.random.RandomState(7).uniform(-1, 1, self.input_shape).astype("float32")

    def __str__(self):
        return self.layer.__name__


FLAT, STEPS = (4, 6), (4, 5, 6)

ENTRIES = [
    Entry(core.Activation, {"activation": "tanh"}, FLAT),
    Entry(core.ActivityRegularization, {"l1": 0.1, "l2": 0.2}, FLAT),
    Entry(core.Dense, {"output_dim": 3, "activation": "sigmoid", "W_regularizer": "l2"}, FLAT),
    Entry(core.Dropout, {"p": 0.4}, FLAT, random=True),
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
    Entry(advanced_activations.SReLU, {"a_left_init": "uniform", "t_right_init": "one"}, FLAT, first="0.3.3"),
    Entry(advanced_activations.ThresholdedLinear, {"theta": 0.5}, FLAT),
    Entry(advanced_activations.ThresholdedReLU, {"theta": 0.5}, FLAT),
]

#: Public layers that are made by deriving from them.
ABSTRACT = {core.Layer, core.MaskedLayer}

#: Layers that read several others; tests/layers has theirs.
READERS = {core.AutoEncoder, core.LambdaMerge, core.Merge, core.Siamese, core.SiameseHead}

MODULES = (core, noise, advanced_activations)
