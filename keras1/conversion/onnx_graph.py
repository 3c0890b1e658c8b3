"""A graph of ONNX while it is made: operations one by one, each told the shape of what it makes."""
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

import numpy as np

#: The version of the operators: the first in which every reduction takes its axes as an input.
OPSET = 18

Shape = Tuple[Optional[int], ...]


class Tensor(NamedTuple):
    """A value in the graph.

    Attributes
    ----------
    name : str
    shape : tuple of int or None
        None where it is known only in use.
    kind : int
        Type of its elements, as ONNX numbers them.
    mask : Tensor, optional
        Which steps count, of shape (samples, steps); as Keras passes it from layer to layer.
    """

    name: str
    shape: Shape
    kind: int = 1
    mask: Any = None

    def masked(self, mask: Optional["Tensor"]) -> "Tensor":
        """The same value under another mask."""
        return self._replace(mask=mask)


class Graph:
    """Nodes and constants; `outer` is the graph around the body of a loop.

    Examples
    --------
    >>> graph = Graph()
    >>> x = graph.input("x", (None, 3))
    >>> graph.op("MatMul", x, graph.constant(np.ones((3, 2), "float32"))).shape
    (None, 2)
    """

    def __init__(self, outer: Optional["Graph"] = None, prefix: str = ""):
        self.nodes: List[Any] = []
        self.constants: Dict[str, np.ndarray] = outer.constants if outer else {}
        self.inputs: List[Any] = []
        self.outputs: List[Any] = []
        self._prefix = prefix
        self._counter: List[int] = outer._counter if outer else [0]
        self._known: Dict[bytes, Tensor] = outer._known if outer else {}
        self.scope = ""

    def name(self, kind: str) -> str:
        """A new name: of the layer at hand, the kind of operation and a number."""
        self._counter[0] += 1
        return "%s%s/%s_%d" % (self._prefix, self.scope, kind, self._counter[0])

    def input(self, name: str, shape: Sequence[Optional[int]], kind: int = 1) -> Tensor:
        """Something that is given."""
        from onnx import helper

        told = [part if part is not None else "batch" if not axis else "%s_%d" % (name, axis)
                for axis, part in enumerate(shape)]
        self.inputs.append(helper.make_tensor_value_info(name, kind, told))
        return Tensor(name, tuple(shape), kind)

    def output(self, name: str, tensor: Tensor) -> None:
        """Give a value out under a name."""
        from onnx import helper

        self.nodes.append(helper.make_node("Identity", [tensor.name], [name], name=name + "/out"))
        told = [part if part is not None else "batch" if not axis else "%s_%d" % (name, axis)
                for axis, part in enumerate(tensor.shape)]
        self.outputs.append(helper.make_tensor_value_info(name, tensor.kind, told))

    def maker(self, tensor: Tensor) -> Optional[str]:
        """The operator that makes a value; None if it is given."""
        return next((node.op_type for node in reversed(self.nodes) if tensor.name in node.output), None)

    def constant(self, value: Any, dtype: Optional[str] = None) -> Tensor:
        """An array that is part of the graph; equal ones are kept once."""
        from onnx import helper

        array = np.ascontiguousarray(np.asarray(value, dtype)) if np.ndim(value) else np.asarray(value, dtype)
        key = b"%s%s" % (str((array.shape, array.dtype)).encode(), array.tobytes())
        if key not in self._known:
            name = "constant_%d" % len(self.constants)
            self.constants[name] = array
            self._known[key] = Tensor(name, array.shape, helper.np_dtype_to_tensor_dtype(array.dtype))
        return self._known[key]

    def op(self, kind: str, *inputs: Union[Tensor, np.ndarray], **attributes: Any) -> Tensor:
        """Apply an operator that has one output; arrays among its inputs become constants."""
        return self.ops(kind, 1, *inputs, **attributes)[0]

    def ops(self, kind: str, count: int, *inputs: Union[Tensor, np.ndarray], **attributes: Any) -> List[Tensor]:
        """Apply an operator that has several outputs."""
        from onnx import helper

        tensors = [part if isinstance(part, Tensor) else self.constant(part) for part in inputs]
        names = [self.name(kind) for _ in range(count)]
        node = helper.make_node(kind, [part.name for part in tensors], names, name=names[0], **attributes)
        self.nodes.append(node)
        types = self._inferred(kind, node, tensors)
        return [Tensor(name, *_shape_and_kind(types.get(name))) for name in names]

    def _inferred(self, kind: str, node: Any, tensors: List[Tensor]) -> Dict[str, Any]:
        from onnx import defs, helper, numpy_helper, shape_inference

        types = {part.name: helper.make_tensor_type_proto(
            part.kind, ["batch" if size is None and not axis else size for axis, size in enumerate(part.shape)])
            for part in tensors}
        values = {part.name: numpy_helper.from_array(self.constants[part.name], part.name)
                  for part in tensors if part.name in self.constants}
        schema = defs.get_schema(kind, OPSET, "")
        return shape_inference.infer_node_outputs(schema, node, types, values,
                                                  opset_imports=[helper.make_opsetid("", OPSET)])


def _shape_and_kind(kind: Any) -> Tuple[Shape, int]:
    if kind is None or not kind.tensor_type.HasField("shape"):
        raise AssertionError("an operator whose shape is not known")
    shape = tuple(dim.dim_value if dim.HasField("dim_value") else None for dim in kind.tensor_type.shape.dim)
    return shape, kind.tensor_type.elem_type
