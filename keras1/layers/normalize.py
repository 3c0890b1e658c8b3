"""Batch normalization."""
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import constraints, initializations, regularizers
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.history import argument, default, signature, versioned
from keras1.layers.keras_2 import KERAS_2

Named = Union[str, Callable]

_SHARED = (
    "You are attempting to share a same `BatchNormalization` layer across different data flows. This is not possible. "
    "You should use `mode=2` in `BatchNormalization`, which has a similar behavior but is shareable (see docs for a "
    "description of the behavior).")

#: Arguments that are no part of a configuration.
_INITS = ("beta_init", "gamma_init")


def _without_mode(args: tuple, kwargs: Dict[str, Any]) -> Tuple[tuple, Dict[str, Any], list]:
    """A call of 1.x without ``mode=0``, which 2.x knows no more."""
    if args:
        raise ArgumentError.like(TypeError)(
            "The `BatchNormalization` layer does not accept positional arguments. Use keyword arguments instead.")
    converted = [("mode", None)] if "mode" in kwargs else []
    if kwargs.pop("mode", 0) != 0:
        raise ArgumentError.like(TypeError)(
            "The `mode` argument of `BatchNormalization` no longer exists. `mode=1` and `mode=2` are no longer "
            "supported.", "under emulate('1.2.2') they are")
    return args, kwargs, converted


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
    center, scale : bool
        Whether there are ``beta`` and ``gamma``; from 2.0.
    moving_mean_initializer, moving_variance_initializer : str or callable
        Initializations of ``running_mean`` and ``running_std``, which 2.0 calls so; from 2.0.
    beta_constraint, gamma_constraint : Constraint, optional
        From 2.0.
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

    weight_names = {"running_mean": "moving_mean", "running_std": "moving_variance"}

    @signature("2.0.0", "axis momentum epsilon center scale beta_initializer gamma_initializer "
               "moving_mean_initializer moving_variance_initializer beta_regularizer gamma_regularizer beta_constraint "
               "gamma_constraint", prepare=_without_mode, beta_initializer="beta_init",
               gamma_initializer="gamma_init", reason=KERAS_2)
    @argument("center", "2.0.0", reason="normalization without a shift")
    @argument("scale", "2.0.0", reason="normalization without a scale")
    @argument("moving_mean_initializer", "2.0.0", reason="to choose")
    @argument("moving_variance_initializer", "2.0.0", reason="to choose")
    @argument("beta_constraint", "2.0.0", reason="scale and shift can be constrained")
    @argument("gamma_constraint", "2.0.0", reason="scale and shift can be constrained")
    @default("beta_init", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @default("gamma_init", "2.0.0", "ones", reason="the name of 2.0; 'one' is taken, too")
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
                 gamma_regularizer: Any = None, beta_regularizer: Any = None, center: bool = True,
                 scale: bool = True, moving_mean_initializer: Named = "zeros",
                 moving_variance_initializer: Named = "ones", beta_constraint: Any = None,
                 gamma_constraint: Any = None, **kwargs: Any):
        self.epsilon = epsilon
        self.mode = mode
        self.axis = axis
        self.momentum = momentum
        self.initial_weights = weights
        self.beta_init = initializations.get(beta_init)
        self.gamma_init = self._first_gamma(gamma_init)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.center = center
        self.scale = scale
        self._take_initializers(moving_mean_initializer, moving_variance_initializer)
        self.beta_constraint = constraints.get(beta_constraint)
        self.gamma_constraint = constraints.get(gamma_constraint)
        self.uses_learning_phase = self._minds_phase()
        self.supports_masking = self._passes_masks()
        super().__init__(**kwargs)

    @versioned
    def _take_initializers(self, mean, variance):
        self.moving_mean_initializer, self.moving_variance_initializer = "zero", "one"

    @_take_initializers.since("2.0.0", reason="to choose")
    def _keep_initializers(self, mean, variance):
        self.moving_mean_initializer = initializations.get(mean)
        self.moving_variance_initializer = initializations.get(variance)

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
        self._specify(input_shape)
        self.called_with = None
        shape = self._feature_shape(input_shape)
        self.gamma = self._add_weight(shape, self.gamma_init, "gamma", regularizer=self.gamma_regularizer,
                                      constraint=self.gamma_constraint) if self.scale else None
        self.beta = self._add_weight(shape, self.beta_init, "beta", regularizer=self.beta_regularizer,
                                     constraint=self.beta_constraint) if self.center else None
        self.running_mean = self._add_weight(shape, self.moving_mean_initializer, "running_mean", trainable=False)
        self.running_std = self._add_weight(shape, self.moving_variance_initializer, "running_std", trainable=False)

    @versioned
    def _specify(self, input_shape):
        self.input_spec = [InputSpec(shape=input_shape)]

    @_specify.since("2.0.0", reason="only the size of the axis is checked")
    def _specify_axis(self, input_shape):
        if input_shape[self.axis] is None:
            raise ShapeError.like(ValueError)(
                "Axis %s of input tensor should have a defined dimension but the layer received an input with shape "
                "%s." % (self.axis, input_shape), "%s: there is one mean for each place along axis=%s" % (
                    self.name, self.axis))
        self.input_spec = InputSpec(ndim=len(input_shape), axes={self.axis: input_shape[self.axis]})

    @versioned
    def _feature_shape(self, input_shape):
        return input_shape[1:]

    @_feature_shape.since("0.3.2", reason="one feature for each place along axis")
    def _length_of_axis(self, input_shape):
        return (input_shape[self.axis],)

    # -- output

    def call(self, x: Any, mask: Any = None, training: Any = None) -> Any:
        training = mask if training is None and isinstance(mask, int) else training  # by position, in 2.x
        modes = self._modes()
        if self.mode not in modes:
            raise ArgumentError.like(UnboundLocalError)(
                "local variable '%s' referenced before assignment" % self._unbound(),
                "BatchNormalization: mode=%r, expected one of %s" % (self.mode, ", ".join(map(str, modes))))
        return modes[self.mode](x, training)

    @versioned
    def _modes(self):
        return {0: self._by_feature, 1: self._by_sample}

    @_modes.since("1.0.8", reason="mode 2")
    def _three_modes(self):
        return {0: self._by_feature, 1: self._by_sample, 2: lambda x, training: self._by_batch(x)[0]}

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
    def _by_feature(self, x, training):
        mean = K.mean(x, axis=0)
        self._track(x, mean, K.sqrt(K.mean(K.square(x - mean) + self.epsilon, axis=0)))
        normed = (x - self.running_mean) / (self.running_std + self.epsilon)
        return self.gamma * normed + self.beta

    @_by_feature.since("0.3.2", reason="training normalizes by the batch, before by the running mean; axis")
    def _by_axis(self, x, training):
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
    def _by_variance(self, x, training):
        self._check_shared(x)
        trained, mean, var = self._by_batch(x)
        self._track(x, mean, var)
        wide = [1] * K.ndim(x)
        wide[self.axis] = K.get_variable_shape(self.gamma)[0]
        mean, var, beta, gamma = (K.reshape(part, wide) for part in (
            self.running_mean, self.running_std, self.beta, self.gamma))
        return K.in_train_phase(trained, K.batch_normalization(x, mean, var, beta, gamma, epsilon=self.epsilon))

    @_by_feature.since("2.0.0", reason="either branch is built when it is needed; training=")
    def _for_phase(self, x, training):
        if training in (0, False):
            return self._by_running(x)
        trained, mean, variance = self._by_batch(x)
        self._track(x, mean, self._variance_of_all(x, variance))
        return K.in_train_phase(trained, lambda: self._by_running(x), training=training)

    def _by_running(self, x: Any) -> Any:
        """The input normalized by the running mean and variance."""
        parts = (self.running_mean, self.running_std, self.beta, self.gamma)
        if self.axis not in (-1, K.ndim(x) - 1):
            wide = [1] * K.ndim(x)
            wide[self.axis] = K.int_shape(x)[self.axis]
            parts = [None if part is None else K.reshape(part, wide) for part in parts]
        return K.batch_normalization(x, *parts, epsilon=self.epsilon)

    @versioned
    def _variance_of_all(self, x, variance):
        return variance

    @_variance_of_all.since("2.1.6", reason="the batch's variance is a little less than that of all samples")
    def _unbiased_variance(self, x, variance):
        others = list(range(K.ndim(x)))
        del others[self.axis]
        size = K.cast(K.prod([K.shape(x)[axis] for axis in others]), K.dtype(x))
        return variance * (size / (size - (1.0 + self.epsilon)))

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

    def _by_sample(self, x: Any, training: Any = None) -> Any:
        mean, std = K.mean(x, axis=-1, keepdims=True), self._std_of_sample(x)
        return self.gamma * ((x - mean) / (std + self.epsilon)) + self.beta

    @versioned
    def _std_of_sample(self, x):
        return K.std(x, axis=-1, keepdims=True)

    @_std_of_sample.since("1.0.8", reason="epsilon is added to the variance, too")
    def _std_away_from_zero(self, x):
        return K.sqrt(K.var(x, axis=-1, keepdims=True) + self.epsilon)

    # -- configuration

    @versioned
    def get_config(self) -> Dict[str, Any]:
        """The arguments, without the initializations."""
        return {key: value for key, value in super().get_config().items() if key not in _INITS}

    @get_config.since("2.0.0", reason="the whole of it")
    def _whole_config(self) -> Dict[str, Any]:
        """The arguments."""
        return super().get_config()
