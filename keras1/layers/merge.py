"""Merging tensors in the functional API: the layer Merge and the function merge of 1.x.

Also the historical module ``keras.layers.merge`` of 2.x, whose layers are in `keras1.layers.combining`.
"""
import inspect
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.engine.nodes import error_class, is_keras_tensor, single
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.history import argument, being, versioned
from keras1.layers.combining import (
    Add,
    Average,
    Concatenate,
    Dot,
    Maximum,
    Minimum,
    Multiply,
    Subtract,
    add,
    average,
    concatenate,
    dot,
    maximum,
    minimum,
    multiply,
    subtract,
)
from keras1.layers.kept_functions import kept, restored
from keras1.layers.lambdas import NAMES_AT_HAND

__all__ = [
    "Add", "Average", "Concatenate", "Dot", "Maximum", "Merge", "Minimum", "Multiply", "Subtract", "add", "average",
    "concatenate", "dot", "maximum", "merge", "minimum", "multiply", "subtract",
]

Mode = Union[str, Callable]
Shape = Tuple[Optional[int], ...]


class Merge(Layer):
    """Merge several tensors into one.

    Parameters
    ----------
    layers : list of Layer, optional
        What it reads; without them, the layer is called on a list of tensors.
    mode : {"sum", "mul", "concat", "ave", "cos", "dot", "max"} or callable
        Elementwise sum, product, mean or maximum; concatenation; cosine or dot product of two tensors; or a
        function of the list of tensors.
    concat_axis : int
        Axis of the concatenation.
    dot_axes : int or pair of int
        Axes to sum over, of the first and of the second tensor.
    output_shape : tuple or callable, optional
        For a function as mode: shape of a sample of the output, or a function of the list of shapes.
    output_mask : tensor or callable, optional
        For a function as mode: the output's mask, or a function of the list of masks.
    arguments : dict, optional
        Further keyword arguments for a function as mode; from 1.2.
    node_indices, tensor_indices : list of int, optional
        Which calls of ``layers``, and which of their outputs; by default the first.
    name : str, optional

    Raises
    ------
    ValueError, TypeError
        On another mode, fewer layers than two, or shapes that cannot be merged.

    Notes
    -----
    Source: ``keras.engine.topology.Merge`` of 1.x; `keras1.layers.merging.Merge` is that of 0.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     from keras1.layers import Input
    ...     Merge(mode="concat")([Input((3,)), Input((4,))])._keras_shape
    (None, 7)
    """

    supports_masking = True
    uses_mask = True

    @argument("arguments", "1.2.0", reason="keyword arguments for the function")
    def __init__(self, layers: Optional[Sequence[Layer]] = None, mode: Mode = "sum", concat_axis: int = -1,
                 dot_axes: Union[int, Sequence[int]] = -1, output_shape: Any = None, output_mask: Any = None,
                 arguments: Optional[Dict[str, Any]] = None, node_indices: Optional[Sequence[int]] = None,
                 tensor_indices: Optional[Sequence[int]] = None, name: Optional[str] = None):
        self.layers = layers
        self.mode = mode
        self.concat_axis = concat_axis
        self.dot_axes = dot_axes
        self._output_shape = output_shape
        self._output_mask = output_mask
        self.arguments = arguments or {}
        self.node_indices = node_indices
        self._name = name or self._unique_name()
        if layers:
            with being(self.release):
                self._connect(layers, node_indices or [0] * len(layers), tensor_indices)

    def _connect(self, layers: Sequence[Layer], node_indices: Sequence[int],
                 tensor_indices: Optional[Sequence[int]]) -> None:
        """Read layers, once they fit together."""
        _check_count(layers, self.mode)
        places = tensor_indices or [0] * len(layers)
        shapes = [_shape_at(*each) for each in zip(layers, node_indices, places)]
        if not callable(self.mode):
            self.dot_axes = _CHECKS[self.mode](shapes, self.mode, self.concat_axis, self.dot_axes) or self.dot_axes
        self.built = True
        self.add_inbound_node(list(layers), list(node_indices), list(places))

    def __call__(self, inputs: List[Any], mask: Any = None) -> Any:
        """The merged tensor of a list of tensors; a Merge layer can be called only once.

        Raises
        ------
        TypeError
            If it is not a list.
        RuntimeError
            If it was called before, or reads layers.
        """
        if not isinstance(inputs, list):
            raise WiringError.like(error_class(TypeError))(
                "Merge can only be called on a list of tensors, not a single tensor. Received: %s" % (inputs,))
        if self.built:
            raise WiringError.like(error_class(RuntimeError))(
                'A Merge layer cannot be used more than once, please use the "merge" function instead: '
                "`merged_tensor = merge([tensor_1, tensor2])`.")
        if not all(is_keras_tensor(x) for x in inputs):
            return self.call(inputs, mask)
        with being(self.release):
            self._connect(*(list(part) for part in zip(*(x._keras_history for x in inputs))))
        return self.inbound_nodes[-1].output_tensors[0]

    def call(self, inputs: List[Any], mask: Any = None) -> Any:
        """The merged tensor of a list of tensors."""
        if not isinstance(inputs, list) or len(inputs) <= 1:
            raise WiringError.like(error_class(TypeError))(
                "Merge must be called on a list of tensors (at least 2). Got: %s" % (inputs,))
        if callable(self.mode):
            if "mask" in inspect.signature(self.mode).parameters:
                self.arguments["mask"] = mask
            return self.mode(inputs, **self.arguments)
        if self.mode not in _MODES:
            raise ArgumentError.like(error_class(ValueError))(
                "Unknown merge mode.", "the modes are: %s" % ", ".join(sorted(_MODES)))
        return _MODES[self.mode](inputs, self.concat_axis, self.dot_axes)

    def get_output_shape_for(self, input_shape: List[Shape]) -> Shape:
        """Shape of the merged tensor for a list of shapes."""
        if not isinstance(input_shape, list):
            raise ShapeError.like(AssertionError)("", "Merge: expected a list of shapes, got %s" % (input_shape,))
        if callable(self.mode):
            return self._shape_of_function(input_shape)
        if self.mode == "concat":
            return _concatenated(input_shape, self.concat_axis)
        return _product_shape(input_shape, self.dot_axes) if self.mode in ("dot", "cos") else input_shape[0]

    def _shape_of_function(self, shapes):
        if callable(self._output_shape):
            return self._output_shape(shapes)
        if self._output_shape is not None:
            return (shapes[0][0],) + tuple(self._output_shape)
        raise ArgumentError.like(error_class(ValueError))(self._no_shape_text() % self.name)

    @versioned
    def _no_shape_text(self):
        return ("The Merge layer %s has a callable `mode` argument, and we cannot infer its output shape because no "
                "`output_shape` argument was provided.Make sure to pass a shape tuple (or a callable) `output_shape` "
                "to Merge.")

    @_no_shape_text.since("1.2.0", reason="a space was missing")
    def _no_shape_text_spaced(self):
        return ("The Merge layer %s has a callable `mode` argument, and we cannot infer its output shape because no "
                "`output_shape` argument was provided. Make sure to pass a shape tuple (or callable) `output_shape` "
                "to Merge.")

    def compute_mask(self, inputs: List[Any], mask: Any = None) -> Any:
        """Mask of the output: all masks together; none for products."""
        if mask is None or all(m is None for m in mask):
            return None
        if len(mask) != len(inputs):
            raise WiringError.like(AssertionError)("", "%d masks for %d inputs" % (len(mask), len(inputs)))
        if callable(self.mode):
            return self._output_mask(mask) if callable(self._output_mask) else self._output_mask
        if self.mode == "concat":
            return _concatenated_mask(inputs, mask, self.concat_axis)
        if self.mode in ("cos", "dot"):
            return None
        if self.mode == "max":
            raise ArgumentError.like(error_class(ValueError))("Invalid merge mode: max")
        return K.all(K.concatenate([K.expand_dims(m, 0) for m in mask if m is not None], axis=0), axis=0,
                     keepdims=False)

    def get_config(self) -> Dict[str, Any]:
        """Name, mode and its options; functions as code or by name."""
        return self._config()

    @versioned
    def _config(self):
        mode, mode_type = kept(self.mode)
        shape, shape_type = kept(self._output_shape)
        return {"name": self.name, "mode": mode, "mode_type": mode_type, "concat_axis": self.concat_axis,
                "dot_axes": self.dot_axes, "output_shape": shape, "output_shape_type": shape_type}

    @_config.since("1.2.0", reason="mask and arguments are kept")
    def _config_with_mask(self):
        mode, mode_type = kept(self.mode)
        shape, shape_type = kept(self._output_shape)
        mask, mask_type = kept(self._output_mask)
        return {"name": self.name, "mode": mode, "mode_type": mode_type, "concat_axis": self.concat_axis,
                "dot_axes": self.dot_axes, "output_shape": shape, "output_shape_type": shape_type,
                "output_mask": mask, "output_mask_type": mask_type, "arguments": self.arguments}

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "Merge":
        """A layer from what ``get_config`` gave."""
        config = dict(config)
        names = [config.get("name") or cls.__name__]
        for key in ("mode", "output_shape", "output_mask"):
            if key in config:
                config[key] = restored(config[key], config.pop(key + "_type", None), cls.__name__,
                                       names if key == "mode" else [names[0] + "." + key], NAMES_AT_HAND)
        return cls(**config)


def merge(inputs: List[Any], mode: Mode = "sum", concat_axis: int = -1, dot_axes: Union[int, Sequence[int]] = -1,
          output_shape: Any = None, output_mask: Any = None, arguments: Optional[Dict[str, Any]] = None,
          name: Optional[str] = None) -> Any:
    """Merge a list of tensors into one; see `Merge`.

    Parameters
    ----------
    inputs : list of tensors
        Made by layers.
    mode, concat_axis, dot_axes, output_shape, output_mask, arguments, name
        See `Merge`.

    Notes
    -----
    Source: ``keras.engine.topology.merge`` of 1.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     from keras1.layers import Input
    ...     merge([Input((3,)), Input((3,))], mode="sum")._keras_shape
    (None, 3)
    """
    options = dict(mode=mode, concat_axis=concat_axis, dot_axes=dot_axes, output_shape=output_shape,
                   output_mask=output_mask, arguments=arguments, name=name)
    if not all(hasattr(x, "_keras_history") for x in inputs):
        return Merge(**options)(inputs)
    if not inputs:
        return Merge(**options)(inputs)
    layers, nodes, tensors = (list(part) for part in zip(*(x._keras_history for x in inputs)))
    return single(Merge(layers, node_indices=nodes, tensor_indices=tensors, **options).inbound_nodes[0].output_tensors)


# -- checks

def _check_count(layers: Any, mode: Mode) -> None:
    if not callable(mode) and mode not in _MODES:
        raise ArgumentError.like(error_class(ValueError))(
            "Invalid merge mode: %s" % (mode,), "expected one of %s, or a function" % ", ".join(_MODES))
    if not isinstance(layers, (list, tuple)) or len(layers) < 2:
        raise WiringError.like(error_class(TypeError))(
            "A Merge should only be applied to a list of layers with at least 2 elements. Found: %s" % (layers,))


def _shape_at(layer: Layer, node_index: int, tensor_index: int) -> Shape:
    shape = layer.get_output_shape_at(node_index)
    return shape[tensor_index] if isinstance(shape, list) else shape


def _check_same(shapes, mode, concat_axis, dot_axes):
    if len(set(shapes)) > 1:
        raise ShapeError.like(error_class(ValueError))(
            "Only layers of same output shape can be merged using %s mode. Layer shapes: %s" % (mode, shapes))


def _check_concat(shapes, mode, concat_axis, dot_axes):
    rest = set()
    for shape in shapes:
        sizes = list(shape)
        del sizes[concat_axis]
        rest.add(tuple(sizes))
    if len(rest) > 1:
        raise ShapeError.like(error_class(ValueError))(
            '"concat" mode can only merge layers with matching output shapes except for the concat axis. '
            "Layer shapes: %s" % (shapes,), "concat_axis=%s" % concat_axis)


def _check_cosine(shapes, mode, concat_axis, dot_axes):
    _check_same(shapes, mode, concat_axis, dot_axes)
    return _check_dot(shapes, mode, concat_axis, dot_axes)


def _check_dot(shapes, mode, concat_axis, dot_axes):
    """The axes as a pair, once they fit the shapes."""
    if len(shapes) > 2:
        raise WiringError.like(error_class(ValueError))(
            "%s merge takes exactly 2 layers" % mode, "%d were given" % len(shapes))
    (first, second), given = shapes, dot_axes
    if isinstance(dot_axes, int):
        dot_axes = [dot_axes % len(first), dot_axes % len(second)] if dot_axes < 0 else [dot_axes, dot_axes]
    if not isinstance(dot_axes, (list, tuple)):
        raise ArgumentError.like(error_class(TypeError))("Invalid type for dot_axes - should be a list.")
    if len(dot_axes) != 2:
        raise ArgumentError.like(error_class(ValueError))("Invalid format for dot_axes - should contain two elements.")
    if not all(isinstance(axis, int) for axis in dot_axes):
        raise ArgumentError.like(error_class(ValueError))(
            'Invalid format for dot_axes - list elements should be "int".')
    a, b = dot_axes
    if first[a] != second[b]:
        text = "Dimension incompatibility using dot mode: %s != %s. Layer shapes: %s, %s" % (
            first[a], second[b], first, second)
        raise _dimension_error(given, text)
    return dot_axes


@versioned
def _dimension_error(given, text):
    if isinstance(given, int):
        return ShapeError.like(TypeError)("'int' object is not subscriptable", text)
    return ShapeError.like(Exception)(text)


@_dimension_error.since("1.2.0", bug=True, reason="the message was made of dot_axes as they were given")
def _dimension_value_error(given, text):
    return ShapeError.like(ValueError)(text, "dot_axes=%s" % (given,))


_CHECKS = {"sum": _check_same, "mul": _check_same, "concat": _check_concat, "ave": _check_same,
           "cos": _check_cosine, "dot": _check_dot, "max": _check_same}


# -- what the modes compute

def _sum(inputs, concat_axis, dot_axes):
    total = inputs[0]
    for x in inputs[1:]:
        total = total + x
    return total


def _product(inputs, concat_axis, dot_axes):
    total = inputs[0]
    for x in inputs[1:]:
        total = total * x
    return total


def _maximum(inputs, concat_axis, dot_axes):
    largest = inputs[0]
    for x in inputs[1:]:
        largest = K.maximum(largest, x)
    return largest


def _mean(inputs, concat_axis, dot_axes):
    return _sum(inputs, concat_axis, dot_axes) / len(inputs)


def _concatenate(inputs, concat_axis, dot_axes):
    return K.concatenate(inputs, axis=concat_axis)


def _dot(inputs, concat_axis, dot_axes):
    return K.batch_dot(inputs[0], inputs[1], dot_axes)


def _cosine(inputs, concat_axis, dot_axes):
    a, b = inputs
    norm = K.sqrt(K.batch_dot(a, a, dot_axes) * K.batch_dot(b, b, dot_axes))
    return K.expand_dims(K.batch_dot(a, b, dot_axes) / K.maximum(norm, K.epsilon()), 1)


_MODES = {"sum": _sum, "mul": _product, "concat": _concatenate, "ave": _mean, "cos": _cosine, "dot": _dot,
          "max": _maximum}


# -- shapes and masks

def _concatenated(shapes: List[Shape], axis: int) -> Shape:
    merged = list(shapes[0])
    sizes = [shape[axis] for shape in shapes]
    merged[axis] = None if None in sizes else sum(sizes)
    return tuple(merged)


def _product_shape(shapes: List[Shape], axes: Sequence[int]) -> Shape:
    first, second = (list(shape) for shape in shapes)
    first.pop(axes[0])
    second.pop(axes[1])
    merged = first + second[1:]
    return tuple(merged if len(merged) > 1 else merged + [1])


def _concatenated_mask(inputs, masks, axis):
    """The masks concatenated as the inputs are; a step counts where all its values do."""
    parts = [K.cast(K.ones_like(x), "uint8") if mask is None else
             K.expand_dims(mask) if K.ndim(mask) < K.ndim(x) else mask for x, mask in zip(inputs, masks)]
    return K.all(K.concatenate(parts, axis=axis), axis=-1, keepdims=False)
