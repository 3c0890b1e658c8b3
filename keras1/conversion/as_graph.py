"""From a functional model of 1.2.2 to a Graph of 0.3: named nodes, joins within them, layers that are shared."""
from typing import Any, List, Optional, Sequence

from keras1.conversion.records_of_3 import refuse
from keras1.conversion.shapes import Shapes
from keras1.saving.description import LayerRecord, Network, Origin
from keras1.saving.upgrades import tools

_MODES = ("sum", "mul", "ave", "concat", "dot", "cos")


def inline(network: Network) -> None:
    """Put the layers of models and stacks that are called once in their places; they are in no other."""
    for record in list(network.layers):
        if record.network is None:
            continue
        if len(record.calls) > 1:
            if record.network.kind == "Sequential":
                continue  # as one shared layer
            raise refuse(record, "Keras 0.3 shares layers and stacks, not models",
                         "call its layers one by one, each on what the model was called on")
        inline(record.network)
        _put_in_place(network, record)


def _put_in_place(network: Network, record: LayerRecord) -> None:
    inner, call = record.network, record.calls[0]
    taken = {layer.name for layer in network.layers}
    for layer in inner.layers:
        if layer.name in taken:
            _rename(inner, layer, "%s_%s" % (record.name, layer.name))
    starts = {origin.layer: call[number] for number, origin in enumerate(inner.inputs)}
    if inner.kind == "Sequential":
        first = inner.layers[0]
        first.calls = [[call[0]]]
        first.config.pop("batch_input_shape", None)
        starts = {}
        outputs = [Origin(inner.layers[-1].name)]
    else:
        outputs = inner.outputs
    layers = [layer for layer in inner.layers if layer.name not in starts]
    for layer in layers:
        layer.calls = [[starts.get(origin.layer, origin) for origin in part] for part in layer.calls]
    outputs = [starts.get(origin.layer, origin) for origin in outputs]
    place = network.layers.index(record)
    network.layers[place:place + 1] = layers
    tools.reread(network, record.name, lambda origin: outputs[origin.tensor])


def _rename(network: Network, record: LayerRecord, name: str) -> None:
    old, record.name = record.name, name
    tools.reread(network, old, lambda origin: origin._replace(layer=name))


def flatten(network: Network) -> None:
    """Put the layers of stacks within a stack in their places: files of 1.x number the weights of stacks anew."""
    for record in list(network.layers):
        if record.network is None or record.network.kind != "Sequential":
            continue
        flatten(record.network)
        first, place = record.network.layers[0], network.layers.index(record)
        if record.network.layers[0].class_name == "Merge":
            continue
        if place:
            first.config.pop("batch_input_shape", None)
        first.calls = [list(call) for call in record.calls]
        network.layers[place:place + 1] = record.network.layers
        last = record.network.layers[-1].name
        tools.reread(network, record.name, lambda origin, last=last: Origin(last))


def begin_with_input(network: Network) -> None:
    """A stack as a model: its input is a layer."""
    first = network.layers[0]
    if first.class_name == "Merge" and first.wrapped:
        raise refuse(first, "a stack that begins with a merge cannot be a Graph of Keras 0.3 too",
                     "convert to 1.2.2 or later")
    shape = first.config.pop("batch_input_shape", None)
    if shape is None:
        raise refuse(first, "the file does not tell the shape of its input",
                     "give it: batch_input_shape=(None, ...), --input-shape of the command")
    dtype = first.config.pop("input_dtype", None) or ("int32" if first.class_name == "Embedding" else "float32")
    start = LayerRecord(first.name + "_input", "InputLayer", {"batch_input_shape": shape, "input_dtype": dtype}, [[]])
    first.calls = [[Origin(start.name)]]
    network.layers.insert(0, start)
    network.kind, network.inputs = "Model", [Origin(start.name)]
    network.outputs = [Origin(network.layers[-1].name)]


# -- the graph

def make_graph(network: Network, shapes: Shapes) -> None:
    """Joins become part of the nodes that read them, shared layers without weights several; outputs get names."""
    for record in list(network.layers):
        if record.class_name == "Merge":
            _join(network, record, shapes)
        elif len(record.calls) > 1 and not record.size:
            _one_for_each_call(network, record)
        elif len(record.calls[0] if record.calls else []) > 1:
            raise refuse(record, "Keras 0.3 has no layer that reads several", "convert to 1.2.2 or later")
        elif record.class_name == "Embedding":
            _read_numbers(network, record)
    network.layers = _in_order(network)
    network.kind = "Graph"
    network.output_names = []
    for origin in network.outputs:
        if origin.tensor:
            raise refuse(network.named(origin.layer), "a layer of Keras 0.3 has one output",
                         "convert to 1.2.2 or later")
        shared = len(network.named(origin.layer).calls) > 1
        name = "%s_%d" % (origin.layer, origin.call + 1) if shared else origin.layer
        while name in network.output_names:
            name += "_"
        network.output_names.append(name)


def _read_numbers(network: Network, record: LayerRecord) -> None:
    """An input that an Embedding reads is one of whole numbers."""
    for call in record.calls:
        start = network.named(call[0].layer)
        if start.class_name == "InputLayer":
            start.config["dtype"] = "int"


def _join(network: Network, record: LayerRecord, shapes: Shapes) -> None:
    """A node that does nothing with what is joined, so that several may read it."""
    check_mode(record)
    _one_for_each_call(network, record)
    for layer in [layer for layer in network.layers if layer is record or layer.name.startswith(record.name + "#")]:
        name = layer.name
        read = [shapes.made(origin.layer) for origin in layer.calls[0]]
        config = {"mode": layer.config["mode"], "concat_axis": layer.config.get("concat_axis", -1),
                  "dot_axes": dot_axes(layer, read)}
        layer.name = name + "/merge"
        node = LayerRecord(name, "Activation", {"activation": "linear"}, [[Origin(layer.name)]])
        layer.config = config
        network.layers.insert(network.layers.index(layer) + 1, node)


def check_mode(record: LayerRecord) -> None:
    """Refuse a way of joining that 0.3 does not have."""
    if record.config.get("mode") not in _MODES or record.config.get("mode_type") in ("lambda", "function"):
        raise refuse(record, "Keras 0.3 has no merge of mode %r" % (record.config.get("mode"),),
                     "convert to 1.2.2 or later")


def dot_axes(record: LayerRecord, read: Sequence[Any]) -> Any:
    """The axes of a product as 0.3 wants them: a list for each of the two."""
    axes = record.config.get("dot_axes", -1)
    if record.config.get("mode") not in ("dot", "cos"):
        return -1
    axes = [axes, axes] if isinstance(axes, int) else list(axes)
    if min(axes) < 0 and None in read:
        raise refuse(record, "which axes are multiplied is not known without the shapes of what it reads",
                     "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape of the command")
    return [[axis % len(shape) if axis < 0 else axis] for axis, shape in zip(axes, read)]


def _one_for_each_call(network: Network, record: LayerRecord) -> None:
    """A layer without weights that is called several times is several layers."""
    names = [record.name] + ["%s#%d" % (record.name, number + 1) for number in range(1, len(record.calls))]
    if len(names) == 1:
        return
    tools.reread(network, record.name, lambda origin: Origin(names[origin.call]))
    copies = [LayerRecord(name, record.class_name, dict(record.config), [call])
              for name, call in zip(names[1:], record.calls[1:])]
    record.calls = record.calls[:1]
    place = network.layers.index(record)
    network.layers[place + 1:place + 1] = copies


def _in_order(network: Network) -> List[LayerRecord]:
    """Each layer behind all that it reads, at any of its calls."""
    left, done, ordered = list(network.layers), set(), []
    while left:
        ready: Optional[LayerRecord] = next((record for record in left if all(
            origin.layer in done for call in record.calls for origin in call)), None)
        if ready is None:
            shared = next((record for record in left if len(record.calls) > 1), left[0])
            raise refuse(shared, "Keras 0.3 calls a shared layer on all its inputs at once, and one of them is made of "
                         "its own output", "convert to 1.2.2 or later")
        left.remove(ready)
        done.add(ready.name)
        ordered.append(ready)
    return ordered
