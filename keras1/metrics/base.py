"""Metrics that count over batches: their state, how it is updated, read and reset.  Came with 2.3.0."""
import abc
import re
import types
from typing import Any, Callable, Dict, List, Optional, Sequence

import numpy as np

from keras1 import backend as K
from keras1 import initializers
from keras1.errors import ArgumentError, ShapeError
from keras1.losses.classes import plain_values
from keras1.utils import losses_utils
from keras1.utils.lists import to_list
from keras1.utils.metrics_utils import Reduction, result_wrapper, update_state_wrapper

_KEYWORDS = {"input_shape", "batch_input_shape", "batch_size", "trainable", "weights", "input_dtype"}


class Metric(abc.ABC):
    """Base of all metrics that are objects.

    A user's class derives from it, makes its variables in ``__init__`` with ``add_weight``, and writes
    ``update_state``, which returns the updates of a batch, and ``result``, a tensor.

    Parameters
    ----------
    name : str, optional
        By default the class's name in snake case, with a number.
    dtype : str, optional
        The type of its variables; the type of floats if not given.

    Attributes
    ----------
    weights : list of variables
        Its state, also as ``non_trainable_weights``.
    updates : list of (variable, tensor)
        What ``update_state`` returned each time.

    Examples
    --------
    >>> from keras1.history import emulate
    >>> class Calls(Metric):
    ...     def __init__(self, name="calls", **kwargs):
    ...         super().__init__(name=name, **kwargs)
    ...         self.count = self.add_weight(name="count", initializer="zeros")
    ...     def update_state(self, y_true, y_pred, sample_weight=None):
    ...         return [K.update_add(self.count, 1.)]
    ...     def result(self):
    ...         return self.count
    >>> with emulate("2.3.1"):
    ...     metric = Calls()
    ...     step = K.function([], [], updates=metric.update_state(None, None))
    >>> step([]), step([]), float(K.eval(metric.result()))
    ([], [], 2.0)
    """

    stateful = True
    built = True
    supports_masking = False
    input_spec = None

    def __new__(cls, *args, **kwargs):
        """Set the state that must exist before ``__init__``, and let the methods note what they return."""
        self = super().__new__(cls)
        self._weights: List[Any] = []
        self._updates: List[Any] = []
        self.losses: List[Any] = []
        self.trainable = True
        self.update_state = types.MethodType(update_state_wrapper(self.update_state), self)
        self.result = types.MethodType(result_wrapper(self.result), self)
        return self

    def __init__(self, name: Optional[str] = None, dtype: Optional[str] = None, **kwargs: Any):
        for key in kwargs:
            if key not in _KEYWORDS:
                raise ArgumentError.like(TypeError)(("Keyword argument not understood:", key))
        self.name = name or _numbered_name(type(self).__name__)
        self.dtype = dtype or K.floatx()
        self.trainable = kwargs.get("trainable", True)

    def __setattr__(self, name, value):
        """A variable that becomes an attribute is part of the state."""
        if K.is_variable(value) and not getattr(value, "_tracked", False):
            self._keep(value)
        super().__setattr__(name, value)

    def _keep(self, variable):
        variable._tracked = True
        self._weights.append(variable)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Update the state with a batch and return the result.

        The updates are among ``updates``; a function that has them computes the result after them.
        """
        self.update_state(*args, **kwargs)
        result = self.result()
        result._metric_obj = self
        return result

    @abc.abstractmethod
    def update_state(self, *args: Any, **kwargs: Any) -> List[Any]:
        """The updates of a batch."""
        raise NotImplementedError("Must be implemented in subclasses.")

    @abc.abstractmethod
    def result(self) -> Any:
        """The value of the metric, from its state."""
        raise NotImplementedError("Must be implemented in subclasses.")

    def reset_states(self) -> None:
        """Begin again: all variables are zero."""
        K.batch_set_value([(v, np.zeros_like(K.get_value(v))) for v in self.weights])

    # -- the state

    def add_weight(self, name: str, shape: Sequence[int] = (), initializer: Any = None,
                   dtype: Optional[str] = None) -> Any:
        """A new variable of the state.

        Parameters
        ----------
        name : str
        shape : tuple of int
        initializer : str or initializer
        dtype : str, optional
            By default the metric's.
        """
        dtype = dtype or self.dtype
        variable = K.variable(initializers.get(initializer)(shape, dtype=dtype), dtype=dtype, name=name)
        self._keep(variable)
        return variable

    def add_update(self, updates: Any, inputs: Optional[Any] = None) -> None:
        """Remember an update, or several, or None."""
        if updates is not None:
            self._updates += to_list(updates)

    @property
    def updates(self) -> List[Any]:
        """What ``update_state`` returned so far."""
        return self._updates[:]

    @property
    def weights(self) -> List[Any]:
        """Its variables."""
        return self._weights[:]

    @property
    def trainable_weights(self) -> List[Any]:
        """None of them is trained."""
        return []

    @property
    def non_trainable_weights(self) -> List[Any]:
        """Its variables."""
        return self._weights[:]

    def get_weights(self) -> List[np.ndarray]:
        """The values of its variables."""
        return K.batch_get_value(self.weights)

    def set_weights(self, weights: Sequence[np.ndarray]) -> None:
        """Put back what ``get_weights`` returned.

        Raises
        ------
        ValueError
            A ``ShapeError`` of that name: another number of arrays, or another shape.
        """
        if len(weights) != len(self.weights):
            raise ShapeError.like(ValueError)(
                'You called `set_weights(weights)` on layer "%s" with a weight list of length %d, but the layer was '
                "expecting %d weights. Provided weights: %s..."
                % (self.name, len(weights), len(self.weights), str(weights)[:50]))
        for own, value in zip(self.get_weights(), weights):
            if own.shape != value.shape:
                raise ShapeError.like(ValueError)(
                    "Layer weight shape %s not compatible with provided weight shape %s" % (own.shape, value.shape))
        K.batch_set_value(zip(self.weights, weights))

    def count_params(self) -> int:
        """The number of scalars in its state."""
        return sum(value.size for value in self.get_weights())

    # -- the configuration

    def get_config(self) -> Dict[str, Any]:
        """Its name and type."""
        return {"name": self.name, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Metric":
        """A new metric of what ``get_config`` returned."""
        return cls(**config)


def _numbered_name(class_name: str) -> str:
    snake = re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z0-9]+)", r"\1_\2", class_name)).lower()
    return "%s_%d" % ("private" + snake if snake[0] == "_" else snake, K.get_uid(class_name))


class Reduce(Metric):
    """The sum of all values so far, or their mean.

    Parameters
    ----------
    reduction : str
        One of ``keras.utils.metrics_utils.Reduction``.
    name, dtype : str, optional

    Attributes
    ----------
    total, count : variables
        The sum, and what it is divided by.
    """

    def __init__(self, reduction: str, name: str, dtype: Optional[str] = None):
        super().__init__(name=name, dtype=dtype)
        self.reduction = reduction
        self.total = self.add_weight("total", initializer="zeros")
        if reduction in (Reduction.SUM_OVER_BATCH_SIZE, Reduction.WEIGHTED_MEAN):
            self.count = self.add_weight("count", initializer="zeros")

    def update_state(self, values: Any, sample_weight: Optional[Any] = None) -> List[Any]:
        """The updates that add the values, each times its weight."""
        values = K.cast(values, self.dtype)
        if sample_weight is not None:
            values, _, sample_weight = losses_utils.squeeze_or_expand_dimensions(
                values, sample_weight=K.cast(sample_weight, self.dtype))
            sample_weight = losses_utils.broadcast_weights(values, sample_weight)
            values = values * sample_weight
        updates = [K.update_add(self.total, K.sum(values))]
        if self.reduction != Reduction.SUM:
            updates.append(K.update_add(self.count, self._counted(values, sample_weight)))
        return updates

    def _counted(self, values, sample_weight):
        """What these values add to the divisor."""
        if self.reduction not in (Reduction.SUM_OVER_BATCH_SIZE, Reduction.WEIGHTED_MEAN):
            raise self._not_implemented()
        if sample_weight is None or self.reduction == Reduction.SUM_OVER_BATCH_SIZE:
            return K.cast(K.size(values), self.dtype)
        return K.sum(sample_weight)

    def result(self) -> Any:
        """The sum, or the mean: NaN before there are values."""
        if self.reduction == Reduction.SUM:
            return self.total
        if self.reduction in (Reduction.SUM_OVER_BATCH_SIZE, Reduction.WEIGHTED_MEAN):
            return self.total / self.count
        raise self._not_implemented()

    def _not_implemented(self):
        return ArgumentError.like(NotImplementedError)("reduction [%s] not implemented" % self.reduction)


class Sum(Reduce):
    """The sum of all values so far.

    Parameters
    ----------
    name, dtype : str, optional
    """

    def __init__(self, name: str = "sum", dtype: Optional[str] = None):
        super().__init__(Reduction.SUM, name, dtype)


class Mean(Reduce):
    """The mean of all values so far, each counted by its weight.

    Parameters
    ----------
    name, dtype : str, optional
    """

    def __init__(self, name: str = "mean", dtype: Optional[str] = None):
        super().__init__(Reduction.WEIGHTED_MEAN, name, dtype)


class MeanMetricWrapper(Mean):
    """The mean over all samples so far of a function of truth and prediction.

    Parameters
    ----------
    fn : callable
    name, dtype : str, optional
    **kwargs
        What else the function is called with; its configuration.
    """

    def __init__(self, fn: Callable, name: Optional[str] = None, dtype: Optional[str] = None, **kwargs: Any):
        super().__init__(name=name, dtype=dtype)
        self._fn = fn
        self._fn_kwargs = kwargs

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Optional[Any] = None) -> List[Any]:
        """The updates that add a batch.

        Parameters
        ----------
        y_true, y_pred : tensors or arrays, shape (samples, ...)
        sample_weight : tensor or array, optional
        """
        y_pred, y_true = losses_utils.squeeze_or_expand_dimensions(
            K.cast(y_pred, self.dtype), K.cast(y_true, self.dtype))
        return super().update_state(self._fn(y_true, y_pred, **self._fn_kwargs), sample_weight=sample_weight)

    def get_config(self) -> Dict[str, Any]:
        """Its name and type, and what else the function is called with."""
        return dict(super().get_config(), **plain_values(self._fn_kwargs))
