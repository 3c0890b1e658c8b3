"""Nodes: what joins layers in the functional API (1.x), and what a layer says of its inputs.

A tensor that a layer made knows where it came from (``_keras_history``), what shape it has (``_keras_shape``)
and whether it differs between training and use (``_uses_learning_phase``).  Each call of a layer on such
tensors makes a `Node`.
"""
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from keras1 import backend as K
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.history import versioned

Shape = Tuple[Optional[int], ...]


class History(NamedTuple):
    """Where a tensor came from: which layer made it, in which call, as which of its outputs."""

    layer: Any
    node_index: int
    tensor_index: int

    @property
    def node(self) -> "Node":
        """The call that made the tensor."""
        return self.layer.inbound_nodes[self.node_index]


def to_list(x: Any) -> List[Any]:
    """The value, in a list unless it is one.

    Examples
    --------
    >>> to_list(3), to_list([3])
    ([3], [3])
    """
    return x if isinstance(x, list) else [x]


def object_list_uid(object_list: Any) -> str:
    """The identities of some objects as a text.

    Source: ``keras.engine.topology.object_list_uid`` of 1.2.
    """
    return ", ".join(str(abs(id(x))) for x in to_list(object_list))


def single(values: List[Any]) -> Any:
    """The only value of a list, or the list if it has several."""
    return values[0] if len(values) == 1 else values


@versioned
def error_class(wanted: type) -> type:
    """The class that an error of the functional API has."""
    return Exception


@error_class.since("1.2.0", reason="errors have classes of their own; before, all were bare exceptions")
def error_class_of_its_own(wanted: type) -> type:
    """The class that an error of the functional API has."""
    return wanted


class InputSpec:
    """What a layer expects of one of its inputs.

    Parameters
    ----------
    dtype : str, optional
    shape : tuple, optional
        None in it stands for any size.
    ndim : int or str, optional
        Number of axes; ``"3+"`` for at least three (1.x).
    max_ndim, min_ndim : int, optional
        Bounds for the number of axes (2.x).
    axes : dict, optional
        Sizes of some axes (2.x).

    Notes
    -----
    Source: ``keras.engine.topology.InputSpec`` of 1.0 to 2.3.

    Examples
    --------
    >>> InputSpec(shape=(None, 3)).ndim
    2
    """

    def __init__(self, dtype: Optional[str] = None, shape: Optional[Shape] = None, ndim: Any = None,
                 max_ndim: Optional[int] = None, min_ndim: Optional[int] = None, axes: Optional[dict] = None):
        if isinstance(ndim, str) and not (ndim.endswith("+") and ndim[:-1].isdigit()):
            wanted = AssertionError if error_class(ValueError) is Exception else ValueError
            raise ArgumentError.like(wanted)(
                'When passing a str "ndim", it should have the form "2+", "3+", etc.', "ndim is %r" % ndim)
        self.dtype = dtype
        self.shape = shape
        self.ndim = ndim if shape is None else len(shape)
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.axes = axes or {}

    def __repr__(self) -> str:
        facts = ("dtype", "shape", "ndim", "max_ndim", "min_ndim", "axes")
        shown = ["%s=%s" % (name, getattr(self, name)) for name in facts if getattr(self, name)]
        return "InputSpec(%s)" % ", ".join(shown)

    def check(self, x: Any, index: int, layer_name: str) -> None:
        """Raise unless the tensor ``x``, input number ``index`` of a layer, is as specified."""
        start = "Input %d is incompatible with layer %s: expected " % (index, layer_name)
        for text in self._complaints(x):
            raise ShapeError.like(error_class(ValueError))(start + text, "the tensor is %s" % described(x))

    def _complaints(self, x):
        ndim, least = K.ndim(x), int(self.ndim[:-1]) if isinstance(self.ndim, str) else None
        if least is not None and ndim < least:
            yield "ndim >= %d, found ndim=%d" % (least, ndim)
        if least is None and self.ndim is not None and ndim != self.ndim:
            yield "ndim=%s, found ndim=%d" % (self.ndim, ndim)
        if self.max_ndim is not None and ndim > self.max_ndim:
            yield "max_ndim=%s, found ndim=%d" % (self.max_ndim, ndim)
        if self.min_ndim is not None and ndim < self.min_ndim:
            yield "min_ndim=%s, found ndim=%d" % (self.min_ndim, ndim)
        if self.dtype is not None and K.dtype(x) != self.dtype:
            yield "dtype=%s, found dtype=%s" % (self.dtype, K.dtype(x))
        shape = shape_of(x)
        if shape is None:
            return
        for axis, size in self.axes.items():
            if size is not None and shape[int(axis)] not in (size, None):
                yield "axis %s of input shape to have value %s but got shape %s" % (axis, size, shape)
        if self.shape is not None and any(_differ(e, s) for e, s in zip(self.shape, shape)):
            yield "shape=%s, found shape=%s" % (self.shape, shape)


@versioned
def _differ(expected, size):
    return expected is not None and expected != size


@_differ.since("2.0.0", reason="an unknown size passes")
def _differ_if_known(expected, size):
    return expected is not None and size is not None and expected != size


class Node:
    """One call of a layer: what it read and what it made.

    Parameters
    ----------
    outbound_layer : Layer
        The layer that was called.
    inbound_layers : list of Layer
        Those that made its inputs.
    node_indices, tensor_indices : list of int
        In which of their calls, and as which of the outputs.
    input_tensors, output_tensors : list of tensors
    input_masks, output_masks : list of tensors or None
    input_shapes, output_shapes : list of tuples

    Notes
    -----
    Source: ``keras.engine.topology.Node`` of 1.x.
    """

    def __init__(self, outbound_layer: Any, inbound_layers: List[Any], node_indices: List[int],
                 tensor_indices: List[int], input_tensors: List[Any], output_tensors: List[Any],
                 input_masks: List[Any], output_masks: List[Any], input_shapes: List[Shape],
                 output_shapes: List[Shape], arguments: Optional[dict] = None):
        self.outbound_layer = outbound_layer
        self.inbound_layers = inbound_layers
        self.node_indices = node_indices
        self.tensor_indices = tensor_indices
        self.input_tensors = input_tensors
        self.output_tensors = output_tensors
        self.input_masks = input_masks
        self.output_masks = output_masks
        self.input_shapes = input_shapes
        self.output_shapes = output_shapes
        self.arguments = arguments or {}
        for layer in inbound_layers:
            if layer is not None:
                layer.outbound_nodes.append(self)
        outbound_layer.inbound_nodes.append(self)

    @classmethod
    def create_node(cls, outbound_layer: Any, inbound_layers: Sequence[Any],
                    node_indices: Optional[Sequence[int]] = None, tensor_indices: Optional[Sequence[int]] = None,
                    arguments: Optional[dict] = None) -> "Node":
        """Call a layer on the outputs of others, and note it."""
        node_indices = list(node_indices or [0] * len(inbound_layers))
        tensor_indices = list(tensor_indices or [0] * len(inbound_layers))
        origins = [History(*origin) for origin in zip(inbound_layers, node_indices, tensor_indices)]
        tensors = [origin.node.output_tensors[origin.tensor_index] for origin in origins]
        masks = [origin.node.output_masks[origin.tensor_index] for origin in origins]
        shapes = [origin.node.output_shapes[origin.tensor_index] for origin in origins]
        outputs, output_masks, output_shapes = run(outbound_layer, tensors, masks, shapes, arguments)
        phase = any(uses_phase(x) for x in tensors) or outbound_layer.uses_learning_phase
        number = len(outbound_layer.inbound_nodes)
        for index, (output, shape) in enumerate(zip(outputs, output_shapes)):
            mark(output, shape, phase or uses_phase(output), History(outbound_layer, number, index))
        return cls(outbound_layer, list(inbound_layers), node_indices, tensor_indices, tensors, outputs, masks,
                   output_masks, shapes, output_shapes, arguments)

    @classmethod
    def noted(cls, layer: Any, x: Any, tensors: List[Any], arguments: dict) -> "Node":
        """Call a layer on any tensors, made by layers or not, and note it (2.x)."""
        origins = [tensor._keras_history if is_keras_tensor(tensor) else (None, None, None) for tensor in tensors]
        masks = [mask_of(tensor) for tensor in tensors]
        shapes = [K.int_shape(tensor) for tensor in tensors]
        given = dict(arguments)
        if layer.call_names_mask and any(mask is not None for mask in masks):
            given.setdefault("mask", single(masks))
        outputs = _tensors_of(layer, layer.call(x, **given), tensors)
        output_masks = to_list(layer.compute_mask(x, single(masks)))
        if len(output_masks) == 1:
            output_masks = output_masks * len(outputs)
        output_shapes = [None] * len(outputs)
        if all(shape is not None for shape in shapes):
            output_shapes = to_list(layer.compute_output_shape(single(shapes)))
        _check_counts(layer, outputs, output_masks[:len(outputs)], output_shapes[:len(outputs)])
        phase = any(uses_phase(tensor) for tensor in tensors) or layer.says_of_phase
        number = len(layer.inbound_nodes)
        for index, (output, shape) in enumerate(zip(outputs, output_shapes)):
            mark(output, shape, phase or uses_phase(output), History(layer, number, index))
        inbound, nodes, places = (list(part) for part in zip(*origins))
        return cls(layer, inbound, nodes, places, tensors, outputs, masks, output_masks, shapes, output_shapes,
                   arguments)

    def origins(self) -> List[History]:
        """Where its inputs came from."""
        return [History(*origin) for origin in zip(self.inbound_layers, self.node_indices, self.tensor_indices)]

    @property
    def begins(self) -> bool:
        """Whether a graph's input is made here: what goes in comes out.  A network's own node reads no layer either."""
        return not self.inbound_layers and all(x is y for x, y in zip(self.input_tensors, self.output_tensors))

    def get_config(self) -> dict:
        """Names and indices of the layers that it joins."""
        return {"outbound_layer": self.outbound_layer.name if self.outbound_layer else None,
                "inbound_layers": [layer.name if layer else None for layer in self.inbound_layers],
                "node_indices": self.node_indices, "tensor_indices": self.tensor_indices}


def mark(tensor: Any, shape: Shape, phase: bool, history: Optional[History]) -> None:
    """Tell a tensor its shape, whether it depends on the phase, and where it came from."""
    tensor._keras_shape = shape
    tensor._uses_learning_phase = phase
    if history is not None:
        tensor._keras_history = history


def is_keras_tensor(x: Any) -> bool:
    """Whether a layer (or `Input`) made the tensor."""
    return bool(getattr(x, "_keras_history", None))


def uses_phase(x: Any) -> bool:
    """Whether a tensor differs between training and use, as far as it was told."""
    return getattr(x, "_uses_learning_phase", False)


def shape_of(x: Any) -> Optional[Shape]:
    """The shape that a tensor was told, or None."""
    return getattr(x, "_keras_shape", None)


def described(x: Any) -> str:
    """A tensor as messages show it: its name, its shape and the layer that made it."""
    text = "'%s' of shape %s" % (getattr(x, "name", None) or x, shape_of(x))
    return text + (", made by layer '%s'" % x._keras_history[0].name if is_keras_tensor(x) else "")


def run(layer: Any, tensors: List[Any], masks: List[Any], shapes: List[Shape],
        arguments: Optional[dict] = None) -> Tuple[List[Any], List[Any], List[Shape]]:
    """What a layer makes of tensors: outputs, their masks and their shapes.

    ``call``, ``compute_mask`` and ``get_output_shape_for`` run once each and in this order.
    """
    outputs, output_masks = run_symbolic(layer, tensors, masks, arguments)
    output_shapes = to_list(layer.get_output_shape_for(single(shapes)))
    _check_counts(layer, outputs, output_masks, output_shapes)
    return outputs, output_masks, output_shapes


def _check_counts(layer: Any, outputs: List[Any], masks: List[Any], shapes: List[Any]) -> None:
    """Raise unless there are a shape and a mask for each output."""
    if len(outputs) != len(shapes):
        raise WiringError.like(error_class(ValueError))(
            'The `get_output_shape_for` method of layer "%s"" should return one shape tuple per output tensor of '
            "the layer. Found: %s" % (layer.name, shapes), "it made %d tensors" % len(outputs))
    if len(outputs) != len(masks):
        raise WiringError.like(error_class(ValueError))(
            'The `compute_mask` method of layer "%s" should return one mask tensor per output tensor of the layer. '
            "Found: %s" % (layer.name, masks), "it made %d tensors" % len(outputs))


def run_symbolic(layer: Any, tensors: List[Any], masks: List[Any],
                 arguments: Optional[dict] = None) -> Tuple[List[Any], List[Any]]:
    """Outputs and their masks, for tensors whose shapes need not be known."""
    x, mask = single(tensors), single(masks)
    given = {"mask": mask} if layer.call_takes_mask else {}
    outputs = layer.call(x, **given, **(arguments or {}))
    return _tensors_of(layer, outputs, tensors), to_list(layer.compute_mask(x, mask))


def _tensors_of(layer: Any, outputs: Any, tensors: List[Any]) -> List[Any]:
    """What ``call`` gave, as a list; a tensor has one history, so one of the inputs is copied."""
    outputs = list(outputs) if isinstance(outputs, tuple) else to_list(outputs)
    if not outputs or outputs[0] is None:
        raise WiringError.like(error_class(TypeError))(
            'The `call` method of layer "%s" should return a tensor. Found: %s'
            % (layer.name, outputs[0] if outputs else outputs), "end it with: return ...")
    return [K.identity(o) if any(o is t for t in tensors) else o for o in outputs]


def mask_of(x: Any) -> Any:
    """The mask that came with a tensor, or None."""
    return x._keras_history[0].inbound_nodes[x._keras_history[1]].output_masks[x._keras_history[2]] \
        if is_keras_tensor(x) else None
