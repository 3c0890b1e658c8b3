"""First values of weights, in 2.x: objects that are called with a shape and return values.

In 0.x and 1.x the module is called ``initializations`` and holds functions that return variables.  Those that
draw at random take one draw of NumPy's global generator for a seed, if they were given none, and their values
from the backend's generator; ``Orthogonal`` takes its values from NumPy.

Examples
--------
>>> from keras1 import backend as K
>>> K.eval(get("ones")((2,)))
array([1., 1.], dtype=float32)
>>> serialize(he_normal(seed=3))["config"]
{'scale': 2.0, 'mode': 'fan_in', 'distribution': 'normal', 'seed': 3}
"""
from typing import Any, Dict, Optional, Sequence, Tuple

import numpy as np

from keras1 import backend as K
from keras1 import history
from keras1.errors import ArgumentError, ShapeError
from keras1.utils.named_objects import deserialize_keras_object, interpreted, serialize_keras_object

_SEEDS = "two weights of one initializer start differently"


class Initializer:
    """Base of all initializers.  A user's class derives from it and writes ``__call__``."""

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """Values of that shape, a tensor or an array.

        Parameters
        ----------
        shape : tuple of int
        dtype : str, optional
            The type of floats if not given.
        """
        raise NotImplementedError

    def get_config(self) -> Dict[str, Any]:
        """Its arguments."""
        return {}

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Initializer":
        """A new initializer of what ``get_config`` returned; the ``dtype`` that others write is left out."""
        return cls(**{name: value for name, value in config.items() if name != "dtype"})


class Zeros(Initializer):
    """Zeros."""

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A constant tensor."""
        return K.constant(0, shape=shape, dtype=dtype)


class Ones(Initializer):
    """Ones."""

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A constant tensor."""
        return K.constant(1, shape=shape, dtype=dtype)


class Constant(Initializer):
    """One value throughout.

    Parameters
    ----------
    value : float or array
        An array of as many values gives each.
    """

    def __init__(self, value: Any = 0):
        self.value = value

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A constant tensor."""
        return K.constant(self.value, shape=shape, dtype=dtype)

    def get_config(self) -> Dict[str, Any]:
        """Its value."""
        return {"value": self.value}


class _Seeded(Initializer):
    """What draws at random: its seed."""

    seed: Optional[int]

    @history.versioned
    def _next_seed(self) -> Optional[int]:
        """The seed for one call."""
        return self.seed

    @_next_seed.since("2.3.0", reason=_SEEDS)
    def _another_seed(self):
        seed = self.seed
        if seed is not None:
            self.seed += 1
        return seed


class _Normal(_Seeded):
    """What the two normal initializers share."""

    def __init__(self, mean: float = 0., stddev: float = 0.05, seed: Optional[int] = None):
        self.mean = mean
        self.stddev = stddev
        self.seed = seed

    def get_config(self) -> Dict[str, Any]:
        """Its arguments; the seed is that of the next call."""
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


class RandomNormal(_Normal):
    """Normal values.

    Parameters
    ----------
    mean, stddev : float
    seed : int, optional
        From 2.3.0 on each call takes the next one.
    """

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A tensor of draws."""
        return K.random_normal(shape, self.mean, self.stddev, dtype=dtype, seed=self._next_seed())


class TruncatedNormal(_Normal):
    """Normal values, those beyond two standard deviations drawn anew.  Parameters as of ``RandomNormal``."""

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A tensor of draws."""
        return K.truncated_normal(shape, self.mean, self.stddev, dtype=dtype, seed=self._next_seed())


class RandomUniform(_Seeded):
    """Values between two bounds, all equally likely.

    Parameters
    ----------
    minval, maxval : float
    seed : int, optional
        From 2.3.0 on each call takes the next one.
    """

    def __init__(self, minval: float = -0.05, maxval: float = 0.05, seed: Optional[int] = None):
        self.minval = minval
        self.maxval = maxval
        self.seed = seed

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A tensor of draws."""
        return K.random_uniform(shape, self.minval, self.maxval, dtype=dtype, seed=self._next_seed())

    def get_config(self) -> Dict[str, Any]:
        """Its arguments; the seed is that of the next call."""
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class VarianceScaling(_Seeded):
    """Random values whose variance is ``scale / n``, ``n`` the number of inputs or outputs of a unit.

    Parameters
    ----------
    scale : float
    mode : {"fan_in", "fan_out", "fan_avg"}
        Whether n counts the inputs, the outputs, or is the mean of both.
    distribution : {"normal", "uniform"}
        A normal one is cut off at two standard deviations; from 2.2.0 on the variance is that of what is left.
    seed : int, optional
        From 2.3.0 on each call takes the next one.

    Raises
    ------
    ValueError
        An ``ArgumentError`` of that name: a scale that is not positive, an unknown mode or distribution.
    """

    def __init__(self, scale: float = 1.0, mode: str = "fan_in", distribution: str = "normal",
                 seed: Optional[int] = None):
        if scale <= 0.:
            raise ArgumentError.like(ValueError)(("`scale` must be a positive float. Got:", scale))
        self.scale = scale
        self.mode = mode.lower()
        if self.mode not in ("fan_in", "fan_out", "fan_avg"):
            raise ArgumentError.like(ValueError)((
                'Invalid `mode` argument: expected on of {"fan_in", "fan_out", "fan_avg"} but got', self.mode))
        self.distribution = distribution.lower()
        if self.distribution not in ("normal", "uniform"):
            raise ArgumentError.like(ValueError)((
                'Invalid `distribution` argument: expected one of {"normal", "uniform"} but got', self.distribution))
        self.seed = seed

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """A tensor of draws."""
        variance = self.scale / max(1., self._fan(shape))
        if self.distribution == "normal":
            return K.truncated_normal(shape, 0., self._stddev(variance), dtype=dtype, seed=self._next_seed())
        limit = np.sqrt(3. * variance)
        return K.random_uniform(shape, -limit, limit, dtype=dtype, seed=self._next_seed())

    def _fan(self, shape):
        fan_in, fan_out = _compute_fans(shape)
        return {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": float(fan_in + fan_out) / 2}[self.mode]

    @history.versioned
    def _stddev(self, variance: float) -> float:
        return np.sqrt(variance)

    @_stddev.since("2.2.0", reason="cutting off makes the deviation smaller")
    def _stddev_before_cutting_off(self, variance):
        return np.sqrt(variance) / _CUT_OFF_DEVIATION

    def get_config(self) -> Dict[str, Any]:
        """Its arguments; the seed is that of the next call."""
        return {"scale": self.scale, "mode": self.mode, "distribution": self.distribution, "seed": self.seed}


#: The standard deviation of the standard normal distribution cut off at -2 and 2.
_CUT_OFF_DEVIATION = .87962566103423978


class Orthogonal(_Seeded):
    """``gain`` times a random matrix with orthonormal columns (or rows, if these are fewer).

    Parameters
    ----------
    gain : float
    seed : int, optional
        From 2.3.0 on each call takes the next one; before, it seeds NumPy's global generator.

    Raises
    ------
    IndexError
        By the call: fewer than two axes.

    Notes
    -----
    One normal draw of NumPy, all axes but the last laid out as one, then its singular vectors: Saxe, McClelland,
    Ganguli 2013, arXiv:1312.6120.
    """

    def __init__(self, gain: float = 1., seed: Optional[int] = None):
        self.gain = gain
        self.seed = seed

    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> np.ndarray:
        """An array."""
        flat = (int(np.prod(shape[:-1])), shape[-1])
        left, _, right = np.linalg.svd(self._generator().normal(0.0, 1.0, flat), full_matrices=False)
        q = (left if left.shape == flat else right).reshape(shape)
        return self.gain * q[:shape[0], :shape[1]]

    @history.versioned
    def _generator(self) -> Any:
        """Where the draws come from."""
        if self.seed is not None:
            np.random.seed(self.seed)
        return np.random

    @_generator.since("2.3.0", reason="the global generator stays as it is")
    def _own_generator(self):
        seed = self._next_seed()
        return np.random if seed is None else np.random.RandomState(seed)

    def get_config(self) -> Dict[str, Any]:
        """Its arguments; the seed is that of the next call."""
        return {"gain": self.gain, "seed": self.seed}


class Identity(Initializer):
    """``gain`` times the identity matrix; from 2.3.0 on of any matrix, zeros where it is not square.

    Parameters
    ----------
    gain : float

    Raises
    ------
    ValueError
        A ``ShapeError`` of that name, by the call: no matrix, or up to 2.2.2 none that is square; in 2.2.3 and
        2.2.4 none whose long side is a multiple of the short one, along which it is repeated.
    """

    def __init__(self, gain: float = 1.):
        self.gain = gain

    @history.versioned
    def __call__(self, shape: Sequence[int], dtype: Optional[str] = None) -> Any:
        """An array, or from 2.3.0 on a tensor."""
        if len(shape) != 2 or shape[0] != shape[1]:
            raise _refused("Identity matrix initializer can only be used for 2D square matrices.", shape)
        return self.gain * np.identity(shape[0])

    @__call__.since("2.2.3", reason="also of matrices that are not square")
    def _repeated(self, shape, dtype=None):
        self._check_rank(shape)
        if max(shape) % min(shape):
            raise _refused("Long side should be multiple of short side.", shape)
        short = min(shape)
        return self.gain * np.tile(np.identity(short), (shape[0] // short, shape[1] // short))

    @__call__.since("2.3.0", reason="zeros in place of repetitions")
    def _with_zeros(self, shape, dtype=None):
        self._check_rank(shape)
        return self.gain * K.variable(np.eye(*shape), dtype=dtype)

    def _check_rank(self, shape):
        if len(shape) != 2:
            raise _refused("Identity matrix initializer can only be used for 2D matrices.", shape)

    def get_config(self) -> Dict[str, Any]:
        """Its gain."""
        return {"gain": self.gain}


def _refused(message: str, shape: Sequence[int]) -> ShapeError:
    return ShapeError.like(ValueError)(message, hint="here shape=%s" % (tuple(shape),))


def lecun_uniform(seed: Optional[int] = None) -> VarianceScaling:
    """Uniform up to ``sqrt(3 / fan_in)`` (LeCun, Bottou, Orr, Müller 1998, Efficient BackProp)."""
    return VarianceScaling(1., "fan_in", "uniform", seed)


def lecun_normal(seed: Optional[int] = None) -> VarianceScaling:
    """Normal of deviation ``sqrt(1 / fan_in)`` (Klambauer et al. 2017, arXiv:1706.02515).  Came with 2.0.6."""
    return VarianceScaling(1., "fan_in", "normal", seed)


def glorot_uniform(seed: Optional[int] = None) -> VarianceScaling:
    """Uniform up to ``sqrt(6 / (fan_in + fan_out))`` (Glorot and Bengio, AISTATS 2010)."""
    return VarianceScaling(1., "fan_avg", "uniform", seed)


def glorot_normal(seed: Optional[int] = None) -> VarianceScaling:
    """Normal of deviation ``sqrt(2 / (fan_in + fan_out))`` (Glorot and Bengio, AISTATS 2010)."""
    return VarianceScaling(1., "fan_avg", "normal", seed)


def he_uniform(seed: Optional[int] = None) -> VarianceScaling:
    """Uniform up to ``sqrt(6 / fan_in)`` (He et al. 2015, arXiv:1502.01852)."""
    return VarianceScaling(2., "fan_in", "uniform", seed)


def he_normal(seed: Optional[int] = None) -> VarianceScaling:
    """Normal of deviation ``sqrt(2 / fan_in)`` (He et al. 2015, arXiv:1502.01852)."""
    return VarianceScaling(2., "fan_in", "normal", seed)


zero = zeros = Zeros
one = ones = Ones
constant = Constant
uniform = random_uniform = RandomUniform
normal = random_normal = RandomNormal
truncated_normal = TruncatedNormal
identity = Identity
orthogonal = Orthogonal

history.came("initializers", "lecun_normal", "2.0.6", "for selu")


def _compute_fans(shape: Sequence[int], data_format: str = "channels_last") -> Tuple[float, float]:
    """The numbers of inputs and outputs of one unit, ``(fan_in, fan_out)``.

    Parameters
    ----------
    shape : sequence of int
        The shape of the weights: (inputs, outputs), or a convolution's kernel.
    data_format : {"channels_last", "channels_first"}
        Whether a kernel is (..., inputs, outputs), as all are in 2.x, or (outputs, inputs, ...).

    Examples
    --------
    >>> with history.emulate("2.3.1"):
    ...     fans = _compute_fans((3, 3, 5, 2))
    >>> [int(fan) for fan in fans]
    [45, 18]
    """
    if len(shape) == 2:
        return shape[0], shape[1]
    if len(shape) not in (3, 4, 5):
        return (np.sqrt(np.prod(shape)),) * 2
    if data_format == "channels_first":
        places = np.prod(shape[2:])
        return shape[1] * places, shape[0] * places
    if data_format != "channels_last":
        raise ArgumentError.like(ValueError)(
            "Invalid data_format: " + data_format, hint="it is 'channels_last' or 'channels_first'")
    places = _places(shape)
    return shape[-2] * places, shape[-1] * places


@history.versioned
def _places(shape: Sequence[int]) -> int:
    """The number of places of a kernel, one of three or of one axis miscounted."""
    return np.prod(shape[:2])


@_places.since("2.0.9", reason="kernels of one and of three axes, too")
def _places_along_all_axes(shape):
    return np.prod(shape[:-2])


def serialize(initializer: Any) -> Any:
    """The class and the configuration of an initializer."""
    return serialize_keras_object(initializer)


def deserialize(config: Any, custom_objects: Optional[Dict[str, Any]] = None) -> Any:
    """What ``serialize`` returned, as an initializer again.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` of that name: no such initializer.
    """
    return deserialize_keras_object(config, globals(), custom_objects, "initializer")


def get(identifier: Any) -> Any:
    """A new initializer of that name or configuration; anything that can be called, as it is.

    Raises
    ------
    ValueError
        An ``UnknownNameError`` or ``ArgumentError`` of that name: no such initializer, or none at all.

    Examples
    --------
    >>> get("glorot_uniform").mode
    'fan_avg'
    """
    return interpreted(identifier, deserialize, "initializer", as_class=True)
