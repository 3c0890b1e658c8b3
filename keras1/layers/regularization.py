"""Layers that act in training only: dropout, noise, and a penalty on the activity."""
from typing import Any

from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer
from keras1.history import versioned
from keras1.regularizers import ActivityRegularizer


class Dropout(MaskedLayer):
    """In training, set a share ``p`` of the inputs to zero and scale the others by ``1 / (1 - p)``.

    Parameters
    ----------
    p : float
        Between 0 and 1.
    **kwargs
        See `Layer`.

    Raises
    ------
    Exception
        When the training graph is built, if ``p`` is 1 or more.

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

    def __init__(self, p: float, **kwargs: Any):
        self.p = p
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        if self.p > 0.:
            return K.in_train_phase(lambda: K.dropout(x, level=self.p), x)
        return x


class GaussianNoise(MaskedLayer):
    """In training, add normal noise of mean 0 and standard deviation ``sigma``.

    Parameters
    ----------
    sigma : float
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

    def __init__(self, sigma: float, **kwargs: Any):
        self.sigma = sigma
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        if self.sigma == 0:
            return x
        return K.in_train_phase(lambda: x + K.random_normal(shape=K.shape(x), mean=0., std=self.sigma), x)


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

    def __init__(self, p: float, **kwargs: Any):
        self.p = p
        super().__init__(**kwargs)

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.in_train_phase(lambda: x * K.random_normal(shape=K.shape(x), mean=1.0, std=self._std()), x)

    @versioned
    def _std(self):
        return self.p / (1.0 - self.p)

    @_std.since("0.3.2", reason="the variance, not the standard deviation, is p / (1 - p)")
    def _std_from_variance(self):
        return K.sqrt(self.p / (1.0 - self.p))


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
        penalty = ActivityRegularizer(l1=l1, l2=l2)
        penalty.set_layer(self)
        self.regularizers = [penalty]
