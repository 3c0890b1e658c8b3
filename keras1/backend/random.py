"""Random tensors, drawn by the MRG31k3p generator.

A seed that is not given is one draw of NumPy's global generator, taken when the expression is built.
"""
from typing import Any, Optional

import numpy as np
from theano import tensor as T

from keras1.backend.defaults import renamed_since
from keras1.backend.random_streams import RandomStreams, normal_from_many_streams
from keras1.backend.settings import default_dtype
from keras1.backend.variables import variable
from keras1.history import versioned


def random_streams(seed: Optional[int] = None) -> RandomStreams:
    """A generator; its seed is drawn from NumPy's global generator if not given."""
    return RandomStreams(seed=_drawn_seed() if seed is None else seed)


@versioned
def _drawn_seed() -> int:
    return np.random.randint(int(10e6))


@_drawn_seed.since("1.0.8", reason="the seed 0, which the generator refuses, is not drawn")
def _drawn_seed_above_0() -> int:
    return np.random.randint(1, int(10e6))


@versioned
def random_normal(shape, mean: float = 0.0, std: float = 1.0, dtype: Optional[Any] = None,
                  seed: Optional[int] = None):
    """A tensor of normal draws with that mean and standard deviation."""
    return random_streams(seed).normal(size=shape, avg=mean, std=std, dtype=dtype or default_dtype())


renamed_since(random_normal, "2.0.0", "the word of TensorFlow", std="stddev")


@versioned
def random_uniform(shape, low: float = 0.0, high: float = 1.0, dtype: Optional[Any] = None,
                   seed: Optional[int] = None):
    """A tensor of uniform draws between ``low`` and ``high``."""
    return random_streams(seed).uniform(shape, low=low, high=high, dtype=dtype or default_dtype())


renamed_since(random_uniform, "2.0.0", "the words of TensorFlow", low="minval", high="maxval")


def random_binomial(shape, p: float = 0.0, dtype: Optional[Any] = None, seed: Optional[int] = None):
    """A tensor of draws that are 1 with probability ``p``, else 0.  Came with 0.3.3."""
    return random_streams(seed).binomial(shape, p=p, dtype=dtype or default_dtype())


def random_uniform_variable(shape, low: float, high: float, dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable whose first value is drawn from NumPy's generator, evenly between two numbers.  Came with 1.0.8."""
    return variable(np.random.uniform(low=low, high=high, size=shape), dtype=dtype, name=name)


def random_normal_variable(shape, mean: float, scale: float, dtype: Optional[Any] = None, name: Optional[str] = None):
    """A variable whose first value is drawn from NumPy's generator, normally.  Came with 1.0.8.

    Parameters
    ----------
    mean : float
        Not used: the mean is 0, a mistake of the original that all its releases have.
    scale : float
        The standard deviation.
    """
    return variable(np.random.normal(loc=0.0, scale=scale, size=shape), dtype=dtype, name=name)


@versioned
def truncated_normal(shape, mean: float = 0.0, stddev: float = 1.0, dtype: Optional[Any] = None,
                     seed: Optional[int] = None):
    """A tensor of normal draws, those beyond two standard deviations cut off there.  Came with 2.0.0."""
    draws = normal_from_many_streams(random_streams(seed), size=shape, avg=mean, std=stddev,
                                     dtype=dtype or default_dtype())
    return T.clip(draws, mean - 2 * stddev, mean + 2 * stddev)


@truncated_normal.since("2.2.0", reason="what lies too far out is drawn anew")
def truncated_normal_drawn_anew(shape, mean: float = 0.0, stddev: float = 1.0, dtype: Optional[Any] = None,
                                seed: Optional[int] = None):
    """A tensor of normal draws, those beyond two standard deviations drawn anew."""
    return normal_from_many_streams(random_streams(seed), size=shape, avg=mean, std=stddev,
                                    dtype=dtype or default_dtype(), truncate=True)
