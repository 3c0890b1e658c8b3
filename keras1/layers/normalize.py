"""Batch normalization."""
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import initializations, regularizers
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError, WiringError
from keras1.history import argument, default, versioned

Named = Union[str, Callable]

_SHARED = (
    "You are attempting to share a same `BatchNormalization` layer across different data flows. This is not possible. "
    "You should use `mode=2` in `BatchNormalization`, which has a similar behavior but is shareable (see docs for a "
    "description of the behavior).")

#: Arguments that are no part of a configuration.
_INITS = ("beta_init", "gamma_init")


class BatchNormalization(Layer):
    """Bring each feature to mean 0 and deviation 1, then scale by ``gamma`` and shift by ``beta``.

    Parameters
    ----------
    epsilon : float
        Keeps the deviation away from zero.
    mode : {0, 1, 2}
        0: each feature over the samples.  1: each sample over its last axis.  2 (from 1.0.8): as 0, and by the
        batch's own mean and deviation in use too.
    axis : int
        The axis of the features in mode 0, the others are averaged over; from 0.3.2.  Before, each place of a
        sample was a feature.
    momentum : float
        Share of the old value when the running mean and deviation of mode 0 are updated.
    weights : list of four arrays, optional
        Initial ``[gamma, beta, running_mean, running_std]``.
    beta_init, gamma_init : str or callable
        Initializations; from 0.3.3.  Before, ``beta`` began at 0 and ``gamma`` with uniform draws.
    gamma_regularizer, beta_regularizer : WeightRegularizer, optional
        From 1.1.
    **kwargs
        See `Layer`.

    Raises
    ------
    UnboundLocalError
        When the output is built, on another mode.
    Exception
        From 1.0.8 to 1.1, if a layer of mode 0 is called on two tensors.

    Notes
    -----
    Input and output of any shape.  In mode 0, in use, the running mean and deviation stand for the batch's; up
    to 0.3.1 in training as well.  From 1.0.8 on ``running_std`` holds the variance (from 1.2.0 plus epsilon).
    S. Ioffe and C. Szegedy, Batch normalization, 2015.
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
    @default("epsilon", "1.0.8", 1e-5, "added to the variance")
    @default("epsilon", "1.2.0", 1e-3, "what Theano's own normalization asks for is at least 1e-5")
    @default("momentum", "1.0.8", 0.99, "a longer mean")
    @argument("gamma_regularizer", "1.1.0", reason="scale and shift can be penalized")
    @argument("beta_regularizer", "1.1.0", reason="scale and shift can be penalized")
    def __init__(self, epsilon: float = 1e-6, mode: int = 0, axis: int = -1, momentum: float = 0.9,
                 weights: Optional[List[np.ndarray]] = None, beta_init: Named = "zero", gamma_init: Named = "one",
                 gamma_regularizer: Any = None, beta_regularizer: Any = None, **kwargs: Any):
        self.epsilon = epsilon
        self.mode = mode
        self.axis = axis
        self.momentum = momentum
        self.initial_weights = weights
        self.beta_init = initializations.get(beta_init)
        self.gamma_init = self._first_gamma(gamma_init)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.uses_learning_phase = self._minds_phase()
        self.supports_masking = self._passes_masks()
        super().__init__(**kwargs)

    @versioned
    def _first_gamma(self, gamma_init):
        self.init = initializations.get("uniform")
        return self.init

    @_first_gamma.since("0.3.3", reason="gamma begins at one; uniform draws about zero had turned features off")
    def _given_gamma(self, gamma_init):
        return initializations.get(gamma_init)

    @versioned
    def _minds_phase(self):
        return True

    @_minds_phase.since("1.0.8", reason="only mode 0 differs in training")
    def _minds_phase_in_mode_0(self):
        return self.mode == 0

    @versioned
    def _passes_masks(self):
        return False

    @_passes_masks.since("1.0.8", reason="a mask is passed on")
    def _passes_any_mask(self):
        return True

    # -- weights

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = [InputSpec(shape=input_shape)]
        self.called_with = None
        shape = self._feature_shape(input_shape)
        self.gamma = self._add_weight(shape, self.gamma_init, "gamma", regularizer=self.gamma_regularizer)
        self.beta = self._add_weight(shape, self.beta_init, "beta", regularizer=self.beta_regularizer)
        self.running_mean = self._add_weight(shape, "zero", "running_mean", trainable=False)
        self.running_std = self._add_weight(shape, "one", "running_std", trainable=False)

    @versioned
    def _feature_shape(self, input_shape):
        return input_shape[1:]

    @_feature_shape.since("0.3.2", reason="one feature for each place along axis")
    def _length_of_axis(self, input_shape):
        return (input_shape[self.axis],)

    # -- output

    def call(self, x: Any, mask: Any = None) -> Any:
        modes = self._modes()
        if self.mode not in modes:
            raise ArgumentError.like(UnboundLocalError)(
                "local variable '%s' referenced before assignment" % self._unbound(),
                "BatchNormalization: mode=%r, expected one of %s" % (self.mode, ", ".join(map(str, modes))))
        return modes[self.mode](x)

    @versioned
    def _modes(self):
        return {0: self._by_feature, 1: self._by_sample}

    @_modes.since("1.0.8", reason="mode 2")
    def _three_modes(self):
        return {0: self._by_feature, 1: self._by_sample, 2: lambda x: self._by_batch(x)[0]}

    @versioned
    def _unbound(self):
        return "X_normed"

    @_unbound.since("0.3.2", reason="the text of the error on an unknown mode")
    def _unbound_out(self):
        return "out"

    @_unbound.since("1.0.8", reason="the text of the error on an unknown mode")
    def _unbound_x_normed(self):
        return "x_normed"

    @versioned
    def _by_feature(self, x):
        mean = K.mean(x, axis=0)
        self._track(x, mean, K.sqrt(K.mean(K.square(x - mean) + self.epsilon, axis=0)))
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
            self._track(x, mean, std)
            return mean, std

        def normed(mean, std):
            return (x - K.reshape(mean, wide)) / (K.reshape(std, wide) + self.epsilon)

        out = K.in_train_phase(lambda: normed(*by_batch()), lambda: normed(self.running_mean, self.running_std))
        return K.reshape(self.gamma, wide) * out + K.reshape(self.beta, wide)

    @_by_feature.since("1.0.8", reason="by the variance, which running_std holds; Theano normalizes")
    def _by_variance(self, x):
        self._check_shared(x)
        trained, mean, var = self._by_batch(x)
        self._track(x, mean, var)
        wide = [1] * K.ndim(x)
        wide[self.axis] = K.get_variable_shape(self.gamma)[0]
        mean, var, beta, gamma = (K.reshape(part, wide) for part in (
            self.running_mean, self.running_std, self.beta, self.gamma))
        return K.in_train_phase(trained, K.batch_normalization(x, mean, var, beta, gamma, epsilon=self.epsilon))

    def _by_batch(self, x: Any) -> Tuple[Any, Any, Any]:
        """The input normalized by the batch itself, and the batch's mean and variance."""
        others = list(range(K.ndim(x)))
        del others[self.axis]
        return K.normalize_batch_in_training(x, self.gamma, self.beta, others, epsilon=self.epsilon)

    @versioned
    def _check_shared(self, x):
        if self.called_with is not None and self.called_with is not x:
            raise WiringError.like(Exception)(_SHARED, "layer '%s'" % self.name)
        self.called_with = x

    @_check_shared.since("1.2.0", reason="a layer of mode 0 may be shared")
    def _may_be_shared(self, x):
        pass

    def _track(self, x: Any, mean: Any, std: Any) -> None:
        """Let training move the running mean and deviation towards those of the batch."""
        self.set_updates([K.moving_average_update(self.running_mean, mean, self.momentum),
                          K.moving_average_update(self.running_std, std, self.momentum)], x)

    def _by_sample(self, x: Any) -> Any:
        mean, std = K.mean(x, axis=-1, keepdims=True), self._std_of_sample(x)
        return self.gamma * ((x - mean) / (std + self.epsilon)) + self.beta

    @versioned
    def _std_of_sample(self, x):
        return K.std(x, axis=-1, keepdims=True)

    @_std_of_sample.since("1.0.8", reason="epsilon is added to the variance, too")
    def _std_away_from_zero(self, x):
        return K.sqrt(K.var(x, axis=-1, keepdims=True) + self.epsilon)

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        return {key: value for key, value in super().get_config().items() if key not in _INITS}
