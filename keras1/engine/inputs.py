"""Where a graph of layers begins: InputLayer and Input."""
from typing import Any, Dict, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.nodes import History, Node, error_class, mark, single
from keras1.errors import ArgumentError
from keras1.history import argument, by_release, signature, versioned


class InputLayer(Layer):
    """A layer that makes the placeholder which a graph begins with, or wraps a tensor as one.

    Parameters
    ----------
    input_shape : tuple of int, optional
        Shape of one sample; this or ``batch_input_shape``.
    batch_input_shape : tuple of int or None, optional
        The same with the batch axis.
    batch_size : int, optional
        The size of the batch axis beside ``input_shape`` (2.x).
    input_dtype : str, optional
        ``dtype`` from 2.0 on; by default ``K.floatx()``.
    input_tensor : tensor, optional
        Stands in place of a new placeholder.
    sparse : bool
        Whether the placeholder is for sparse matrices.
    name : str, optional

    Raises
    ------
    ValueError
        If both shapes are given, or none.

    Notes
    -----
    Source: ``keras.engine.topology.InputLayer`` of 1.x.
    """

    supports_masking = by_release(False, "2.0.0", True, reason="a model may be called on a masked tensor")

    @signature("2.0.0", "input_shape batch_size batch_input_shape dtype input_tensor sparse name",
               dtype="input_dtype", reason="the size of a batch beside the shape of a sample")
    @argument("batch_size", "2.0.0", reason="the size of a batch beside the shape of a sample")
    @argument("sparse", "1.2.0", reason="sparse placeholders")
    def __init__(self, input_shape: Optional[Sequence] = None, batch_input_shape: Optional[Sequence] = None,
                 input_dtype: Optional[str] = None, input_tensor: Any = None, sparse: bool = False,
                 name: Optional[str] = None, batch_size: Optional[int] = None):
        self.sparse = sparse
        self._name = name or "input_%d" % K.get_uid("input")
        self._trainable = False
        self.built = True
        batch_shape = _batch_shape(input_shape, batch_input_shape, input_tensor, batch_size)
        given = input_tensor is not None
        if not given:
            self.input_dtype = input_dtype or K.floatx()
            input_tensor = K.placeholder(shape=batch_shape, dtype=self.input_dtype, name=self._name,
                                         **({"sparse": True} if sparse else {}))
        self.input_dtype = input_dtype or K.dtype(input_tensor)
        self.batch_input_shape = batch_shape
        #: Whether the layer made the tensor, not the user (2.x).
        self.is_placeholder = not given
        mark(input_tensor, batch_shape, False, History(self, 0, 0))
        Node(self, [], [], [], [input_tensor], [input_tensor], [None], [None], [batch_shape], [batch_shape])

    def get_config(self) -> Dict[str, Any]:
        """Shape, type and name."""
        return self._config()

    @versioned
    def _config(self):
        return {"batch_input_shape": self.batch_input_shape, "input_dtype": self.input_dtype, "name": self.name}

    @_config.since("1.2.0", reason="sparse placeholders")
    def _config_with_sparse(self):
        return {"batch_input_shape": self.batch_input_shape, "input_dtype": self.input_dtype,
                "sparse": self.sparse, "name": self.name}


    @_config.since("2.0.0", reason="the type is called dtype")
    def _config_with_dtype(self):
        return {"batch_input_shape": self.batch_input_shape, "dtype": self.dtype, "sparse": self.sparse,
                "name": self.name}


def _batch_shape(shape: Any, batch_shape: Any, tensor: Any, batch_size: Optional[int] = None) -> Tuple:
    if shape and batch_shape:
        raise ArgumentError.like(error_class(ValueError))(
            "Only provide the input_shape OR batch_input_shape argument to InputLayer, not both at the same time.",
            "input_shape is %s, batch_input_shape is %s" % (shape, batch_shape))
    if tensor is not None and not batch_shape and not shape:
        batch_shape = getattr(tensor, "_keras_shape", None)
        if batch_shape is None:
            raise ArgumentError.like(error_class(ValueError))(
                "InputLayer was provided an input_tensor argument, but its input shape cannot be automatically "
                "inferred. You should pass an input_shape or batch_input_shape argument.")
    if not batch_shape and not shape:
        raise ArgumentError.like(error_class(ValueError))(
            "An Input layer should be passed either a `batch_input_shape` or an `input_shape`.")
    return tuple(batch_shape) if batch_shape else (batch_size,) + tuple(shape)


@versioned
def Input(shape: Optional[Sequence] = None, batch_shape: Optional[Sequence] = None, name: Optional[str] = None,
          dtype: Optional[str] = None, tensor: Any = None) -> Any:
    """A tensor to build a model from; see `input_tensor`."""
    return input_tensor(shape, batch_shape, name, dtype, tensor=tensor)


@Input.since("1.2.0", reason="sparse placeholders")
def Input_with_sparse(shape: Optional[Sequence] = None, batch_shape: Optional[Sequence] = None,
                      name: Optional[str] = None, dtype: Optional[str] = None, sparse: bool = False,
                      tensor: Any = None) -> Any:
    """A tensor to build a model from; see `input_tensor`."""
    return input_tensor(shape, batch_shape, name, dtype, sparse, tensor)


def input_tensor(shape: Optional[Sequence] = None, batch_shape: Optional[Sequence] = None, name: Optional[str] = None,
                 dtype: Optional[str] = None, sparse: bool = False, tensor: Any = None) -> Any:
    """A tensor to build a model from: what `Input` of 1.x gives.

    Parameters
    ----------
    shape : tuple of int
        Shape of one sample, None where a size is open.
    batch_shape : tuple of int or None
        The same with the batch axis.
    name : str, optional
        Unique in a model; by default ``input_1``, ``input_2``, ...
    dtype : str, optional
        By default ``K.floatx()``.
    sparse : bool
        Whether it is for sparse matrices (from 1.2).
    tensor : tensor, optional
        Stands in place of a new placeholder (from 1.0.1).

    Raises
    ------
    AssertionError
        If there is neither a shape nor a tensor.

    Notes
    -----
    Source: ``keras.engine.topology.Input`` of 1.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     x = Input(shape=(3,), name="x")
    >>> x._keras_shape
    (None, 3)
    """
    if not batch_shape and tensor is None and _no_shape(shape):
        raise ArgumentError.like(AssertionError)(
            "Please provide to Input either a `shape` or a `batch_shape` argument. Note that `shape` does not "
            "include the batch dimension.", "Input(shape=(784,)) for vectors of 784 numbers")
    if not _no_shape(shape) and not batch_shape:
        batch_shape = (None,) + tuple(shape)
    layer = InputLayer(batch_input_shape=batch_shape, name=name, sparse=sparse, input_tensor=tensor,
                       **{_dtype_argument(): _dtype_or_default(dtype)})
    return single(layer.inbound_nodes[0].output_tensors)


@versioned
def _no_shape(shape: Any) -> bool:
    return not shape


@_no_shape.since("2.0.0", reason="a sample may be a single number: shape=()")
def _no_shape_given(shape: Any) -> bool:
    return shape is None


@versioned
def _dtype_argument() -> str:
    return "input_dtype"


@_dtype_argument.since("2.0.0", reason="the type is called dtype")
def _dtype_argument_of_keras_2() -> str:
    return "dtype"


@versioned
def _dtype_or_default(dtype: Optional[str]) -> Optional[str]:
    return dtype


@_dtype_or_default.since("2.0.0", reason="without a dtype it is K.floatx(), whatever the tensor's")
def _dtype_or_floatx(dtype: Optional[str]) -> Optional[str]:
    return dtype or K.floatx()
