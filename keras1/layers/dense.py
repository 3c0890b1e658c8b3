"""Fully connected layers: Dense and its relatives."""
import warnings
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

import numpy as np

from keras1 import activations, constraints, initializations, regularizers
from keras1 import backend as K
from keras1.engine.layer import Layer, MaskedLayer, with_input_shape
from keras1.engine.nodes import InputSpec
from keras1.errors import ShapeError
from keras1.history import alias, argument, by_release, default, dropped, signature, versioned
from keras1.layers.keras_2 import AFFINE, KERAS_2

Named = Union[str, Callable]


class Affine(Layer):
    """Abstract parent of the layers with a matrix ``W`` and a bias ``b``: it takes what they have in common."""

    sure_of_shape = True
    weight_names = {"W": "kernel", "b": "bias"}
    use_bias = True
    bias = alias(("0.1.0", "use_bias"), ("2.0.0", "b"))

    def _take(self, init, weights, W_regularizer, b_regularizer, activity_regularizer,
              W_constraint, b_constraint, bias, activation="linear", bias_initializer="zero"):
        """Resolve the names among the common arguments and keep them."""
        self.use_bias = bias
        self.init = initializations.get(init)
        self.bias_initializer = initializations.get(bias_initializer)
        self.activation = activations.get(activation)
        self.W_regularizer = regularizers.get(W_regularizer)
        self.b_regularizer = regularizers.get(b_regularizer)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self.W_constraint = constraints.get(W_constraint)
        self.b_constraint = constraints.get(b_constraint)
        self.initial_weights = weights

    def _add_affine(self, W_shape: Tuple[int, ...], b_shape: Tuple[int, ...]) -> None:
        """Make ``W`` and ``b``."""
        self.W = self._add_weight(W_shape, self.init, "W", regularizer=self.W_regularizer,
                                  constraint=self.W_constraint)
        self.b = self._add_weight(b_shape, self.bias_initializer, "b", regularizer=self.b_regularizer,
                                  constraint=self.b_constraint) if self.use_bias else None

    def _affine(self, x: Any) -> Any:
        """``dot(x, W) + b``."""
        product = K.dot(x, self.W)
        return product if self.b is None else product + self.b


class Dense(Affine):
    """Fully connected layer: ``activation(dot(x, W) + b)``.

    Parameters
    ----------
    output_dim : int
        Number of units.
    init : str or callable
        Initialization of ``W``; ``b`` starts at zero.
    activation : str or callable
        Elementwise function of the output.
    weights : list of arrays, optional
        Initial values ``[W, b]``, of shapes (input_dim, output_dim) and (output_dim,).
    W_regularizer, b_regularizer : WeightRegularizer, optional
    activity_regularizer : ActivityRegularizer, optional
        Applied to the output.
    W_constraint, b_constraint : Constraint, optional
    bias : bool
        Whether there is a ``b``; from 1.0.
    input_dim : int, optional
        Number of features; for the first layer of a model, in place of ``input_shape=(input_dim,)``.
    bias_initializer : str or callable
        Initialization of ``b``; from 2.0.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, input_dim), output (samples, output_dim); from 1.2 on also with more axes between.
    From 2.0 on the arguments are called units, activation, use_bias, kernel_initializer, ...
    Source: ``keras.layers.core.Dense``.

    Examples
    --------
    >>> from keras1.layers.core import Dense
    >>> layer = Dense(4, input_dim=3, activation="relu")
    >>> layer.output_shape, [w.shape for w in layer.get_weights()]
    ((None, 4), [(3, 4), (4,)])
    """

    input_ndim = 2
    supports_masking = by_release(False, "2.0.0", True, reason="a mask is passed on")

    @signature("2.0.0", "units activation use_bias kernel_initializer bias_initializer kernel_regularizer "
               "bias_regularizer activity_regularizer kernel_constraint bias_constraint", positional=1,
               units="output_dim", **AFFINE, reason=KERAS_2)
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    @default("bias_initializer", "2.0.0", "zeros", reason="the name of 2.0; 'zero' is taken, too")
    @argument("bias_initializer", "2.0.0", reason="the bias may start elsewhere than at zero")
    @argument("bias", "1.0.0", reason="layers without bias")
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", activation: Optional[Named] = "linear",
                 weights: Optional[List[np.ndarray]] = None, W_regularizer: Any = None, b_regularizer: Any = None,
                 activity_regularizer: Any = None, W_constraint: Any = None, b_constraint: Any = None,
                 bias: bool = True, input_dim: Optional[int] = None, bias_initializer: Any = "zero", **kwargs: Any):
        self.output_dim = output_dim
        self.input_dim = input_dim
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation, bias_initializer)
        self.input_spec = self._spec()
        super().__init__(**with_input_shape(kwargs, input_dim))

    @versioned
    def _spec(self, input_dim=None):
        return [InputSpec(dtype=K.floatx(), shape=(None, input_dim)) if input_dim else InputSpec(ndim=2)]

    @_spec.since("1.2.0", reason="inputs may have more axes; each vector along the last is transformed")
    def _spec_of_any_rank(self, input_dim=None):
        return [InputSpec(dtype=K.floatx(), ndim="2+") if input_dim else InputSpec(ndim="2+")]

    @_spec.since("2.0.0", reason="the number of features is checked when the layer is called")
    def _spec_of_features(self, input_dim=None):
        return InputSpec(min_ndim=2, axes={-1: input_dim} if input_dim else None)

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = self._spec(input_shape[-1])
        self._note_input_dim(input_shape[-1])
        self._add_affine((input_shape[-1], self.output_dim), (self.output_dim,))

    @versioned
    def _note_input_dim(self, input_dim):
        pass

    @_note_input_dim.since("1.2.0", reason="the configuration tells the number of features that was found")
    def _keep_input_dim(self, input_dim):
        self.input_dim = input_dim

    def call(self, x: Any, mask: Any = None) -> Any:
        return self.activation(self._affine(x))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        self._check_shape(input_shape)
        return tuple(input_shape[:-1]) + (self.output_dim,)

    @versioned
    def _check_shape(self, input_shape):
        if len(input_shape) != 2:
            raise ShapeError.like(AssertionError)("", "Dense: expected (samples, features), got %s" % (input_shape,))

    @_check_shape.since("1.2.0", reason="the number of features is checked")
    def _check_features(self, input_shape):
        if len(input_shape) < 2 or not input_shape[-1] or input_shape[-1] != self.input_dim:
            raise ShapeError.like(AssertionError)(
                "", "Dense: it has weights for %s features, the input is of shape %s" % (self.input_dim, input_shape))

    @_check_shape.since("2.0.0", reason="the specification of the input checks the number of features")
    def _check_that_features_are_known(self, input_shape):
        if not input_shape or len(input_shape) < 2 or not input_shape[-1]:
            raise ShapeError.like(AssertionError)(
                "", "Dense: expected (samples, ..., features) with a known number of features, got %s" % (input_shape,))


class TimeDistributedDense(Affine, MaskedLayer):
    """The same Dense layer at every time step: ``activation(dot(x[:, t], W) + b)``.

    Parameters
    ----------
    output_dim, init, activation, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, \
b_constraint, input_dim
        See `Dense`.
    input_length : int, optional
        Number of time steps, with ``input_dim`` in place of ``input_shape``.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, time, input_dim), output (samples, time, output_dim); a mask is passed on.
    Source: ``keras.layers.core.TimeDistributedDense``.

    Examples
    --------
    >>> from keras1.layers.core import TimeDistributedDense
    >>> TimeDistributedDense(4, input_dim=3, input_length=5).output_shape
    (None, 5, 4)
    """

    input_ndim = 3
    weight_names: Dict[str, str] = {}
    bias = alias(("0.1.0", "use_bias"))

    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    @argument("bias", "1.0.0", reason="layers without bias")
    def __init__(self, output_dim: int, init: Named = "glorot_uniform", activation: Optional[Named] = "linear",
                 weights: Optional[List[np.ndarray]] = None, W_regularizer: Any = None, b_regularizer: Any = None,
                 activity_regularizer: Any = None, W_constraint: Any = None, b_constraint: Any = None,
                 bias: bool = True, input_dim: Optional[int] = None, input_length: Optional[int] = None,
                 **kwargs: Any):
        self._warn_of_end()
        self.output_dim = output_dim
        self.input_dim = input_dim
        self.input_length = input_length
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation)
        self.input_spec = [InputSpec(ndim=3)]
        super().__init__(**with_input_shape(kwargs, input_length, input_dim))

    @versioned
    def _warn_of_end(self):
        pass

    @_warn_of_end.since("1.0.0", reason="deprecated in favour of TimeDistributed(Dense(...))")
    def _warn_of_wrapper(self):
        warnings.warn("TimeDistributedDense is deprecated, please use TimeDistributed(Dense(...)) instead.",
                      stacklevel=4)

    @_warn_of_end.since("1.2.0", reason="deprecated in favour of Dense")
    def _warn_of_dense(self):
        warnings.warn("`TimeDistributedDense` is deprecated, And will be removed on May 1st, 2017. Please use a "
                      "`Dense` layer instead.", stacklevel=4)

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = [InputSpec(dtype=K.floatx(), shape=(None,) + tuple(input_shape[1:]))]
        self._add_affine((input_shape[2], self.output_dim), (self.output_dim,))

    def call(self, x: Any, mask: Any = None) -> Any:
        samples, time, features = (K.shape(x)[axis] for axis in range(3))
        rows = self._affine(K.reshape(x, (samples * time, features)))
        return self.activation(K.reshape(rows, (samples, time, self.output_dim)))

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return input_shape[0], input_shape[1], self.output_dim


class MaxoutDense(Affine):
    """The largest of ``nb_feature`` linear layers: ``max_k(dot(x, W[k]) + b[k])``.

    Parameters
    ----------
    output_dim : int
        Number of units.
    nb_feature : int
        Number of linear pieces.
    init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, b_constraint, input_dim
        See `Dense`; ``W`` has the shape (nb_feature, input_dim, output_dim), ``b`` (nb_feature, output_dim).
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, input_dim), output (samples, output_dim).  I. Goodfellow et al., Maxout networks, 2013.
    Source: ``keras.layers.core.MaxoutDense``.

    Examples
    --------
    >>> from keras1.layers.core import MaxoutDense
    >>> [w.shape for w in MaxoutDense(4, nb_feature=2, input_dim=3).get_weights()]
    [(2, 3, 4), (2, 4)]
    """

    input_ndim = 2
    weight_names: Dict[str, str] = {}
    bias = alias(("0.1.0", "use_bias"))

    @argument("bias", "1.0.0", reason="layers without bias")
    def __init__(self, output_dim: int, nb_feature: int = 4, init: Named = "glorot_uniform",
                 weights: Optional[List[np.ndarray]] = None, W_regularizer: Any = None, b_regularizer: Any = None,
                 activity_regularizer: Any = None, W_constraint: Any = None, b_constraint: Any = None,
                 bias: bool = True, input_dim: Optional[int] = None, **kwargs: Any):
        self.output_dim = output_dim
        self.nb_feature = nb_feature
        self.input_dim = input_dim
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, b_constraint,
                   bias)
        self.input_spec = [InputSpec(ndim=2)]
        super().__init__(**with_input_shape(kwargs, input_dim))

    def build(self, input_shape: Tuple) -> None:
        self.input_spec = [InputSpec(dtype=K.floatx(), shape=(None, input_shape[1]))]
        self._add_affine((self.nb_feature, input_shape[1], self.output_dim), (self.nb_feature, self.output_dim))

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.max(self._affine(x), axis=1)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return input_shape[0], self.output_dim


class Highway(Affine):
    """A layer that passes part of its input through: ``t * activation(dot(x, W) + b) + (1 - t) * x``.

    The share ``t = sigmoid(dot(x, W_carry) + b_carry)`` is learned; it starts small, so that at first the
    input passes almost unchanged.

    Parameters
    ----------
    init, activation, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint, \
b_constraint, input_dim
        See `Dense`; the weights are ``[W, b, W_carry, b_carry]``.
    transform_bias : float
        Initial value of ``b_carry``.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output (samples, input_dim).  R. Srivastava et al., Highway networks, 2015.
    Source: ``keras.layers.core.Highway``.

    Examples
    --------
    >>> from keras1.layers.core import Highway
    >>> [w.shape for w in Highway(input_dim=3).get_weights()]
    [(3, 3), (3,), (3, 3), (3,)]
    """

    input_ndim = 2
    weight_names: Dict[str, str] = {}
    bias = alias(("0.1.0", "use_bias"))

    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    @dropped("transform_bias", "1.2.1", reason="deprecated; the bias of the gate starts at one")
    @argument("bias", "1.0.0", reason="layers without bias")
    def __init__(self, init: Named = "glorot_uniform", transform_bias: float = -2,
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 W_regularizer: Any = None, b_regularizer: Any = None, activity_regularizer: Any = None,
                 W_constraint: Any = None, b_constraint: Any = None, bias: bool = True,
                 input_dim: Optional[int] = None, **kwargs: Any):
        self.transform_bias = self._accepted_transform_bias(transform_bias)
        self.input_dim = input_dim
        self._take(init, weights, W_regularizer, b_regularizer, activity_regularizer, W_constraint,
                   b_constraint, bias, activation)
        self.input_spec = [InputSpec(ndim=2)]
        super().__init__(**with_input_shape(kwargs, input_dim))

    @versioned
    def _accepted_transform_bias(self, transform_bias):
        return transform_bias

    @_accepted_transform_bias.since("1.2.1", reason="deprecated; the bias of the gate starts at one")
    def _transform_bias_of_one(self, transform_bias):
        if transform_bias != -2:
            warnings.warn("`transform_bias` argument is deprecated and will be removed after 5/2017.", stacklevel=4)
        return 1

    def build(self, input_shape: Tuple) -> None:
        size = input_shape[1]
        self.input_spec = [InputSpec(dtype=K.floatx(), shape=(None, size))]
        W_constraint, b_constraint = self._constraints_in_force()
        self.W = self._add_weight((size, size), self.init, "W", regularizer=self.W_regularizer,
                                  constraint=W_constraint)
        self.W_carry = self._add_weight((size, size), self.init, "W_carry")
        self.b = self.b_carry = None
        if self.use_bias:
            self.b = self._add_weight((size,), "zero", "b", regularizer=self.b_regularizer,
                                      constraint=b_constraint)
            self.b_carry = self._add_weight((size,), self._start_of_carry, "b_carry")
            self.trainable_weights = self._ordered([self.W, self.b, self.W_carry, self.b_carry])

    @versioned
    def _ordered(self, weights):
        return weights

    @_ordered.since("1.2.0", reason="both matrices come before the biases")
    def _matrices_first(self, weights):
        return [weights[0], weights[2], weights[1], weights[3]]

    def _start_of_carry(self, shape: Tuple, name: Optional[str] = None, dtype: Optional[str] = None) -> Any:
        return K.variable(np.ones(shape) * self.transform_bias, name=name)

    @versioned
    def _constraints_in_force(self):
        # Two constraints were listed for four weights, which counts as none at all.
        return None, None

    @_constraints_in_force.since("1.0.0", bug=True, reason="up to 0.3.3 the constraints were ignored")
    def _own_constraints(self):
        return self.W_constraint, self.b_constraint

    def call(self, x: Any, mask: Any = None) -> Any:
        carried = K.dot(x, self.W_carry)
        transform = activations.sigmoid(carried if self.b_carry is None else carried + self.b_carry)
        return self.activation(self._affine(x)) * transform + (1 - transform) * x
