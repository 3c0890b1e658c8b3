"""From a network in the words of Keras 3 to a model of ONNX."""
from typing import Any, Dict, List

from keras1.conversion import onnx_layers, onnx_places, onnx_recurrent
from keras1.conversion.onnx_graph import OPSET, Graph, Tensor
from keras1.conversion.onnx_layers import axes
from keras1.conversion.order import calls_in_order
from keras1.conversion.records_of_3 import refuse
from keras1.errors import BackendError
from keras1.saving.description import LayerRecord, Network
from keras1.saving.files import atomically

_LAYERS = {**onnx_layers.LAYERS, **onnx_places.LAYERS, **onnx_recurrent.LAYERS}

#: The version of the file's own format; the first that goes with the operators.
_IR_VERSION = 8

_KINDS = {"float32": 1, "int32": 6, "float64": 1, "int64": 6}


def write(network: Network, path: str) -> None:
    """Write a network in the words of Keras 3 as a file of ONNX, whole or not at all.

    Raises
    ------
    BackendError
        If the onnx package is not there.
    """
    model = to_onnx(network)
    with atomically(path) as part, open(part, "wb") as file:
        file.write(model.SerializeToString())


def to_onnx(network: Network) -> Any:
    """The model of ONNX that computes what a network of Keras 3 does.

    Inputs and outputs bear the names of the layers.  A stateful layer's states are inputs (``NAME_state_0``) and
    outputs (``NAME_state_0_next``) of the model: what came out with one batch goes in with the next.

    Parameters
    ----------
    network : Network
        See `keras1.conversion.to_keras3`.

    Returns
    -------
    onnx.ModelProto

    Raises
    ------
    ModelFileError
        If a layer has no counterpart.
    BackendError
        If the onnx package is not there.
    """
    try:
        from onnx import checker, helper, numpy_helper
    except ImportError:
        raise BackendError("the package onnx is not installed", "pip install 'keras1[convert]'") from None
    graph = Graph()
    inputs = [_input(graph, network.named(origin.layer)) for origin in network.inputs]
    for origin, tensor in zip(network.outputs, _outputs(graph, network, inputs)):
        graph.output(_output_name(origin, graph), tensor)
    constants = [numpy_helper.from_array(value, name) for name, value in graph.constants.items()]
    made = helper.make_graph(graph.nodes, network.name or "model", graph.inputs, graph.outputs, constants)
    model = helper.make_model(made, producer_name="keras1", ir_version=_IR_VERSION,
                              opset_imports=[helper.make_opsetid("", OPSET)])
    checker.check_model(model)
    return model


def _input(graph: Graph, record: LayerRecord) -> Tensor:
    shape = record.config.get("batch_shape")
    if shape is None:
        raise refuse(record, "the file does not tell the shape of its input",
                     "give it: batch_input_shape=(None, ...), --input-shape of the command")
    return graph.input(record.name, tuple(shape), _KINDS.get(record.config.get("dtype"), 1))


def _output_name(origin: Any, graph: Graph) -> str:
    taken = {output.name for output in graph.outputs} | {given.name for given in graph.inputs}
    name = origin.layer if not origin.tensor else "%s_%d" % (origin.layer, origin.tensor)
    while name in taken:
        name += "_"
    return name


def _outputs(graph: Graph, network: Network, inputs: List[Tensor]) -> List[Tensor]:
    """What a network makes of its inputs."""
    made: Dict[Any, List[Tensor]] = {(origin.layer, origin.call): [tensor]
                                     for origin, tensor in zip(network.inputs, inputs)}
    for record, number in calls_in_order(network):
        if (record.name, number) not in made:
            read = [made[origin.layer, origin.call][origin.tensor] for origin in record.calls[number]]
            made[record.name, number] = _called(graph, record, read)
    return [made[origin.layer, origin.call][origin.tensor] for origin in network.outputs]


def _called(graph: Graph, record: LayerRecord, inputs: List[Tensor]) -> List[Tensor]:
    """What a call of a layer makes."""
    if record.network is not None:
        return _outputs(graph, record.network, inputs)
    around, graph.scope = graph.scope, record.name
    try:
        found = _apply(graph, record, inputs)
    finally:
        graph.scope = around
    tensors = found if isinstance(found, list) else [found]
    if record.class_name in onnx_layers.PASSING:
        tensors = [tensor.masked(inputs[0].mask) for tensor in tensors]
    return tensors


def _apply(graph: Graph, record: LayerRecord, inputs: List[Tensor]) -> Any:
    if record.class_name == "InputLayer":
        return inputs[0]
    if record.class_name == "TimeDistributed":
        return _at_each_step(graph, record.wrapped[0], inputs[0])
    if record.class_name == "Lambda":
        raise refuse(record, "its function is code, which ONNX does not take",
                     "convert to Keras 3 with a function for it (--function), or to a script, and export it there")
    rule = _LAYERS.get(record.class_name)
    if rule is None:
        raise refuse(record, "it is not carried over to ONNX",
                     "convert the model to Keras 3 (a name that ends in .keras), which can export it")
    return rule(graph, record, inputs)


def _at_each_step(graph: Graph, inner: LayerRecord, x: Tensor) -> Tensor:
    """A layer on every step: on steps and samples in one axis."""
    flat = graph.op("Reshape", x, axes(-1, *x.shape[2:]))
    found = _called(graph, inner, [flat])[0]
    if x.shape[1] is not None:
        return graph.op("Reshape", found, axes(-1, x.shape[1], *found.shape[1:]))
    front = graph.op("Slice", graph.op("Shape", x), axes(0), axes(2))
    shape = graph.op("Concat", front, axes(*found.shape[1:]), axis=0)
    made = graph.op("Reshape", found, shape)
    return made._replace(shape=(*x.shape[:2], *found.shape[1:]))
