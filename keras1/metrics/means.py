"""Functions of truth and prediction as metrics: means over all samples so far.  Came with 2.3.0.

Parameters of each, beside its own: ``name`` and ``dtype``, as of ``Metric``.
"""
from typing import Any, List, Optional

from keras1 import backend as K
from keras1 import losses
from keras1.errors import BackendError
from keras1.metrics import functions
from keras1.metrics.base import Mean, MeanMetricWrapper


class Accuracy(MeanMetricWrapper):
    """The mean of ``accuracy``."""

    def __init__(self, name: str = "accuracy", dtype: Optional[str] = None):
        super().__init__(functions.accuracy, name, dtype)


class BinaryAccuracy(MeanMetricWrapper):
    """The mean of ``binary_accuracy``.

    Parameters
    ----------
    name, dtype : str, optional
    threshold : float
        What is above is taken for a 1.
    """

    def __init__(self, name: str = "binary_accuracy", dtype: Optional[str] = None, threshold: float = 0.5):
        super().__init__(functions.binary_accuracy, name, dtype, threshold=threshold)


class CategoricalAccuracy(MeanMetricWrapper):
    """The mean of ``categorical_accuracy``."""

    def __init__(self, name: str = "categorical_accuracy", dtype: Optional[str] = None):
        super().__init__(functions.categorical_accuracy, name, dtype)


class SparseCategoricalAccuracy(MeanMetricWrapper):
    """The mean of ``sparse_categorical_accuracy``."""

    def __init__(self, name: str = "sparse_categorical_accuracy", dtype: Optional[str] = None):
        super().__init__(functions.sparse_categorical_accuracy, name, dtype)


class TopKCategoricalAccuracy(MeanMetricWrapper):
    """The mean of ``top_k_categorical_accuracy``.

    Parameters
    ----------
    k : int
        Among how many of the largest predictions the truth has to be.
    name, dtype : str, optional
    """

    def __init__(self, k: int = 5, name: str = "top_k_categorical_accuracy", dtype: Optional[str] = None):
        super().__init__(functions.top_k_categorical_accuracy, name, dtype, k=k)


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    """The mean of ``sparse_top_k_categorical_accuracy``.

    Parameters
    ----------
    k : int
        Among how many of the largest predictions the truth has to be.
    name, dtype : str, optional
    """

    def __init__(self, k: int = 5, name: str = "sparse_top_k_categorical_accuracy", dtype: Optional[str] = None):
        super().__init__(functions.sparse_top_k_categorical_accuracy, name, dtype, k=k)


class MeanSquaredError(MeanMetricWrapper):
    """The mean of ``mean_squared_error``."""

    def __init__(self, name: str = "mean_squared_error", dtype: Optional[str] = None):
        super().__init__(losses.mean_squared_error, name, dtype)


class MeanAbsoluteError(MeanMetricWrapper):
    """The mean of ``mean_absolute_error``."""

    def __init__(self, name: str = "mean_absolute_error", dtype: Optional[str] = None):
        super().__init__(losses.mean_absolute_error, name, dtype)


class MeanAbsolutePercentageError(MeanMetricWrapper):
    """The mean of ``mean_absolute_percentage_error``."""

    def __init__(self, name: str = "mean_absolute_percentage_error", dtype: Optional[str] = None):
        super().__init__(losses.mean_absolute_percentage_error, name, dtype)


class MeanSquaredLogarithmicError(MeanMetricWrapper):
    """The mean of ``mean_squared_logarithmic_error``."""

    def __init__(self, name: str = "mean_squared_logarithmic_error", dtype: Optional[str] = None):
        super().__init__(losses.mean_squared_logarithmic_error, name, dtype)


class RootMeanSquaredError(Mean):
    """The root of the mean of all squared errors."""

    def __init__(self, name: str = "root_mean_squared_error", dtype: Optional[str] = None):
        super().__init__(name, dtype=dtype)

    def update_state(self, y_true: Any, y_pred: Any, sample_weight: Optional[Any] = None) -> List[Any]:
        """The updates that add a batch of tensors."""
        return super().update_state(K.square(y_pred - y_true), sample_weight=sample_weight)

    def result(self) -> Any:
        """The root."""
        return K.sqrt(self.total / self.count)


class LogCoshError(MeanMetricWrapper):
    """The mean of ``logcosh``."""

    def __init__(self, name: str = "logcosh", dtype: Optional[str] = None):
        super().__init__(losses.logcosh, name, dtype)


class Poisson(MeanMetricWrapper):
    """The mean of ``poisson``."""

    def __init__(self, name: str = "poisson", dtype: Optional[str] = None):
        super().__init__(losses.poisson, name, dtype)


class KLDivergence(MeanMetricWrapper):
    """The mean of ``kullback_leibler_divergence``."""

    def __init__(self, name: str = "kullback_leibler_divergence", dtype: Optional[str] = None):
        super().__init__(losses.kullback_leibler_divergence, name, dtype)


class Hinge(MeanMetricWrapper):
    """The mean of ``hinge``."""

    def __init__(self, name: str = "hinge", dtype: Optional[str] = None):
        super().__init__(losses.hinge, name, dtype)


class SquaredHinge(MeanMetricWrapper):
    """The mean of ``squared_hinge``."""

    def __init__(self, name: str = "squared_hinge", dtype: Optional[str] = None):
        super().__init__(losses.squared_hinge, name, dtype)


class CategoricalHinge(MeanMetricWrapper):
    """The mean of ``categorical_hinge``."""

    def __init__(self, name: str = "categorical_hinge", dtype: Optional[str] = None):
        super().__init__(losses.categorical_hinge, name, dtype)


class CosineSimilarity(MeanMetricWrapper):
    """The mean of the cosine of the angle between truth and prediction.

    Parameters
    ----------
    name, dtype : str, optional
    axis : int
        The axis of the vectors.
    """

    def __init__(self, name: str = "cosine_similarity", dtype: Optional[str] = None, axis: int = -1):
        super().__init__(functions.cosine_proximity, name, dtype, axis=axis)


class BinaryCrossentropy(MeanMetricWrapper):
    """The mean of ``binary_crossentropy``.

    Parameters
    ----------
    name, dtype : str, optional
    from_logits : bool
        Whether predictions are logits, no probabilities.
    label_smoothing : float
        How far the truth is smoothed, from 0 to 1.
    """

    def __init__(self, name: str = "binary_crossentropy", dtype: Optional[str] = None, from_logits: bool = False,
                 label_smoothing: float = 0):
        super().__init__(losses.binary_crossentropy, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing)


class CategoricalCrossentropy(MeanMetricWrapper):
    """The mean of ``categorical_crossentropy``.

    Parameters
    ----------
    name, dtype : str, optional
    from_logits : bool
        Whether predictions are logits, no probabilities.
    label_smoothing : float
        How far the truth is smoothed, from 0 to 1.
    """

    def __init__(self, name: str = "categorical_crossentropy", dtype: Optional[str] = None, from_logits: bool = False,
                 label_smoothing: float = 0):
        super().__init__(losses.categorical_crossentropy, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing)


class SparseCategoricalCrossentropy(MeanMetricWrapper):
    """The mean of ``sparse_categorical_crossentropy``.

    Parameters
    ----------
    name, dtype : str, optional
    from_logits : bool
        Whether predictions are logits, no probabilities.
    axis : int
        The axis of the classes.
    """

    def __init__(self, name: str = "sparse_categorical_crossentropy", dtype: Optional[str] = None,
                 from_logits: bool = False, axis: int = -1):
        super().__init__(losses.sparse_categorical_crossentropy, name, dtype, from_logits=from_logits, axis=axis)


class MeanIoU:
    """The intersection over the union, averaged over classes: for TensorFlow only.

    Parameters
    ----------
    num_classes : int
    name, dtype : str, optional

    Raises
    ------
    RuntimeError
        A ``BackendError`` of that name, on Theano always.
    """

    def __init__(self, num_classes: int, name: Optional[str] = None, dtype: Optional[str] = None):
        raise BackendError.like(RuntimeError)(
            "`MeanIoU` metric is currently supported only with TensorFlow backend and TF version >= 2.0.0.")
