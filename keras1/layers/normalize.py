"""Batch normalization."""
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import initializations
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError
from keras1.history import argument, versioned

Named = Union[str, Callable]

#: Arguments that are no part of a configuration.
_INITS = ("beta_init", "gamma_init")


class BatchNormalization(Layer):
    """Bring each feature to mean 0 and deviation 1, then scale by ``gamma`` and shift by ``beta``.

    Parameters
    ----------
    epsilon : float
        Keeps the deviation away from zero.
    mode : {0, 1}
        0: each feature over the samples.  1: each sample over its last axis.
    axis : int
        The axis of the features in mode 0, the others are averaged over; from 0.3.2.  Before, each place of a
        sample was a feature.
    momentum : float
        Share of the old value when the running mean and deviation of mode 0 are updated.
    weights : list of four arrays, optional
        Initial ``[gamma, beta, running_mean, running_std]``.
    beta_init, gamma_init : str or callable
        Initializations; from 0.3.3.  Before, ``beta`` began at 0 and ``gamma`` with uniform draws.
    **kwargs
        See `Layer`.

    Raises
    ------
    UnboundLocalError
        When the output is built, on another mode.

    Notes
    -----
    Input and output of any shape.  In mode 0, in use, the running mean and deviation stand for the batch's; up
    to 0.3.1 in training as well.  S. Ioffe and C. Szegedy, Batch normalization, 2015.
    Source: ``keras.layers.normalization.BatchNormalization``.

    Examples
    --------
    >>> from keras1.layers.normalization import BatchNormalization
    >>> [w.shape for w in BatchNormalization(input_shape=(3,)).get_weights()]
    [(3,), (3,), (3,), (3,)]
    """

    sure_of_shape = True

    @argument("axis", "0.3.2", reason="one mean per feature map, not per place")
    @argument("beta_init", "0.3.3", reason="to choose")
    @argument("gamma_init", "0.3.3", reason="to choose")
    def __init__(self, epsilon: float = 1e-6, mode: int = 0, axis: int = -1, momentum: float = 0.9,
                 weights: Optional[List[np.ndarray]] = None, beta_init: Named = "zero", gamma_init: Named = "one",
                 **kwargs: Any):
        self.epsilon = epsilon
        self.mode = mode
        self.axis = axis
        self.momentum = momentum
        self.initial_weights = weights
        self.beta_init = initializations.get(beta_init)
        self.gamma_init = self._first_gamma(gamma_init)
        super().__init__(**kwargs)

    @versioned
    def _first_gamma(self, gamma_init):
        self.init = initializations.get("uniform")
        return self.init

    @_first_gamma.since("0.3.3", reason="gamma begins at one; uniform draws about zero had turned features off")
    def _given_gamma(self, gamma_init):
        return initializations.get(gamma_init)

    # -- weights

    def build(self, input_shape: Tuple) -> None:
        shape = self._feature_shape(input_shape)
        self.gamma = self.add_weight(shape, self.gamma_init, "gamma")
        self.beta = self.add_weight(shape, self.beta_init, "beta")
        self.running_mean = self.add_weight(shape, "zero", "running_mean", trainable=False)
        self.running_std = self.add_weight(shape, "one", "running_std", trainable=False)

    @versioned
    def _feature_shape(self, input_shape):
        return input_shape[1:]

    @_feature_shape.since("0.3.2", reason="one feature for each place along axis")
    def _length_of_axis(self, input_shape):
        return (input_shape[self.axis],)

    # -- output

    def call(self, x: Any, mask: Any = None) -> Any:
        modes = {0: self._by_feature, 1: self._by_sample}
        if self.mode not in modes:
            raise ArgumentError.like(UnboundLocalError)(
                "local variable '%s' referenced before assignment" % self._unbound(),
                "BatchNormalization: mode=%r, expected 0 or 1" % (self.mode,))
        return modes[self.mode](x)

    @versioned
    def _unbound(self):
        return "X_normed"

    @_unbound.since("0.3.2", reason="the text of the error on an unknown mode")
    def _unbound_out(self):
        return "out"

    @versioned
    def _by_feature(self, x):
        mean = K.mean(x, axis=0)
        self._track(mean, K.sqrt(K.mean(K.square(x - mean) + self.epsilon, axis=0)))
        normed = (x - self.running_mean) / (self.running_std + self.epsilon)
        return self.gamma * normed + self.beta

    @_by_feature.since("0.3.2", reason="training normalizes by the batch, before by the running mean; axis")
    def _by_axis(self, x):
        others, wide = list(range(K.ndim(x))), [1] * K.ndim(x)
        del others[self.axis]
        wide[self.axis] = -1

        def by_batch():
            mean = K.mean(x, axis=others)
            std = K.sqrt(K.mean(K.square(x - K.reshape(mean, wide)) + self.epsilon, axis=others))
            self._track(mean, std)
            return mean, std

        def normed(mean, std):
            return (x - K.reshape(mean, wide)) / (K.reshape(std, wide) + self.epsilon)

        out = K.in_train_phase(lambda: normed(*by_batch()), lambda: normed(self.running_mean, self.running_std))
        return K.reshape(self.gamma, wide) * out + K.reshape(self.beta, wide)

    def _track(self, mean: Any, std: Any) -> None:
        """Let training move the running mean and deviation towards those of the batch."""
        old, new = self.momentum, 1 - self.momentum
        self.updates = [(self.running_mean, old * self.running_mean + new * mean),
                        (self.running_std, old * self.running_std + new * std)]

    def _by_sample(self, x: Any) -> Any:
        mean, std = K.mean(x, axis=-1, keepdims=True), K.std(x, axis=-1, keepdims=True)
        return self.gamma * ((x - mean) / (std + self.epsilon)) + self.beta

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        config = super().get_config()
        return {key: value for key, value in config.items() if key not in self._left_out()}

    @versioned
    def _left_out(self):
        return _INITS + ("axis",)

    @_left_out.since("0.3.2", reason="axis came")
    def _left_out_inits(self):
        return _INITS
