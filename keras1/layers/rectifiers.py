"""Activations with parameters, fixed or learned."""
import functools
from typing import Any, Callable, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import initializations
from keras1.engine.layer import MaskedLayer
from keras1.history import versioned

Named = Union[str, Callable]


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
        self.alpha = alpha
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.relu(x, alpha=self.alpha)


class PReLU(MaskedLayer):
    """Rectifier with a learned slope on the left for each feature: ``x`` if positive, else ``alphas * x``.

    Parameters
    ----------
    init : str or callable
        Initialization of ``alphas``.
    weights : list of one array, optional
        Initial ``[alphas]``, of the shape of a sample.
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

    sure_of_shape = True

    def __init__(self, init: Named = "zero", weights: Optional[List[np.ndarray]] = None, **kwargs: Any):
        self.init = initializations.get(init)
        self.initial_weights = weights
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        self.alphas = self.add_weight(input_shape[1:], self.init, "alphas")

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.relu(x) + self.alphas * (x - abs(x)) * 0.5


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
        self.alpha = alpha
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.relu(x) + self.alpha * (K.exp((x - abs(x)) * 0.5) - 1.)


class ParametricSoftplus(MaskedLayer):
    """Softplus with learned scales for each feature: ``alphas * log(1 + exp(betas * x))``.

    Parameters
    ----------
    alpha_init, beta_init : float
        Initial values of ``alphas`` and ``betas``.
    weights : list of two arrays, optional
        Initial ``[alphas, betas]``, of the shape of a sample.
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

    sure_of_shape = True

    def __init__(self, alpha_init: float = 0.2, beta_init: float = 5.0,
                 weights: Optional[List[np.ndarray]] = None, **kwargs: Any):
        self.alpha_init = alpha_init
        self.beta_init = beta_init
        self.initial_weights = weights
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        self.alphas = self.add_weight(input_shape[1:], _constant(self.alpha_init), "alphas")
        self.betas = self.add_weight(input_shape[1:], _constant(self.beta_init), "betas")

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.softplus(self.betas * x) * self.alphas


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
        return K.switch(K.abs(x) < self.theta, 0, x)


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
        self.theta = theta
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.switch(x > self.theta, x, 0)


class SReLU(MaskedLayer):
    """S-shaped rectifier: three straight pieces with learned joints and outer slopes for each feature.

    Parameters
    ----------
    t_left_init, t_right_init : str or callable
        Initialization of the joints; the right one lies at ``t_left + |t_right|``.
    a_left_init, a_right_init : str or callable
        Initialization of the outer slopes.
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

    sure_of_shape = True

    def __init__(self, t_left_init: Named = "zero", a_left_init: Named = "glorot_uniform",
                 t_right_init: Named = "glorot_uniform", a_right_init: Named = "one", **kwargs: Any):
        self.t_left_init = initializations.get(t_left_init)
        self.a_left_init = initializations.get(a_left_init)
        self.t_right_init = initializations.get(t_right_init)
        self.a_right_init = initializations.get(a_right_init)
        super().__init__(**kwargs)

    def build(self, input_shape: Tuple) -> None:
        shape = input_shape[1:]
        self.t_left = self.add_weight(shape, self.t_left_init, "t_left")
        self.a_left = self.add_weight(shape, self.a_left_init, "a_left")
        self.t_right = self.add_weight(shape, self.t_right_init, "t_right")
        self.a_right = self.add_weight(shape, self.a_right_init, "a_right")
        self.t_right_actual = self.t_left + abs(self.t_right)

    def call(self, x: Any, mask: Any = None) -> Any:
        width = self.t_right_actual - self.t_left
        left_and_centre = self.t_left + K.relu(x - self.t_left, self.a_left, width)
        return left_and_centre + K.relu(x - self.t_right_actual) * self.a_right

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


def _filled(shape: Tuple[int, ...], value: float) -> Any:
    return K.variable(value * np.ones(shape))
