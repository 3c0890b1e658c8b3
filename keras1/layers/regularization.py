"""Layers that act in training only: dropout, noise, and a penalty on the activity."""
from typing import Any, Optional, Tuple

from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import argument, signature, versioned
from keras1.layers.keras_2 import DATA_FORMAT, KERAS_2
from keras1.regularizers import ActivityRegularizer, L1L2Regularizer


class Dropout(MaskedLayer):
    """In training, set a share ``p`` of the inputs to zero and scale the others by ``1 / (1 - p)``.

    Parameters
    ----------
    p : float
        Between 0 and 1; ``rate`` from 2.0 on.
    noise_shape : tuple, optional
        Shape of the mask that says what is dropped; where it has a size of 1, all or nothing is; None stands
        for the input's size (from 2.0.9).  From 1.2.
    seed : int, optional
        For the mask; from 1.2.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        When the training graph is built, if ``p`` is 1 or more (up to 0.3; then nothing is dropped).

    Notes
    -----
    One draw of NumPy's global generator each time the training output is built, if ``p > 0``.
    N. Srivastava et al., Dropout, 2014.  Source: ``keras.layers.core.Dropout``.

    Examples
    --------
    >>> from keras1.layers.core import Dropout
    >>> Dropout(0.5, input_shape=(3,)).get_config()["p"]
    0.5
    """

    sure_of_shape = True

    @signature("2.0.0", "rate noise_shape seed", positional=3, rate="p", reason=KERAS_2)
    @argument("noise_shape", "1.2.0", reason="values that drop together")
    @argument("seed", "1.2.0", reason="the same mask each time")
    def __init__(self, p: float, noise_shape: Optional[Tuple] = None, seed: Optional[int] = None, **kwargs: Any):
        self.p = self._allowed(p)
        self.noise_shape = noise_shape
        self.seed = seed
        self.uses_learning_phase = 0. < p < 1.
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None, training: Any = None) -> Any:
        if not self._drops():
            return x
        noise_shape = self._get_noise_shape(x)
        return K.in_train_phase(
            lambda: K.dropout(x, level=self.p, noise_shape=noise_shape, seed=self.seed), x, **_phase(training, mask))

    @versioned
    def _allowed(self, p):
        return p

    @_allowed.since("2.0.0", reason="a share below zero or above one is brought into the range")
    def _clipped(self, p):
        return min(1., max(0., p))

    @versioned
    def _drops(self):
        return self.p > 0.

    @_drops.since("1.0.0", reason="a share of one or more drops nothing; before, it raised")
    def _drops_a_share(self):
        return 0. < self.p < 1.

    @versioned
    def _get_noise_shape(self, x: Any) -> Optional[Tuple]:
        """Shape of the mask, by default the input's."""
        return self.noise_shape

    @_get_noise_shape.since("2.0.9", reason="None in the shape of the mask stands for the input's size")
    def _completed_noise_shape(self, x: Any) -> Optional[Tuple]:
        """Shape of the mask, by default the input's."""
        if self.noise_shape is None:
            return None
        sizes = K.shape(x)
        return tuple(sizes[axis] if size is None else size for axis, size in enumerate(self.noise_shape))

    @versioned
    def get_config(self):
        return _without(super().get_config(), "noise_shape", "seed", "data_format", "dim_ordering")

    @get_config.since("2.0.9", reason="the whole of it")
    def _whole_config(self):
        config = _without(super().get_config(), "data_format")
        return dict(config, noise_shape=self.noise_shape, seed=self.seed)


def _phase(training: Any, mask: Any) -> dict:
    """The argument for ``K.in_train_phase``, if a phase was asked for; by position it is in the mask's place."""
    asked = mask if training is None and isinstance(mask, int) else training
    return {} if asked is None else {"training": asked}


def _without(config: dict, *names: str) -> dict:
    return {name: value for name, value in config.items() if name not in names}


class SpatialDropout1D(Dropout):
    """Dropout of whole features, at all time steps together.

    Parameters
    ----------
    p : float
        Between 0 and 1.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output (samples, time, features).  J. Tompson et al., Efficient object localization using
    convolutional networks, 2014.  Source: ``keras.layers.core.SpatialDropout1D``, from 1.2.

    Examples
    --------
    >>> from keras1.layers.core import SpatialDropout1D
    >>> SpatialDropout1D(0.5).p
    0.5
    """

    @signature("2.0.0", "rate", positional=1, rate="p", reason=KERAS_2)
    def __init__(self, p: float, **kwargs: Any):
        super().__init__(p, **kwargs)
        self.input_spec = [InputSpec(ndim=3)]

    def _get_noise_shape(self, x: Any) -> Tuple:
        shape = K.shape(x)
        return shape[0], 1, shape[2]


class SpatialDropout2D(Dropout):
    """Dropout of whole feature maps.

    Parameters
    ----------
    p : float
        Between 0 and 1.
    dim_ordering : {"default", "th", "tf"}
        Whether the maps' axis is the second or the last.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output (samples, maps, rows, cols), or with "tf" (samples, rows, cols, maps).
    J. Tompson et al., Efficient object localization using convolutional networks, 2014.
    Source: ``keras.layers.core.SpatialDropout2D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.core import SpatialDropout2D
    >>> SpatialDropout2D(0.5, dim_ordering="th").dim_ordering
    'th'
    """

    _spatial_axes = 2

    @signature("2.0.0", "rate data_format", positional=1, rate="p", data_format=DATA_FORMAT, reason=KERAS_2)
    def __init__(self, p: float, dim_ordering: str = "default", **kwargs: Any):
        dim_ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
        if dim_ordering not in ("tf", "th"):
            raise ArgumentError.like(AssertionError)(
                "dim_ordering must be in {tf, th}", "%s was given %r" % (type(self).__name__, dim_ordering))
        self.dim_ordering = dim_ordering
        super().__init__(p, **kwargs)
        self.input_spec = [InputSpec(ndim=2 + self._spatial_axes)]

    def _get_noise_shape(self, x: Any) -> Tuple:
        shape, ones = K.shape(x), (1,) * self._spatial_axes
        return (shape[0], shape[1]) + ones if self.dim_ordering == "th" else (shape[0],) + ones + (shape[-1],)


class SpatialDropout3D(SpatialDropout2D):
    """Dropout of whole feature volumes; see `SpatialDropout2D`, with one spatial axis more.

    Source: ``keras.layers.core.SpatialDropout3D``, from 1.0.8.
    """

    _spatial_axes = 3


class GaussianNoise(MaskedLayer):
    """In training, add normal noise of mean 0 and standard deviation ``sigma``.

    Parameters
    ----------
    sigma : float
        ``stddev`` from 2.0 on.
    **kwargs
        See `Layer`.

    Notes
    -----
    One draw of NumPy's global generator each time the training output is built, unless ``sigma`` is 0.
    Source: ``keras.layers.noise.GaussianNoise``.

    Examples
    --------
    >>> from keras1.layers.noise import GaussianNoise
    >>> GaussianNoise(0.1, input_shape=(3,)).output_shape
    (None, 3)
    """

    sure_of_shape = True

    @signature("2.0.0", "stddev", positional=1, stddev="sigma", reason=KERAS_2)
    def __init__(self, sigma: float, **kwargs: Any):
        self.sigma = sigma
        self.uses_learning_phase = True
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None, training: Any = None) -> Any:
        if self._is_off():
            return x
        return K.in_train_phase(lambda: x + K.random_normal(K.shape(x), 0., self.sigma), x, **_phase(training, mask))

    @versioned
    def _is_off(self):
        return self.sigma == 0

    @_is_off.since("1.0.0", reason="noise of deviation zero is drawn too")
    def _is_never_off(self):
        return False


class GaussianDropout(MaskedLayer):
    """In training, multiply by normal noise of mean 1.

    The standard deviation is ``sqrt(p / (1 - p))``; up to 0.3.1 the square root was missing.

    Parameters
    ----------
    p : float
        Between 0 and 1: the share that an equally strong Dropout drops.
    **kwargs
        See `Layer`.

    Notes
    -----
    N. Srivastava et al., Dropout, 2014, section 10.  Source: ``keras.layers.noise.GaussianDropout``.

    Examples
    --------
    >>> from keras1.layers.noise import GaussianDropout
    >>> GaussianDropout(0.2, input_shape=(3,)).output_shape
    (None, 3)
    """

    sure_of_shape = True

    @signature("2.0.0", "rate", positional=1, rate="p", reason=KERAS_2)
    def __init__(self, p: float, **kwargs: Any):
        self.p = p
        self.uses_learning_phase = 0 < p < 1
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None, training: Any = None) -> Any:
        if self._is_off():
            return x
        return K.in_train_phase(lambda: x * K.random_normal(K.shape(x), 1.0, self._std()), x, **_phase(training, mask))

    @versioned
    def _is_off(self):
        return False

    @_is_off.since("1.0.0", reason="a share of none, or of one or more, multiplies by nothing")
    def _is_off_outside(self):
        return not 0 < self.p < 1

    @versioned
    def _std(self):
        return self.p / (1.0 - self.p)

    @_std.since("0.3.2", reason="the variance, not the standard deviation, is p / (1 - p)")
    def _std_from_variance(self):
        return K.sqrt(self.p / (1.0 - self.p))


class AlphaDropout(MaskedLayer):
    """Dropout that keeps mean and variance: a share ``rate`` of the inputs goes to where ``selu`` saturates.

    Parameters
    ----------
    rate : float
        Between 0 and 1.
    noise_shape : tuple, optional
        Shape of the mask that says what is dropped; by default the input's.
    seed : int, optional
    **kwargs
        See `Layer`.

    Notes
    -----
    G. Klambauer et al., Self-normalizing neural networks, 2017, arXiv:1706.02515.
    Source: ``keras.layers.noise.AlphaDropout``, from 2.0.6.

    Examples
    --------
    >>> from keras1.layers.noise import AlphaDropout
    >>> AlphaDropout(0.1).rate
    0.1
    """

    sure_of_shape = True
    #: Where ``selu`` saturates: minus its scale times its alpha.
    _SATURATED = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717

    def __init__(self, rate: float, noise_shape: Optional[Tuple] = None, seed: Optional[int] = None, **kwargs: Any):
        self.rate = rate
        self.noise_shape = noise_shape
        self.seed = seed
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None, training: Any = None) -> Any:
        if not 0. < self.rate < 1.:
            return x
        noise_shape = self._get_noise_shape(x)
        return K.in_train_phase(lambda: self._dropped(x, noise_shape), x, **_phase(training, mask))

    def _dropped(self, x, noise_shape):
        kept = K.cast(K.greater_equal(K.random_uniform(noise_shape, seed=self.seed), self.rate), K.floatx())
        scale = ((1 - self.rate) * (1 + self.rate * self._SATURATED ** 2)) ** -0.5
        shift = -scale * self._SATURATED * self.rate
        return scale * (x * kept + self._SATURATED * (1 - kept)) + shift

    def _get_noise_shape(self, x: Any) -> Any:
        """Shape of the mask, by default the input's."""
        return self.noise_shape or K.shape(x)

    def get_config(self):
        return _without(super().get_config(), "noise_shape", "seed")


class ActivityRegularization(Layer):
    """Pass the input through and add a penalty on it to the loss.

    The penalty is ``l1 * sum(mean(|x|)) + l2 * sum(mean(x ** 2))``, means over the samples.

    Parameters
    ----------
    l1, l2 : float
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.core.ActivityRegularization``.

    Examples
    --------
    >>> from keras1.layers.core import ActivityRegularization
    >>> len(ActivityRegularization(l1=0.1, input_shape=(3,)).regularizers)
    1
    """

    sure_of_shape = True

    def __init__(self, l1: float = 0., l2: float = 0., **kwargs: Any):
        self.l1 = l1
        self.l2 = l2
        super().__init__(**kwargs)
        self._add_regularizer()

    @versioned
    def _add_regularizer(self):
        penalty = ActivityRegularizer(l1=self.l1, l2=self.l2)
        penalty.set_layer(self)
        self.regularizers = [penalty]

    @_add_regularizer.since("1.0.0", reason="masks pass through")
    def _add_regularizer_of_masked(self):
        self.supports_masking = True
        penalty = ActivityRegularizer(l1=self.l1, l2=self.l2)
        penalty.set_layer(self)
        self.regularizers = [penalty]

    @_add_regularizer.since("1.2.0", reason="the penalty is a loss of each call")
    def _keep_regularizer(self):
        self.supports_masking = True
        self.activity_regularizer = L1L2Regularizer(l1=self.l1, l2=self.l2)
