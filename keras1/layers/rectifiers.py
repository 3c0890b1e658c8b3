"""Activations with parameters, fixed or learned."""
import functools
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import activations, constraints, initializations, regularizers
from keras1 import backend as K
from keras1.engine.layer import MaskedLayer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError
from keras1.history import argument, came, default, signature, versioned
from keras1.layers.keras_2 import KERAS_2

Named = Union[str, Callable]
Axes = Union[int, Sequence[int], None]


class SharingAxes(MaskedLayer):
    """Abstract parent of the rectifiers with learned parameters, which may be shared along axes."""

    sure_of_shape = True

    @versioned
    def _share(self, shared_axes: Axes) -> None:
        """Note the axes along which parameters are shared; they count from 1."""
        given = shared_axes if isinstance(shared_axes, (list, tuple)) else [shared_axes]
        self.shared_axes = list(given)

    @_share.since("2.0.0", reason="None if there are none")
    def _share_if_any(self, shared_axes: Axes) -> None:
        given = shared_axes if isinstance(shared_axes, (list, tuple)) else [shared_axes]
        self.shared_axes = None if shared_axes is None else list(given)

    def _parameter_shape(self, input_shape: Tuple) -> Tuple:
        """The shape of a sample, with size 1 along the shared axes."""
        shape = list(input_shape[1:])
        self.param_broadcast = [False] * len(shape)
        for axis in self.shared_axes or ():
            if axis is not None:
                shape[axis - 1] = 1
                self.param_broadcast[axis - 1] = True
        return tuple(shape)

    def _spread(self, parameter: Any) -> Any:
        """The parameter, broadcast along the shared axes."""
        return K.pattern_broadcast(parameter, self.param_broadcast) if any(self.param_broadcast) else parameter

    @versioned
    def get_config(self) -> Dict[str, Any]:
        """The arguments, without ``shared_axes``, as it was."""
        return {key: value for key, value in super().get_config().items() if key != "shared_axes"}

    @get_config.since("2.0.0", reason="the whole of it")
    def _config_with_axes(self) -> Dict[str, Any]:
        """The arguments."""
        return super().get_config()


class LeakyReLU(MaskedLayer):
    """Rectifier with a slope on the left: ``x`` if positive, else ``alpha * x``.

    Parameters
    ----------
    alpha : float
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.advanced_activations.LeakyReLU``.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import LeakyReLU
    >>> LeakyReLU(input_shape=(3,)).alpha
    0.3
    """

    sure_of_shape = True

    def __init__(self, alpha: float = 0.3, **kwargs: Any):
        self.alpha = self._slope(alpha)
        super().__init__(**kwargs)

    @versioned
    def _slope(self, alpha):
        return alpha

    @_slope.since("2.0.0", reason="rounded to the type that is computed in")
    def _slope_in_floatx(self, alpha):
        return _in_floatx(alpha)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.relu(x, alpha=self.alpha)


class PReLU(SharingAxes):
    """Rectifier with a learned slope on the left for each feature: ``x`` if positive, else ``alphas * x``.

    Parameters
    ----------
    init : str or callable
        Initialization of ``alphas``.
    weights : list of one array, optional
        Initial ``[alphas]``, of the shape of a sample.
    shared_axes : list of int, optional
        Axes, counted from 1, along which ``alphas`` are shared; from 1.2.
    **kwargs
        See `Layer`.

    Notes
    -----
    K. He et al., Delving deep into rectifiers, 2015.  Source: ``keras.layers.advanced_activations.PReLU``.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import PReLU
    >>> PReLU(input_shape=(3,)).get_weights()
    [array([0., 0., 0.], dtype=float32)]
    """

    weight_names = {"alphas": "alpha"}

    @signature("2.0.0", "alpha_initializer alpha_regularizer alpha_constraint shared_axes", positional=1,
               alpha_initializer="init", reason=KERAS_2)
    @argument("alpha_regularizer", "2.0.0", reason="slopes can be penalized")
    @argument("alpha_constraint", "2.0.0", reason="slopes can be constrained")
    @default("init", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @argument("shared_axes", "1.2.0", reason="one slope for all places of a feature map")
    def __init__(self, init: Named = "zero", weights: Optional[List[np.ndarray]] = None, shared_axes: Axes = None,
                 alpha_regularizer: Any = None, alpha_constraint: Any = None, **kwargs: Any):
        self.init = initializations.get(init)
        self.alpha_regularizer = regularizers.get(alpha_regularizer)
        self.alpha_constraint = constraints.get(alpha_constraint)
        self.initial_weights = weights
        self._share(shared_axes)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        self.alphas = self._add_weight(self._parameter_shape(input_shape), self.init, "alphas",
                                       regularizer=self.alpha_regularizer, constraint=self.alpha_constraint)
        self._specify(input_shape)

    @versioned
    def _specify(self, input_shape):
        pass

    @_specify.since("2.0.0", reason="the number of axes is checked, and the sizes of those that are not shared")
    def _specify_axes(self, input_shape):
        own = [axis for axis in range(1, len(input_shape)) if axis not in self.shared_axes] if self.shared_axes else []
        self.input_spec = InputSpec(ndim=len(input_shape), axes={axis: input_shape[axis] for axis in own})

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.relu(x) + self._spread(self.alphas) * (x - abs(x)) * 0.5


class ELU(MaskedLayer):
    """Exponential rectifier: ``x`` if positive, else ``alpha * (exp(x) - 1)``.

    Parameters
    ----------
    alpha : float
    **kwargs
        See `Layer`.

    Notes
    -----
    D.-A. Clevert et al., Exponential linear units, 2015.  Source: ``keras.layers.advanced_activations.ELU``.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import ELU
    >>> ELU(input_shape=(3,)).alpha
    1.0
    """

    sure_of_shape = True

    def __init__(self, alpha: float = 1.0, **kwargs: Any):
        self.alpha = _in_floatx(alpha)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._elu(x)

    @versioned
    def _elu(self, x):
        return K.relu(x) + self.alpha * (K.exp((x - abs(x)) * 0.5) - 1.)

    @_elu.since("1.2.0", reason="the backend's function")
    def _elu_of_backend(self, x):
        return K.elu(x, self.alpha)


class ParametricSoftplus(SharingAxes):
    """Softplus with learned scales for each feature: ``alphas * log(1 + exp(betas * x))``.

    Parameters
    ----------
    alpha_init, beta_init : float
        Initial values of ``alphas`` and ``betas``.
    weights : list of two arrays, optional
        Initial ``[alphas, betas]``, of the shape of a sample.
    shared_axes : list of int, optional
        Axes, counted from 1, along which they are shared; from 1.2.
    **kwargs
        See `Layer`.

    Notes
    -----
    L. McIntosh et al., Inferring hidden structure in multilayered neural circuits.
    Source: ``keras.layers.advanced_activations.ParametricSoftplus``.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import ParametricSoftplus
    >>> ParametricSoftplus(input_shape=(2,)).get_weights()[1]
    array([5., 5.], dtype=float32)
    """

    @argument("shared_axes", "1.2.0", reason="one scale for all places of a feature map")
    def __init__(self, alpha_init: float = 0.2, beta_init: float = 5.0,
                 weights: Optional[List[np.ndarray]] = None, shared_axes: Axes = None, **kwargs: Any):
        self.alpha_init = _in_floatx(alpha_init)
        self.beta_init = _in_floatx(beta_init)
        self.initial_weights = weights
        self._share(shared_axes)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        shape = self._parameter_shape(input_shape)
        self.alphas = self._add_weight(shape, _constant(self.alpha_init), "alphas")
        self.betas = self._add_weight(shape, _constant(self.beta_init), "betas")

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.softplus(self._spread(self.betas) * x) * self._spread(self.alphas)


class ThresholdedLinear(MaskedLayer):
    """``x`` where ``|x| >= theta``, else 0.

    Parameters
    ----------
    theta : float
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.advanced_activations.ThresholdedLinear``.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import ThresholdedLinear
    >>> ThresholdedLinear(input_shape=(3,)).theta
    1.0
    """

    sure_of_shape = True

    def __init__(self, theta: float = 1.0, **kwargs: Any):
        self.theta = theta
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.switch(K.abs(x) < self.theta, K.zeros_like(x), x)


class ThresholdedReLU(MaskedLayer):
    """``x`` where ``x > theta``, else 0.

    Parameters
    ----------
    theta : float
    **kwargs
        See `Layer`.

    Notes
    -----
    K. Konda et al., Zero-bias autoencoders, 2014.
    Source: ``keras.layers.advanced_activations.ThresholdedReLU``.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import ThresholdedReLU
    >>> ThresholdedReLU(input_shape=(3,)).theta
    1.0
    """

    sure_of_shape = True

    def __init__(self, theta: float = 1.0, **kwargs: Any):
        self.theta = _in_floatx(theta)
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return self._above(x)

    @versioned
    def _above(self, x):
        return K.switch(x > self.theta, x, 0)

    @_above.since("1.0.0", reason="a product with the comparison, so that NaN and infinity stay what they are")
    def _times_above(self, x):
        return x * K.cast(x > self.theta, K.floatx())


class SReLU(SharingAxes):
    """S-shaped rectifier: three straight pieces with learned joints and outer slopes for each feature.

    Parameters
    ----------
    t_left_init, t_right_init : str or callable
        Initialization of the joints; the right one lies at ``t_left + |t_right|``.
    a_left_init, a_right_init : str or callable
        Initialization of the outer slopes.
    shared_axes : list of int, optional
        Axes, counted from 1, along which they are shared; from 1.2.
    **kwargs
        See `Layer`.

    Notes
    -----
    X. Jin et al., S-shaped rectified linear activation units, 2015.
    Source: ``keras.layers.advanced_activations.SReLU``, from 0.3.3.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import SReLU
    >>> len(SReLU(a_left_init="uniform", t_right_init="uniform", input_shape=(2, 3)).get_weights())
    4
    """

    @argument("shared_axes", "1.2.0", reason="one curve for all places of a feature map")
    def __init__(self, t_left_init: Named = "zero", a_left_init: Named = "glorot_uniform",
                 t_right_init: Named = "glorot_uniform", a_right_init: Named = "one", shared_axes: Axes = None,
                 **kwargs: Any):
        self.t_left_init = self._kept(t_left_init)
        self.a_left_init = self._kept(a_left_init)
        self.t_right_init = self._kept(t_right_init)
        self.a_right_init = self._kept(a_right_init)
        self._share(shared_axes)
        super().__init__(**kwargs)

    @versioned
    def _kept(self, init):
        return initializations.get(init)

    @_kept.since("1.0.0", reason="the attributes hold what was given")
    def _kept_as_given(self, init):
        return init

    def build(self, input_shape: Tuple) -> None:
        shape = self._parameter_shape(input_shape)
        self.t_left = self._add_weight(shape, self.t_left_init, "t_left")
        self.a_left = self._add_weight(shape, self.a_left_init, "a_left")
        self.t_right = self._add_weight(shape, self.t_right_init, "t_right")
        self.a_right = self._add_weight(shape, self.a_right_init, "a_right")
        self.t_right_actual = self.t_left + abs(self.t_right)

    def call(self, x: Any, mask: Any = None) -> Any:
        t_left, a_left, a_right, t_right = map(
            self._spread, (self.t_left, self.a_left, self.a_right, self.t_right_actual))
        left_and_centre = t_left + K.relu(x - t_left, a_left, t_right - t_left)
        return left_and_centre + K.relu(x - t_right) * a_right

    def get_config(self):
        return self._config_at(super().get_config())

    @versioned
    def _config_at(self, config):
        return {key: config[key] for key in config if key == "name" or key.endswith("_init")}

    @_config_at.since("1.0.0", bug=True, reason="up to 0.3.3 the configuration held the initializations only")
    def _whole_config(self, config):
        return config


def _constant(value: float) -> Callable:
    """An initialization that fills the variable with ``value``."""
    return functools.partial(_filled, value=value)


def _filled(shape: Tuple[int, ...], value: float, name: Optional[str] = None, dtype: Optional[str] = None) -> Any:
    return K.variable(value * np.ones(shape), name=name)


@versioned
def _in_floatx(value):
    return value


@_in_floatx.since("1.0.1", reason="factors are rounded to the type that is computed in")
def _cast_to_floatx(value):
    return float(K.cast_to_floatx(value))


class Softmax(MaskedLayer):
    """``exp(x) / sum(exp(x))`` along an axis.

    Parameters
    ----------
    axis : int
    **kwargs
        See `Layer`.

    Notes
    -----
    Source: ``keras.layers.advanced_activations.Softmax``, from 2.1.3.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import Softmax
    >>> Softmax().axis
    -1
    """

    sure_of_shape = True

    def __init__(self, axis: int = -1, **kwargs: Any):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, x: Any, mask: Any = None) -> Any:
        return activations.softmax(x, axis=self.axis)


class ReLU(MaskedLayer):
    """Rectifier: ``x`` from ``threshold`` up to ``max_value``, with a slope below.

    Below the threshold it is ``negative_slope * (x - threshold)``.

    Parameters
    ----------
    max_value : float, optional
    negative_slope : float
    threshold : float
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        If ``max_value`` or ``negative_slope`` is below zero.

    Notes
    -----
    Source: ``keras.layers.advanced_activations.ReLU``, from 2.2.0 with ``max_value`` alone, the others from 2.2.3.

    Examples
    --------
    >>> from keras1.layers.advanced_activations import ReLU
    >>> float(ReLU(max_value=6).max_value)
    6.0
    """

    sure_of_shape = True

    @argument("negative_slope", "2.2.3", reason="as keras.activations.relu")
    @argument("threshold", "2.2.3", reason="as keras.activations.relu")
    def __init__(self, max_value: Optional[float] = None, negative_slope: float = 0., threshold: float = 0.,
                 **kwargs: Any):
        super().__init__(**kwargs)
        for value, text in ((max_value, "max_value of ReLU layer cannot be negative value: %s"),
                            (negative_slope, "negative_slope of ReLU layer cannot be negative value: %s")):
            if value is not None and value < 0.:
                raise ArgumentError.like(ValueError)(text % value, "give a number from 0 on")
        self.max_value = None if max_value is None else K.cast_to_floatx(max_value)
        self.negative_slope = K.cast_to_floatx(negative_slope)
        self.threshold = K.cast_to_floatx(threshold)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.relu(x, alpha=self.negative_slope, max_value=self.max_value, threshold=self.threshold)


came("layers.advanced_activations", "Softmax", "2.1.3", "an activation along any axis")
came("layers.advanced_activations", "ReLU", "2.2.0", "an activation with its numbers in the configuration")
